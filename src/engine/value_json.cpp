#include "engine/value_json.h"

#include <cstring>
#include <string>
#include <utility>

namespace throughline::engine {
namespace {

struct ToJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(std::string_view text) const { return std::string(text); }
  Json operator()(Instant instant) const { return format_rfc3339(instant); }
  Json operator()(const query::Number& number) const {
    return Json::parse(to_plain_string(number.value), nullptr, false);
  }
  Json operator()(const query::Money& money) const { return to_string(money.value); }
  Json operator()(const query::Tags& tags) const {
    Json list = Json::array();
    for (const std::string_view tag : tags) list.push_back(std::string(tag));
    return list;
  }
};

}  // namespace

Json value_json(const query::Value& value) { return std::visit(ToJson{}, value); }

Result<RowWriter> RowWriter::create(const store::Snapshot& snapshot,
                                    const std::vector<std::string>& fields) {
  RowWriter writer(snapshot);
  for (const std::string& name : fields) {
    if (name == "id") continue;  // always there
    Result<query::FieldRef> field = query::parse_field(snapshot, name);
    if (!field.ok()) return std::move(field).error();
    writer.readers_.emplace_back(name, query::FieldReader(snapshot, *field));
  }
  return writer;
}

Json RowWriter::row_json(query::RowIndex row) const {
  Json json = {{"id", store::to_string(snapshot_->id(row))}};
  for (const auto& [name, reader] : readers_) json[name] = value_json(reader.value(row));
  return json;
}

Json ArrayWriter::u32(const std::uint32_t* numbers, std::size_t count) {
  if (!binary_) return Json(std::vector<std::uint32_t>(numbers, numbers + count));
  const std::size_t offset = answer_.binary.size();
  answer_.binary.resize(offset + count * sizeof(std::uint32_t));
  if (count > 0)
    std::memcpy(answer_.binary.data() + offset, numbers, count * sizeof(std::uint32_t));
  return Json{{"$array", {{"type", "u32"}, {"offset", offset}, {"length", count}}}};
}

Json ArrayWriter::text(std::string_view bytes) {
  if (!binary_) return Json(std::string(bytes));
  const std::size_t offset = answer_.binary.size();
  answer_.binary.insert(answer_.binary.end(), bytes.begin(), bytes.end());
  return Json{{"$array", {{"type", "u8"}, {"offset", offset}, {"length", bytes.size()}}}};
}

}  // namespace throughline::engine
