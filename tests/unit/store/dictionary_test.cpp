#include "store/dictionary.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <unordered_map>
#include <vector>

using throughline::store::Dictionary;
using throughline::store::TextHeap;
using throughline::store::TextReference;

TEST_CASE("a dictionary gives the same code for equal text and stable views") {
  Dictionary dictionary;
  std::unordered_map<std::string, std::uint32_t> oracle;
  std::mt19937 random(7);
  const std::string_view first = dictionary.text(dictionary.intern("first"));
  oracle.emplace("first", 1);
  for (int i = 0; i < 50'000; ++i) {
    std::string text = "value " + std::to_string(random() % 20'000);
    if (random() % 50 == 0) text.append(random() % 300, 'x');
    const std::uint32_t code = dictionary.intern(text);
    const auto [entry, added] = oracle.emplace(text, code);
    REQUIRE(entry->second == code);
    REQUIRE(dictionary.text(code) == text);
  }
  CHECK(dictionary.size() == oracle.size() + 1);
  CHECK(first == "first");
  CHECK(dictionary.intern("") == Dictionary::kNullCode);
  CHECK(dictionary.find("never seen") == Dictionary::kNullCode);
  CHECK(dictionary.text(Dictionary::kNullCode).empty());
}

TEST_CASE("the text heap returns texts of every length as they were") {
  TextHeap heap;
  std::vector<std::pair<TextReference, std::string>> kept;
  for (const std::size_t length :
       {1UL, 2UL, 127UL, 128UL, 16'383UL, 16'384UL, 65'530UL, 65'536UL, 200'000UL, 3UL}) {
    for (const char letter : {'a', 'b'}) {
      const std::string text(length, letter);
      kept.emplace_back(heap.append(text), text);
    }
  }
  CHECK(heap.append("") == 0);
  CHECK(heap.get(0).empty());
  for (const auto& [reference, text] : kept) {
    CHECK(reference != 0);
    CHECK(heap.get(reference) == text);
  }
}
