#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "apps/command_line/input_files.h"
#include "engine/engine.h"

namespace throughline::command_line {

// The engine on a thread of its own, as the page has it in a worker: reads happen on the caller's
// side.
class EngineThread final : private engine::Host {
 public:
  explicit EngineThread(InputFiles& files);
  ~EngineThread() override;

  // Answers a request; serves the engine's reads while it waits.
  std::string ask(const std::string& json);
  struct Reply {
    std::string json;
    std::vector<std::uint8_t> binary;  // of a request with "binary": true
  };
  Reply ask_with_binary(const std::string& json);

 private:
  struct Read {
    std::uint32_t ticket;
    std::uint32_t handle;
    std::uint64_t offset;
    std::uint32_t length;
  };

  void answer(std::uint32_t id, std::string_view json, ByteSpan binary) override;
  void progress(std::string_view) override {}
  void read(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
            std::uint32_t length) override;
  void run();
  void post(std::function<void(engine::Engine&)> work);

  InputFiles& files_;
  std::mutex mutex_;
  std::condition_variable to_engine_;
  std::condition_variable to_caller_;
  std::vector<std::function<void(engine::Engine&)>> inbox_;
  std::vector<Read> reads_;
  std::map<std::uint32_t, Reply> answers_;
  std::uint32_t next_id_ = 1;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace throughline::command_line
