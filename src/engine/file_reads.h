#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace throughline::engine {

// Reads under way: asked by ticket, answered by the host in any order.
class FileReads {
 public:
  using Ask = std::function<void(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
                                 std::uint32_t length)>;
  explicit FileReads(Ask ask) : ask_(std::move(ask)) {}

  std::uint32_t begin(std::uint32_t handle, std::uint64_t offset, std::uint32_t length);
  // The answer of a ticket that was given back is ignored.
  void supply(std::uint32_t ticket, ByteSpan bytes);
  void fail(std::uint32_t ticket, std::string message);
  // Nothing while it is under way; once answered, taken.
  std::optional<Result<std::vector<std::uint8_t>>> take(std::uint32_t ticket);
  void forget(std::uint32_t ticket) { reads_.erase(ticket); }
  // Whoever reads has nothing to do before this is answered.
  void wait_for(std::uint32_t ticket) { awaited_ = ticket; }
  // What the work just paused waits for; 0: for nothing. Whoever runs it asks after each slice.
  std::uint32_t take_awaited() { return std::exchange(awaited_, 0); }
  bool answered(std::uint32_t ticket) const;

 private:
  struct Read {
    std::uint32_t length;
    std::optional<Result<std::vector<std::uint8_t>>> answer;
  };
  Ask ask_;
  std::map<std::uint32_t, Read> reads_;
  std::uint32_t next_ticket_ = 1;
  std::uint32_t awaited_ = 0;
};

}  // namespace throughline::engine
