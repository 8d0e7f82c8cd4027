#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"

// The protocol: a JSON request in, a JSON answer (and binary arrays) out; loading, progress,
// cancel. Cooperative: all work is done within step(), in slices, and a request is taken between
// any two of them. One thread at a time.
namespace throughline::engine {

// Whoever runs the engine: the worker of the page, the command line's thread, a test.
class Host {
 public:
  virtual ~Host() = default;
  // Exactly once for every submitted request. `binary` holds the arrays of a request with "binary":
  // true.
  virtual void answer(std::uint32_t id, std::string_view json, ByteSpan binary) = 0;
  // Of the open request `id` inside the JSON; about ten a second.
  virtual void progress(std::string_view json) = 0;
  // Asks for bytes [offset, offset + length) of the file that the open request named by `handle`,
  // to be given to supply() in one piece. Several reads may be under way.
  virtual void read(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
                    std::uint32_t length) = 0;
};

class Engine {
 public:
  explicit Engine(Host& host);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Takes a request; `id` is the host's own and must be unique among those not answered yet.
  void submit(std::uint32_t id, std::string_view json);
  // Answers a read.
  void supply(std::uint32_t ticket, ByteSpan bytes);
  void fail_read(std::uint32_t ticket, std::string_view message);
  // Works for about `slice`; true while there is more that does not wait for a read.
  bool step(std::chrono::nanoseconds slice);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace throughline::engine
