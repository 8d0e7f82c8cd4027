#include "ui/model/sheets.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "fake_engine.h"
#include "ui/model/keys.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;

std::vector<std::string> labels(App& app) {
  std::vector<std::string> found;
  const Json palette = find_id(app.to_json(), "palette");
  for (const Json& item : palette["items"]) {
    if (item["id"].get<std::string>().rfind("command/", 0) == 0) found.push_back(item["label"]);
  }
  return found;
}

TEST_CASE("palette: commands by their words, the chosen one is done and the palette closes") {
  Bench bench(20);
  App& app = bench.app;
  CHECK(find_id(app.to_json(), "palette")["visible"] == false);
  CHECK_FALSE(app.act("command/0", "press"));
  REQUIRE(app.act("palette", "open"));
  CHECK(app.sheets().take_focus());
  CHECK_FALSE(app.sheets().take_focus());
  bench.engine.settle(app);
  CHECK(labels(app).size() > 20);
  REQUIRE(app.act("palette/query", "input", "CUST show"));
  bench.engine.settle(app);
  // Every word must be there; what is no command can be a filter.
  CHECK(labels(app) == std::vector<std::string>{"Show customers", "Filter by: CUST show"});
  REQUIRE(app.act("palette/query", "run"));
  CHECK(app.sheets().open() == Sheet::kNone);
  CHECK(app.state().tab == Tab::kCustomers);

  app.act("palette", "open");
  app.act("palette/query", "input", "channel:email");
  REQUIRE(app.act("palette/query", "run"));
  CHECK(app.state().filter == "channel:email");
}

TEST_CASE("palette: steps go round the ends, a line is pressed by its number") {
  Bench bench(20);
  App& app = bench.app;
  app.act("palette", "open");
  app.act("palette/query", "input", "zoom");
  bench.engine.settle(app);
  CHECK(labels(app) == std::vector<std::string>{"Zoom in", "Zoom out", "Filter by: zoom"});
  app.act("palette/query", "previous");
  CHECK(app.sheets().chosen() == 2);
  app.act("palette/query", "next");
  CHECK(app.sheets().chosen() == 0);
  CHECK_FALSE(app.act("command/3", "press"));
  CHECK_FALSE(app.act("command/0x", "press"));
  CHECK_FALSE(app.act("command/99999999999999999999", "press"));
  const auto before = app.timeline().visible();
  REQUIRE(app.act("command/0", "press"));
  CHECK(app.timeline().visible().length() < before.length());
}

TEST_CASE("palette: what would do nothing is not offered") {
  Bench bench(20);
  App& app = bench.app;
  app.act("palette", "open");
  const auto offered = [&](const std::string& label) {
    bench.engine.settle(app);
    const std::vector<std::string> all = labels(app);
    return std::find(all.begin(), all.end(), label) != all.end();
  };
  CHECK_FALSE(offered("Clear the filter"));
  CHECK_FALSE(offered("Close the customer"));
  CHECK_FALSE(offered("Try the sample"));
  app.act("app", "set_filter", "channel:email");
  CHECK(offered("Clear the filter"));
  CHECK(offered("Undo the last filter"));
  CHECK_FALSE(offered("Redo the filter"));
}

TEST_CASE("every key's command is in the palette, and in the list of keys") {
  CommandFacts facts;
  facts.open = facts.loading = facts.filtered = facts.can_undo = facts.can_redo = true;
  facts.customer = facts.interaction = true;
  std::set<std::string> done;
  for (const Command& command : commands(facts)) {
    done.insert(command.action.id + " " + command.action.name);
  }
  std::string listed;
  for (const Sheets::KeyLine& line : Sheets::keys()) listed += line.keys + ": " + line.label + ", ";
  for (const KeyBinding& binding : key_bindings()) {
    CAPTURE(binding.label);
    CHECK(listed.find(key_text(binding)) != std::string::npos);
    // The palette itself, and what lasts only while a key is held.
    if (binding.id == "palette" || !binding.released.empty()) continue;
    CHECK(done.count(std::string(binding.id) + " " + std::string(binding.action)) == 1);
  }
}

TEST_CASE("Escape closes a sheet before anything else") {
  Bench bench(20);
  App& app = bench.app;
  app.act("customer/c1", "select");
  app.act("keys", "open");
  app.act("app", "back");
  CHECK(app.sheets().open() == Sheet::kNone);
  CHECK(app.state().customer == "c1");
}

TEST_CASE("privacy: the page's policy in words, what it did and holds") {
  Bench bench(20);
  App& app = bench.app;
  app.act("privacy", "open");
  CHECK(bench.called("privacy"));
  const Json told = {{"event", "privacy"},
                     {"policy",
                      "default-src 'none'; script-src 'sha256-x' 'sha256-y' 'wasm-unsafe-eval'; "
                      "connect-src 'none'; odd-src a.example"},
                     {"requests", 0},
                     {"refused", 3},
                     {"memory", 67108864}};
  app.notify(told.dump());
  bench.engine.settle(app);
  const Json view = find_id(app.to_json(), "privacy");
  const auto text = [&](const char* id) { return find_id(view, id)["text"].get<std::string>(); };
  CHECK(text("privacy/requests") == "0");
  CHECK(text("privacy/refused") == "3");
  CHECK(text("privacy/memory") == "67.1 MB");
  CHECK(text("privacy/connect-src") == "none");
  CHECK(text("privacy/odd-src") == "a.example");
  CHECK(find_id(view, "privacy/connect-src")["label"] == "Connections to any server");
  std::vector<Json> calls;
  CHECK(find_id(view, "app")["actions"][0] == "forget");
}

TEST_CASE("blur: no name and no text is in any view model, until shown") {
  Bench bench(20);
  App& app = bench.app;
  app.act("timeline/lanes", "set", "customer");
  app.act("app", "set_filter", "customer:c1");
  app.act("table", "next");
  bench.engine.settle(app);
  const auto told = [&] {
    std::string texts;
    const std::function<void(const Json&)> walk = [&](const Json& value) {
      if (value.is_array()) {
        for (const Json& part : value) walk(part);
      } else if (value.is_object()) {
        for (const auto& [key, part] : value.items()) {
          if (key == "id" || key == "value" || key == "does" || key == "state") continue;
          if (part.is_string()) texts += part.get<std::string>() + "\n";
          walk(part);
        }
      }
    };
    walk(app.to_json()["views"]);
    return texts;
  };
  CHECK(told().find("c1") != std::string::npos);
  REQUIRE(app.act("app", "blur"));
  bench.engine.settle(app);
  CHECK(app.state_text().find("view.blur:on") != std::string::npos);
  CHECK(told().find("••••••") != std::string::npos);
  const std::string hidden = told();
  const std::size_t at = hidden.find("c1");
  CHECK_MESSAGE(
      at == std::string::npos,
      hidden.substr(at == std::string::npos ? 0 : at - std::min<std::size_t>(at, 60), 120));
  app.act("app", "reveal");
  bench.engine.settle(app);
  CHECK(told().find("c1") != std::string::npos);
  app.act("app", "conceal");
  app.act("toolbar/blur", "press");
  CHECK_FALSE(app.state().blur);
}

}  // namespace
}  // namespace throughline::ui
