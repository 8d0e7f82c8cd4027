#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/model/json.h"
#include "ui/model/requests.h"

// Rows of a long answer, asked by the page and kept while near the screen. Rows are numbered in 64
// bits; the position is a row and a fraction of one, so that no pixel sum limits the length.
namespace throughline::ui {

class Pages {
 public:
  static constexpr std::int64_t kPageRows = 200;
  static constexpr std::size_t kKeptPages = 40;

  // The `offset` and `limit` of a page are added to `request`, whose text is the question.
  explicit Pages(std::string view) : view_(std::move(view)) {}

  // Asks for the first page missing on screen, then for the neighbours.
  void update(Requests& requests, const Json& request);
  void clear();

  void set_viewport_rows(double rows);  // how many rows fit, fractions included
  void scroll_by(double rows);
  void scroll_to(std::int64_t row);
  void reveal(std::int64_t row);  // the least scrolling that shows it whole
  std::int64_t first_row() const { return first_row_; }
  double row_fraction() const { return fraction_; }  // of the first row that is scrolled away, 0..1
  double viewport_rows() const { return viewport_; }

  bool known() const { return known_; }  // a total has been answered
  std::int64_t total() const { return total_; }
  bool stale() const { return stale_; }  // rows shown answer an older question
  const std::optional<EngineError>& error() const { return error_; }
  // Null while the row is on its way. Valid until the next update() or receive.
  const Json* row(std::int64_t index);
  // The rest of the newest answer (without its rows).
  const Json& head() const { return head_; }
  // Position of a row's id among the kept pages, -1 if not there.
  std::int64_t find(std::string_view id) const;
  // Changes when rows, total or staleness change.
  int version() const { return version_; }

 private:
  struct Page {
    std::int64_t number;
    std::vector<Json> rows;
  };

  void take(const std::string& question, std::int64_t number, const Answer& answer);
  bool ask_if_missing(Requests& requests, const Json& request, std::int64_t number);
  void clamp();
  bool has(std::int64_t page) const { return index_.count(page) != 0; }

  std::string view_;
  std::string question_;       // of the kept pages, or of those on their way
  std::string kept_question_;  // of the kept pages
  std::int64_t kept_epoch_ = -1;
  std::list<Page> pages_;  // most recently used first
  std::map<std::int64_t, std::list<Page>::iterator> index_;
  std::set<std::int64_t> failed_;  // pages whose answer was an error
  Json head_;
  std::optional<EngineError> error_;
  std::int64_t total_ = 0;
  bool known_ = false;
  bool stale_ = false;
  std::int64_t first_row_ = 0;
  double fraction_ = 0;
  double viewport_ = 30;
  int version_ = 0;
};

}  // namespace throughline::ui
