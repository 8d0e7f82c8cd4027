#include "base/task.h"

#include <doctest/doctest.h>

#include <memory>
#include <new>
#include <string>
#include <vector>

namespace throughline {
namespace {

struct Probe {
  explicit Probe(int& count) : count_(count) { ++count_; }
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;
  ~Probe() { --count_; }

 private:
  int& count_;
};

Task<int> leaf(int n, std::vector<std::string>& log) {
  for (int i = 0; i < n; ++i) {
    log.push_back("leaf " + std::to_string(i));
    co_await Pause{};
  }
  co_return n;
}

Task<int> middle(std::vector<std::string>& log) {
  const int a = co_await leaf(2, log);
  log.push_back("middle");
  const int b = co_await leaf(1, log);
  co_return a * 10 + b;
}

Task<void> outer(std::vector<std::string>& log, int& result) {
  result = co_await middle(log);
  log.push_back("outer");
}

TEST_CASE("a pause in the depth returns from the outermost resume, and work goes on there") {
  std::vector<std::string> log;
  int result = 0;
  Task<void> task = outer(log, result);
  CHECK(log.empty());
  CHECK_FALSE(task.done());
  task.resume();
  CHECK(log == std::vector<std::string>{"leaf 0"});
  task.resume();
  CHECK(log.size() == 2);
  task.resume();
  CHECK(log == std::vector<std::string>{"leaf 0", "leaf 1", "middle", "leaf 0"});
  CHECK_FALSE(task.done());
  task.resume();
  CHECK(task.done());
  CHECK(log.back() == "outer");
  CHECK(result == 21);
}

Task<std::unique_ptr<int>> make_unique_later() {
  co_await Pause{};
  co_return std::make_unique<int>(5);
}

TEST_CASE("results that can only be moved") {
  Task<std::unique_ptr<int>> task = make_unique_later();
  Task<std::unique_ptr<int>> moved = std::move(task);
  CHECK(task.done());  // NOLINT(bugprone-use-after-move): what a moved-from task answers
  CHECK_FALSE(task.valid());
  while (!moved.done()) moved.resume();
  CHECK(*moved.take() == 5);
}

Task<int> holding(int& alive, int depth) {
  const Probe probe(alive);
  if (depth == 0) {
    co_await Pause{};
    co_await Pause{};
    co_return 0;
  }
  co_return 1 + co_await holding(alive, depth - 1);
}

TEST_CASE("destroying the outermost frees what all hold") {
  int alive = 0;
  {
    Task<int> task = holding(alive, 9);
    CHECK(alive == 0);
    task.resume();
    CHECK(alive == 10);
  }
  CHECK(alive == 0);

  Task<int> replaced = holding(alive, 3);
  replaced.resume();
  CHECK(alive == 4);
  replaced = holding(alive, 1);
  CHECK(alive == 0);
  while (!replaced.done()) replaced.resume();
  CHECK(alive == 0);
  CHECK(replaced.take() == 1);
}

Task<int> failing(int& alive, int depth) {
  const Probe probe(alive);
  if (depth == 0) {
    co_await Pause{};
    throw std::bad_alloc();
  }
  co_return co_await failing(alive, depth - 1);
}

TEST_CASE("an exception comes out of the outermost resume and frees everything") {
  int alive = 0;
  Task<int> task = failing(alive, 5);
  task.resume();
  CHECK(alive == 6);
  CHECK_THROWS_AS(task.resume(), std::bad_alloc);
  CHECK(alive == 0);
  CHECK(task.done());

  Task<int> at_once = failing(alive, 0);
  at_once.resume();
  CHECK_THROWS_AS(at_once.resume(), std::bad_alloc);
}

Task<int> one() { co_return 1; }

Task<long> many(int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i) sum += co_await one();
  co_return sum;
}

Task<int> deep(int depth) {
  if (depth == 0) co_return 0;
  co_return 1 + co_await deep(depth - 1);
}

TEST_CASE("the machine's stack stays flat") {
  Task<long> wide = many(1'000'000);
  wide.resume();
  CHECK(wide.done());
  CHECK(wide.take() == 1'000'000);
  Task<int> task = deep(10'000);
  task.resume();
  CHECK(task.take() == 10'000);
}

Task<int> local_child() {
  Task<int> child = make_unique_later().valid() ? one() : Task<int>();
  const int value = co_await child;
  co_return value + 1;
}

TEST_CASE("a named child") {
  Task<int> task = local_child();
  task.resume();
  CHECK(task.take() == 2);
}

Task<int> until_spent(Budget& budget) {
  int rounds = 0;
  while (rounds < 3) {
    if (budget.spent()) {
      ++rounds;
      co_await Pause{};
    }
  }
  co_return rounds;
}

Task<int> by_pause_if(Budget& budget) {
  co_await pause_if(budget);
  co_return 4;
}

TEST_CASE("budgets slice the work") {
  using std::chrono::milliseconds;
  Budget budget;
  CHECK_FALSE(budget.spent());
  int resumes = 0;
  Task<int> task = until_spent(budget);
  while (!task.done()) {
    budget.refill(milliseconds(1));
    task.resume();
    ++resumes;
  }
  CHECK(resumes == 4);
  CHECK(task.take() == 3);

  budget.refill(milliseconds(0));
  CHECK(budget.spent());
  Task<int> pausing = by_pause_if(budget);
  pausing.resume();
  CHECK_FALSE(pausing.done());
  budget.lift();
  CHECK_FALSE(budget.spent());
  pausing.resume();
  CHECK(pausing.take() == 4);
}

}  // namespace
}  // namespace throughline
