#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/task.h"
#include "store/file_builder.h"
#include "store/snapshot.h"

namespace throughline::store {

// A new snapshot of `base` (may be null: nothing open) and all that was staged, in time order.
// Neither is changed, so the same staging can be published again when more was read. `files`: all
// that are open, those of `base` first. Everything passed by reference must outlive the task and
// stay unchanged while it is under way.
Task<std::shared_ptr<const Snapshot>> build_snapshot(
    std::shared_ptr<const Snapshot> base, const Staging& staging,
    std::shared_ptr<const Heaps> heaps, std::vector<std::shared_ptr<const SourceFile>> files,
    std::uint64_t epoch, bool complete, Budget& budget);

}  // namespace throughline::store
