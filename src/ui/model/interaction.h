#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/customer.h"

// The selected interaction: every field that has a value, and where its record stands.
namespace throughline::ui {

class InteractionDetail {
 public:
  void update(const Context& context);
  void clear();

  bool open() const { return open_; }
  bool loaded() const { return loaded_; }
  bool stale() const { return stale_; }
  const std::optional<EngineError>& error() const { return error_; }
  const std::vector<LabelledText>& fields() const { return fields_; }  // "field/subject"
  // "orders.csv, record 12, bytes 3,456 to 3,560"
  const std::string& provenance() const { return provenance_; }
  const std::optional<std::string>& customer() const { return customer_; }

 private:
  void take(const std::string& id, const Answer& answer);
  void rebuild(const Context& context);

  bool open_ = false;
  bool loaded_ = false;
  bool stale_ = false;
  std::optional<EngineError> error_;
  std::string shown_;
  Json row_;
  Json record_;
  std::vector<LabelledText> fields_;
  std::string provenance_;
  std::optional<std::string> customer_;
};

}  // namespace throughline::ui
