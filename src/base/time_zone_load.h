// The platform's part of find_time_zone; not for others.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time_zone.h"

namespace throughline::detail {

// `name` holds letters, digits, "/_-+" only. In time_zone_system.cpp or time_zone_browser.cpp.
Result<TimeZone> load_time_zone(const std::string& name);

}  // namespace throughline::detail
