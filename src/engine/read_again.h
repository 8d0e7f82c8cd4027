#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "engine/file_reads.h"
#include "store/source_file.h"

namespace throughline::engine {

// The bytes of an opened entry at `extent`, read from the file once more and unpacked up to there.
// Pauses while the host reads and when the budget is spent.
Task<Result<std::vector<std::uint8_t>>> read_again(FileReads& reads, Budget& budget,
                                                   const store::SourcePath& path,
                                                   store::Extent extent);

}  // namespace throughline::engine
