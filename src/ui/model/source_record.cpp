#include "ui/model/source_record.h"

#include <algorithm>
#include <charconv>

#include "ui/model/sources.h"

namespace throughline::ui {
namespace {

constexpr const char* kPlaceView = "record.place";
constexpr const char* kBytesView = "record.bytes";

}  // namespace

std::int64_t source_file_of(std::string_view id) {
  std::int64_t file = -1;
  const char* const end = id.data() + std::min(id.find(':'), id.size());
  const auto read = std::from_chars(id.data(), end, file);
  return read.ec == std::errc() && read.ptr == end ? file : -1;
}

void SourceRecord::clear() { *this = SourceRecord(); }

void SourceRecord::update(const Context& context) {
  const std::optional<std::string>& id = context.state.interaction;
  if (!id || !context.state.raw) {
    if (wanted_) {
      clear();
      context.requests.forget(kPlaceView);
      context.requests.cancel(kBytesView);
    }
    return;
  }
  if (!wanted_ || shown_ != *id) {
    clear();
    // What was being unpacked is not wanted any more.
    context.requests.cancel(kBytesView);
    wanted_ = true;
    shown_ = *id;
  }
  const Json place = {{"op", "record"}, {"id", *id}};
  context.requests.ask(kPlaceView, dump_json(place), place,
                       [this, asked = *id](const Answer& answer) {
                         if (wanted_ && shown_ == asked && !answer.error)
                           place_answer_ = answer.body;
                       });
  const Json bytes = {{"op", "record"}, {"id", *id}, {"raw", true}};
  context.requests.ask(kBytesView, dump_json(bytes), bytes,
                       [this, asked = *id](const Answer& answer) { take(asked, answer); });
  rebuild(context);
}

void SourceRecord::take(const std::string& id, const Answer& answer) {
  if (!wanted_ || shown_ != id) return;
  error_ = answer.error;
  loaded_ = !error_;
  record_ = loaded_ ? answer.body : Json();
}

void SourceRecord::rebuild(const Context& context) {
  reading_.clear();
  text_.clear();
  plain_.clear();
  place_.clear();
  const Json& known = loaded_ ? record_ : place_answer_;
  if (!known.is_object()) {
    if (!error_) reading_ = "Reading the record …";
    return;
  }
  const Formatter& format = context.format;
  const std::string file = text_at(known, "file");
  const std::int64_t offset = integer_at(known, "offset");
  const std::int64_t length = integer_at(known, "length");
  place_ = file + ", record " + format.count(integer_at(known, "record") + 1) + ", " +
           format.count(length) + (length == 1 ? " byte" : " bytes") + " at byte " +
           format.count(offset);
  if (!loaded_) {
    if (error_) return;
    reading_ = flag_at(known, "packed")
                   ? "Unpacking " + file + " up to byte " + format.count(offset) + " …"
                   : "Reading " + file + " at byte " + format.count(offset) + " …";
    return;
  }
  const std::string encoding = text_at(record_, "encoding");
  if (!encoding.empty()) place_ += ", " + encoding;
  const auto bytes = static_cast<std::int64_t>(text_at(record_, "base64").size() / 4 * 3);
  if (bytes + 3 < length) place_ += "; its beginning is shown";
  plain_ = text_at(record_, "text");
  text_ = format.personal(visible_bytes(record_, !encoding.empty() && encoding != "UTF-8", false));
}

}  // namespace throughline::ui
