// Letters without their accents, for comparing words that people write with and without them.
#pragma once

#include <string_view>

namespace throughline {

// Of U+00C0..U+00FF, by the second byte of its UTF-8 (the first is C3): small letters without
// accents, "ss" for ß.
inline std::string_view without_accent(char second) {
  constexpr std::string_view kLetters = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";
  if (second == '\x9F') return "ss";
  return kLetters.substr(static_cast<unsigned char>(second) & 0x1FU, 1);
}

}  // namespace throughline
