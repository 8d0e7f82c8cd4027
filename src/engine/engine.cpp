#include "engine/engine.h"

#include <algorithm>
#include <array>
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
    return std::any_of(turns_.begin(), turns_.end(),
                       [this](const Jobs* jobs) { return can_run(*jobs); });
  }

 private:
  struct Job {
    std::uint32_t id;
    Json request;  // what a question's task refers to
    std::unique_ptr<Loader> loader;
    Task<Result<Answer>> task;
    std::uint32_t awaited = 0;  // the read without which it has nothing to do
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
    for (Jobs* jobs : turns_) {
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
      Jobs& jobs = reads_files(request) ? lookups_ : questions_;
      Job& job = jobs.emplace_back(Job{id, std::move(request), nullptr, {}});
      // The snapshot of the moment it was asked: a load that ends meanwhile does not mix two
      // states.
      job.task = answer_question(job.request, {data_.snapshot, cache_, budget_, reads_});
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
    QuestionContext context{data_.snapshot, cache_, budget_, reads_};
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
    const bool found = std::any_of(turns_.begin(), turns_.end(), [&](const Jobs* jobs) {
      return std::any_of(jobs->begin(), jobs->end(), is_target);
    });
    drop(cancelled);
    if (found) {
      answer_error(cancelled,
                   {ErrorCode::kCancelled, "Cancelled. What was open before is unchanged.", {}});
    }
    host_.answer(id, "{}", {});
  }

  void close(std::uint32_t id) {
    for (Jobs* jobs : {&loads_, &lookups_}) {
      while (!jobs->empty()) {
        const std::uint32_t dropped = jobs->front().id;
        drop(dropped);
        answer_error(dropped, {ErrorCode::kCancelled, "Closed while it was read.", {}});
      }
    }
    cache_.clear();
    data_ = empty_archive(data_.next_epoch);
    host_.answer(id, "{}", {});
  }

  bool can_run(const Jobs& jobs) const {
    return !jobs.empty() && (jobs.front().awaited == 0 || reads_.answered(jobs.front().awaited));
  }

  // One slice of one job: questions, the load and lookups take turns. False if nothing can run.
  bool run_one() {
    for (std::size_t step = 1; step <= turns_.size(); ++step) {
      const std::size_t turn = (turn_ + step) % turns_.size();
      if (!can_run(*turns_[turn])) continue;
      turn_ = turn;
      run(turns_[turn]->front());
      return true;
    }
    return false;
  }

  void run(Job& job) {
    const std::uint32_t id = job.id;
    guarded(id, [&] {
      reads_.take_awaited();
      job.task.resume();
      if (!job.task.done()) {
        job.awaited = reads_.take_awaited();
        return;
      }
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
  }

  Host& host_;
  Budget budget_;
  FileReads reads_;
  ArchiveData data_;
  query::Cache cache_;
  Jobs questions_;
  Jobs loads_;
  Jobs lookups_;  // questions that read files
  const std::array<Jobs*, 3> turns_{&questions_, &loads_, &lookups_};
  std::size_t turn_ = 0;
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
