#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/interaction.h"
#include "store/column_set.h"
#include "store/customers.h"
#include "store/source_file.h"

namespace throughline::store {

// What a load collects before it is published: rows in the order they came, and who is whom.
struct Staging {
  ColumnSet columns;
  IdentityJoins joins;
};

// Takes what one file gives, in the file's order. Each record is begun, then accounted for exactly
// once: by use() (repeated for several interactions), reference(), merged() or reject().
class FileBuilder {
 public:
  // `file_index` numbers the files of everything that is open, from 0. Heaps and staging must
  // outlive the builder.
  FileBuilder(std::uint32_t file_index, std::string name, std::uint64_t size, Heaps& heaps,
              Staging& staging);

  SourceFile& file() { return *file_; }
  std::shared_ptr<const SourceFile> share() const { return file_; }

  // The index of the extra column `x.NAME`; columns of equal names in several files are one.
  std::uint32_t extra_column(std::string_view name);
  // The source's own name of the column that gives Field::kCustomer: ids of columns of the same
  // name are one customer.
  void set_customer_column(std::string_view name) { customer_scope_ = name; }

  // Tables of one file: a name is one customer in all of them.
  void share_names_with(const FileBuilder& other) { file_scope_ = other.file_scope_; }

  // `length` runs to the next record's start.
  void begin_record(std::uint64_t offset, std::uint64_t length);
  void use(Interaction& interaction);  // sets its record and part
  void reference() { ++file_->reference; }
  void merged() { ++file_->merged; }
  void reject(std::string reason, std::string_view bytes);
  std::uint64_t records() const { return file_->records; }

  // Exchanges day and month of this file's times so far: the column's order was decided otherwise.
  // Rows are counted from the file's first; those before `from` and those in `fixed` (rising) were
  // not read by that order and stay. Times of `follower` stand on the date of `field`: they stay as
  // far from it as they are.
  void swap_day_month(Field field, RowIndex from = 0, std::span<const RowIndex> fixed = {},
                      std::optional<Field> follower = std::nullopt);
  // An error of kLimit once rows or heaps are used up; to be asked after each piece.
  Result<void> status() const;

 private:
  void append_row(const Interaction& interaction);
  std::uint32_t identity_of(const Interaction& interaction);
  std::uint32_t stated_identity(const Interaction& interaction, std::uint32_t customer);
  std::uint32_t intern_identity(IdentityKind kind, std::string_view scope, std::string_view value);

  std::shared_ptr<SourceFile> file_;
  std::uint32_t file_index_;
  std::string file_scope_;
  std::string customer_scope_ = "customer";
  Heaps& heaps_;
  Staging& staging_;
  RowIndex first_row_;
  std::string key_;
  std::string folded_;
  std::uint64_t record_offset_ = 0;
  std::uint8_t parts_ = 0;
};

}  // namespace throughline::store
