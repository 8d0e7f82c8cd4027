#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "engine/protocol.h"

namespace throughline::engine {

// Reads the members of a request; remembers the first that is wrong, so that a question asks once
// at the end.
class RequestArguments {
 public:
  explicit RequestArguments(const Json& request) : request_(request) {}

  std::string text(const char* name, std::string fallback = {});
  std::string required_text(const char* name);
  // Nothing if absent or null.
  std::optional<std::string> optional_text(const char* name);
  // A whole number in [low, high].
  std::uint64_t count(const char* name, std::uint64_t fallback, std::uint64_t low,
                      std::uint64_t high);
  std::int64_t integer(const char* name, std::int64_t low, std::int64_t high);
  bool flag(const char* name);
  // A list of strings; nothing if absent.
  std::optional<std::vector<std::string>> texts(const char* name);
  std::vector<std::int64_t> integers(const char* name, std::size_t most);
  Instant instant(const char* name);

  bool ok() const { return !error_.has_value(); }
  const Error& error() const { return *error_; }
  // Something else that is wrong with the member.
  void refuse(const char* name, std::string_view expected);

 private:
  const Json* find(const char* name) const;

  const Json& request_;
  std::optional<Error> error_;
};

}  // namespace throughline::engine
