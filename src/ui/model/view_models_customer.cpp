#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

// View models of the customer and of one interaction; the shape is told in view_models.cpp.
namespace throughline::ui {
namespace {

const char* part_name(CustomerPart part) {
  switch (part) {
    case CustomerPart::kLedger:
      return "ledger";
    case CustomerPart::kAbout:
      return "about";
    case CustomerPart::kConversation:
      break;
  }
  return "conversation";
}

Json timeline_json(const Customer::Sparkline& sparkline) {
  Json lanes = Json::array();
  for (const Lane& lane : sparkline.lanes) lanes.push_back(lane.label);
  return {{"lanes", std::move(lanes)},
          {"bins", sparkline.bins},
          {"counts", sparkline.counts},
          {"text", sparkline.label}};
}

}  // namespace

void App::add_conversation(Json& items) const {
  const auto order = [&](const char* id, const char* label, bool chosen) {
    Json item = base_item(id, "tab", label, {"select"});
    item["selected"] = chosen;
    items.push_back(std::move(item));
  };
  order("conversation/by_thread", "By thread", !state_.reading_by_time);
  order("conversation/by_time", "By time", state_.reading_by_time);
  for (const Entry& entry : customer_.conversation().entries()) {
    const std::string id = entry.loaded ? entry.id : "entry_loading/" + std::to_string(entry.index);
    Json item = base_item(id, "article", entry.heading, {"select"});
    if (entry.long_body) item["actions"].push_back("unfold");
    item["index"] = entry.index;
    item["time"] = entry.time;
    item["channel"] = entry.channel;
    item["type"] = entry.type;
    item["direction"] = entry.direction;
    item["heading"] = entry.heading;
    item["subject"] = entry.subject;
    item["body"] = entry.body;
    item["folded"] = entry.folded;
    item["value"] = entry.value;
    item["attachments"] = entry.attachments;
    item["conversation"] = entry.conversation;
    item["within"] = entry.within;
    item["gap"] = entry.gap;
    item["selected"] = entry.selected;
    items.push_back(std::move(item));
  }
}

void App::add_ledger(Json& view) const {
  const Ledger& ledger = customer_.ledger();
  view["habit"] = ledger.habit();
  view["days_late"] = ledger.days_late();
  Json& items = view["items"];
  for (const LedgerChain& chain : ledger.chains()) {
    Json item = base_item(chain.id, "group", chain.title, {"toggle"});
    item["amount"] = chain.amount;
    item["outcome"] = chain.outcome;
    item["about"] = chain.about;
    item["date"] = chain.date;
    item["attention"] = chain.attention;
    item["open"] = chain.open;
    item["earlier"] = chain.open ? chain.earlier : "";
    item["items"] = Json::array();
    for (const LedgerStep& step : chain.steps) {
      if (!chain.open) break;
      Json line = base_item(step.id, "listitem", step.what, {"select"});
      line["time"] = step.time;
      line["gap"] = step.gap;
      line["subject"] = step.subject;
      line["amount"] = step.amount;
      line["meaning"] = step.meaning;
      line["balance"] = step.balance;
      line["selected"] = step.selected;
      item["items"].push_back(std::move(line));
    }
    items.push_back(std::move(item));
  }
  if (!ledger.more().empty()) {
    items.push_back(base_item("ledger/more", "button", ledger.more(), {"press"}));
  }
}

Json App::customer_view() const {
  Json view = base_view("customer", "complementary", "Customer " + customer_.name(),
                        browsing() && customer_.open());
  const Conversation& conversation = customer_.conversation();
  const Ledger& ledger = customer_.ledger();
  view["stale"] = customer_.stale();
  view["name"] = customer_.name();
  view["key"] = customer_.key_text();
  view["organisation"] = customer_.organisation();
  view["summary"] = customer_.summary();
  view["ranking"] = customer_.ranking().text;
  view["loaded"] = customer_.loaded();
  view["error"] = error_text(customer_.error());
  view["value"] = value_json(customer_.value());
  view["numbers"] = labelled_json(customer_.numbers());
  Json identities = Json::array();
  for (const Customer::Identity& identity : customer_.identities()) {
    const std::string reason = identity.reason.empty() ? "" : " (" + identity.reason + ")";
    identities.push_back(
        {{"id", identity.id}, {"label", identity.label}, {"text", identity.value + reason}});
  }
  view["identities"] = std::move(identities);
  view["part"] = part_name(state_.customer_part);
  view["total"] = conversation.known() ? Json(conversation.total()) : Json(nullptr);
  view["first_row"] = conversation.first_row();
  view["sparkline"] = timeline_json(customer_.sparkline());
  view["habit"] = "";
  view["days_late"] = Json::array();
  view["actions"] = {"scroll_to", "scroll_by"};
  if (!customer_.open()) return view;
  Json& items = view["items"];
  items.push_back(base_item("panel/close", "button", "Close", {"press"}));
  items.push_back(base_item("panel/filter", "button", "Only this customer", {"press"}));
  if (customer_.ranking().previous) {
    items.push_back(base_item("panel/previous", "button", "Previous customer", {"press"}));
  }
  if (customer_.ranking().next) {
    items.push_back(base_item("panel/next", "button", "Next customer", {"press"}));
  }
  items.push_back(base_item("customer_timeline", "figure", "Small timeline", {"jump", "jump_to"}));
  const auto part = [&](const char* id, const char* label, CustomerPart which) {
    Json item = base_item(id, "tab", label, {"select"});
    item["selected"] = state_.customer_part == which;
    items.push_back(std::move(item));
  };
  part("panel/conversation", "Conversation", CustomerPart::kConversation);
  part("panel/ledger", "Ledger", CustomerPart::kLedger);
  part("panel/about", "About", CustomerPart::kAbout);
  for (const FollowUp& follow_up : ledger.follow_ups()) {
    Json item = base_item(follow_up.id, "follow_up", follow_up.what, {"select"});
    item["state"] = follow_up.state;
    item["overdue"] = follow_up.overdue;
    items.push_back(std::move(item));
  }
  if (state_.customer_part == CustomerPart::kConversation) add_conversation(items);
  if (state_.customer_part == CustomerPart::kLedger) add_ledger(view);
  return view;
}

Json App::interaction_view() const {
  Json view =
      base_view("interaction", "complementary", "Interaction", browsing() && interaction_.open());
  view["stale"] = interaction_.stale();
  view["loaded"] = interaction_.loaded();
  view["error"] = error_text(interaction_.error());
  view["provenance"] = interaction_.provenance();
  if (!interaction_.open()) return view;
  Json& items = view["items"];
  items.push_back(base_item("interaction/close", "button", "Close", {"press"}));
  if (interaction_.customer()) {
    items.push_back(base_item("interaction/customer", "button", "Show the customer", {"press"}));
  }
  for (const LabelledText& field : interaction_.fields()) {
    Json item = base_item(field.id, "definition", field.label, Json::array());
    item["text"] = field.text;
    items.push_back(std::move(item));
  }
  return view;
}

}  // namespace throughline::ui
