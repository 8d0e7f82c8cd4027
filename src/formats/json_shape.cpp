#include <string>
#include <string_view>

#include "formats/json_blanks.h"
#include "formats/json_scanner.h"

namespace throughline::formats {
namespace {

// What stands at the beginning: how far its first value goes, and whether tables begin in it.
class ShapeSink final : public JsonSink {
 public:
  void on_record(std::uint64_t, std::string_view) override {}
  void on_broken(const BrokenJson&) override {}
  void on_table(std::string_view path) override { tables += path.empty() ? 0 : 1; }
  void on_table_end() override {}
  void on_member(std::string_view path, std::string_view) override {
    static constexpr std::string_view kPaging =
        " next_page previous_page next previous prev count total total_count totalCount end_time "
        "start_time after_url before_url after_cursor before_cursor end_of_stream has_more hasMore "
        "page per_page pages page_size limit offset success status code object url self cursor "
        "next_cursor size ";
    const std::string_view last = path.substr(path.rfind('.') + 1);
    const std::string padded = " " + std::string(last) + " ";
    others += kPaging.find(padded) == std::string_view::npos ? 1 : 0;
  }
  std::size_t tables = 0;
  std::size_t others = 0;
};

// Behind the bracket that closes the object at `begin`; npos if it is not closed.
std::size_t end_of_object(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"' || c == '\n') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

JsonShape detect_json_shape(std::string_view sample) {
  std::size_t begin = 0;
  while (begin < sample.size() && is_json_blank(sample[begin])) ++begin;
  if (begin == sample.size() || sample[begin] != '{') return JsonShape::kRecords;
  const std::size_t end = end_of_object(sample, begin);
  ShapeSink sink;
  JsonScanner scanner(JsonShape::kContainer, sink);
  scanner.feed(as_bytes(sample.substr(begin, end == std::string_view::npos ? end : end - begin)));
  if (sink.tables == 0) return JsonShape::kRecords;
  if (end == std::string_view::npos) {
    // One object a line: one whose brackets do not balance ends with its line all the same.
    const std::size_t line = sample.find('\n', begin);
    if (line == std::string_view::npos || !sample.substr(line + 1).starts_with('{'))
      return JsonShape::kContainer;
    const std::size_t last = sample.find_last_not_of(" \t\r\n", line);
    return std::string_view("[{,:").find(sample[last]) == std::string_view::npos
               ? JsonShape::kRecords
               : JsonShape::kContainer;
  }
  std::size_t next = end;
  while (next < sample.size() && (is_json_blank(sample[next]) || sample[next] == ',')) ++next;
  if (next == sample.size()) return JsonShape::kContainer;
  return sink.others == 0 ? JsonShape::kContainer : JsonShape::kRecords;
}

}  // namespace throughline::formats
