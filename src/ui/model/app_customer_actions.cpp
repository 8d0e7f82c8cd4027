#include <algorithm>

#include "base/instant.h"
#include "ui/model/app.h"

// What the commands of the customer's panel do.
namespace throughline::ui {

std::vector<Conversation::Placed> App::lay_out_conversation(
    float height, const Conversation::HeightOf& height_of) {
  const Context context = context_of(state_, archive_, format_, requests_);
  return customer_.conversation().lay_out(context, height, height_of);
}

bool App::act_on_panel(const Action& action) {
  if (action.name != "press" && action.name != "select") return false;
  const std::string& id = action.id;
  if (id == "panel/close") {
    state_.customer.reset();
    follow_customer_ = false;
    return true;
  }
  if (!state_.customer) return false;
  if (id == "panel/filter") {
    set_filter(with_only(state_.filter, "customer", state_.customer));
  } else if (id == "panel/next" || id == "panel/previous") {
    const Customer::Ranking& ranking = customer_.ranking();
    const auto& to = id == "panel/next" ? ranking.next : ranking.previous;
    // At either end of the ranking, and until it is known, the key does nothing.
    if (!to) return true;
    state_.customer = *to;
    // The interaction that was selected is the other customer's.
    state_.interaction.reset();
    follow_customer_ = false;
  } else if (id == "panel/conversation") {
    state_.customer_part = CustomerPart::kConversation;
  } else if (id == "panel/ledger") {
    state_.customer_part = CustomerPart::kLedger;
  } else if (id == "panel/about") {
    state_.customer_part = CustomerPart::kAbout;
  } else if (id == "conversation/by_thread" || id == "conversation/by_time") {
    state_.reading_by_time = id == "conversation/by_time";
  } else if (id == "ledger/more") {
    customer_.ledger().show_more();
  } else {
    return false;
  }
  return true;
}

bool App::act_on_customer(const Action& action) {
  if (act_on_panel(action)) return true;
  const std::string& name = action.name;
  if (action.id == "customer") {
    const auto number = number_of(action.value);
    if (!number || (name != "scroll_by" && name != "scroll_to")) return false;
    const auto rows = static_cast<std::int64_t>(std::clamp(*number, -9e15, 9e15));
    if (name == "scroll_by") {
      customer_.conversation().scroll_by(rows);
    } else {
      customer_.conversation().scroll_to(rows);
    }
    return true;
  }
  if (action.id == "customer_timeline") {
    // By a place of its width, or by a date in words.
    std::int64_t at = 0;
    if (name == "jump" && customer_.sparkline().bins > 0) {
      at = customer_.sparkline_time(action.x);
    } else if (const auto date = parse_rfc3339(action.value + "T00:00:00Z");
               name == "jump_to" && date && state_.customer) {
      at = date->microseconds;
    } else {
      return false;
    }
    state_.customer_part = CustomerPart::kConversation;
    customer_.conversation().jump(at);
    return true;
  }
  if (!after_head(action.id, "chain").empty() && name == "toggle") {
    customer_.ledger().toggle(action.id);
    return true;
  }
  if (const auto id = after_head(action.id, "entry"); !id.empty() && name == "unfold") {
    customer_.conversation().toggle_body(std::string(id));
    return true;
  }
  if (name != "select" && name != "open") return false;
  for (const char* const head : {"entry", "step", "follow_up"}) {
    const auto id = after_head(action.id, head);
    if (id.empty()) continue;
    state_.interaction = std::string(id);
    follow_customer_ = false;
    return true;
  }
  return false;
}

}  // namespace throughline::ui
