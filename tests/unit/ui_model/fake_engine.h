#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/instant.h"
#include "ui/model/app.h"

// An engine of plain loops over a few rows, for the page's program. It answers when told to, so
// that a test can look at what happens in between.
namespace throughline::ui::test {

inline std::int64_t at(std::string_view rfc3339) {
  const auto instant = parse_rfc3339(rfc3339);
  return instant ? instant->microseconds : INT64_MIN;
}

struct FakeRow {
  std::string id;
  std::int64_t time;
  Json channel;
  std::string customer;
};

class FakeEngine {
 public:
  struct Sent {
    std::uint32_t id;
    Json request;
  };

  Requests::Send send() {
    return [this](std::uint32_t id, const std::string& json) {
      sent.push_back({id, Json::parse(json)});
      waiting.push_back(sent.back());
    };
  }

  // Rows an hour apart, channels and customers in turn; every fifth channel is null.
  void make_rows(std::size_t count, std::string_view from = "2024-01-01T00:00:00Z") {
    const char* const channels[] = {"email", "phone", "chat", "in_person"};
    rows.clear();
    for (std::size_t i = 0; i < count; ++i) {
      FakeRow row;
      row.id = "0:" + std::to_string(i) + ":0";
      row.time = at(from) + static_cast<std::int64_t>(i) * kMicrosPerHour;
      row.channel = i % 5 == 4 ? Json(nullptr) : Json(channels[i % 5]);
      row.customer = "c" + std::to_string(i % 7);
      rows.push_back(std::move(row));
    }
  }

  bool answer_one(App& app) {
    if (waiting.empty()) return false;
    const Sent next = waiting.front();
    waiting.pop_front();
    std::vector<std::uint8_t> binary;
    const Json answer = answer_to(next.request, binary);
    app.receive(next.id, answer.dump(), binary);
    return true;
  }

  // Frames and answers in turn until nothing is left to ask.
  void settle(App& app) {
    for (int i = 0; i < 200; ++i) {
      app.update();
      if (!answer_one(app) && app.settled()) return;
    }
  }

  Json answer_to(const Json& request, std::vector<std::uint8_t>& binary) {
    Json answer = plain_answer(request, binary);
    answer["epoch"] = epoch;
    answer["complete"] = true;
    return answer;
  }

  std::vector<FakeRow> rows;
  std::vector<Sent> sent;
  std::deque<Sent> waiting;
  std::int64_t epoch = 1;
  bool without_channel = false;
  std::size_t rejects = 0;

  std::size_t count_sent(std::string_view op) const {
    return static_cast<std::size_t>(std::count_if(
        sent.begin(), sent.end(), [&](const Sent& s) { return s.request.value("op", "") == op; }));
  }

 private:
  // Only what these tests write: channel:VALUE[,VALUE], customer:VALUE and one `time:A..B`.
  std::vector<const FakeRow*> matching(const std::string& filter) const {
    std::vector<const FakeRow*> found;
    for (const FakeRow& row : rows) {
      bool ok = true;
      for (std::size_t start = 0; start < filter.size();) {
        const std::size_t end = std::min(filter.find(' ', start), filter.size());
        const std::string term = filter.substr(start, end - start);
        start = end + 1;
        if (term.rfind("channel:", 0) == 0) {
          const std::string value = row.channel.is_null() ? "null" : row.channel.get<std::string>();
          ok = ok && ("," + term.substr(8) + ",").find("," + value + ",") != std::string::npos;
        } else if (term.rfind("customer:", 0) == 0) {
          ok = ok && row.customer == term.substr(9);
        } else if (term.rfind("time:", 0) == 0) {
          const std::size_t dots = term.find("..");
          const std::int64_t to = at(term.substr(dots + 2));
          const bool exact = term.find('.', dots + 2) != std::string::npos;
          ok = ok && row.time >= at(term.substr(5, dots - 5)) &&
               row.time < to + (exact ? 1 : kMicrosPerSecond);
        }
      }
      if (ok) found.push_back(&row);
    }
    return found;
  }

