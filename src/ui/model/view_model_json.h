#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "ui/model/breakdown.h"
#include "ui/model/customer.h"
#include "ui/model/json.h"
#include "ui/model/opening.h"

// What several view models say in the same words.
namespace throughline::ui {

inline Json optional_text(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

inline std::string rfc3339(std::int64_t micros) { return format_rfc3339(Instant{micros}); }

inline Json value_json(const std::vector<ValueLine>& lines) {
  Json list = Json::array();
  for (const ValueLine& line : lines) {
    list.push_back({{"id", line.id},
                    {"currency", line.currency},
                    {"received", line.received},
                    {"given", line.given},
                    {"net", line.net}});
  }
  return list;
}

inline Json labelled_json(const std::vector<LabelledText>& lines) {
  Json list = Json::array();
  for (const LabelledText& line : lines) {
    list.push_back({{"id", line.id}, {"label", line.label}, {"text", line.text}});
  }
  return list;
}

inline std::string error_text(const std::optional<EngineError>& error) {
  return error ? message_of(*error).what : "";
}

}  // namespace throughline::ui
