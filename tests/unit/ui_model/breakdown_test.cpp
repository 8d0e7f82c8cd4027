#include "ui/model/breakdown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace throughline::ui {
namespace {

struct OneBlock {
  State state;
  Archive archive;
  Formatter format;
  Requests requests{[](std::uint32_t, const std::string&) {}};
  Breakdown breakdown;

  // In the engine's order: by falling count, then by value.
  explicit OneBlock(const Json& values) {
    archive.open = true;
    archive.interactions = 100000;
    archive.columns = {{"agent", FieldKind::kCategory, 90000}};
    breakdown.take({{"agent", {{"distinct", values.size()}, {"rest", 0}, {"values", values}}}},
                   archive);
  }
  Context context() { return context_of(state, archive, format, requests); }
  const FacetBlock& block() {
    breakdown.rebuild(context());
    return breakdown.blocks().at(0);
  }
  std::vector<std::string> labels() {
    std::vector<std::string> found;
    for (const FacetRow& row : block().rows) found.push_back(row.label);
    return found;
  }
};

Json counted(const Json& value, int count) {
  return {{"value", value}, {"count", count}, {"all", count}};
}

using Labels = std::vector<std::string>;

TEST_CASE("a block's values by count, what states nothing last, however often") {
  OneBlock one(Json::array({counted(nullptr, 900), counted("Zoe", 50), counted("adam", 40)}));
  CHECK(one.labels() == Labels{"Zoe", "adam", "–"});
  CHECK(one.block().rows.back().count == 900);
  CHECK_FALSE(one.block().by_name);
}

TEST_CASE("by name as a person looks for one: case is nothing, numbers are numbers") {
  OneBlock one(Json::array({counted("Team 10", 90), counted(nullptr, 80), counted("team 9", 70),
                            counted("Zoe", 60), counted("adam", 50), counted("Team", 40)}));
  CHECK(one.block().can_order);
  CHECK(one.breakdown.set_order("agent", "name"));
  CHECK(one.labels() == Labels{"adam", "Team", "team 9", "Team 10", "Zoe", "–"});
  CHECK(one.breakdown.set_order("agent", "count"));
  CHECK(one.labels() == Labels{"Team 10", "team 9", "Zoe", "adam", "Team", "–"});
  CHECK_FALSE(one.breakdown.set_order("agent", "luck"));
}

TEST_CASE("the first by name are the first of all values, not of the most frequent") {
  Json values = Json::array();
  for (int i = 0; i < 20; ++i) {
    values.push_back(counted(std::string(1, static_cast<char>('t' - i)), 100 - i));
  }
  OneBlock one(values);
  one.breakdown.set_order("agent", "name");
  CHECK(one.breakdown.requests(one.context()).at(0)["limit"] == Breakdown::kMostRows);
  CHECK(one.labels() == Labels{"a", "b", "c", "d", "e", "f", "g", "h"});
  CHECK(one.block().more == "12 more");
  one.breakdown.more("agent");
  CHECK(one.labels().size() == 20);
  CHECK(one.block().can_fewer);
  one.breakdown.fewer("agent");
  // What is selected stays in reach.
  one.state.filter = "agent:t";
  CHECK(one.labels() == Labels{"a", "b", "c", "d", "e", "f", "g", "h", "t"});
  CHECK(one.block().selected == 1);
}

TEST_CASE("more values than are ever listed have no order by name") {
  OneBlock one(Json::array({counted("a", 2), counted("b", 1)}));
  one.breakdown.take({{"agent",
                       {{"distinct", Breakdown::kMostRows + 1},
                        {"rest", Breakdown::kMostRows - 1},
                        {"values", Json::array({counted("a", 2), counted("b", 1)})}}}},
                     one.archive);
  CHECK_FALSE(one.block().can_order);
}

}  // namespace
}  // namespace throughline::ui
