#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/model/archive.h"
#include "ui/model/filter_terms.h"

// The bottom line, and what to say where nothing matches.
namespace throughline::ui {

class Status {
 public:
  void update(const Context& context, std::optional<std::int64_t> matching, bool stale,
              const std::optional<EngineError>& error);

  const std::string& text() const { return text_; }  // "1,234 of 541,909 interactions"
  bool stale() const { return stale_; }
  bool complete() const { return complete_; }
  const std::string& zone() const { return zone_; }  // "Times in UTC"
  // "No interactions match." with the offer "Clear channel: fax" of action `clear_term`.
  bool nothing() const { return nothing_; }
  const std::string& offer() const { return offer_; }
  std::size_t offer_term() const { return offer_term_; }

 private:
  std::string text_;
  std::string zone_;
  bool stale_ = false;
  bool complete_ = true;
  bool nothing_ = false;
  std::string offer_;
  std::size_t offer_term_ = 0;
};

}  // namespace throughline::ui