  Json plain_answer(const Json& request, std::vector<std::uint8_t>& binary) {
    const std::string op = request.value("op", "");
    const std::string filter = request.value("filter", "");
    const std::size_t bad = filter.find("nonsense:");
    if (bad != std::string::npos) {
      return {{"error",
               {{"code", "bad_filter"},
                {"message", "There is no field nonsense."},
                {"where", std::to_string(bad) + ":8"}}}};
    }
    if (op == "batch") {
      Json answers = Json::array();
      for (const Json& part : request["requests"]) answers.push_back(plain_answer(part, binary));
      return {{"answers", answers}};
    }
    const auto found = matching(filter);
    if (op == "summary") return summary(found);
    if (op == "columns") {
      Json columns = Json::array();
      for (const char* const field : {"time", "channel", "customer", "x.Country", "x.Serial"}) {
        if (without_channel && field == std::string("channel")) continue;
        const bool is_time = field == std::string("time");
        columns.push_back(
            {{"field", field}, {"kind", is_time ? "time" : "category"}, {"rows", rows.size()}});
      }
      return {{"columns", columns}};
    }
    if (op == "facets") return facets(request, found);
    if (op == "timeline") return timeline(request, found);
    if (op == "tiles") return tiles(request, found, binary);
    if (op == "interactions") return page(request, found);
    if (op == "customers") {
      Json answer = {{"total", 7}, {"rows", Json::array()}};
      int first = 0;
      int last = 7;
      if (request.contains("around")) {
        const int rank = std::stoi(request["around"].get<std::string>().substr(1));
        answer["rank"] = rank;
        answer["offset"] = first = std::max(0, rank - 1);
        last = std::min(7, first + 3);
      }
      for (int i = first; i < last; ++i) {
        answer["rows"].push_back({{"id", "c" + std::to_string(i)},
                                  {"name", nullptr},
                                  {"interactions", 10 + i},
                                  {"first", "2024-01-01T00:00:00Z"},
                                  {"last", "2024-02-01T00:00:00Z"},
                                  {"value", Json::array()}});
      }
      return answer;
    }
    if (op == "customer") {
      const auto own = matching("customer:" + request.value("id", ""));
      Json answer = page(request, own);
      for (std::size_t place = 0; place < own.size(); ++place) {
        if (request.contains("place_of") && request["place_of"] == own[place]->id)
          answer["place"] = place;
      }
      answer["customer"] = {
          {"id", request["id"]},
          {"first", own.empty() ? Json() : Json(format_rfc3339(Instant{own.front()->time}))},
          {"last", own.empty() ? Json() : Json(format_rfc3339(Instant{own.back()->time}))},
          {"name", "Ann Lee"},
          {"organisation", nullptr},
          {"identities", {{{"kind", "id"}, {"value", request["id"]}, {"files", {"a.csv"}}}}}};
      answer["value"] = {
          {{"currency", nullptr}, {"received", "1234.50"}, {"given", "0.00"}, {"net", "1234.50"}}};
      return answer;
    }
    if (op == "record" && request.contains("raw")) {
      const std::string text = "raw of " + request.value("id", "") + "\r\n";
      return {{"file", "a.csv"}, {"record", 3},
              {"offset", 1200},  {"length", 14},
              {"packed", true},  {"encoding", "UTF-8"},
              {"text", text},    {"base64", to_base64(as_bytes(text))}};
    }
    if (op == "cancel") return Json::object();
    if (op == "mapping") return mapping();
    if (op == "rejected") return rejected(request);
    if (op == "record") {
      return {{"file", "a.csv"}, {"record", 3}, {"offset", 1200}, {"length", 45}, {"packed", true}};
    }
    return {{"error", {{"code", "bad_request"}, {"message", "Unknown op " + op}, {"where", ""}}}};
  }

