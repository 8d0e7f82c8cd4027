#pragma once

namespace throughline::formats {

// The record separator of RFC 7464 counts as a blank.
inline bool is_json_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\x1E';
}
inline bool is_json_delimiter(char c) {
  return is_json_blank(c) || c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']' ||
         c == '"';
}

}  // namespace throughline::formats
