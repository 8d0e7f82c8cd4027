#include "engine/archive_data.h"

namespace throughline::engine {

ArchiveData empty_archive(std::uint64_t epoch) {
  ArchiveData data;
  auto snapshot = std::make_shared<store::Snapshot>();
  snapshot->epoch = epoch;
  snapshot->heaps = data.heaps;
  snapshot->customers = std::make_shared<store::Dictionary>();
  data.snapshot = std::move(snapshot);
  data.next_epoch = epoch + 1;
  return data;
}

}  // namespace throughline::engine
