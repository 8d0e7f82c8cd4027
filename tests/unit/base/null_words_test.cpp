#include "base/null_words.h"

#include <doctest/doctest.h>

namespace throughline {
namespace {

TEST_CASE("null words") {
  for (const char* word :
       {"", "  ", "\t", "NULL", "null", "N/A", "n/a", "?", "\\N", "NaN", "nan", " NULL\r"}) {
    CHECK_MESSAGE(is_null_word(word), word);
    CHECK_MESSAGE(is_null_number_word(word), word);
  }
  for (const char* word : {"NA", "None", "-", "na"}) {
    CHECK_MESSAGE(!is_null_word(word), word);
    CHECK_MESSAGE(is_null_number_word(word), word);
  }
  for (const char* word : {"0", "no", "NULLS", "??", "--", "\\n", "Nancy", "."}) {
    CHECK_MESSAGE(!is_null_word(word), word);
    CHECK_MESSAGE(!is_null_number_word(word), word);
  }
  CHECK(trim_blanks(" \t a b \r\n") == "a b");
}

}  // namespace
}  // namespace throughline
