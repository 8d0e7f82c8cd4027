#include "query/filter_lexer.h"

#include <utility>

namespace throughline::query {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

Error bad_filter(TextSpan span, std::string message) {
  return Error{ErrorCode::kBadFilter, std::move(message), to_string(span)};
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<FilterToken>> run() {
    std::vector<FilterToken> tokens;
    for (;;) {
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      if (at_ == text_.size()) return tokens;
      Result<FilterToken> token = term();
      if (!token) return std::move(token).error();
      tokens.push_back(*std::move(token));
    }
  }

 private:
  bool ended() const { return at_ == text_.size() || is_blank(text_[at_]); }

  // Up to an unquoted blank or one of `stops`.
  Result<QuotedText> piece(std::string_view stops) {
    QuotedText out;
    out.span.offset = at_;
    while (!ended() && stops.find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] != '"') {
        out.text.push_back(text_[at_++]);
        out.literal.push_back(false);
        continue;
      }
      const std::size_t opened = at_++;
      out.any_quotes = true;
      for (;; ++at_) {
        if (at_ == text_.size()) {
          return bad_filter({opened, text_.size() - opened},
                            "This quote is never closed: add a \" at its end.");
        }
        if (text_[at_] == '"') {
          if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        }
        out.text.push_back(text_[at_]);
        out.literal.push_back(true);
      }
      ++at_;
    }
    out.span.length = at_ - out.span.offset;
    return out;
  }

  TextSpan since(std::size_t begin) const { return {begin, at_ - begin}; }

  Result<FilterToken> term() {
    FilterToken token;
    const std::size_t begin = at_;
    if (text_[at_] == '-') {
      token.negated = true;
      ++at_;
    }
    Result<QuotedText> first = piece(":");
    if (!first) return std::move(first).error();
    if (ended()) {
      token.span = since(begin);
      if (first->empty()) return bad_filter(token.span, "A word or field:value is missing here.");
      token.values.push_back(*std::move(first));
      return token;
    }
    token.has_field = true;
    token.field = *std::move(first);
    do {
      ++at_;  // the colon or comma
      Result<QuotedText> value = piece(",");
      if (!value) return std::move(value).error();
      if (value->empty() && !value->any_quotes) {
        return bad_filter(since(begin), "A value is missing: write field:value or field:a,b.");
      }
      token.values.push_back(*std::move(value));
    } while (!ended());
    token.span = since(begin);
    if (token.field.empty()) return bad_filter(token.span, "A field is missing before the colon.");
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string to_string(TextSpan span) {
  return std::to_string(span.offset) + ":" + std::to_string(span.length);
}

QuotedText QuotedText::part(std::size_t begin, std::size_t length) const {
  QuotedText out;
  out.text = text.substr(begin, length);
  const auto first = literal.begin() + static_cast<std::ptrdiff_t>(begin);
  out.literal.assign(first, first + static_cast<std::ptrdiff_t>(out.text.size()));
  out.any_quotes = any_quotes;
  out.span = span;
  return out;
}

Result<std::vector<FilterToken>> split_filter(std::string_view text) { return Lexer(text).run(); }

}  // namespace throughline::query
