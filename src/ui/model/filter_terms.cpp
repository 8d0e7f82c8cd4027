#include "ui/model/filter_terms.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "ui/model/fields.h"

namespace throughline::ui {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Reads on to a blank or a byte of `stops`, outside quotes; a doubled quote within quotes is one.
TermValue read_piece(std::string_view filter, std::size_t& at, std::string_view stops) {
  TermValue piece;
  bool inside = false;
  for (; at < filter.size(); ++at) {
    const char c = filter[at];
    if (c == '"') {
      if (inside && at + 1 < filter.size() && filter[at + 1] == '"') {
        piece.text += '"';
        ++at;
        continue;
      }
      inside = !inside;
      piece.quoted = true;
      continue;
    }
    if (!inside && (is_blank(c) || stops.find(c) != std::string_view::npos)) break;
    piece.text += c;
  }
  return piece;
}

Term read_term(std::string_view filter, std::size_t& at) {
  Term term;
  term.offset = at;
  if (filter[at] == '-') {
    term.negated = true;
    ++at;
  }
  TermValue first = read_piece(filter, at, ":");
  if (at < filter.size() && filter[at] == ':') {
    term.field = std::move(first.text);
    do {
      ++at;
      term.values.push_back(read_piece(filter, at, ","));
    } while (at < filter.size() && filter[at] == ',');
  } else {
    term.values.push_back(std::move(first));
  }
  term.length = at - term.offset;
  term.text = std::string(filter.substr(term.offset, term.length));
  return term;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

bool breaks_a_term(std::string_view text) {
  return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
           return is_blank(c) || c == ',' || c == ':' || c == '"';
         });
}

// Unquoted, this would mean something other than itself.
bool means_more(std::string_view text) {
  return text == "null" || text.find('*') != std::string_view::npos || text.starts_with('<') ||
         text.starts_with('>') || text.find("..") != std::string_view::npos;
}

std::string as_written(const TermValue& value) {
  return value.quoted ? in_quotes(value.text) : value.text;
}

void rewrite(Term& term) {
  std::string text = term.negated ? "-" : "";
  text += quoted_field(term.field) + ":";
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    if (i > 0) text += ',';
    text += as_written(term.values[i]);
  }
  term.text = std::move(text);
}

// Whether the value stands for one literal value (or for a missing one).
std::optional<FieldValue> literal(const TermValue& value) {
  if (value.quoted) return FieldValue(value.text);
  if (value.text == "null") return FieldValue();
  if (value.text.empty() || means_more(value.text)) return std::nullopt;
  return FieldValue(value.text);
}

bool names(const Term& term, std::string_view field, bool negated) {
  return !term.field.empty() && term.field == field && term.negated == negated;
}

bool holds(const TermValue& written, const FieldValue& value) {
  const auto found = literal(written);
  return found && *found == value;
}

TermValue term_value(const FieldValue& value) {
  if (!value) return {"null", false};
  return {*value, breaks_a_term(*value) || means_more(*value)};
}

void take_value(std::vector<Term>& terms, std::string_view field, bool negated,
                const FieldValue& value) {
  for (Term& term : terms) {
    if (!names(term, field, negated)) continue;
    const auto gone = std::remove_if(term.values.begin(), term.values.end(),
                                     [&](const TermValue& v) { return holds(v, value); });
    if (gone == term.values.end()) continue;
    term.values.erase(gone, term.values.end());
    rewrite(term);
  }
  std::erase_if(
      terms, [&](const Term& term) { return names(term, field, negated) && term.values.empty(); });
}

void add_value(std::vector<Term>& terms, std::string_view field, bool negated,
               const FieldValue& value) {
  for (Term& term : terms) {
    if (!names(term, field, negated)) continue;
    term.values.push_back(term_value(value));
    rewrite(term);
    return;
  }
  Term term;
  term.negated = negated;
  term.field = std::string(field);
  term.values.push_back(term_value(value));
  rewrite(term);
  terms.push_back(std::move(term));
}

void put_alone(std::vector<Term>& terms, std::string_view field, const FieldValue& value) {
  const auto first = std::find_if(terms.begin(), terms.end(),
                                  [&](const Term& term) { return names(term, field, false); });
  const auto place = static_cast<std::size_t>(first - terms.begin());
  std::erase_if(terms, [&](const Term& term) { return names(term, field, false); });
  Term term;
  term.field = std::string(field);
  term.values.push_back(term_value(value));
  rewrite(term);
  terms.insert(terms.begin() + static_cast<std::ptrdiff_t>(std::min(place, terms.size())),
               std::move(term));
}

}  // namespace

std::vector<Term> terms_of(std::string_view filter) {
  std::vector<Term> terms;
  std::size_t at = 0;
  for (;;) {
    while (at < filter.size() && is_blank(filter[at])) ++at;
    if (at >= filter.size()) return terms;
    terms.push_back(read_term(filter, at));
  }
}

std::string text_of(const std::vector<Term>& terms) {
  std::string text;
  for (const Term& term : terms) {
    if (!text.empty()) text += ' ';
    text += term.text;
  }
  return text;
}

std::string quoted_value(const FieldValue& value) { return as_written(term_value(value)); }

