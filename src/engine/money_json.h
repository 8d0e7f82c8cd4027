#pragma once

#include <vector>

#include "engine/protocol.h"
#include "query/exchanged.h"

namespace throughline::engine {

// [{"currency": "EUR" | null, "received": "120.50", "given": "20.00", "net": "100.50"}, …]
Json money_json(const std::vector<query::CurrencyValue>& values);

}  // namespace throughline::engine
