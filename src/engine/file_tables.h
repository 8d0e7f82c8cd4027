#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "formats/reader.h"
#include "store/file_builder.h"

namespace throughline::engine {

// The tables that one file gives: its own, then those its reader opened beside it. They take the
// file indexes from `first_index` on, in that order.
class FileTables final : public formats::TableSink {
 public:
  FileTables(std::uint32_t first_index, std::string name, std::uint64_t size, store::Heaps& heaps,
             store::Staging& staging)
      : first_index_(first_index), heaps_(heaps), staging_(staging) {
    builders_.emplace_back(first_index, std::move(name), size, heaps, staging);
  }

  store::FileBuilder& own() { return builders_.front(); }
  // Further tables have no size: their bytes are the file's.
  store::FileBuilder& open_table(std::string_view name) override {
    const auto index = first_index_ + static_cast<std::uint32_t>(builders_.size());
    std::string full = own().file().name + "#" + std::string(name);
    store::FileBuilder& builder =
        builders_.emplace_back(index, std::move(full), 0, heaps_, staging_);
    builder.share_names_with(own());
    builder.file().path = own().file().path;
    return builder;
  }
  // A deque: references to builders stay good.
  std::deque<store::FileBuilder>& all() { return builders_; }

 private:
  std::uint32_t first_index_;
  store::Heaps& heaps_;
  store::Staging& staging_;
  std::deque<store::FileBuilder> builders_;
};

}  // namespace throughline::engine
