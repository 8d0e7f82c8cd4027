#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/model/json.h"

// The page's questions to the engine. Per view one request is in flight; of those that wait only
// the newest is kept. What was answered stays until its successor comes, and is stale meanwhile.
namespace throughline::ui {

struct EngineError {
  std::string code;
  std::string message;
  std::string where;
};
std::optional<EngineError> error_of(const Json& answer);

struct Answer {
  std::string question;  // the text the view asked under
  std::int64_t epoch = 0;
  bool complete = true;
  Json body;
  std::span<const std::uint8_t> binary;  // valid during the handler's call only
  std::optional<EngineError> error;
};
using Handler = std::function<void(const Answer&)>;

class Requests {
 public:
  using Send = std::function<void(std::uint32_t id, const std::string& json)>;

  explicit Requests(Send send) : send_(std::move(send)) {}

  // Sees to it that `view` gets an answer to `question` (any text that identifies the request, the
  // request's own text being the usual one) about the present epoch. Does nothing if that is
  // already answered, in flight or next. An error counts as an answer.
  void ask(std::string_view view, std::string_view question, const Json& request, Handler handler);
  // Drops what waits, and forgets the answer; what is in flight is ignored when it comes.
  void forget(std::string_view view);
  void forget_all();
  // As forget(), and the engine stops working on what is in flight.
  void cancel(std::string_view view);

  // False if no such request is in flight (a late answer to something forgotten).
  bool receive(std::uint32_t id, std::string_view json, std::span<const std::uint8_t> binary);

  // Which data the page knows of; an answer or event that names a newer one moves it on.
  std::int64_t epoch() const { return epoch_; }
  void set_epoch(std::int64_t epoch) { epoch_ = epoch; }

  // No answer, or one to another question or about another epoch.
  bool stale(std::string_view view, std::string_view question) const;
  bool busy(std::string_view view) const;
  bool idle() const;

 private:
  struct Question {
    std::string text;
    std::int64_t epoch = 0;
    std::string request;
    Handler handler;
  };
  struct View {
    std::uint32_t in_flight = 0;  // 0: none
    Question flying;
    std::optional<Question> next;
    std::optional<std::pair<std::string, std::int64_t>> answered;  // question, epoch
  };

  void launch(View& view, std::string_view name, Question question);

  Send send_;
  std::map<std::string, View, std::less<>> views_;
  std::map<std::uint32_t, std::string> view_of_id_;
  std::uint32_t last_id_ = 0;
  std::int64_t epoch_ = 0;
};

}  // namespace throughline::ui
