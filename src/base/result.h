// A value or an error. Our own code throws nothing; only std::bad_alloc may pass through.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace throughline {

enum class ErrorCode : std::uint8_t {
  kBadArguments,  // the command line or a function was asked for something that makes no sense
  kBadFilter,     // filter text does not parse; `where` points at it
  kBadRequest,    // a protocol request is malformed or lacks something
  kUnknownField,  // a field name that nothing open has
  kNotFound,      // a file, record, customer or zone that is not there
  kUnreadable,    // the host could not hand over the bytes
  kUnsupported,   // recognised, but not read; the message says what to export instead
  kDamaged,       // the bytes contradict their own format (bad check sum, cut short)
  kLimit,         // a guard against hostile input stopped the work
  kCancelled,     // the user or a newer request ended it
  kOutOfMemory,   // this machine's memory does not hold it
};

// The name used in the protocol: "bad_filter".
std::string_view error_code_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kBadRequest;
  std::string message;  // what is wrong and what to do, for a person
  std::string where;    // file, record, offset or position in a text; may be empty
};

// Reading the value of a failed result, or the error of a good one, is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  using Value = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return *pointer(); }
  const T& value() const& { return *pointer(); }
  T&& value() && { return std::move(*pointer()); }
  T& operator*() & { return *pointer(); }
  const T& operator*() const& { return *pointer(); }
  T&& operator*() && { return std::move(*pointer()); }
  T* operator->() { return pointer(); }
  const T* operator->() const { return pointer(); }

  T value_or(T fallback) && { return ok() ? std::move(*pointer()) : std::move(fallback); }

  const Error& error() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  T* pointer() {
    assert(ok());
    return std::get_if<0>(&state_);
  }
  const T* pointer() const {
    assert(ok());
    return std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using Value = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }

  const Error& error() const& {
    assert(!ok());
    return *error_;
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*error_);
  }

 private:
  std::optional<Error> error_;
};

}  // namespace throughline
