#include "ui/model/columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fake_engine.h"
#include "ui/model/app.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;
using Fields = std::vector<std::string>;

struct Known {
  State state;
  Archive archive;
  Formatter format;
  Requests requests{[](std::uint32_t, const std::string&) {}};

  explicit Known(std::vector<ColumnInfo> columns) {
    archive.open = true;
    archive.interactions = 100;
    archive.columns = std::move(columns);
  }
  Context context() { return context_of(state, archive, format, requests); }
  Fields shown() { return shown_columns(context()); }
};

constexpr FieldKind kWord = FieldKind::kCategory;
constexpr FieldKind kWords = FieldKind::kText;

TEST_CASE("columns that hold nothing are not shown, nor offered") {
  Known known({{"time", FieldKind::kTime, 100},
               {"channel", kWord, 0},
               {"type", kWord, 1},
               {"subject", kWords, 80},
               {"body", kWords, 90},
               {"x.Shop", kWord, 30}});
  CHECK(known.shown() == Fields{"time", "type", "subject"});
  ColumnChooser chooser;
  chooser.update(known.context());
  Fields offered;
  for (const ColumnChoice& choice : chooser.choices()) offered.push_back(choice.field);
  CHECK(offered == Fields{"time", "type", "subject", "body", "x.Shop"});
  CHECK(chooser.choices()[4].share == "30.0%");
  CHECK(chooser.summary(known.format) == "3 of 5 shown");
}

TEST_CASE("where most have no subject, what was written is shown for it") {
  Known known({{"time", FieldKind::kTime, 100},
               {"subject", kWords, 20},
               {"body", kWords, 70},
               {"status", kWord, 100}});
  CHECK(known.shown() == Fields{"time", "body", "status"});
  known.archive.columns[1].rows = 50;
  CHECK(known.shown() == Fields{"time", "subject", "status"});
  known.archive.columns[1].rows = 20;
  known.archive.columns[2].rows = 19;
  CHECK(known.shown() == Fields{"time", "subject", "status"});
}

TEST_CASE("a column taken away comes back to its place, and the usual ones are no choice") {
  Known known({{"time", FieldKind::kTime, 100},
               {"type", kWord, 100},
               {"subject", kWords, 100},
               {"status", kWord, 100},
               {"wait_s", FieldKind::kNumber, 10}});
  const auto toggle = [&](std::string_view field) {
    const auto columns = with_column_toggled(known.context(), field);
    if (columns) known.state.columns = *columns;
    return columns.has_value();
  };
  CHECK(toggle("type"));
  CHECK(known.state.columns == Fields{"time", "subject", "status"});
  CHECK(toggle("wait_s"));
  CHECK(known.state.columns == Fields{"time", "subject", "status", "wait_s"});
  CHECK(toggle("type"));
  CHECK(known.state.columns == Fields{"time", "type", "subject", "status", "wait_s"});
  CHECK(toggle("wait_s"));
  CHECK(known.state.columns.empty());

  CHECK_FALSE(toggle("x.unknown"));
  known.state.columns = {"time"};
  CHECK_FALSE(toggle("time"));
  known.state.columns.assign(kMostColumns, "time");
  CHECK_FALSE(toggle("type"));
}

TEST_CASE("the list of columns: opened by key or button, found by words, toggled, left by Escape") {
  Bench bench(50);
  App& app = bench.app;
  const auto choices = [&] {
    bench.engine.settle(app);
    Fields found;
    const Json view = find_id(app.to_json(), "columns");
    for (const Json& item : view["items"]) {
      if (item["role"] == "checkbox") found.push_back(item["label"]);
    }
    return found;
  };
  const auto titles = [&] {
    bench.engine.settle(app);
    Fields found;
    for (const TableColumn& column : app.table().columns()) found.push_back(column.title);
    return found;
  };
  CHECK(titles() == Fields{"Time", "Channel", "Customer", "Country", "Serial"});
  CHECK(find_id(app.to_json(), "columns")["visible"] == false);
  app.act("tab/customers", "select");
  REQUIRE(app.act("columns", "open"));
  CHECK(app.state().tab == Tab::kInteractions);
  CHECK(app.columns().take_focus());
  CHECK(choices() == Fields{"Time", "Channel", "Customer", "Country", "Serial"});
  CHECK(app.act("column_choice/x.Country", "toggle"));
  CHECK(titles() == Fields{"Time", "Channel", "Customer", "Serial"});
  CHECK(app.state_text().find("view.columns:time,channel,customer,x.Serial") != std::string::npos);
  CHECK(find_id(app.to_json(), "column_choice/x.Country")["checked"] == false);

  CHECK(app.act("columns/query", "input", "C"));
  CHECK(choices() == Fields{"Channel", "Customer", "Country"});
  CHECK(app.act("columns/query", "previous"));
  CHECK(app.act("columns/query", "run"));
  CHECK(app.state_text().empty());
  CHECK(app.act("table", "toggle_column", "channel"));
  CHECK(titles() == Fields{"Time", "Customer", "Country", "Serial"});
  CHECK(app.act("columns/usual", "press"));
  CHECK(titles().size() == 5);
  CHECK(app.act("columns/query", "input", "nothing like it"));
  CHECK(choices().empty());
  CHECK_FALSE(app.act("columns/query", "run"));
  CHECK(app.act("app", "back"));
  CHECK(find_id(app.to_json(), "columns")["visible"] == false);
}

}  // namespace
}  // namespace throughline::ui
