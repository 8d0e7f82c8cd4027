#include "ui/model/json.h"

#include <cmath>
#include <cstring>

namespace throughline::ui {
namespace {

// Integers beyond this are not exact as doubles, and a double beyond int64 is no integer at all.
constexpr double kGreatestExact = 9007199254740992.0;

std::optional<std::int64_t> integer_of(const Json& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) {
    const double number = value.get<double>();
    if (std::abs(number) <= kGreatestExact) return static_cast<std::int64_t>(number);
  }
  return std::nullopt;
}

std::optional<std::vector<std::uint32_t>> counts_in_binary(const Json& array,
                                                           std::span<const std::uint8_t> binary) {
  if (text_at(array, "type") != "u32") return std::nullopt;
  const std::int64_t offset = integer_at(array, "offset", -1);
  const std::int64_t length = integer_at(array, "length", -1);
  if (offset < 0 || length < 0) return std::nullopt;
  const std::uint64_t start = static_cast<std::uint64_t>(offset);
  const std::uint64_t count = static_cast<std::uint64_t>(length);
  if (start > binary.size() || count > (binary.size() - start) / sizeof(std::uint32_t)) {
    return std::nullopt;
  }
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(count));
  if (count > 0) {
    std::memcpy(counts.data(), binary.data() + start, counts.size() * sizeof(std::uint32_t));
  }
  return counts;
}

}  // namespace

std::optional<Json> parse_json(std::string_view text) {
  Json value = Json::parse(text.begin(), text.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

std::string dump_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json& member(const Json& object, std::string_view key) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text_at(const Json& object, std::string_view key, std::string_view otherwise) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string(otherwise);
}

std::int64_t integer_at(const Json& object, std::string_view key, std::int64_t otherwise) {
  return integer_of(member(object, key)).value_or(otherwise);
}

double number_at(const Json& object, std::string_view key, double otherwise) {
  const Json& value = member(object, key);
  return value.is_number() ? value.get<double>() : otherwise;
}

bool flag_at(const Json& object, std::string_view key, bool otherwise) {
  const Json& value = member(object, key);
  return value.is_boolean() ? value.get<bool>() : otherwise;
}

std::optional<std::string> scalar_text(const Json& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string joined;
    for (const Json& element : value) {
      if (!joined.empty()) joined += ", ";
      joined += element.is_array() ? dump_json(element) : scalar_text(element).value_or("");
    }
    return joined;
  }
  return dump_json(value);
}

std::optional<std::vector<std::uint32_t>> counts_of(const Json& value,
                                                    std::span<const std::uint8_t> binary) {
  if (value.is_object()) {
    const Json& array = member(value, "$array");
    return array.is_object() ? counts_in_binary(array, binary) : std::nullopt;
  }
  if (!value.is_array()) return std::nullopt;
  std::vector<std::uint32_t> counts;
  counts.reserve(value.size());
  for (const Json& element : value) {
    const auto number = integer_of(element);
    if (!number || *number < 0 || *number > UINT32_MAX) return std::nullopt;
    counts.push_back(static_cast<std::uint32_t>(*number));
  }
  return counts;
}

}  // namespace throughline::ui