  Json mapping() const {
    Json when = {{"column", "When"},
                 {"role", "started_at"},
                 {"reason", "its name means started_at"},
                 {"sample", {"03/04/2024", "a\nb"}},
                 {"unsure", true}};
    return {{"files",
             {{{"name", "a.csv"},
               {"size", 1500},
               {"dialect", {{"encoding", "UTF-8"}, {"line_end", "LF"}}},
               {"notes", {"Times without a zone are read as UTC."}},
               {"columns", Json::array({when})}}}}};
  }

  Json rejected(const Json& request) const {
    const auto row = [](int record, int offset, const std::string& reason,
                        const std::string& bytes) {
      return Json{{"record", record}, {"offset", offset},
                  {"reason", reason}, {"length", bytes.size()},
                  {"text", "?"},      {"base64", to_base64(as_bytes(bytes))}};
    };
    Json all = Json::array();
    all.push_back(row(2, 100, "Byte 105: No end.", "{\"a\":\n"));
    if (!request.contains("reason")) all.push_back(row(5, 200, "Byte 200: A list.", "[1]\xFF"));
    Json shown = Json::array();
    const auto offset = request.value("offset", std::size_t{0});
    for (std::size_t i = offset; i < all.size() && i - offset < request.value("limit", 100U); ++i)
      shown.push_back(all[i]);
    return {
        {"total", all.size()},
        {"rows", shown},
        {"kinds", {{{"reason", "A list."}, {"count", 1}}, {{"reason", "No end."}, {"count", 1}}}}};
  }

  Json summary(const std::vector<const FakeRow*>& found) const {
    Json span = nullptr;
    if (!found.empty()) {
      span = {{"from", format_rfc3339(Instant{found.front()->time})},
              {"to", format_rfc3339(Instant{found.back()->time})}};
    }
    const std::size_t n = rows.size();
    return {{"files",
             {{{"name", "a.csv"},
               {"format", "csv"},
               {"records", n},
               {"used", n - rejects},
               {"reference", 0},
               {"merged", 0},
               {"rejected", rejects}}}},
            {"interactions", found.size()},
            {"rejected", rejects},
            {"customers", 7},
            {"span", span},
            {"value", Json::array()}};
  }

  Json facets(const Json& request, const std::vector<const FakeRow*>& found) const {
    Json answer = Json::object();
    for (const Json& field : request["fields"]) {
      Json values = Json::array();
      if (field == "channel") {
        const Json names[] = {"chat", "email", "in_person", "phone", nullptr};
        for (const Json& name : names) {
          const auto all = std::count_if(rows.begin(), rows.end(),
                                         [&](const FakeRow& row) { return row.channel == name; });
          values.push_back({{"value", name}, {"count", all}, {"all", all}});
        }
      } else if (field == "x.Country") {
        for (const char* const name : {"DE", "FR", "GB"}) {
          values.push_back(
              {{"value", name}, {"count", found.size() / 4}, {"all", rows.size() / 4}});
        }
        answer["x.Country"] = {{"distinct", 30}, {"rest", 27}, {"values", values}};
        continue;
      } else if (field == "x.Serial") {
        values.push_back({{"value", "1"}, {"count", 1}, {"all", 1}});
        answer["x.Serial"] = {
            {"distinct", rows.size()}, {"rest", rows.size() - 1}, {"values", values}};
        continue;
      } else {
        values.push_back({{"value", nullptr}, {"count", found.size()}, {"all", rows.size()}});
      }
      const std::size_t distinct = values.size();
      answer[field.get<std::string>()] = {{"distinct", distinct}, {"rest", 0}, {"values", values}};
    }
    return {{"facets", answer}};
  }

  Json lane_names(const Json& request) const {
    if (!request.contains("lanes")) return Json::array({nullptr});
    return {"chat", "email", "in_person", "phone", nullptr};
  }

