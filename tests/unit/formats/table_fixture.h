#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/instant.h"
#include "formats/reader.h"
#include "store/file_builder.h"

namespace throughline::test {

// A file read into an empty store, asked by field and row. Rows of its further tables stand between
// its own.
class Table : public formats::TableSink {
 public:
  explicit Table(std::string_view text, std::size_t piece = 1 << 16,
                 std::string_view name = "table.csv", std::string_view mapping = {})
      : builder(0, std::string(name), text.size(), heaps, staging) {
    const formats::Sample sample{as_bytes(text.substr(0, formats::kSampleBytes)),
                                 text.size() <= formats::kSampleBytes, name};
    auto reader = formats::open_reader(sample, mapping, builder, *this);
    if (!reader) {
      error = std::move(reader).error();
      return;
    }
    for (std::size_t at = 0; at < text.size(); at += piece) {
      if (const Result<void> fed = (*reader)->feed(as_bytes(text.substr(at, piece))); !fed) {
        error = fed.error();
        return;
      }
    }
    if (const Result<void> finished = (*reader)->finish(); !finished) error = finished.error();
  }

  store::FileBuilder& open_table(std::string_view table) override {
    const auto index = static_cast<std::uint32_t>(further.size() + 1);
    return further.emplace_back(index, builder.file().name + "#" + std::string(table), 0, heaps,
                                staging);
  }

  store::RowIndex rows() const { return staging.columns.rows; }
  const store::SourceFile& file() { return builder.file(); }

  // "" where null.
  std::string get(std::string_view name, store::RowIndex row) const {
    if (name.starts_with("x.")) {
      const std::uint32_t code = heaps.extra_names.find(name.substr(2));
      if (code == 0 || code > staging.columns.extras.size()) return {};
      return std::string(heaps.extras[code - 1].text(staging.columns.extras[code - 1].get(row)));
    }
    const std::optional<Field> field = field_by_name(name);
    if (!field) return "no such field";
    const std::size_t index = index_of(*field);
    if (*field == Field::kCustomer) {
      const std::uint32_t identity = staging.columns.identity.get(row);
      return identity == 0
                 ? ""
                 : std::string(store::parse_identity_key(heaps.identities.text(identity)).value);
    }
    switch (field_info(*field).kind) {
      case FieldKind::kEnumeration:
        return std::string(
            vocabulary_words(vocabulary_of(*field))[staging.columns.bytes[index].get(row)]);
      case FieldKind::kCategory:
      case FieldKind::kTags:
        return std::string(heaps.fields[index].text(staging.columns.codes[index].get(row)));
      case FieldKind::kText:
        return std::string(heaps.texts.get(staging.columns.codes[index].get(row)));
      case FieldKind::kTime: {
        const std::int64_t value = staging.columns.numbers[index].get(row);
        return value == INT64_MIN ? "" : format_rfc3339(Instant{value});
      }
      case FieldKind::kNumber:
      case FieldKind::kMoney: {
        const std::int64_t value = staging.columns.numbers[index].get(row);
        if (value == Interaction::kNullNumber) return {};
        if (value == Interaction::kWideNumber)
          return to_plain_string(staging.columns.wide[index].at(row));
        return to_plain_string(from_micro(value));
      }
    }
    return {};
  }

  std::string role(std::string_view column) {
    for (const store::ColumnDecision& decision : builder.file().columns) {
      if (decision.column == column) return decision.role;
    }
    return "no such column";
  }

  bool has_note(std::string_view part) {
    for (const std::string& note : builder.file().notes) {
      if (note.find(part) != std::string::npos) return true;
    }
    return false;
  }

  store::Heaps heaps;
  store::Staging staging;
  store::FileBuilder builder;
  std::deque<store::FileBuilder> further;
  std::optional<Error> error;
};

}  // namespace throughline::test
