#include "engine/money_json.h"

#include <string>

namespace throughline::engine {

Json money_json(const std::vector<query::CurrencyValue>& values) {
  Json list = Json::array();
  for (const query::CurrencyValue& value : values) {
    list.push_back(
        {{"currency", value.currency.empty() ? Json(nullptr) : Json(std::string(value.currency))},
         {"received", to_string(value.received)},
         {"given", to_string(value.given)},
         {"net", to_string(value.net)}});
  }
  return list;
}

}  // namespace throughline::engine
