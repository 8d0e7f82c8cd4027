#pragma once

#include <zlib.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"

namespace throughline::engine {

// Runs the engine in this thread over files in memory.
class TestHost final : public Host {
 public:
  TestHost() : engine(*this) {}

  // The handle under which requests name it.
  std::uint32_t add_file(std::string bytes) {
    files_.push_back(std::move(bytes));
    return static_cast<std::uint32_t>(files_.size() - 1);
  }
  nlohmann::json open_request(const std::vector<std::pair<std::string, std::string>>& files) {
    nlohmann::json request = {{"op", "open"}, {"files", nlohmann::json::array()}};
    for (const auto& [name, bytes] : files) {
      const std::uint32_t handle = add_file(bytes);
      request["files"].push_back({{"handle", handle}, {"name", name}, {"size", bytes.size()}});
    }
    return request;
  }

  std::uint32_t submit(const nlohmann::json& request) { return submit(request.dump()); }
  std::uint32_t submit(const std::string& request) {
    engine.submit(next_id_, request);
    return next_id_++;
  }
  // Serves one read, if any waits; false if none did.
  bool serve_read() {
    if (reads_.empty()) return false;
    const Read read = reads_.front();
    reads_.pop_front();
    if (fail_reads) {
      engine.fail_read(read.ticket, "The disk was pulled out.");
    } else {
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(files_[read.handle].data());
      engine.supply(read.ticket, ByteSpan(bytes + read.offset, read.length));
    }
    return true;
  }
  // Works until the request is answered.
  nlohmann::json finish(std::uint32_t id) {
    while (!answers.contains(id)) {
      if (!engine.step(std::chrono::milliseconds(5)) && !answers.contains(id) && !serve_read()) {
        return {{"error", {{"code", "never_answered"}}}};
      }
    }
    return answers[id];
  }
  nlohmann::json ask(const nlohmann::json& request) { return finish(submit(request)); }
  nlohmann::json ask(const std::string& request) { return finish(submit(request)); }

  void answer(std::uint32_t id, std::string_view json, ByteSpan binary) override {
    answered[id] += 1;
    answers[id] = nlohmann::json::parse(json);
    binaries[id].assign(binary.begin(), binary.end());
  }
  void progress(std::string_view json) override {
    progresses.push_back(nlohmann::json::parse(json));
  }
  void read(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
            std::uint32_t length) override {
    reads_.push_back({ticket, handle, offset, length});
  }

  bool fail_reads = false;
  std::map<std::uint32_t, nlohmann::json> answers;
  std::map<std::uint32_t, int> answered;
  std::map<std::uint32_t, std::vector<std::uint8_t>> binaries;
  std::vector<nlohmann::json> progresses;
  Engine engine;

 private:
  struct Read {
    std::uint32_t ticket, handle;
    std::uint64_t offset;
    std::uint32_t length;
  };
  std::vector<std::string> files_;
  std::deque<Read> reads_;
  std::uint32_t next_id_ = 1;
};

inline std::string gzip_of(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace throughline::engine
