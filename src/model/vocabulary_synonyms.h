#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/vocabulary.h"

// What sources write for a canonical word. Words are in the form that vocabulary.cpp reduces a
// source's word to: lower case, without blanks, `_`, `-`, `/`, `.`; separated by one space here. A
// canonical word need not be listed.
namespace throughline {

struct Synonyms {
  std::uint8_t code;
  std::string_view words;
};

std::span<const Synonyms> vocabulary_synonyms(VocabularyKind kind);

}  // namespace throughline
