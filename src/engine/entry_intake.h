#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "formats/reader.h"
#include "store/file_builder.h"

namespace throughline::engine {

// The bytes of one entry, in pieces, into the reader that fits them: holds the beginning back until
// there is enough to recognise the format by.
class EntryIntake {
 public:
  EntryIntake(store::FileBuilder& builder, formats::TableSink& tables, std::string mapping)
      : builder_(builder), tables_(tables), mapping_(std::move(mapping)) {}

  Result<void> feed(ByteSpan bytes);
  Result<void> finish();

 private:
  Result<void> open(bool whole);

  store::FileBuilder& builder_;
  formats::TableSink& tables_;
  std::string mapping_;
  std::vector<std::uint8_t> sample_;
  std::unique_ptr<formats::Reader> reader_;
};

}  // namespace throughline::engine
