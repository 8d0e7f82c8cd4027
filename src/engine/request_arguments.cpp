#include "engine/request_arguments.h"

#include <utility>

namespace throughline::engine {

const Json* RequestArguments::find(const char* name) const {
  const auto found = request_.find(name);
  return found == request_.end() || found->is_null() ? nullptr : &*found;
}

void RequestArguments::refuse(const char* name, std::string_view expected) {
  if (error_.has_value()) return;
  error_ = Error{ErrorCode::kBadRequest,
                 "\"" + std::string(name) + "\" must be " + std::string(expected) + ".", name};
}

std::optional<std::string> RequestArguments::optional_text(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return std::nullopt;
  if (!member->is_string()) {
    refuse(name, "a string");
    return std::nullopt;
  }
  return member->get<std::string>();
}

std::string RequestArguments::text(const char* name, std::string fallback) {
  return optional_text(name).value_or(std::move(fallback));
}

std::string RequestArguments::required_text(const char* name) {
  std::optional<std::string> given = optional_text(name);
  if (!given.has_value()) refuse(name, "given, as a string");
  return std::move(given).value_or(std::string());
}

std::uint64_t RequestArguments::count(const char* name, std::uint64_t fallback, std::uint64_t low,
                                      std::uint64_t high) {
  const Json* member = find(name);
  if (member == nullptr) return fallback;
  if (!member->is_number_unsigned() || member->get<std::uint64_t>() < low ||
      member->get<std::uint64_t>() > high) {
    refuse(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return fallback;
  }
  return member->get<std::uint64_t>();
}

std::int64_t RequestArguments::integer(const char* name, std::int64_t low, std::int64_t high) {
  const Json* member = find(name);
  if (member == nullptr || !member->is_number_integer() || member->get<std::int64_t>() < low ||
      member->get<std::int64_t>() > high) {
    refuse(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return low;
  }
  return member->get<std::int64_t>();
}

bool RequestArguments::flag(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return false;
  if (!member->is_boolean()) refuse(name, "true or false");
  return member->is_boolean() && member->get<bool>();
}

std::optional<std::vector<std::string>> RequestArguments::texts(const char* name) {
  const Json* member = find(name);
  if (member == nullptr) return std::nullopt;
  std::vector<std::string> list;
  if (!member->is_array()) {
    refuse(name, "a list of strings");
    return list;
  }
  for (const Json& entry : *member) {
    if (!entry.is_string()) {
      refuse(name, "a list of strings");
      return list;
    }
    list.push_back(entry.get<std::string>());
  }
  return list;
}

std::vector<std::int64_t> RequestArguments::integers(const char* name, std::size_t most) {
  const Json* member = find(name);
  std::vector<std::int64_t> list;
  if (member == nullptr || !member->is_array() || member->size() > most) {
    refuse(name, "a list of at most " + std::to_string(most) + " whole numbers");
    return list;
  }
  for (const Json& entry : *member) {
    if (!entry.is_number_integer()) {
      refuse(name, "a list of whole numbers");
      return list;
    }
    list.push_back(entry.get<std::int64_t>());
  }
  return list;
}

Instant RequestArguments::instant(const char* name) {
  const std::optional<Instant> parsed = parse_rfc3339(text(name));
  if (!parsed.has_value()) refuse(name, "a time such as 2024-01-31T09:00:00Z");
  return parsed.value_or(Instant{});
}

}  // namespace throughline::engine
