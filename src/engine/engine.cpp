#include "engine/engine.h"

#include <algorithm>
#include <list>
#include <new>
#include <utility>

#include "engine/archive_data.h"
#include "engine/file_reads.h"
#include "engine/loader.h"
#include "engine/open_request.h"
#include "engine/protocol.h"

namespace throughline::engine {
namespace {

Json progress_json(std::uint32_t id, const LoadProgress& progress, std::uint64_t epoch) {
  return Json{{"id", id},
              {"file", progress.file},
              {"bytes", progress.bytes},
              {"total", progress.total},
              {"records", progress.records},
              {"interactions", progress.interactions},
              {"rejected", progress.rejected},
              {"rate", progress.rate},
              {"left_s", progress.left_s.has_value() ? Json(*progress.left_s) : Json(nullptr)},
              {"epoch", epoch}};
}

}  // namespace

class Engine::Implementation {
 public:
  explicit Implementation(Host& host)
      : host_(host),
        reads_([&host](std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
                       std::uint32_t length) { host.read(ticket, handle, offset, length); }),
        data_(empty_archive(1)) {}

  void submit(std::uint32_t id, std::string_view text) {
    guarded(id, [&] { take(id, text); });
  }
  void supply(std::uint32_t ticket, ByteSpan bytes) {
    guarded(loads_.empty() ? 0 : loads_.front().id, [&] { reads_.supply(ticket, bytes); });
  }
  void fail_read(std::uint32_t ticket, std::string_view message) {
    reads_.fail(ticket, std::string(message));
  }

  bool step(std::chrono::nanoseconds slice) {
    budget_.refill(slice);
    do {
      if (!run_one()) return false;
    } while (!budget_.spent());
    return !questions_.empty() || load_can_run();
  }

 private:
  struct Job {
    std::uint32_t id;
    Json request;  // what a question's task refers to
    std::unique_ptr<Loader> loader;
    Task<Result<Answer>> task;
  };
  using Jobs = std::list<Job>;

  // The one place where running out of memory is handled: what the request had done is dropped with
  // its job.
  template <class Work>
  void guarded(std::uint32_t id, const Work& work) {
    bool exhausted = false;
    try {
      work();
    } catch (const std::bad_alloc&) {
      exhausted = true;
    }
    if (!exhausted) return;
    drop(id);
    cache_.clear();
    host_.answer(
        id,
        R"({"error":{"code":"out_of_memory","message":"This does not fit into the memory of one tab. What was )"
        R"(open before is unchanged. Open fewer or smaller files.","where":""}})",
        {});
  }

  void drop(std::uint32_t id) {
    for (Jobs* jobs : {&questions_, &loads_}) {
      jobs->remove_if([id](const Job& job) { return job.id == id; });
    }
  }

  void answer_error(std::uint32_t id, const Error& error) {
    host_.answer(id, dump(error_json(error)), {});
  }

  void take(std::uint32_t id, std::string_view text) {
    Json request = Json::parse(text, nullptr, false);
    if (!request.is_object()) {
      answer_error(id, {ErrorCode::kBadRequest, "A request is one JSON object.", {}});
      return;
    }
    const auto op = request.find("op");
    const std::string name =
        op != request.end() && op->is_string() ? op->get<std::string>() : std::string();
    if (name == "open") {
      begin_open(id, std::move(request));
    } else if (name == "cancel") {
      cancel(id, request);
    } else if (name == "close") {
      close(id);
    } else {
      Job& job = questions_.emplace_back(Job{id, std::move(request), nullptr, {}});
      // The snapshot of the moment it was asked: a load that ends meanwhile does not mix two
      // states.
      job.task = answer_question(job.request, {data_.snapshot, cache_, budget_});
    }
  }

  void begin_open(std::uint32_t id, Json request) {
    Result<OpenRequest> open_request = parse_open_request(request);
    if (!open_request.ok()) return answer_error(id, open_request.error());
    Job& job = loads_.emplace_back(Job{id, std::move(request), nullptr, {}});
    job.task = open(id, job, std::move(open_request).value());
  }

  Task<Result<Answer>> open(std::uint32_t id, Job& job, OpenRequest request) {
    job.loader = std::make_unique<Loader>(
        data_, reads_, budget_, std::move(request.files), std::move(request.options),
        [this, id](const LoadProgress& progress) {
          host_.progress(dump(progress_json(id, progress, data_.snapshot->epoch)));
        });
    Result<void> loaded = co_await job.loader->run();
    if (!loaded.ok()) co_return std::move(loaded).error();
    job.request = Json{{"op", "summary"}};
    cache_.clear();  // it holds what was open before
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    QuestionContext context{data_.snapshot, cache_, budget_};
    co_return co_await answer_question(job.request, std::move(context));
  }

  void cancel(std::uint32_t id, const Json& request) {
    const auto target = request.find("id");
    if (target == request.end() || !target->is_number_unsigned()) {
      return answer_error(id,
                          {ErrorCode::kBadRequest, R"(cancel needs the "id" of a request.)", "id"});
    }
    const auto cancelled = target->get<std::uint32_t>();
    const auto is_target = [cancelled](const Job& job) { return job.id == cancelled; };
    const bool found = std::any_of(questions_.begin(), questions_.end(), is_target) ||
                       std::any_of(loads_.begin(), loads_.end(), is_target);
    drop(cancelled);
    if (found) {
      answer_error(cancelled,
                   {ErrorCode::kCancelled, "Cancelled. What was open before is unchanged.", {}});
    }
    host_.answer(id, "{}", {});
  }

  void close(std::uint32_t id) {
    while (!loads_.empty()) {
      const std::uint32_t open_id = loads_.front().id;
      drop(open_id);
      answer_error(open_id, {ErrorCode::kCancelled, "Closed while it was loading.", {}});
    }
    cache_.clear();
    data_ = empty_archive(data_.next_epoch);
    host_.answer(id, "{}", {});
  }

  bool load_can_run() const {
    return !loads_.empty() && (loads_.front().loader == nullptr || !reads_.waiting());
  }

  // One slice of one job: questions and the load take turns. False if nothing can run.
  bool run_one() {
    const bool load_ready = load_can_run();
    if (questions_.empty() && !load_ready) return false;
    const bool run_load = load_ready && (questions_.empty() || load_is_next_);
    load_is_next_ = !run_load;
    Jobs& jobs = run_load ? loads_ : questions_;
    Job& job = jobs.front();
    const std::uint32_t id = job.id;
    guarded(id, [&] {
      job.task.resume();
      if (!job.task.done()) return;
      Result<Answer> answer = job.task.take();
      if (answer.ok()) {
        const std::string text = dump(answer->json);
        drop(id);
        host_.answer(id, text, answer->binary);
      } else {
        drop(id);
        answer_error(id, answer.error());
      }
    });
    return true;
  }

  Host& host_;
  Budget budget_;
  FileReads reads_;
  ArchiveData data_;
  query::Cache cache_;
  Jobs questions_;
  Jobs loads_;
  bool load_is_next_ = false;
};

Engine::Engine(Host& host) : implementation_(std::make_unique<Implementation>(host)) {}
Engine::~Engine() = default;

void Engine::submit(std::uint32_t id, std::string_view json) { implementation_->submit(id, json); }
void Engine::supply(std::uint32_t ticket, ByteSpan bytes) {
  implementation_->supply(ticket, bytes);
}
void Engine::fail_read(std::uint32_t ticket, std::string_view message) {
  implementation_->fail_read(ticket, message);
}
bool Engine::step(std::chrono::nanoseconds slice) { return implementation_->step(slice); }

}  // namespace throughline::engine
