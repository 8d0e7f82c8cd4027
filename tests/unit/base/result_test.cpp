#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

namespace throughline {
namespace {

Result<std::unique_ptr<int>> make(bool good) {
  if (good) return std::make_unique<int>(7);
  return Error{ErrorCode::kDamaged, "broken", "byte 3"};
}

TEST_CASE("a result holds its value or its error") {
  Result<std::unique_ptr<int>> good = make(true);
  REQUIRE(good.ok());
  CHECK(**good == 7);
  const std::unique_ptr<int> moved = std::move(good).value();
  CHECK(*moved == 7);

  const Result<std::unique_ptr<int>> bad = make(false);
  REQUIRE_FALSE(bad);
  CHECK(bad.error().code == ErrorCode::kDamaged);
  CHECK(bad.error().where == "byte 3");

  CHECK(Result<void>().ok());
  CHECK_FALSE(Result<void>(Error{}).ok());
  CHECK(Result<std::string>(Error{}).value_or("other") == "other");
}

TEST_CASE("every error code has a name of its own") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::kOutOfMemory); ++code) {
    names.insert(error_code_name(static_cast<ErrorCode>(code)));
  }
  CHECK(names.size() == static_cast<std::size_t>(ErrorCode::kOutOfMemory) + 1);
  CHECK(names.count("unknown") == 0);
  CHECK(error_code_name(ErrorCode::kBadFilter) == "bad_filter");
}

}  // namespace
}  // namespace throughline
