#include "apps/command_line/text_output.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace throughline::command_line {
namespace {

using Row = std::vector<std::string>;

// What a terminal obeys instead of showing it: C0, DEL, C1 and what turns the direction of text.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string shown(const Json& value) {
  if (value.is_null()) return "-";
  return without_controls(value.is_string() ? value.get<std::string>() : value.dump());
}

std::string grouped(std::string number) {
  const std::size_t end = std::min(number.find('.'), number.size());
  const std::size_t begin = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = end; at > begin + 3;) {
    at -= 3;
    number.insert(at, ",");
  }
  return number;
}

std::string count(const Json& number) { return grouped(shown(number)); }

std::string money(const Json& values) {
  std::string out;
  for (const Json& value : values) {
    if (!out.empty()) out += "; ";
    const std::string currency = value["currency"].is_null() ? "" : shown(value["currency"]) + " ";
    out += currency + "received " + grouped(shown(value["received"])) + ", given " +
           grouped(shown(value["given"])) + ", net " + grouped(shown(value["net"]));
  }
  return out.empty() ? "none" : out;
}

// Columns padded to their widest cell; cells wider than `limit` are cut with an ellipsis.
std::string table(const std::vector<Row>& rows, std::size_t limit = 48) {
  const auto cut = [limit](const std::string& cell) {
    if (utf8::count_code_points(cell) <= limit) return cell;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < limit; ++i) at += utf8::decode(cell, at).length;
    return cell.substr(0, at) + "…";
  };
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], utf8::count_code_points(cut(row[i])));
    }
  }
  std::string out;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = cut(row[i]);
      out += cell;
      if (i + 1 < row.size()) out.append(widths[i] - utf8::count_code_points(cell) + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

std::string span_text(const Json& span) {
  return span.is_null() ? "no times" : shown(span["from"]) + " to " + shown(span["to"]);
}

}  // namespace

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    at += decoded.length;
    utf8::append_code_point(is_control(decoded.code_point) ? U' ' : decoded.code_point, out);
  }
  return out;
}

std::string summary_text(const Json& answer) {
  std::vector<Row> files = {
      {"file", "format", "records", "used", "reference", "merged", "rejected"}};
  for (const Json& file : answer["files"]) {
    files.push_back({shown(file["name"]), shown(file["format"]), count(file["records"]),
                     count(file["used"]), count(file["reference"]), count(file["merged"]),
                     count(file["rejected"])});
  }
  std::string out = table(files) + '\n';
  for (const Json& file : answer["files"]) {
    if (file.contains("error"))
      out += shown(file["name"]) + ": " + shown(file["error"]["message"]) + '\n';
  }
  out += table({{"interactions", count(answer["interactions"])},
                {"customers", count(answer["customers"])},
                {"span", span_text(answer["span"])},
                {"value", money(answer["value"])}},
               400);
  for (const auto& [field, values] : answer["facets"].items()) {
    const bool stated = std::any_of(values.begin(), values.end(),
                                    [](const Json& entry) { return !entry["value"].is_null(); });
    if (!stated) continue;
    out += '\n' + field + '\n';
    std::vector<Row> rows;
    for (const Json& entry : values) {
      if (rows.size() == 10) break;
      rows.push_back({"  " + shown(entry["value"]), count(entry["count"])});
    }
    out += table(rows);
  }
  return out;
}

std::string customers_text(const Json& answer) {
  std::vector<Row> rows = {{"customer", "name", "interactions", "first", "last", "value"}};
  for (const Json& row : answer["rows"]) {
    rows.push_back({shown(row["id"]), shown(row["name"]), count(row["interactions"]),
                    shown(row["first"]), shown(row["last"]), money(row["value"])});
  }
  return table(rows, 64) + count(answer["total"]) + " customers\n";
}

std::string customer_text(const Json& answer) {
  const Json& customer = answer["customer"];
  std::vector<Row> head = {{"customer", shown(customer["id"])},
                           {"name", shown(customer["name"])},
                           {"organisation", shown(customer["organisation"])},
                           {"interactions", count(answer["total"])},
                           {"value", money(answer["value"])}};
  for (const Json& identity : customer["identities"]) {
    head.push_back({shown(identity["kind"]), shown(identity["value"])});
  }
  std::vector<Row> rows = {{"time", "channel", "type", "subject", "value", "currency"}};
  for (const Json& row : answer["rows"]) {
    Row cells;
    for (const std::string& field : rows.front())
      cells.push_back(row.contains(field) ? shown(row[field]) : "-");
    rows.push_back(std::move(cells));
  }
  return table(head, 400) + '\n' + table(rows);
}

std::string mapping_text(const Json& answer) {
  std::string out;
  for (const Json& file : answer["files"]) {
    out += shown(file["name"]) + ": " + shown(file["format"]) + '\n';
    for (const auto& [key, value] : file["dialect"].items())
      out += "  " + key + ": " + shown(value) + '\n';
    std::vector<Row> rows = {{"  column", "role", "reason", "sample"}};
    for (const Json& column : file["columns"]) {
      std::string sample;
      for (const Json& value : column["sample"])
        sample += (sample.empty() ? "" : " | ") + shown(value);
      rows.push_back(
          {"  " + shown(column["column"]), shown(column["role"]), shown(column["reason"]), sample});
    }
    out += table(rows, 72);
    for (const Json& note : file["notes"]) out += "  note: " + shown(note) + '\n';
  }
  return out;
}

}  // namespace throughline::command_line
