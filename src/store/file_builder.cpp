#include "store/file_builder.h"

#include <bit>
#include <utility>

#include "base/case_folding.h"
#include "base/time_parse.h"

namespace throughline::store {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

FileBuilder::FileBuilder(std::uint32_t file_index, std::string name, std::uint64_t size,
                         Heaps& heaps, Staging& staging)
    : file_(std::make_shared<SourceFile>()),
      file_index_(file_index),
      file_scope_(std::to_string(file_index)),
      heaps_(heaps),
      staging_(staging),
      first_row_(staging.columns.rows) {
  file_->name = std::move(name);
  file_->size = size;
}

std::uint32_t FileBuilder::extra_column(std::string_view name) {
  const std::uint32_t index = heaps_.extra_names.intern(name) - 1;
  if (heaps_.extras.size() <= index) heaps_.extras.resize(index + 1);
  if (staging_.columns.extras.size() <= index) staging_.columns.extras.resize(index + 1);
  return index;
}

void FileBuilder::begin_record(std::uint64_t offset, std::uint64_t length) {
  file_->extents.append(offset, length);
  ++file_->records;
  record_offset_ = offset;
  parts_ = 0;
}

void FileBuilder::use(Interaction& interaction) {
  if (parts_ == 0) ++file_->used;
  interaction.record = static_cast<std::uint32_t>(file_->records - 1);
  interaction.part = parts_++;
  append_row(interaction);
  ++file_->interactions;
}

void FileBuilder::reject(std::string reason, std::string_view bytes) {
  file_->rejected.push_back({static_cast<std::uint32_t>(file_->records - 1), record_offset_,
                             std::move(reason), std::string(bytes)});
}

void FileBuilder::append_row(const Interaction& interaction) {
  ColumnSet& columns = staging_.columns;
  const RowIndex row = columns.rows++;
  for (std::uint64_t left = interaction.present(); left != 0; left &= left - 1) {
    const auto index = static_cast<std::size_t>(std::countr_zero(left));
    const auto field = static_cast<Field>(index);
    switch (field_info(field).kind) {
      case FieldKind::kEnumeration:
        columns.bytes[index].set(row, interaction.code(field));
        break;
      case FieldKind::kCategory:
      case FieldKind::kTags:
        if (field != Field::kCustomer) {
          columns.codes[index].set(row, heaps_.fields[index].intern(interaction.text(field)));
        }
        break;
      case FieldKind::kText:
        columns.codes[index].set(row, heaps_.texts.append(interaction.text(field)));
        break;
      case FieldKind::kTime:
      case FieldKind::kNumber:
      case FieldKind::kMoney:
        columns.numbers[index].set(row, interaction.number_micro(field));
        if (const Decimal* wide = interaction.wide_number(field))
          columns.wide[index].emplace(row, *wide);
        break;
    }
  }
  for (const ExtraValue& extra : interaction.extras()) {
    columns.extras[extra.column].set(row, heaps_.extras[extra.column].intern(extra.text));
  }
  columns.identity.set(row, identity_of(interaction));
  columns.file.set(row, static_cast<std::uint16_t>(file_index_));
  columns.record.set(row, interaction.record);
  columns.part.set(row, interaction.part);
  if (interaction.not_counted) columns.not_counted.set(row, 1);
}

std::uint32_t FileBuilder::intern_identity(IdentityKind kind, std::string_view scope,
                                           std::string_view value) {
  if (value.empty()) return Dictionary::kNullCode;
  key_.clear();
  append_identity_key(kind, scope, value, key_);
  return heaps_.identities.intern(key_);
}

std::uint32_t FileBuilder::identity_of(const Interaction& interaction) {
  const auto text = [&](Field field) {
    return interaction.has(field) ? trimmed(interaction.text(field)) : std::string_view{};
  };
  folded_.clear();
  append_folded(text(Field::kEmail), folded_);
  const std::uint32_t by_id =
      intern_identity(IdentityKind::kId, customer_scope_, text(Field::kCustomer));
  const std::uint32_t by_email = intern_identity(IdentityKind::kEmail, {}, folded_);
  if (by_id != Dictionary::kNullCode) {
    if (by_email != Dictionary::kNullCode) staging_.joins.join(by_id, by_email);
    if (interaction.customer_by.empty()) return by_id;
    const std::uint32_t own = stated_identity(interaction, by_id);
    return own == Dictionary::kNullCode ? by_id : own;
  }
  if (by_email != Dictionary::kNullCode) return by_email;
  if (const auto code = intern_identity(IdentityKind::kPhone, {}, text(Field::kPhone))) return code;
  if (const auto code = intern_identity(IdentityKind::kHandle, {}, text(Field::kHandle)))
    return code;
  return intern_identity(IdentityKind::kName, file_scope_, text(Field::kCustomerName));
}

// `customer` is the whole customer's name, and this is what the row itself knows of him: one of his
// identities, whatever else bears the same number or name. So it is kept apart by the customer.
std::uint32_t FileBuilder::stated_identity(const Interaction& interaction, std::uint32_t customer) {
  const std::optional<CustomerBy> by = parse_customer_by(interaction.customer_by);
  if (!by) return Dictionary::kNullCode;
  const auto text = [&](Field field) {
    return interaction.has(field) ? trimmed(interaction.text(field)) : std::string_view{};
  };
  std::uint32_t own = Dictionary::kNullCode;
  switch (by->kind) {
    case IdentityKind::kId:
      own = intern_identity(by->kind, text(Field::kCustomer), by->id);
      break;
    case IdentityKind::kEmail:
      own = intern_identity(by->kind, {}, folded_);
      break;
    case IdentityKind::kPhone:
      own = intern_identity(by->kind, {}, text(Field::kPhone));
      break;
    case IdentityKind::kHandle:
      own = intern_identity(by->kind, {}, text(Field::kHandle));
      break;
    case IdentityKind::kName:
      own = intern_identity(by->kind, file_scope_ + " " + std::string(text(Field::kCustomer)),
                            text(Field::kCustomerName));
      break;
  }
  if (own != Dictionary::kNullCode) staging_.joins.join(customer, own);
  return own;
}

void FileBuilder::swap_day_month(Field field, RowIndex from, std::span<const RowIndex> fixed,
                                 std::optional<Field> follower) {
  NumberColumn& column = staging_.columns.numbers[index_of(field)];
  NumberColumn* const following =
      follower ? &staging_.columns.numbers[index_of(*follower)] : nullptr;
  auto next_fixed = fixed.begin();
  RowIndex own = 0;
  for (RowIndex row = first_row_; row < staging_.columns.rows; ++row) {
    // Rows of the file's other tables stand between.
    if (staging_.columns.file.get(row) != file_index_) continue;
    const RowIndex number = own++;
    if (number < from) continue;
    if (next_fixed != fixed.end() && *next_fixed == number) {
      ++next_fixed;
      continue;
    }
    const std::int64_t value = column.get(row);
    if (value == NumberColumn::kNull) continue;
    const std::int64_t swapped = throughline::swap_day_month(Instant{value}).microseconds;
    column.set(row, swapped);
    if (following != nullptr && following->get(row) != NumberColumn::kNull)
      following->set(row, following->get(row) + (swapped - value));
  }
}

Result<void> FileBuilder::status() const {
  const auto limit = [&](std::string what) {
    return Error{ErrorCode::kLimit, std::move(what), file_->name};
  };
  if (staging_.columns.rows >= UINT32_MAX - 1 - kBlockRows || file_->records >= UINT32_MAX) {
    return limit("More than four thousand million records: open fewer files at once.");
  }
  if (file_index_ > UINT16_MAX) return limit("More than 65,536 files: open fewer files at once.");
  bool full = heaps_.texts.full() || heaps_.identities.full();
  for (const Dictionary& dictionary : heaps_.fields) full = full || dictionary.full();
  for (const Dictionary& dictionary : heaps_.extras) full = full || dictionary.full();
  if (full) return limit("More than 16 GiB of text in one column: open fewer files at once.");
  return {};
}

}  // namespace throughline::store
