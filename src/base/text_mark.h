// The apostrophe that tables carry in front of a text which a program would take for something
// else: a spreadsheet for a formula, a reader for a null mark. As spreadsheets write it.
#pragma once

#include <string_view>

namespace throughline {

enum class TextMarks : unsigned char {
  kNone,
  kNulls,             // null marks (JSON: there are no formulas)
  kNullsAndFormulas,  // CSV
};

// A spreadsheet may run it: it begins (blanks aside) with = + - @, TAB or a line end, also in full
// width. A plain negative number is none.
bool looks_like_formula(std::string_view text);

// It must be written with the mark, since it would be taken for something else without, or since
// its own apostrophe would be taken for the mark.
bool needs_text_mark(std::string_view text, TextMarks marks);

// What was written: the text behind a mark, else all of it.
std::string_view without_text_mark(std::string_view written, TextMarks marks);

}  // namespace throughline