std::string quoted_field(std::string_view field) {
  if (!breaks_a_term(field) && !field.starts_with('-')) return std::string(field);
  if (field.starts_with("x.") && field.size() > 2) return "x." + in_quotes(field.substr(2));
  return in_quotes(field);
}

std::string term_text(std::string_view field, const std::vector<FieldValue>& values, bool negated) {
  Term term;
  term.negated = negated;
  term.field = std::string(field);
  for (const FieldValue& value : values) term.values.push_back(term_value(value));
  rewrite(term);
  return term.text;
}

Standing standing(const std::vector<Term>& terms, std::string_view field, const FieldValue& value) {
  Standing found = Standing::kNone;
  for (const Term& term : terms) {
    if (term.field.empty() || term.field != field) continue;
    const bool here = std::any_of(term.values.begin(), term.values.end(),
                                  [&](const TermValue& v) { return holds(v, value); });
    if (!here) continue;
    if (term.negated) return Standing::kExcluded;
    found = Standing::kSelected;
  }
  return found;
}

bool has_field(const std::vector<Term>& terms, std::string_view field) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return !term.field.empty() && term.field == field; });
}

std::vector<FieldValue> named_values(const std::vector<Term>& terms, std::string_view field) {
  std::vector<FieldValue> values;
  for (const Term& term : terms) {
    if (term.field.empty() || term.field != field) continue;
    for (const TermValue& written : term.values) {
      const auto value = literal(written);
      if (value && std::find(values.begin(), values.end(), *value) == values.end()) {
        values.push_back(*value);
      }
    }
  }
  return values;
}

std::string with_select(std::string_view filter, std::string_view field, const FieldValue& value) {
  std::vector<Term> terms = terms_of(filter);
  std::size_t others = 0;
  bool selected = false;
  for (const Term& term : terms) {
    if (!names(term, field, false)) continue;
    for (const TermValue& written : term.values) {
      if (holds(written, value)) {
        selected = true;
      } else {
        ++others;
      }
    }
  }
  if (selected && others == 0) {
    take_value(terms, field, false, value);
  } else {
    put_alone(terms, field, value);
    take_value(terms, field, true, value);
  }
  return text_of(terms);
}

std::string with_toggle(std::string_view filter, std::string_view field, const FieldValue& value) {
  std::vector<Term> terms = terms_of(filter);
  if (standing(terms, field, value) == Standing::kSelected) {
    take_value(terms, field, false, value);
    return text_of(terms);
  }
  return with_add(filter, field, value);
}

std::string with_add(std::string_view filter, std::string_view field, const FieldValue& value) {
  std::vector<Term> terms = terms_of(filter);
  take_value(terms, field, true, value);
  if (standing(terms, field, value) != Standing::kSelected) {
    add_value(terms, field, false, value);
  }
  return text_of(terms);
}

std::string with_exclude(std::string_view filter, std::string_view field, const FieldValue& value) {
  std::vector<Term> terms = terms_of(filter);
  if (standing(terms, field, value) == Standing::kExcluded) {
    take_value(terms, field, true, value);
  } else {
    take_value(terms, field, false, value);
    add_value(terms, field, true, value);
  }
  return text_of(terms);
}

std::string with_only(std::string_view filter, std::string_view field, const FieldValue& value) {
  std::vector<Term> terms = terms_of(filter);
  put_alone(terms, field, value);
  std::erase_if(terms, [&](const Term& term) { return names(term, field, true); });
  return text_of(terms);
}

std::string without_field(std::string_view filter, std::string_view field) {
  std::vector<Term> terms = terms_of(filter);
  std::erase_if(terms, [&](const Term& term) {
    return names(term, field, false) || names(term, field, true);
  });
  return text_of(terms);
}

std::string without_term(std::string_view filter, std::size_t term_index) {
  std::vector<Term> terms = terms_of(filter);
  if (term_index < terms.size()) {
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(term_index));
  }
  return text_of(terms);
}

std::string chip_label(const Term& term) {
  std::string label = term.negated ? "not " : "";
  if (term.field.empty()) {
    return label + "“" + (term.values.empty() ? std::string() : term.values[0].text) + "”";
  }
  std::string field = term.field.starts_with("x.") ? term.field.substr(2) : term.field;
  if (!term.field.starts_with("x.")) std::replace(field.begin(), field.end(), '_', ' ');
  label += field + ": ";
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    if (i > 0) label += ", ";
    const TermValue& value = term.values[i];
    const bool missing = !value.quoted && value.text == "null";
    label += missing ? std::string("none") : value_label(term.field, &value.text);
  }
  return label;
}

bool is_personal(const Term& term) { return term.field.empty() || is_personal(term.field); }

std::optional<Pointer> pointer_of(std::string_view where) {
  const auto colon = where.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  Pointer pointer;
  const char* const begin = where.data();
  const char* const middle = begin + colon;
  const char* const end = begin + where.size();
  const auto first = std::from_chars(begin, middle, pointer.offset);
  const auto second = std::from_chars(middle + 1, end, pointer.length);
  if (first.ec != std::errc() || first.ptr != middle) return std::nullopt;
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return pointer;
}

}  // namespace throughline::ui
