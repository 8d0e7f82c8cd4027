#include "ui/model/requests.h"

#include <utility>

namespace throughline::ui {

std::optional<EngineError> error_of(const Json& answer) {
  const Json& error = member(answer, "error");
  if (error.is_null()) return std::nullopt;
  if (error.is_string()) return EngineError{"error", error.get<std::string>(), ""};
  return EngineError{text_at(error, "code", "error"), text_at(error, "message"),
                     text_at(error, "where")};
}

void Requests::ask(std::string_view view, std::string_view question, const Json& request,
                   Handler handler) {
  auto found = views_.find(view);
  if (found == views_.end()) found = views_.emplace(std::string(view), View{}).first;
  View& slot = found->second;
  const auto same = [&](const Question& asked) {
    return asked.text == question && asked.epoch == epoch_;
  };
  const bool answered =
      slot.answered && slot.answered->first == question && slot.answered->second == epoch_;
  if (answered || (slot.in_flight != 0 && same(slot.flying))) {
    slot.next.reset();
    return;
  }
  if (slot.next && same(*slot.next)) return;
  Question next{std::string(question), epoch_, dump_json(request), std::move(handler)};
  if (slot.in_flight == 0) {
    launch(slot, view, std::move(next));
  } else {
    slot.next = std::move(next);
  }
}

void Requests::launch(View& view, std::string_view name, Question question) {
  if (++last_id_ == 0) ++last_id_;
  view.in_flight = last_id_;
  view.flying = std::move(question);
  view.next.reset();
  view_of_id_[view.in_flight] = std::string(name);
  // A copy: whoever sends may answer at once, which replaces what is in flight.
  const std::uint32_t id = view.in_flight;
  const std::string request = view.flying.request;
  send_(id, request);
}

void Requests::forget(std::string_view view) {
  const auto found = views_.find(view);
  if (found == views_.end()) return;
  if (found->second.in_flight != 0) view_of_id_.erase(found->second.in_flight);
  views_.erase(found);
}

void Requests::cancel(std::string_view view) {
  const auto found = views_.find(view);
  if (found == views_.end()) return;
  const std::uint32_t in_flight = found->second.in_flight;
  forget(view);
  if (in_flight == 0) return;
  if (++last_id_ == 0) ++last_id_;
  send_(last_id_, dump_json(Json{{"op", "cancel"}, {"id", in_flight}}));
}

void Requests::forget_all() {
  views_.clear();
  view_of_id_.clear();
}

bool Requests::receive(std::uint32_t id, std::string_view json,
                       std::span<const std::uint8_t> binary) {
  const auto entry = view_of_id_.find(id);
  if (entry == view_of_id_.end()) return false;
  const std::string name = entry->second;
  view_of_id_.erase(entry);
  const auto found = views_.find(name);
  if (found == views_.end() || found->second.in_flight != id) return false;
  View& slot = found->second;
  Question asked = std::move(slot.flying);
  slot.in_flight = 0;

  Answer answer;
  answer.question = asked.text;
  auto body = parse_json(json);
  if (body) {
    answer.body = std::move(*body);
    answer.error = error_of(answer.body);
  } else {
    answer.error = EngineError{"bad_answer", "The engine's answer could not be read.", ""};
  }
  answer.epoch = integer_at(answer.body, "epoch", asked.epoch);
  answer.complete = flag_at(answer.body, "complete", true);
  answer.binary = binary;
  // An answer older than its question: the engine has gone back to what was open before.
  if (answer.epoch > epoch_ || answer.epoch < asked.epoch) epoch_ = answer.epoch;
  slot.answered = std::pair(asked.text, answer.epoch);
  if (asked.handler) asked.handler(answer);

  // The handler may have asked, or forgotten the view.
  const auto after = views_.find(name);
  if (after == views_.end() || after->second.in_flight != 0 || !after->second.next) return true;
  View& waiting = after->second;
  Question next = std::move(*waiting.next);
  waiting.next.reset();
  const bool answered = waiting.answered && waiting.answered->first == next.text &&
                        waiting.answered->second == epoch_;
  if (!answered) launch(waiting, name, std::move(next));
  return true;
}

bool Requests::stale(std::string_view view, std::string_view question) const {
  const auto found = views_.find(view);
  if (found == views_.end() || !found->second.answered) return true;
  return found->second.answered->first != question || found->second.answered->second != epoch_;
}

bool Requests::busy(std::string_view view) const {
  const auto found = views_.find(view);
  return found != views_.end() && found->second.in_flight != 0;
}

bool Requests::idle() const {
  for (const auto& [name, view] : views_) {
    if (view.in_flight != 0 || view.next) return false;
  }
  return true;
}

}  // namespace throughline::ui
