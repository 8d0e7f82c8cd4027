#include "ui/model/customer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/instant.h"
#include "ui/model/filter_terms.h"
#include "ui/model/table.h"

namespace throughline::ui {
namespace {

constexpr const char* kViews[] = {"customer", "customer_timeline", "ranking", "conversation",
                                  "conversation_place"};

std::optional<std::int64_t> micros_at(const Json& object, const char* name) {
  const auto time = parse_rfc3339(text_at(object, name));
  if (!time) return std::nullopt;
  return time->microseconds;
}

// "email 12, phone 3" of a facet's values.
std::string counts_text(const Json& facets, const char* field, const Formatter& format) {
  std::string text;
  const Json& values = member(member(facets, field), "values");
  if (!values.is_array()) return text;
  for (const Json& value : values) {
    const std::int64_t count = integer_at(value, "count");
    if (count == 0) continue;
    const auto word = scalar_text(member(value, "value"));
    if (!text.empty()) text += ", ";
    text +=
        (word ? value_label(field, &*word) : std::string("not stated")) + " " + format.count(count);
  }
  return text;
}

// Names without the archive they stand in, where there is but one.
std::string files_text(const Json& files) {
  std::string text;
  if (!files.is_array()) return text;
  for (const Json& file : files) {
    std::string name = scalar_text(file).value_or("");
    const auto entry = name.find(".zip/");
    if (entry != std::string::npos) name = name.substr(entry + 5);
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

}  // namespace

void Customer::clear() {
  conversation_.clear();
  ledger_.clear();
  ranking_ = Ranking();
  open_ = loaded_ = stale_ = false;
  error_.reset();
  customer_ = facets_ = Json();
  key_.clear();
  name_.clear();
  organisation_.clear();
  summary_.clear();
  identities_.clear();
  numbers_.clear();
  value_.clear();
  sparkline_ = Sparkline();
}

void Customer::update(const Context& context) {
  const std::optional<std::string>& id = context.state.customer;
  if (!id || !open_ || id != key_) {
    if (open_) {
      clear();
      for (const char* const view : kViews) context.requests.forget(view);
    }
    if (!id) return;
    key_ = *id;
    open_ = true;
  }
  ask_facts(context);
  if (loaded_) ask_sparkline(context);
  ask_ranking(context);
  conversation_.update(context, key_);
  rebuild(context);
  ledger_.rebuild(context);
}

void Customer::ask_facts(const Context& context) {
  Json requests = Json::array();
  requests.push_back({{"op", "customer"}, {"id", key_}, {"offset", 0}, {"limit", 1}});
  requests.push_back(ledger_.request(key_));
  requests.push_back({{"op", "facets"},
                      {"fields", {"channel", "type"}},
                      {"filter", term_text("customer", {key_})},
                      {"limit", 30}});
  const Json batch = {{"op", "batch"}, {"requests", std::move(requests)}};
  const std::string question = dump_json(batch);
  context.requests.ask("customer", question, batch,
                       [this, asked = key_](const Answer& answer) { take(asked, answer); });
  stale_ = context.requests.stale("customer", question);
}

void Customer::take(const std::string& id, const Answer& answer) {
  if (!open_ || id != key_) return;
  error_ = answer.error;
  if (answer.error) return;
  const Json& answers = member(answer.body, "answers");
  if (!answers.is_array() || answers.size() < 3) {
    error_ = EngineError{"bad_answer", "The customer could not be read.", ""};
    return;
  }
  error_ = error_of(answers[0]);
  if (error_) return;
  customer_ = answers[0];
  if (!error_of(answers[1])) ledger_.take(answers[1]);
  facets_ = error_of(answers[2]) ? Json() : member(answers[2], "facets");
  loaded_ = true;
}

void Customer::ask_sparkline(const Context& context) {
  const Json& who = member(customer_, "customer");
  const auto first = micros_at(who, "first");
  const auto last = micros_at(who, "last");
  if (!first || !last) return;
  // A little room on both sides; never less than a day, so that one call has its day around it.
  const std::int64_t room = std::max<std::int64_t>((*last - *first) / 50, kMicrosPerDay / 2);
  const TimeRange range{*first - room, *last + room};
  const ColumnInfo* const channel = context.archive.column("channel");
  const bool channels = context.archive.columns.empty() || (channel && channel->rows > 0);
  lanes_field_ = channels ? "channel" : context.lanes;
  Json timeline = {{"op", "timeline"},
                   {"from", format_rfc3339(Instant{range.from})},
                   {"to", format_rfc3339(Instant{range.to})},
                   {"bins", kSparkBins},
                   {"limit", kSparkLanes},
                   {"filter", term_text("customer", {key_})}};
  if (!lanes_field_.empty()) timeline["lanes"] = lanes_field_;
  context.requests.ask("customer_timeline", dump_json(timeline), timeline,
                       [this, range](const Answer& answer) { take_sparkline(answer, range); });
}

void Customer::take_sparkline(const Answer& answer, const TimeRange& range) {
  sparkline_ = Sparkline();
  if (answer.error) return;
  sparkline_.range = range;
  const Json& names = member(answer.body, "lanes");
  const Json& counts = member(answer.body, "counts");
  if (!names.is_array() || !counts.is_array()) return;
  const auto add = [&](Lane lane, const Json& numbers) {
    auto lane_counts = counts_of(numbers, answer.binary);
    if (!lane_counts || (sparkline_.bins != 0 && lane_counts->size() != sparkline_.bins)) return;
    if (std::all_of(lane_counts->begin(), lane_counts->end(), [](auto n) { return n == 0; }))
      return;
    sparkline_.bins = lane_counts->size();
    sparkline_.lanes.push_back(std::move(lane));
    for (const std::uint32_t count : *lane_counts) {
      sparkline_.max = std::max(sparkline_.max, count);
      sparkline_.counts.push_back(count);
    }
  };
  for (std::size_t i = 0; i < names.size() && i < counts.size(); ++i) {
    Lane lane;
    lane.value = scalar_text(names[i]);
    lane.label = lane.value ? value_label(lanes_field_, &*lane.value) : "no " + lanes_field_;
    add(std::move(lane), counts[i]);
  }
  const Json& rest = member(answer.body, "rest");
  if (rest.is_null()) return;
  Lane lane;
  lane.rest = true;
  lane.label = std::to_string(integer_at(answer.body, "rest_lanes")) + " more";
  add(std::move(lane), rest);
}

std::int64_t Customer::sparkline_time(double fraction) const {
  const double part = std::clamp(std::isfinite(fraction) ? fraction : 0.0, 0.0, 1.0);
  return sparkline_.range.from +
         static_cast<std::int64_t>(part * static_cast<double>(sparkline_.range.length()));
}

std::string Customer::sparkline_words(double fraction, const Formatter& format) const {
  if (sparkline_.bins == 0) return "";
  const double part = std::clamp(fraction, 0.0, 0.999999);
  const auto bin = static_cast<std::size_t>(part * static_cast<double>(sparkline_.bins));
  const double step = 1.0 / static_cast<double>(sparkline_.bins);
  const std::string from = format.date(sparkline_time(static_cast<double>(bin) * step));
  const std::string to = format.date(sparkline_time(static_cast<double>(bin + 1) * step) - 1);
  std::string words = from == to ? from : from + " – " + to;
  bool any = false;
  for (std::size_t lane = 0; lane < sparkline_.lanes.size(); ++lane) {
    const std::uint32_t count = sparkline_.counts[lane * sparkline_.bins + bin];
    if (count == 0) continue;
    any = true;
    words += "\n" + sparkline_.lanes[lane].label + " " + format.count(count);
  }
  return any ? words : words + "\nnothing";
}

void Customer::ask_ranking(const Context& context) {
  const Json request = {{"op", "customers"},
                        {"filter", context.filter},
                        {"sort", sort_text(context.state.customer_sort)},
                        {"around", key_},
                        {"limit", 3}};
  context.requests.ask("ranking", dump_json(request), request,
                       [this, asked = key_, format = context.format](const Answer& answer) {
                         take_ranking(asked, answer, format);
                       });
}

void Customer::take_ranking(const std::string& id, const Answer& answer, const Formatter& format) {
  if (!open_ || id != key_) return;
  ranking_ = Ranking();
  if (answer.error) return;
  const Json& rows = member(answer.body, "rows");
  if (!rows.is_array() || rows.empty()) return;
  const std::int64_t rank = integer_at(answer.body, "rank", -1);
  if (rank < 0) {
    // Not among them: on to the first.
    ranking_.next = text_at(rows[0], "id");
    return;
  }
  ranking_.text = format.count(rank + 1) + " of " + format.count(integer_at(answer.body, "total"));
  const std::int64_t offset = integer_at(answer.body, "offset");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::int64_t place = offset + static_cast<std::int64_t>(i);
    if (place == rank - 1) ranking_.previous = text_at(rows[i], "id");
    if (place == rank + 1) ranking_.next = text_at(rows[i], "id");
  }
}

void Customer::rebuild(const Context& context) {
  const Formatter& format = context.format;
  const Json& who = member(customer_, "customer");
  key_text_ = format.personal(key_);
  name_ = format.personal(scalar_text(member(who, "name")).value_or(key_));
  organisation_ = format.personal(scalar_text(member(who, "organisation")).value_or(""));
  identities_.clear();
  numbers_.clear();
  if (!loaded_) return;
  rebuild_identities(format);
  rebuild_numbers(context);
  value_ = value_lines(member(customer_, "value"), format);
  if (sparkline_.bins > 0) {
    const auto first = micros_at(who, "first");
    const auto last = micros_at(who, "last");
    if (first && last) sparkline_.label = format.date(*first) + " – " + format.date(*last);
  }
}

void Customer::rebuild_identities(const Formatter& format) {
  const Json& identities = member(member(customer_, "customer"), "identities");
  if (!identities.is_array()) return;
  for (const Json& identity : identities) {
    const std::string kind = text_at(identity, "kind");
    const std::string value = scalar_text(member(identity, "value")).value_or("");
    const Json& files = member(identity, "files");
    const bool joins = files.is_array() && files.size() > 1 && kind != "name";
    std::string reason = files_text(files);
    if (!reason.empty()) reason = (joins ? "the same in " : "in ") + reason;
    std::string id = "identity/";
    id.append(kind).append("/").append(value);
    identities_.push_back(
        {std::move(id), kind == "id" ? "Id" : field_title(kind), format.personal(value), reason});
  }
}

void Customer::rebuild_numbers(const Context& context) {
  const Formatter& format = context.format;
  const Json& who = member(customer_, "customer");
  const auto add = [this](const char* id, const char* label, std::string text) {
    if (!text.empty()) numbers_.push_back({std::string("number/") + id, label, std::move(text)});
  };
  const std::int64_t total = integer_at(customer_, "total");
  add("interactions", "Interactions", format.count(total));
  const auto first = micros_at(who, "first");
  const auto last = micros_at(who, "last");
  summary_ = format.count(total) + (total == 1 ? " interaction" : " interactions");
  if (first && last) {
    add("first", "First", format.date_time(*first));
    add("last", "Last", format.date_time(*last));
    const std::string from = format.date(*first);
    const std::string to = format.date(*last);
    summary_ += " · " + (from == to ? from : from + " – " + to);
    if (total > 1) add("gap", "Mean gap", waiting_words((*last - *first) / (total - 1)));
  }
  add("channels", "Channels", counts_text(facets_, "channel", format));
  add("types", "Types", counts_text(facets_, "type", format));
  const Json& waits = ledger_.waits();
  if (waits.is_object()) {
    add("waits", "Waits",
        "mean " + format.duration(number_at(waits, "mean_s")) + ", longest " +
            format.duration(number_at(waits, "most_s")) + " (" +
            format.count(integer_at(waits, "count")) + " measured)");
  }
}

}  // namespace throughline::ui
