#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "query/filter.h"

// Splits filter text into terms, fields and values; knows quotes, not meanings. Inside quotes every
// character is literal, and a quote is written twice.
namespace throughline::query {

// Text without its quotes that remembers which bytes stood in them: those have no special meaning.
struct QuotedText {
  std::string text;
  std::vector<bool> literal;  // by byte
  bool any_quotes = false;
  TextSpan span;

  bool empty() const { return text.empty(); }
  bool plain_at(std::size_t index, char byte) const {
    return text[index] == byte && !literal[index];
  }
  QuotedText part(std::size_t begin, std::size_t length) const;
};

struct FilterToken {
  TextSpan span;
  bool negated = false;
  bool has_field = false;
  QuotedText field;
  std::vector<QuotedText> values;  // one or more
};

// Error: kBadFilter for an open quote, an empty term or an empty value.
Result<std::vector<FilterToken>> split_filter(std::string_view text);

}  // namespace throughline::query
