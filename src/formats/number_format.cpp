#include <algorithm>
#include <string>

#include "base/currency.h"
#include "formats/spreadsheet_value.h"

namespace throughline::formats {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

// [h], [mm], [ss]: units that have elapsed.
bool is_elapsed(std::string_view inside) {
  if (inside.empty()) return false;
  const char unit = lower(inside.front());
  if (unit != 'h' && unit != 'm' && unit != 's') return false;
  return std::all_of(inside.begin(), inside.end(), [unit](char c) { return lower(c) == unit; });
}

// [$€-407], [$EUR].
std::string_view currency_in_brackets(std::string_view inside) {
  if (!inside.starts_with("$")) return {};
  inside.remove_prefix(1);
  return find_currency(inside.substr(0, inside.rfind('-')));
}

struct Seen {
  bool year_or_day = false;
  bool month_or_minute = false;
  bool hour_or_second = false;
  bool elapsed = false;
};

// A letter or a longer word of a format; how much of the text it takes.
std::size_t take_token(std::string_view text, Seen& seen) {
  for (const std::string_view word : {"general", "standard", "am/pm", "a/p"}) {
    if (!starts_with_word(text, word)) continue;
    seen.hour_or_second = seen.hour_or_second || word.find('/') != std::string_view::npos;
    return word.size();
  }
  const char c = lower(text.front());
  if (c == 'e' && text.size() > 1 && (text[1] == '+' || text[1] == '-')) return 2;  // 0.00E+00
  seen.year_or_day = seen.year_or_day || c == 'y' || c == 'd';
  seen.month_or_minute = seen.month_or_minute || c == 'm';
  seen.hour_or_second = seen.hour_or_second || c == 'h' || c == 's';
  return 1;
}

CellKind kind_of(const Seen& seen) {
  if (seen.elapsed) return CellKind::kDuration;
  if (seen.hour_or_second) return seen.year_or_day ? CellKind::kDateTime : CellKind::kTime;
  return seen.year_or_day || seen.month_or_minute ? CellKind::kDate : CellKind::kNumber;
}

}  // namespace

CellFormat built_in_format(std::uint32_t id) {
  const auto between = [id](std::uint32_t first, std::uint32_t last) {
    return id >= first && id <= last;
  };
  if (id == 22) return {CellKind::kDateTime, {}};
  if (id == 46) return {CellKind::kDuration, {}};
  if (between(18, 21) || between(32, 33) || id == 45 || id == 47) return {CellKind::kTime, {}};
  // Several of the East Asian ones are times in one language and dates in another: a date shows its
  // time of day where it has one.
  if (between(14, 17) || between(27, 36) || between(50, 58)) return {CellKind::kDate, {}};
  return {};
}

CellFormat classify_format(std::string_view code) {
  Seen seen;
  CellFormat format;
  const auto note_currency = [&format](std::string_view currency) {
    if (format.currency.empty()) format.currency = currency;
  };
  std::string literal;  // what stands in the cell as it is
  const auto end_literal = [&] {
    const std::size_t begin = literal.find_first_not_of(' ');
    if (begin != std::string::npos) {
      const std::size_t last = literal.find_last_not_of(' ');
      note_currency(find_currency(std::string_view(literal).substr(begin, last - begin + 1)));
    }
    literal.clear();
  };
  for (std::size_t at = 0; at < code.size();) {
    const char c = code[at];
    if (c == ';') break;  // what follows is for negative numbers, zero and text
    if (c == '"') {
      const std::size_t end = std::min(code.find('"', at + 1), code.size());
      literal += code.substr(at + 1, end - at - 1);
      at = end + 1;
    } else if (c == '\\' || c == '_' || c == '*') {
      if (c == '\\' && at + 1 < code.size()) literal.push_back(code[at + 1]);
      at += 2;
    } else if (c == '[') {
      end_literal();
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      seen.elapsed = seen.elapsed || is_elapsed(inside);
      note_currency(currency_in_brackets(inside));
      at = end + 1;
    } else if (c == '$' || static_cast<unsigned char>(c) >= 0x80) {
      literal.push_back(c);
      ++at;
    } else {
      end_literal();
      at += take_token(code.substr(at), seen);
    }
  }
  end_literal();
  format.kind = kind_of(seen);
  if (format.kind != CellKind::kNumber) format.currency = {};
  return format;
}

}  // namespace throughline::formats
