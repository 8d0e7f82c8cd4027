#include "formats/fixed_columns.h"

#include <algorithm>
#include <map>
#include <utility>

#include "formats/column_profile.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kLeastLines = 3;
constexpr std::size_t kManyLines = 20;  // a blank in the same place of so many is no chance
constexpr std::size_t kMostCharacters = 4096;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

void split_runs(std::string_view line, std::size_t least, std::vector<std::string_view>& fields) {
  line = trimmed(line);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_blank(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && is_blank(line[end])) ++end;
    if (end - at >= least || line[at] == '\t') {
      fields.push_back(line.substr(begin, at - begin));
      begin = end;
    }
    at = end;
  }
  fields.push_back(line.substr(begin));
}

void split_positions(std::string_view line, const std::vector<std::size_t>& starts,
                     std::vector<std::string_view>& fields) {
  std::size_t character = 0;
  std::size_t next = 1;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size() && next < starts.size(); ++at) {
    if (!begins_character(line[at])) continue;
    if (character++ == starts[next]) {
      fields.push_back(trimmed(line.substr(begin, at - begin)));
      begin = at;
      ++next;
    }
  }
  fields.push_back(trimmed(line.substr(begin)));
  while (!fields.empty() && fields.size() < starts.size()) fields.emplace_back();
}

// A table has a column of numbers or times; lines of prose with equally many words have none.
bool has_values(const std::vector<std::vector<std::string_view>>& rows, std::size_t columns) {
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t values = 0;
    for (std::size_t row = 1; row < rows.size(); ++row) {
      values += column < rows[row].size() && shape_of(rows[row][column]) != ValueShape::kText &&
                        !rows[row][column].empty()
                    ? 1
                    : 0;
    }
    if (values * 5 >= (rows.size() - 1) * 4) return true;
  }
  return false;
}

// A single blank in the same place of all lines stands between columns, or within one: then there
// is no name on one of its sides ("2024-03-05 10:00"), or no value below one ("Unit price").
void join_parts(const std::vector<std::string_view>& lines, const std::vector<bool>& narrow,
                std::vector<std::size_t>& starts) {
  std::vector<bool> named(starts.size()), valued(starts.size());
  std::vector<std::string_view> fields;
  for (const std::string_view line : lines) {
    fields.clear();
    split_positions(line, starts, fields);
    std::vector<bool>& held = line.data() == lines.front().data() ? named : valued;
    for (std::size_t column = 0; column < fields.size(); ++column)
      held[column] = held[column] || !fields[column].empty();
  }
  std::vector<std::size_t> kept;
  bool complete = true;  // the column so far has a name and values
  std::size_t last = 0;
  for (std::size_t column = 0; column < starts.size(); ++column) {
    const bool apart = complete && named[column] && valued[column];
    if (column > 0 && narrow[column] && !apart) {
      named[last] = named[last] || named[column];
      valued[last] = valued[last] || valued[column];
    } else {
      kept.push_back(starts[column]);
      last = column;
    }
    complete = named[last] && valued[last];
  }
  // Where nearly all columns stand further apart, a single blank is within one.
  constexpr std::size_t kLeastShare = 3;
  const auto is_narrow = [&](std::size_t start) {
    const auto at = std::find(starts.begin(), starts.end(), start) - starts.begin();
    return at > 0 && narrow[static_cast<std::size_t>(at)];
  };
  const auto single = static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), is_narrow));
  if (single * kLeastShare < kept.size()) std::erase_if(kept, is_narrow);
  starts = std::move(kept);
}

// Characters where a value stands in some line.
std::vector<std::size_t> column_starts(const std::vector<std::string_view>& lines) {
  std::vector<bool> filled;
  for (const std::string_view line : lines) {
    std::size_t character = 0;
    for (const char c : line) {
      if (!begins_character(c)) continue;
      if (character >= kMostCharacters) break;
      if (filled.size() <= character) filled.resize(character + 1);
      if (!is_blank(c) && c != '\r') filled[character] = true;
      ++character;
    }
  }
  const std::size_t least = lines.size() >= kManyLines ? 1 : 2;
  std::vector<std::size_t> starts;
  std::vector<bool> narrow;  // behind a single blank
  std::size_t blanks = least;
  for (std::size_t at = 0; at < filled.size(); ++at) {
    if (!filled[at]) {
      ++blanks;
      continue;
    }
    if (blanks >= least) {
      starts.push_back(at);
      narrow.push_back(blanks == 1);
    }
    blanks = 0;
  }
  join_parts(lines, narrow, starts);
  return starts;
}

}  // namespace

std::optional<FixedColumns> FixedColumns::detect(const std::vector<std::string_view>& lines) {
  if (lines.size() < kLeastLines) return std::nullopt;
  FixedColumns columns;
  for (const Kind kind : {Kind::kRuns, Kind::kPositions, Kind::kWideRuns}) {
    columns.kind_ = kind;
    if (kind == Kind::kPositions) columns.starts_ = column_starts(lines);
    std::vector<std::vector<std::string_view>> rows;
    std::map<std::size_t, std::size_t> counts;
    std::size_t filled = 0;
    for (const std::string_view line : lines) {
      columns.split(line, rows.emplace_back());
      ++counts[rows.back().size()];
      for (const std::string_view field : rows.back()) filled += field.empty() ? 0 : 1;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](auto a, auto b) { return a.second < b.second; });
    const bool agree = most->second * 20 >= lines.size() * 19 && rows.front().size() == most->first;
    const bool dense = filled * 2 >= lines.size() * most->first;
    if (most->first >= 2 && agree && dense && has_values(rows, most->first)) return columns;
  }
  return std::nullopt;
}

void FixedColumns::split(std::string_view line, std::vector<std::string_view>& fields) const {
  fields.clear();
  if (kind_ == Kind::kPositions) {
    split_positions(line, starts_, fields);
  } else {
    split_runs(line, kind_ == Kind::kRuns ? 1 : 2, fields);
  }
}

std::string_view FixedColumns::name() const {
  return kind_ == Kind::kPositions ? "positions in the line" : "runs of blanks";
}

}  // namespace throughline::formats
