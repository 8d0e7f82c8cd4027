// The engine's instance of the module, in the page's worker. What the host puts on Module:
//   engineAnswer(id, json, binary or null)   engineProgress(json)   engineRead(ticket, handle,
//   offset, length)
#include <emscripten.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/bytes.h"
#include "engine/engine.h"

namespace {

// Offsets are doubles, exact to 2^53 bytes: a 64-bit integer would need a BigInt. `binary` is
// copied by the host.
EM_JS(void, engine_host_answer,
      (std::uint32_t id, const char* json, std::size_t length, const std::uint8_t* binary,
       std::size_t binary_length),
      {
        const start = binary >>> 0;
        Module.engineAnswer(
            id >>> 0, UTF8ToString(json, length),
            binary_length ? HEAPU8.slice(start, start + (binary_length >>> 0)) : null);
      })

EM_JS(void, engine_host_progress, (const char* json, std::size_t length),
      { Module.engineProgress(UTF8ToString(json, length)); })

EM_JS(void, engine_host_read,
      (std::uint32_t ticket, std::uint32_t handle, double offset, std::uint32_t length),
      { Module.engineRead(ticket >>> 0, handle >>> 0, offset, length >>> 0); })

class PageHost final : public throughline::engine::Host {
 public:
  void answer(std::uint32_t id, std::string_view json, throughline::ByteSpan binary) override {
    engine_host_answer(id, json.data(), json.size(), binary.data(), binary.size());
  }
  void progress(std::string_view json) override { engine_host_progress(json.data(), json.size()); }
  void read(std::uint32_t ticket, std::uint32_t handle, std::uint64_t offset,
            std::uint32_t length) override {
    engine_host_read(ticket, handle, static_cast<double>(offset), length);
  }
};

// Made on demand, so that the page's own instance of the module has none; never destroyed: the
// worker ends with it.
throughline::engine::Engine& engine() {
  static PageHost host;
  static auto* const instance = new throughline::engine::Engine(host);
  return *instance;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void* module_allocate(std::size_t bytes) { return std::malloc(bytes); }
EMSCRIPTEN_KEEPALIVE void module_release(void* pointer) { std::free(pointer); }

EMSCRIPTEN_KEEPALIVE void engine_create() { engine(); }

EMSCRIPTEN_KEEPALIVE void engine_submit(std::uint32_t id, const char* json, std::size_t length) {
  engine().submit(id, {json, length});
}

// With `error` (NUL-ended) the read failed and there are no bytes.
EMSCRIPTEN_KEEPALIVE void engine_supply(std::uint32_t ticket, const std::uint8_t* bytes,
                                        std::size_t length, const char* error) {
  if (error != nullptr) {
    engine().fail_read(ticket, error);
  } else {
    engine().supply(ticket, throughline::ByteSpan(bytes, length));
  }
}

// Works for at most about `budget_ms`; 1 while there is more to do that waits for no read.
EMSCRIPTEN_KEEPALIVE int engine_step(double budget_ms) {
  const auto budget = std::chrono::duration<double, std::milli>(budget_ms);
  return engine().step(std::chrono::duration_cast<std::chrono::nanoseconds>(budget)) ? 1 : 0;
}

}  // extern "C"
