#include "apps/command_line/engine_thread.h"

#include <chrono>
#include <utility>

namespace throughline::command_line {

EngineThread::EngineThread(InputFiles& files) : files_(files), thread_([this] { run(); }) {}

EngineThread::~EngineThread() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  to_engine_.notify_one();
  thread_.join();
}

void EngineThread::post(std::function<void(engine::Engine&)> work) {
  {
    const std::lock_guard lock(mutex_);
    inbox_.push_back(std::move(work));
  }
  to_engine_.notify_one();
}

std::string EngineThread::ask(const std::string& json) { return ask_with_binary(json).json; }

EngineThread::Reply EngineThread::ask_with_binary(const std::string& json) {
  const std::uint32_t id = next_id_++;
  post([id, json](engine::Engine& engine) { engine.submit(id, json); });
  std::unique_lock lock(mutex_);
  while (true) {
    to_caller_.wait(lock, [&] { return !reads_.empty() || answers_.contains(id); });
    if (const auto found = answers_.find(id); found != answers_.end()) {
      Reply answer = std::move(found->second);
      answers_.erase(found);
      return answer;
    }
    const std::vector<Read> reads = std::exchange(reads_, {});
    lock.unlock();
    for (const Read& read : reads) {
      post([ticket = read.ticket,
            bytes = files_.read(read.handle, read.offset, read.length)](engine::Engine& engine) {
        if (bytes.ok()) {
          engine.supply(ticket, *bytes);
        } else {
          engine.fail_read(ticket, bytes.error().message);
        }
      });
    }
    lock.lock();
  }
}

void EngineThread::answer(std::uint32_t id, std::string_view json, ByteSpan binary) {
  {
    const std::lock_guard lock(mutex_);
    answers_.emplace(id, Reply{std::string(json), {binary.begin(), binary.end()}});
  }
  to_caller_.notify_one();
}

void EngineThread::read(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
                        std::uint32_t length) {
  {
    const std::lock_guard lock(mutex_);
    reads_.push_back({ticket, handle, offset, length});
  }
  to_caller_.notify_one();
}

void EngineThread::run() {
  engine::Engine engine(*this);
  bool more = false;
  while (true) {
    std::vector<std::function<void(engine::Engine&)>> work;
    {
      std::unique_lock lock(mutex_);
      if (!more) to_engine_.wait(lock, [this] { return stop_ || !inbox_.empty(); });
      if (stop_) return;
      work.swap(inbox_);
    }
    for (const auto& item : work) item(engine);
    more = engine.step(std::chrono::milliseconds(10));
  }
}

}  // namespace throughline::command_line
