#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time_parse.h"
#include "base/time_zone.h"
#include "formats/role_names.h"

// A mapping file (docs/mapping.md): what a person says of how tables are read. It overrides what
// names and values tell.
namespace throughline::formats {

struct TimeSettings {
  std::optional<DayMonthOrder> order;
  std::shared_ptr<const TimeZone> zone;  // of times that state none; null: UTC
};

struct ColumnMapping {
  std::string column;
  bool has_role = false;
  std::optional<Role> role;  // nothing: kept under its own name
  TimeSettings time;
  std::optional<char> decimal_mark;
};

struct FileMapping {
  std::vector<ColumnMapping> columns;
  TimeSettings time;
  std::optional<char> decimal_mark;
  std::vector<std::pair<Field, std::uint8_t>> defaults;  // of vocabularies
  std::string currency;                                  // where none is stated
  std::optional<bool> reference;

  bool empty() const {
    return columns.empty() && !time.order && !time.zone && !decimal_mark && defaults.empty() &&
           currency.empty() && !reference;
  }
  // By the column's name; case, blanks and signs do not count. Null if it says nothing.
  const ColumnMapping* find(std::string_view column) const;
};

class Mapping {
 public:
  // `text` is empty or JSON; errors of kBadArguments point at the place in it.
  static Result<Mapping> parse(std::string_view text);

  // All that is said of a file or table of this name; what stands later in the mapping wins.
  FileMapping of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, FileMapping>> files_;  // pattern and what holds for it
};

// `*` stands for any characters, `?` for one; letters match in both cases. A pattern without `/`
// also matches what follows the last `/`.
bool matches_pattern(std::string_view pattern, std::string_view name);

}  // namespace throughline::formats
