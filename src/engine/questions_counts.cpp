#include <string>
#include <utility>

#include "engine/money_json.h"
#include "engine/questions.h"
#include "engine/value_json.h"
#include "query/facets.h"
#include "query/summary.h"
#include "query/timeline.h"

namespace throughline::engine {
namespace {

constexpr std::uint64_t kMostBins = 65'536;
constexpr std::uint64_t kMostTiles = 1'000;
constexpr std::uint64_t kMostLanes = 1'000;
// 2^53 ms, the whole range of times that a JSON number holds exactly.
constexpr std::int64_t kMostTileIndex = std::int64_t{1} << 53U;

Json lanes_json(const std::vector<query::Value>& lanes) {
  Json list = Json::array();
  for (const query::Value& lane : lanes) list.push_back(value_json(lane));
  return list;
}

}  // namespace

Task<Result<Answer>> answer_summary(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::SummaryRequest question;
  question.filter = arguments.text("filter");
  if (!arguments.ok()) co_return arguments.error();
  Result<query::SummaryAnswer> asked =
      co_await query::summary(context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Json files = Json::array();
  std::uint64_t rejected = 0;
  for (const auto& file : context.snapshot->files) {
    files.push_back(file_json(*file));
    rejected += file->rejected.size();
  }
  Json facets = Json::object();
  for (const query::Facet& facet : asked->facets) {
    Json values = Json::array();
    for (const query::FacetValue& value : facet.values) {
      values.push_back({{"value", value_json(value.value)}, {"count", value.count}});
    }
    facets[facet.field] = std::move(values);
  }
  Json span = nullptr;
  if (asked->span.has_value()) {
    span = {{"from", format_rfc3339(asked->span->from)}, {"to", format_rfc3339(asked->span->to)}};
  }
  co_return Answer{Json{{"files", std::move(files)},
                        {"interactions", asked->interactions},
                        {"rejected", rejected},
                        {"customers", asked->customers},
                        {"span", std::move(span)},
                        {"facets", std::move(facets)},
                        {"value", money_json(asked->value)}},
                   {}};
}

Task<Result<Answer>> answer_facets(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::FacetsRequest question;
  question.fields = arguments.texts("fields").value_or(std::vector<std::string>());
  question.filter = arguments.text("filter");
  question.limit =
      static_cast<std::uint32_t>(arguments.count("limit", question.limit, 0, UINT32_MAX));
  question.find = arguments.text("find");
  if (!arguments.ok()) co_return arguments.error();
  Result<query::FacetsAnswer> asked =
      co_await query::facets(context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Json facets = Json::object();
  for (const query::Facet& facet : asked->facets) {
    Json values = Json::array();
    for (const query::FacetValue& value : facet.values) {
      values.push_back(
          {{"value", value_json(value.value)}, {"count", value.count}, {"all", value.all}});
    }
    facets[facet.field] = {{"distinct", facet.distinct},
                           {"rest", facet.rest},
                           {"rest_count", facet.rest_count},
                           {"values", std::move(values)}};
  }
  co_return Answer{Json{{"facets", std::move(facets)}}, {}};
}

Task<Result<Answer>> answer_timeline(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::TimelineRequest question;
  question.lanes = arguments.optional_text("lanes");
  question.from = arguments.instant("from");
  question.to = arguments.instant("to");
  question.bins = static_cast<std::uint32_t>(arguments.count("bins", 100, 1, kMostBins));
  question.filter = arguments.text("filter");
  question.limit =
      static_cast<std::uint32_t>(arguments.count("limit", question.limit, 1, kMostLanes));
  if (arguments.ok() && question.from >= question.to) arguments.refuse("to", "later than \"from\"");
  const bool binary = arguments.flag("binary");
  if (!arguments.ok()) co_return arguments.error();
  Result<query::TimelineAnswer> asked = co_await query::timeline(
      context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Answer answer;
  ArrayWriter arrays(binary, answer);
  Json counts = Json::array();
  const std::uint32_t* numbers = asked->counts.data();
  for (std::size_t lane = 0; lane < asked->lanes.size(); ++lane, numbers += asked->bins) {
    counts.push_back(arrays.u32(numbers, asked->bins));
  }
  answer.json = {{"lanes", lanes_json(asked->lanes)}, {"counts", std::move(counts)}};
  if (asked->rest_lanes > 0) {
    answer.json["rest_lanes"] = asked->rest_lanes;
    answer.json["rest"] = arrays.u32(numbers, asked->bins);
  }
  co_return answer;
}

Task<Result<Answer>> answer_tiles(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::TilesRequest question;
  question.lanes = arguments.optional_text("lanes");
  question.filter = arguments.text("filter");
  question.level = static_cast<int>(arguments.integer("level", 0, query::kMaxTileLevel));
  question.tiles = arguments.integers("tiles", kMostTiles);
  question.limit =
      static_cast<std::uint32_t>(arguments.count("limit", question.limit, 1, kMostLanes));
  for (const std::int64_t tile : question.tiles) {
    if (tile < -kMostTileIndex || tile > kMostTileIndex)
      arguments.refuse("tiles", "a list of indexes within 2^53");
  }
  const bool binary = arguments.flag("binary");
  if (!arguments.ok()) co_return arguments.error();
  const int level = question.level;
  Result<query::TilesAnswer> asked =
      co_await query::tiles(context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Answer answer;
  ArrayWriter arrays(binary, answer);
  Json tiles = Json::array();
  for (const query::Tile& tile : asked->tiles) {
    tiles.push_back(
        {{"index", tile.index}, {"counts", arrays.u32(tile.counts.data(), tile.counts.size())}});
  }
  answer.json = {{"lanes", lanes_json(asked->lanes)},
                 {"rest_lanes", asked->rest_lanes},
                 {"level", level},
                 {"tiles", std::move(tiles)}};
  co_return answer;
}

}  // namespace throughline::engine