  Json timeline(const Json& request, const std::vector<const FakeRow*>& found) const {
    const std::int64_t from = at(request.value("from", ""));
    const std::int64_t to = at(request.value("to", ""));
    const std::int64_t bins = request.value("bins", 1);
    const Json lanes = lane_names(request);
    Json counts = Json::array();
    for (const Json& lane : lanes) {
      std::vector<int> line(static_cast<std::size_t>(bins), 0);
      for (const FakeRow* row : found) {
        if (row->time < from || row->time >= to) continue;
        if (lanes.size() > 1 && row->channel != lane) continue;
        const auto bin =
            static_cast<std::size_t>(static_cast<double>(row->time - from) /
                                     static_cast<double>(to - from) * static_cast<double>(bins));
        ++line[bin];
      }
      counts.push_back(line);
    }
    return {{"lanes", lanes}, {"counts", counts}};
  }

  Json tiles(const Json& request, const std::vector<const FakeRow*>& found,
             std::vector<std::uint8_t>& binary) const {
    const int level = request.value("level", 0);
    const Json lanes = lane_names(request);
    Json list = Json::array();
    for (const Json& index : request["tiles"]) {
      std::vector<std::uint32_t> counts(lanes.size() * 256, 0);
      const std::int64_t start = index.get<std::int64_t>() * tile_micros(level);
      for (const FakeRow* row : found) {
        if (row->time < start || row->time >= start + tile_micros(level)) continue;
        std::size_t lane = 0;
        while (lanes.size() > 1 && lanes[lane] != row->channel) ++lane;
        ++counts[lane * 256 + static_cast<std::size_t>((row->time - start) / bin_micros(level))];
      }
      const std::size_t offset = binary.size();
      binary.resize(offset + counts.size() * 4);
      std::memcpy(binary.data() + offset, counts.data(), counts.size() * 4);
      list.push_back(
          {{"index", index},
           {"counts",
            {{"$array", {{"type", "u32"}, {"offset", offset}, {"length", counts.size()}}}}}});
    }
    return {{"lanes", lanes}, {"rest_lanes", 0}, {"level", level}, {"tiles", list}};
  }

  Json page(const Json& request, const std::vector<const FakeRow*>& found) const {
    std::vector<const FakeRow*> chosen = found;
    if (request.contains("ids")) {
      std::erase_if(chosen, [&](const FakeRow* row) { return Json(row->id) != request["ids"][0]; });
    }
    if (request.value("sort", "") == "-time") std::reverse(chosen.begin(), chosen.end());
    Json list = Json::array();
    const std::size_t offset = request.value("offset", std::size_t{0});
    const std::size_t limit = request.value("limit", std::size_t{0});
    for (std::size_t i = offset; i < chosen.size() && i < offset + limit; ++i) {
      list.push_back({{"id", chosen[i]->id},
                      {"time", format_rfc3339(Instant{chosen[i]->time})},
                      {"channel", chosen[i]->channel},
                      {"customer", chosen[i]->customer}});
    }
    return {{"total", chosen.size()}, {"rows", list}};
  }
};

// An app with the rows open and everything answered.
struct Bench {
  FakeEngine engine;
  std::vector<Json> calls;
  App app{engine.send(), [this](const std::string& json) { calls.push_back(Json::parse(json)); }};

  explicit Bench(std::size_t rows) {
    engine.make_rows(rows);
    open();
  }
  void open() {
    std::vector<std::uint8_t> binary;
    Json summary = engine.answer_to({{"op", "summary"}}, binary);
    app.notify(Json({{"event", "opened"}, {"summary", summary}}).dump());
    engine.settle(app);
  }
  bool called(std::string_view call) const {
    return std::any_of(calls.begin(), calls.end(),
                       [&](const Json& json) { return text_at(json, "call") == call; });
  }
};

// The view or item of an id in the view models; null if there is none.
inline Json find_id(const Json& tree, const std::string& id) {
  if (tree.is_object() && tree.contains("id") && tree["id"] == id) return tree;
  for (const char* const list : {"views", "items"}) {
    if (!tree.is_object() || !tree.contains(list)) continue;
    for (const Json& child : tree[list]) {
      Json found = find_id(child, id);
      if (!found.is_null()) return found;
    }
  }
  return nullptr;
}

}  // namespace throughline::ui::test
