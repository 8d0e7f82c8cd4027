// Cooperative work: coroutines that stop when their slice of time is spent and go on later.
//
//   Task<int> count(Budget& budget) {
//     for (...) { ...; if (budget.spent()) co_await Pause{}; }
//     co_return n;
//   }
//   Task<void> all(Budget& budget) { int n = co_await count(budget); ... }
//
//   Task<void> work = all(budget);
//   while (!work.done()) { budget.refill(8ms); work.resume(); }
//
// A Pause, however deep, returns from the outermost resume(); the next resume() goes on there. The
// switches run on a loop in resume(), not by tail calls, so that the machine's stack stays flat
// also where the compiler has none (WebAssembly, unoptimised builds).
#pragma once

#include <cassert>
#include <chrono>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace throughline {

// Time that work may take before it must pause. Without a refill it is never spent.
class Budget {
 public:
  using Clock = std::chrono::steady_clock;

  void refill(std::chrono::nanoseconds slice) { deadline_ = Clock::now() + slice; }
  void lift() { deadline_ = Clock::time_point::max(); }
  // Reads the clock: ask every few thousand bytes or rows, not at each.
  bool spent() const { return deadline_ != Clock::time_point::max() && Clock::now() >= deadline_; }

 private:
  Clock::time_point deadline_ = Clock::time_point::max();
};

namespace detail {

// What the coroutines that wait for one another share; it lives in the outermost one's frame.
struct TaskChain {
  std::coroutine_handle<> current;  // the innermost: it runs next
  bool paused = false;
  std::exception_ptr failure;
};

struct TaskPromiseBase {
  TaskChain own_chain;
  TaskChain* chain = &own_chain;
  std::coroutine_handle<> parent;

  TaskPromiseBase() = default;
  TaskPromiseBase(const TaskPromiseBase&) = delete;
  TaskPromiseBase& operator=(const TaskPromiseBase&) = delete;

  struct Final {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      TaskPromiseBase& promise = self.promise();
      promise.chain->current = promise.parent;
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() const noexcept { return {}; }
  Final final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept { chain->failure = std::current_exception(); }
};

template <class T>
struct TaskPromiseValue : TaskPromiseBase {
  std::optional<T> value;
  template <class U>
  void return_value(U&& result) {
    value.emplace(std::forward<U>(result));
  }
  T take() {
    assert(value.has_value());
    return std::move(*value);
  }
};

template <>
struct TaskPromiseValue<void> : TaskPromiseBase {
  void return_void() const noexcept {}
  void take() const noexcept {}
};

}  // namespace detail

// Gives control back to whoever resumes the outermost task.
struct Pause {
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
    self.promise().chain->current = self;
    self.promise().chain->paused = true;
  }
  void await_resume() const noexcept {}
};

// `co_await pause_if(budget)`: pauses only if the slice is spent.
struct PauseIf : Pause {
  explicit PauseIf(const Budget& budget) : spent(budget.spent()) {}
  bool await_ready() const noexcept { return !spent; }
  bool spent;
};
inline PauseIf pause_if(const Budget& budget) { return PauseIf(budget); }

// Starts at the first resume() or co_await. Destroying it ends the work where it stands and
// frees what it and the tasks it waits for hold. Parameters taken by reference must outlive it.
template <class T>
class [[nodiscard]] Task {
 public:
  struct promise_type : detail::TaskPromiseValue<T> {
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
  };

  Task() = default;
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    if (this != &other) {
      reset();
      handle_ = std::exchange(other.handle_, nullptr);
    }
    return *this;
  }
  ~Task() { reset(); }

  bool valid() const { return handle_ != nullptr; }
  bool done() const { return !handle_ || handle_.done(); }

  // Runs until the next Pause or the end; not once done(). An exception anywhere in the chain
  // (only std::bad_alloc occurs) comes out here, whatever tasks lie between, and ends the task:
  // it can then only be destroyed.
  void resume() {
    assert(handle_ && !handle_.done());
    detail::TaskChain& chain = handle_.promise().own_chain;
    if (!chain.current) chain.current = handle_;
    chain.paused = false;
    while (chain.current && !chain.paused) {
      chain.current.resume();
      if (chain.failure) {
        std::exception_ptr failure = std::exchange(chain.failure, nullptr);
        reset();
        std::rethrow_exception(std::move(failure));
      }
    }
  }

  // The result; once, when done().
  T take() {
    assert(handle_ && handle_.done());
    return handle_.promise().take();
  }

  void reset() {
    if (handle_) std::exchange(handle_, nullptr).destroy();
  }

  struct Awaiter {
    std::coroutine_handle<promise_type> child;
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> parent) const noexcept {
      child.promise().parent = parent;
      child.promise().chain = parent.promise().chain;
      child.promise().chain->current = child;
    }
    T await_resume() const { return child.promise().take(); }
  };

  // Waits for a task that has not begun.
  Awaiter operator co_await() const noexcept {
    assert(handle_ && !handle_.done() && !handle_.promise().own_chain.current);
    return Awaiter{handle_};
  }

 private:
  explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

}  // namespace throughline
