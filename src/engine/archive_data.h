#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "store/file_builder.h"
#include "store/snapshot.h"

namespace throughline::engine {

// What is open: the published snapshot that questions are asked of, and what the next load adds to.
struct ArchiveData {
  std::shared_ptr<store::Heaps> heaps = std::make_shared<store::Heaps>();
  store::IdentityJoins joins;
  std::shared_ptr<const store::Snapshot> snapshot;  // never null once constructed by empty_archive
  std::uint64_t next_epoch = 1;
};

// Nothing is open.
ArchiveData empty_archive(std::uint64_t epoch);

}  // namespace throughline::engine
