#include "base/text_mark.h"

#include <algorithm>
#include <array>

#include "base/null_words.h"

namespace throughline {
namespace {

constexpr char kMark = '\'';

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_negative_number(std::string_view text) {
  if (text.size() < 2 || text.front() != '-') return false;
  text.remove_prefix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return false;
  if (whole.size() == text.size()) return true;
  const std::string_view fraction = text.substr(whole.size() + 1);
  return !fraction.empty() && std::all_of(fraction.begin(), fraction.end(), is_digit);
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
    return !is_negative_number(text);
  constexpr std::array<std::string_view, 4> kFullWidth = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(kFullWidth.begin(), kFullWidth.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

bool needs_text_mark(std::string_view text, TextMarks marks) {
  if (marks == TextMarks::kNone) return false;
  const std::size_t begin = text.find_first_not_of(kMark);
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  return is_null_word(text) || (marks == TextMarks::kNullsAndFormulas && looks_like_formula(text));
}

std::string_view without_text_mark(std::string_view written, TextMarks marks) {
  if (marks == TextMarks::kNone || written.empty() || written.front() != kMark) return written;
  const std::string_view text = written.substr(1);
  return needs_text_mark(text, marks) ? text : written;
}

}  // namespace throughline
