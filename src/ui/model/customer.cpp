#include "ui/model/customer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/instant.h"
#include "ui/model/filter_terms.h"
#include "ui/model/table.h"

namespace throughline::ui {
namespace {

constexpr std::int64_t kLongGap = 2 * kMicrosPerDay;  // worth a word between two messages
constexpr std::size_t kBodyBytes = 600;

std::string beginning(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

std::string heading_of(const Json& row) {
  std::string heading;
  for (const char* const field : {"channel", "type", "direction", "status", "agent"}) {
    const auto value = scalar_text(member(row, field));
    if (!value) continue;
    if (!heading.empty()) heading += " · ";
    heading += value_label(field, &*value);
  }
  return heading;
}

Entry entry_of(const Json& row, const Context& context) {
  Entry entry;
  const std::string id = text_at(row, "id");
  entry.loaded = true;
  entry.id = "entry/" + id;
  entry.selected = context.state.interaction == id;
  entry.time = cell_of(member(row, "time"), "time", FieldKind::kTime, context.format).text;
  entry.channel = text_at(row, "channel");
  entry.type = text_at(row, "type");
  entry.direction = text_at(row, "direction");
  entry.heading = heading_of(row);
  entry.subject = beginning(scalar_text(member(row, "subject")).value_or(""), kBodyBytes);
  entry.body = beginning(scalar_text(member(row, "body")).value_or(""), kBodyBytes);
  if (const auto value = scalar_text(member(row, "value"))) {
    entry.value = context.format.decimal(*value);
    const auto currency = scalar_text(member(row, "currency"));
    if (currency) entry.value += " " + *currency;
  }
  return entry;
}

std::string gap_between(const Json& before, const Json& row, const Formatter& format) {
  const auto earlier = parse_rfc3339(text_at(before, "time"));
  const auto later = parse_rfc3339(text_at(row, "time"));
  if (!earlier || !later) return "";
  const std::int64_t gap = later->microseconds - earlier->microseconds;
  if (gap < kLongGap) return "";
  return format.duration(static_cast<double>(gap) / kMicrosPerSecond) + " later";
}

}  // namespace

void Customer::clear() {
  pages_.clear();
  shown_.clear();
  open_ = loaded_ = stale_ = false;
  error_.reset();
  customer_ = Json();
  key_.clear();
  name_.clear();
  organisation_.clear();
  identities_.clear();
  numbers_.clear();
  value_.clear();
  sparkline_ = Sparkline();
  entries_.clear();
}

void Customer::update(const Context& context) {
  const std::optional<std::string>& id = context.state.customer;
  if (!id) {
    if (open_) {
      clear();
      context.requests.forget("customer");
      context.requests.forget("conversation");
    }
    return;
  }
  if (!open_ || id != key_) {
    const double rows = pages_.viewport_rows();
    clear();
    pages_.set_viewport_rows(rows);
    context.requests.forget("conversation");
    key_ = *id;
    name_ = *id;
    open_ = true;
  }
  Json requests = Json::array();
  requests.push_back({{"op", "customer"}, {"id", *id}, {"offset", 0}, {"limit", 1}});
  if (context.archive.span) {
    Json timeline = {{"op", "timeline"},
                     {"from", format_rfc3339(Instant{context.archive.span->from})},
                     {"to", format_rfc3339(Instant{context.archive.span->to})},
                     {"bins", kSparkBins},
                     {"filter", term_text("customer", {id})}};
    if (!context.lanes.empty()) timeline["lanes"] = context.lanes;
    requests.push_back(std::move(timeline));
  }
  lanes_field_ = context.lanes;
  const Json batch = {{"op", "batch"}, {"requests", requests}};
  const std::string question = dump_json(batch);
  context.requests.ask("customer", question, batch,
                       [this, asked = *id](const Answer& answer) { take(asked, answer); });
  stale_ = context.requests.stale("customer", question);
  const Json conversation = {{"op", "customer"},
                             {"id", *id},
                             {"fields",
                              {"time", "channel", "type", "direction", "status", "agent", "subject",
                               "body", "value", "currency"}}};
  pages_.update(context.requests, conversation);
  rebuild(context);
  rebuild_entries(context);
}

void Customer::take(const std::string& id, const Answer& answer) {
  if (!open_ || id != key_) return;
  error_ = answer.error;
  if (answer.error) return;
  const Json& answers = member(answer.body, "answers");
  if (!answers.is_array() || answers.empty()) {
    error_ = EngineError{"bad_answer", "The customer could not be read.", ""};
    return;
  }
  error_ = error_of(answers[0]);
  if (error_) return;
  customer_ = answers[0];
  sparkline_ = Sparkline();
  if (answers.size() > 1) take_sparkline(answers[1], answer.binary);
  loaded_ = true;
}

void Customer::take_sparkline(const Json& timeline, std::span<const std::uint8_t> binary) {
  const Json& names = member(timeline, "lanes");
  const Json& counts = member(timeline, "counts");
  if (!names.is_array() || !counts.is_array()) return;
  for (std::size_t i = 0; i < names.size() && i < counts.size(); ++i) {
    auto lane_counts = counts_of(counts[i], binary);
    if (!lane_counts || (sparkline_.bins != 0 && lane_counts->size() != sparkline_.bins)) continue;
    sparkline_.bins = lane_counts->size();
    Lane lane;
    lane.value = scalar_text(names[i]);
    lane.label = value_label(lanes_field_, lane.value ? &*lane.value : nullptr);
    sparkline_.lanes.push_back(std::move(lane));
    for (const std::uint32_t count : *lane_counts) {
      sparkline_.max = std::max(sparkline_.max, count);
      sparkline_.counts.push_back(count);
    }
  }
}

void Customer::rebuild(const Context& context) {
  const Formatter& format = context.format;
  const Json& who = member(customer_, "customer");
  if (const auto name = scalar_text(member(who, "name"))) name_ = *name;
  organisation_ = scalar_text(member(who, "organisation")).value_or("");
  identities_.clear();
  numbers_.clear();
  if (!loaded_) return;
  const Json& identities = member(who, "identities");
  if (identities.is_array()) {
    for (const Json& identity : identities) {
      const std::string kind = text_at(identity, "kind");
      const std::string value = scalar_text(member(identity, "value")).value_or("");
      const auto files = scalar_text(member(identity, "files"));
      std::string id = "identity/";
      id.append(kind).append("/").append(value);
      LabelledText line{std::move(id), field_title(kind), value};
      if (files && !files->empty()) line.text.append(" (").append(*files).append(")");
      identities_.push_back(std::move(line));
    }
  }
  const auto add = [this](const char* id, const char* label, std::string text) {
    numbers_.push_back({std::string("number/") + id, label, std::move(text)});
  };
  add("interactions", "Interactions", format.count(integer_at(customer_, "total")));
  const auto time = [&](const char* field) {
    return cell_of(member(who, field), "time", FieldKind::kTime, format).text;
  };
  add("first", "First", time("first"));
  add("last", "Last", time("last"));
  value_ = value_lines(member(customer_, "value"), format);
}

void Customer::rebuild_entries(const Context& context) {
  entries_.clear();
  if (!pages_.known()) return;
  const auto wanted =
      static_cast<std::int64_t>(std::ceil(pages_.viewport_rows() + pages_.row_fraction()));
  const std::int64_t end = std::min(pages_.first_row() + wanted, pages_.total());
  for (std::int64_t index = pages_.first_row(); index < end; ++index) {
    Entry entry;
    if (const Json* const row = pages_.row(index)) {
      entry = entry_of(*row, context);
      if (const Json* const before = pages_.row(index - 1)) {
        entry.gap = gap_between(*before, *row, context.format);
      }
    }
    entry.index = index;
    entries_.push_back(std::move(entry));
  }
}

}  // namespace throughline::ui
