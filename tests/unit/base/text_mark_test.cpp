#include "base/text_mark.h"

#include <doctest/doctest.h>

#include <string>

namespace throughline {
namespace {

std::string written(std::string_view text, TextMarks marks) {
  return (needs_text_mark(text, marks) ? "'" : "") + std::string(text);
}

TEST_CASE("text mark: what a spreadsheet may run is a formula") {
  for (const char* text :
       {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "-", "+49 30 1234", "-a",
        "-1.", "-.5", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20a", "=cmd|' /C calc'!A0"}) {
    CAPTURE(text);
    CHECK(looks_like_formula(text));
    CHECK(written(text, TextMarks::kNullsAndFormulas) == "'" + std::string(text));
    CHECK(written(text, TextMarks::kNulls) == text);
  }
  for (const char* text : {"", "a=1", "1+1", "-5", "-5.00", "0", "'", "e-mail", "\uFF11"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_formula(text));
    CHECK(written(text, TextMarks::kNullsAndFormulas) == text);
  }
}

TEST_CASE("text mark: words that stand for nothing are marked as text") {
  for (const char* text : {"?", "N/A", "NULL", "nan", " ? ", " "}) {
    CAPTURE(text);
    CHECK(written(text, TextMarks::kNulls) == "'" + std::string(text));
    CHECK(written(text, TextMarks::kNullsAndFormulas) == "'" + std::string(text));
    CHECK(written(text, TextMarks::kNone) == text);
  }
  for (const char* text : {"NA", "None", "??", "nothing"}) {
    CHECK(written(text, TextMarks::kNullsAndFormulas) == text);
  }
}

TEST_CASE("text mark: every text comes back, with apostrophes of its own too") {
  for (const char* end : {"", "=1", "?", "-5", "x", "'", " ", "\uFF1D", "N/A"}) {
    for (const char* begin : {"", "'", "''", "'''", "' ", " '"}) {
      const std::string text = std::string(begin) + end;
      CAPTURE(text);
      for (const TextMarks marks :
           {TextMarks::kNone, TextMarks::kNulls, TextMarks::kNullsAndFormulas}) {
        CHECK(without_text_mark(written(text, marks), marks) == text);
      }
    }
  }
  CHECK(without_text_mark("'tis", TextMarks::kNullsAndFormulas) == "'tis");
  CHECK(without_text_mark("'=1", TextMarks::kNullsAndFormulas) == "=1");
  CHECK(without_text_mark("'=1", TextMarks::kNulls) == "'=1");
  CHECK(without_text_mark("''=1", TextMarks::kNullsAndFormulas) == "'=1");
}

}  // namespace
}  // namespace throughline
