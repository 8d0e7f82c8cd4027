#pragma once

#include <vector>

#include "base/result.h"
#include "engine/loader.h"
#include "engine/protocol.h"

namespace throughline::engine {

struct OpenRequest {
  std::vector<OpenFile> files;
  LoadOptions options;
};

// {"op": "open", "files": [{"handle": 1, "name": "a.csv", "size": 10}, …], "mapping": {…},
// "limits":
// {"ratio": 200, "total": bytes, "entries": 100000, "nested": bytes, "depth": 3}}; mapping and
// limits, and each of the limits, may be absent.
Result<OpenRequest> parse_open_request(const Json& request);

}  // namespace throughline::engine
