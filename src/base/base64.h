// Base64 of RFC 4648, with padding: how JSON carries bytes that are no text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace throughline {

std::string to_base64(ByteSpan bytes);
// Nothing unless all of it is base64, padded.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace throughline
