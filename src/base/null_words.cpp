#include "base/null_words.h"

#include <initializer_list>

namespace throughline {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text == word) return true;
  }
  return false;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(kBlanks);
  return text.substr(first, last - first + 1);
}

bool is_null_word(std::string_view text) {
  text = trim_blanks(text);
  if (text.size() > 4) return false;
  return text.empty() ||
         is_one_of(text, {"NULL", "N/A", "?", "\\N", "NaN", "null", "n/a", "nan", "NAN"});
}

bool is_null_number_word(std::string_view text) {
  text = trim_blanks(text);
  if (text.size() > 4) return false;
  return is_null_word(text) || is_one_of(text, {"NA", "None", "-", "na", "none", "NONE"});
}

}  // namespace throughline
