#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/filter_terms.h"

// The linked filters: one block a field, a row a value.
namespace throughline::ui {

struct FacetRow {
  std::string id;  // "facet/channel/email", "facet/channel/null" for missing, "…/"null"" literal
  std::string label;
  FieldValue value;
  std::optional<std::int64_t> count;  // under the other fields' terms; nullopt: not listed
  std::int64_t all = 0;               // without any filter
  std::string count_text;
  std::string share_text;  // of the count among the block's counts, "12.3%"
  float bar = 0;           // count and all as fractions of the block's greatest `all`
  float ghost = 0;
  Standing standing = Standing::kNone;
  bool is_null() const { return !value.has_value(); }
};

struct FacetBlock {
  std::string id;  // "facet/channel"
  std::string field;
  std::string title;
  std::vector<FacetRow> rows;
  std::int64_t distinct = 0;
  std::string more;  // "12 more"; empty: all are listed. Action "more"
  bool can_fewer = false;
  std::string find;        // text its values must contain
  bool can_find = false;   // long enough to be worth a box
  bool filtered = false;   // some term names the field: action "clear"
  int selected = 0;        // of its rows
  bool by_name = false;    // the rows' order; else by falling count
  bool can_order = false;  // few enough values to know the first ones by name
};

// Money of the matching rows, a line a currency.
struct ValueLine {
  std::string id;        // "value/EUR", "value/null"
  std::string currency;  // "–" where none is stated
  std::string received;
  std::string given;
  std::string net;
};

class Breakdown {
 public:
  static constexpr int kFirstRows = 8;
  static constexpr int kMoreRows = 40;  // added by each "more"
  static constexpr int kMostRows = 2000;

  // The `facets` requests that give these blocks; one for each (limit, find) in use.
  std::vector<Json> requests(const Context& context) const;
  void take(const Json& facets, const Archive& archive);  // one answer's "facets"
  void take_summary(const Json& summary);                 // the filtered one
  void rebuild(const Context& context);                   // after answers, filter or locale changed
  void clear();

  void more(std::string_view field);
  void fewer(std::string_view field);
  void set_find(std::string_view field, std::string text);
  bool set_order(std::string_view field, std::string_view order);  // "name" or "count"

  const std::vector<FacetBlock>& blocks() const { return blocks_; }
  const std::vector<ValueLine>& value() const { return value_; }

 private:
  struct Setting {
    int limit = kFirstRows;
    std::string find;
    bool by_name = false;
    // The engine lists by count: which come first by name is known once all are listed.
    int asked() const { return by_name ? kMostRows : limit; }
  };
  std::vector<std::string> fields(const Context& context) const;
  FacetBlock block_of(const std::string& field, const std::vector<Term>& terms,
                      const Formatter& format) const;

  std::map<std::string, Setting, std::less<>> settings_;
  std::map<std::string, Json, std::less<>> answers_;
  std::set<std::string, std::less<>> nearly_unique_;  // fields that break nothing down
  // Distinct values when first told of the whole archive: blocks must not change places later.
  std::map<std::string, std::int64_t, std::less<>> distinct_;
  Json value_answer_;
  std::int64_t matching_ = 0;
  std::vector<FacetBlock> blocks_;
  std::vector<ValueLine> value_;
};

std::vector<ValueLine> value_lines(const Json& value, const Formatter& format);

// "facet/channel/email" -> field and value; nullopt if it names no value.
struct FacetAddress {
  std::string field;
  std::optional<FieldValue> value;  // nullopt: the block itself
};
std::optional<FacetAddress> facet_of_id(std::string_view id);
std::string facet_id(std::string_view field, const FieldValue& value);
std::string facet_id(std::string_view field);

}  // namespace throughline::ui
