#pragma once

#include <string>
#include <string_view>

// Bytes of a file as a person can read them safely: nothing that could be taken for something else.
namespace throughline::ui {

// Text with every control character by its name (‹NUL› ‹TAB› ‹CR› ‹LF›, the last with a line end
// behind it), characters that have no picture or turn the text around as ‹U+202E›, and bytes that
// are no UTF-8 as ‹FF›.
std::string visible_text(std::string_view bytes);
// The same in one line.
std::string visible_line(std::string_view bytes);

}  // namespace throughline::ui
