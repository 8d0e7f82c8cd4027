#include "ui/model/pages.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline::ui {

void Pages::update(Requests& requests, const Json& request) {
  std::string question = dump_json(request);
  if (question != question_) {
    question_ = std::move(question);
    failed_.clear();
  }
  const bool fresh = kept_question_ == question_ && kept_epoch_ == requests.epoch();
  if (stale_ == fresh) ++version_;
  stale_ = !fresh;
  const auto rows_below = static_cast<std::int64_t>(std::ceil(viewport_ + fraction_));
  const std::int64_t first = first_row_ / kPageRows;
  std::int64_t last = (first_row_ + std::max<std::int64_t>(rows_below, 1) - 1) / kPageRows;
  if (!fresh) {
    // The first page tells the total; the others follow when it has come.
    ask_if_missing(requests, request, first);
    return;
  }
  if (total_ == 0) return;
  const std::int64_t end = (total_ - 1) / kPageRows;
  last = std::min(last, end);
  for (std::int64_t page = first; page <= last; ++page) {
    if (ask_if_missing(requests, request, page)) return;
  }
  if (last < end && ask_if_missing(requests, request, last + 1)) return;
  if (first > 0) ask_if_missing(requests, request, first - 1);
}

bool Pages::ask_if_missing(Requests& requests, const Json& request, std::int64_t number) {
  if (!stale_ && has(number)) return false;
  if (failed_.count(number) != 0) return false;
  Json page = request;
  page["offset"] = number * kPageRows;
  page["limit"] = kPageRows;
  requests.ask(view_, question_ + "#" + std::to_string(number), page,
               [this, number, question = question_](const Answer& answer) {
                 take(question, number, answer);
               });
  return true;
}

void Pages::take(const std::string& question, std::int64_t number, const Answer& answer) {
  ++version_;
  if (answer.error) {
    error_ = answer.error;
    if (question == question_) failed_.insert(number);
    return;
  }
  error_.reset();
  if (question != kept_question_ || answer.epoch != kept_epoch_) {
    pages_.clear();
    index_.clear();
    failed_.clear();
    kept_question_ = question;
    kept_epoch_ = answer.epoch;
  }
  const auto old = index_.find(number);
  if (old != index_.end()) {
    pages_.erase(old->second);
    index_.erase(old);
  }
  Page page;
  page.number = number;
  Json body = answer.body;
  total_ = std::max<std::int64_t>(integer_at(body, "total"), 0);
  known_ = true;
  if (const auto rows = body.find("rows"); rows != body.end() && rows->is_array()) {
    for (Json& row : *rows) page.rows.push_back(std::move(row));
    body.erase(rows);
  }
  head_ = std::move(body);
  pages_.push_front(std::move(page));
  index_[number] = pages_.begin();
  while (pages_.size() > kKeptPages) {
    index_.erase(pages_.back().number);
    pages_.pop_back();
  }
  clamp();
}

void Pages::clear() {
  pages_.clear();
  index_.clear();
  failed_.clear();
  question_.clear();
  kept_question_.clear();
  kept_epoch_ = -1;
  head_ = Json();
  error_.reset();
  total_ = 0;
  known_ = false;
  stale_ = false;
  first_row_ = 0;
  fraction_ = 0;
  ++version_;
}

void Pages::set_viewport_rows(double rows) {
  if (!(rows >= 1)) rows = 1;
  rows = std::min(rows, static_cast<double>(kPageRows));
  if (rows == viewport_) return;
  viewport_ = rows;
  clamp();
}

void Pages::scroll_by(double rows) {
  if (!std::isfinite(rows)) return;
  // Whole rows are added as integers: a sum of doubles would lose the fraction far down.
  const double whole = std::floor(rows);
  double fraction = fraction_ + (rows - whole);
  const double bound = 9e15;
  std::int64_t step = static_cast<std::int64_t>(std::clamp(whole, -bound, bound));
  if (fraction >= 1) {
    fraction -= 1;
    ++step;
  }
  first_row_ += step;
  fraction_ = fraction;
  clamp();
}

void Pages::scroll_to(std::int64_t row) {
  first_row_ = std::max<std::int64_t>(row, 0);
  fraction_ = 0;
  clamp();
}

void Pages::reveal(std::int64_t row) {
  const auto whole = static_cast<std::int64_t>(viewport_);
  if (row < first_row_ || (row == first_row_ && fraction_ > 0)) {
    scroll_to(row);
  } else if (row >= first_row_ + whole) {
    scroll_to(row - whole + 1);
  }
}

void Pages::clamp() {
  if (first_row_ < 0) {
    first_row_ = 0;
    fraction_ = 0;
  }
  if (!known_) return;
  const double most = std::max(0.0, static_cast<double>(total_) - viewport_);
  const auto most_row = static_cast<std::int64_t>(most);
  const double most_fraction = most - static_cast<double>(most_row);
  if (first_row_ > most_row || (first_row_ == most_row && fraction_ > most_fraction)) {
    first_row_ = most_row;
    fraction_ = most_fraction;
  }
}

const Json* Pages::row(std::int64_t index) {
  if (index < 0) return nullptr;
  const auto found = index_.find(index / kPageRows);
  if (found == index_.end()) return nullptr;
  pages_.splice(pages_.begin(), pages_, found->second);
  const auto within = static_cast<std::size_t>(index % kPageRows);
  const std::vector<Json>& rows = found->second->rows;
  return within < rows.size() ? &rows[within] : nullptr;
}

std::int64_t Pages::find(std::string_view id) const {
  for (const Page& page : pages_) {
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
      const Json& row_id = member(page.rows[i], "id");
      if (row_id.is_string() && row_id.get_ref<const std::string&>() == id) {
        return page.number * kPageRows + static_cast<std::int64_t>(i);
      }
    }
  }
  return -1;
}

}  // namespace throughline::ui
