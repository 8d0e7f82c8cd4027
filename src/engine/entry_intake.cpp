#include "engine/entry_intake.h"

#include <algorithm>
#include <string>

#include "archive/content.h"

namespace throughline::engine {

Result<void> EntryIntake::open(bool whole) {
  const Content content = identify(sample_, builder_.file().name);
  if (content.kind == ContentKind::kGzip || content.kind == ContentKind::kZip ||
      !content.readable()) {
    const std::string_view advice =
        content.readable() ? "Unpack it once, then open what is inside." : content.advice;
    return Error{ErrorCode::kUnsupported,
                 "This is a " + std::string(content.name) + ". " + std::string(advice),
                 builder_.file().name};
  }
  auto reader =
      formats::open_reader({sample_, whole, builder_.file().name}, mapping_, builder_, tables_);
  if (!reader.ok()) return std::move(reader).error();
  reader_ = std::move(reader).value();
  const std::vector<std::uint8_t> held = std::exchange(sample_, {});
  if (Result<void> fed = reader_->feed(held); !fed.ok()) return fed;
  return builder_.status();
}

Result<void> EntryIntake::feed(ByteSpan bytes) {
  if (reader_ != nullptr) {
    if (Result<void> fed = reader_->feed(bytes); !fed.ok()) return fed;
    return builder_.status();
  }
  sample_.insert(sample_.end(), bytes.begin(), bytes.end());
  return sample_.size() >= formats::kSampleBytes ? open(false) : Result<void>{};
}

Result<void> EntryIntake::finish() {
  if (reader_ == nullptr) {
    if (Result<void> opened = open(true); !opened.ok()) return opened;
  }
  if (Result<void> finished = reader_->finish(); !finished.ok()) return finished;
  return builder_.status();
}

}  // namespace throughline::engine
