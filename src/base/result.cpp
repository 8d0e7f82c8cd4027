#include "base/result.h"

namespace throughline {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadArguments:
      return "bad_arguments";
    case ErrorCode::kBadFilter:
      return "bad_filter";
    case ErrorCode::kBadRequest:
      return "bad_request";
    case ErrorCode::kUnknownField:
      return "unknown_field";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kDamaged:
      return "damaged";
    case ErrorCode::kLimit:
      return "limit";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kOutOfMemory:
      return "out_of_memory";
  }
  return "unknown";
}

}  // namespace throughline
