#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Reading and writing protocol JSON without exceptions: a missing or ill-typed member reads as the
// given default, because what the page shows must survive any answer.
namespace throughline::ui {

using Json = nlohmann::json;

std::optional<Json> parse_json(std::string_view text);
// Invalid UTF-8 becomes U+FFFD.
std::string dump_json(const Json& value);

// Null when `object` is no object or has no such member.
const Json& member(const Json& object, std::string_view key);
std::string text_at(const Json& object, std::string_view key, std::string_view otherwise = {});
std::int64_t integer_at(const Json& object, std::string_view key, std::int64_t otherwise = 0);
double number_at(const Json& object, std::string_view key, double otherwise = 0);
bool flag_at(const Json& object, std::string_view key, bool otherwise = false);

// A scalar as a person reads it; nullopt for null. Arrays are joined by ", ".
std::optional<std::string> scalar_text(const Json& value);

// Counts, given either as a plain array or as {"$array":{"type":"u32","offset","length"}} into
// `binary`. Nullopt if ill-formed or out of bounds.
std::optional<std::vector<std::uint32_t>> counts_of(const Json& value,
                                                    std::span<const std::uint8_t> binary);

}  // namespace throughline::ui
