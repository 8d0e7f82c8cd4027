#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The words of a column's name.
namespace throughline::formats {

// In lower case and without accents; cut at what is neither letter nor digit, and before a capital
// behind a small letter: "CustomerID" → customer, id.
std::vector<std::string> words_of(std::string_view name);

// The same with one word for what abbreviations and other languages say ("CUST_NM", "nome do
// cliente" → customer, name), articles left out.
std::vector<std::string> concepts_of(std::string_view name);

// One English word and what else says it, separated by a space.
struct Concept {
  std::string_view word;
  std::string_view others;
};
std::span<const Concept> concepts();

}  // namespace throughline::formats
