#include "formats/mapping.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/field.h"
#include "model/vocabulary.h"

namespace throughline::formats {
namespace {

using Json = nlohmann::json;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

Error wrong(std::string message, std::string where) {
  return {ErrorCode::kBadArguments, "The mapping file: " + std::move(message), std::move(where)};
}

Result<Role> role_of(const std::string& name, const std::string& where) {
  if (name == "quantity") return Role{RoleKind::kQuantity, Field::kValue};
  if (name == "unit_price") return Role{RoleKind::kUnitPrice, Field::kValue};
  if (name == "money_in") return Role{RoleKind::kMoneyIn, Field::kValue};
  if (name == "money_out") return Role{RoleKind::kMoneyOut, Field::kValue};
  if (name == "time_of_day") return Role{RoleKind::kTimeOfDay, Field::kStartedAt};
  if (name == "end_time_of_day") return Role{RoleKind::kTimeOfDay, Field::kEndedAt};
  if (const auto field = field_by_name(name)) return Role{RoleKind::kField, *field};
  return wrong("\"" + name +
                   "\" is no role; roles are the canonical fields, quantity, unit_price, money_in, "
                   "money_out, "
                   "time_of_day, end_time_of_day, and x for a column that is kept as it stands.",
               where);
}

// What both a file and a column may state.
Result<void> read_settings(const std::string& key, const Json& value, const std::string& where,
                           TimeSettings& time, std::optional<char>& decimal_mark) {
  if (!value.is_string()) return wrong("a text is expected.", where);
  const auto text = value.get<std::string>();
  if (key == "order") {
    if (text != "day-month" && text != "month-day")
      return wrong("order is \"day-month\" or \"month-day\".", where);
    time.order = text == "day-month" ? DayMonthOrder::kDayMonth : DayMonthOrder::kMonthDay;
  } else if (key == "decimal") {
    if (text != "." && text != ",") return wrong("decimal is \".\" or \",\".", where);
    decimal_mark = text.front();
  } else {
    Result<TimeZone> zone = find_time_zone(text);
    if (!zone) return wrong("there is no time zone \"" + text + "\".", where);
    time.zone = std::make_shared<const TimeZone>(std::move(zone).value());
  }
  return {};
}

bool is_setting(const std::string& key) {
  return key == "order" || key == "decimal" || key == "zone";
}

Result<ColumnMapping> read_column(const std::string& name, const Json& json,
                                  const std::string& where) {
  ColumnMapping column;
  column.column = name;
  const Json described = json.is_string() ? Json{{"role", json}} : json;
  if (!described.is_object()) return wrong("a role or an object is expected.", where);
  for (const auto& [key, value] : described.items()) {
    const std::string at = where + "." + key;
    if (is_setting(key)) {
      if (auto read = read_settings(key, value, at, column.time, column.decimal_mark); !read)
        return read.error();
    } else if (key == "role" && value.is_string()) {
      column.has_role = true;
      if (value.get<std::string>() == "x") continue;
      Result<Role> role = role_of(value.get<std::string>(), at);
      if (!role) return role.error();
      column.role = *role;
    } else {
      return wrong("a column has role, order, decimal and zone.", at);
    }
  }
  return column;
}

Result<void> read_defaults(const Json& json, const std::string& where, FileMapping& file) {
  if (!json.is_object()) return wrong("an object is expected.", where);
  for (const auto& [key, value] : json.items()) {
    const std::string at = where + "." + key;
    if (!value.is_string()) return wrong("a text is expected.", at);
    const auto text = value.get<std::string>();
    if (key == "currency") {
      file.currency = text;
      continue;
    }
    const auto field = field_by_name(key);
    if (!field || field_info(*field).kind != FieldKind::kEnumeration)
      return wrong("defaults are channel, type, direction, function, status and currency.", at);
    const std::uint8_t code = canonical_code(vocabulary_of(*field), text);
    if (code == 0) return wrong("\"" + text + "\" is no word of " + key + ".", at);
    file.defaults.emplace_back(*field, code);
  }
  return {};
}

Result<FileMapping> read_file(const Json& json, const std::string& where, std::string& pattern) {
  if (!json.is_object()) return wrong("an object is expected.", where);
  FileMapping file;
  pattern = "*";
  for (const auto& [key, value] : json.items()) {
    const std::string at = where + "." + key;
    Result<void> read;
    if (key == "match" && value.is_string()) {
      pattern = value.get<std::string>();
    } else if (is_setting(key)) {
      read = read_settings(key, value, at, file.time, file.decimal_mark);
    } else if (key == "reference" && value.is_boolean()) {
      file.reference = value.get<bool>();
    } else if (key == "defaults") {
      read = read_defaults(value, at, file);
    } else if (key == "columns" && value.is_object()) {
      for (const auto& [name, column] : value.items()) {
        Result<ColumnMapping> made = read_column(name, column, at + "." + name);
        if (!made) return made.error();
        file.columns.push_back(std::move(made).value());
      }
    } else {
      read = wrong("a file has match, columns, defaults, order, decimal, zone and reference.", at);
    }
    if (!read) return read.error();
  }
  return file;
}

}  // namespace

const ColumnMapping* FileMapping::find(std::string_view column) const {
  const std::string reduced = reduced_name(column);
  const ColumnMapping* found = nullptr;
  for (const ColumnMapping& mapping : columns) {
    if (mapping.column == column || (!reduced.empty() && reduced_name(mapping.column) == reduced))
      found = &mapping;
  }
  return found;
}

Result<Mapping> Mapping::parse(std::string_view text) {
  Mapping mapping;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return mapping;
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return wrong("it is no JSON.", {});
  if (!json.is_object() || !json.contains("files") || !json["files"].is_array())
    return wrong("it is an object {\"files\": [...]}.", {});
  for (std::size_t at = 0; at < json["files"].size(); ++at) {
    std::string pattern;
    Result<FileMapping> file =
        read_file(json["files"][at], "files[" + std::to_string(at) + "]", pattern);
    if (!file) return file.error();
    mapping.files_.emplace_back(std::move(pattern), std::move(file).value());
  }
  return mapping;
}

FileMapping Mapping::of(std::string_view name) const {
  FileMapping all;
  for (const auto& [pattern, file] : files_) {
    if (!matches_pattern(pattern, name)) continue;
    all.columns.insert(all.columns.end(), file.columns.begin(), file.columns.end());
    if (file.time.order) all.time.order = file.time.order;
    if (file.time.zone) all.time.zone = file.time.zone;
    if (file.decimal_mark) all.decimal_mark = file.decimal_mark;
    for (const auto& given : file.defaults) {
      std::erase_if(all.defaults, [&](const auto& other) { return other.first == given.first; });
      all.defaults.push_back(given);
    }
    if (!file.currency.empty()) all.currency = file.currency;
    if (file.reference) all.reference = file.reference;
  }
  return all;
}

bool matches_pattern(std::string_view pattern, std::string_view name) {
  const auto matches = [pattern](std::string_view text) {
    // The last `*` takes one character more whenever what follows does not fit.
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t after = 0;
    while (in < text.size()) {
      if (at < pattern.size() &&
          (pattern[at] == '?' || (pattern[at] != '*' && lower(pattern[at]) == lower(text[in])))) {
        ++at;
        ++in;
      } else if (at < pattern.size() && pattern[at] == '*') {
        star = at++;
        after = in;
      } else if (star != std::string_view::npos) {
        at = star + 1;
        in = ++after;
      } else {
        return false;
      }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
  };
  if (matches(name)) return true;
  const std::size_t slash = name.rfind('/');
  return slash != std::string_view::npos && pattern.find('/') == std::string_view::npos &&
         matches(name.substr(slash + 1));
}

}  // namespace throughline::formats
