#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace throughline::command_line {

enum class Command { kSummary, kCustomers, kCustomer, kQuery, kMapping, kExport };

struct Arguments {
  Command command = Command::kSummary;
  std::string subject;  // the id of `customer`, the JSON of `query`
  std::string filter;
  std::string format;  // of `export`: csv or ndjson
  bool json = false;
  std::optional<std::string> mapping_file;
  std::optional<std::string> rejects_file;
  std::optional<std::string>
      requests_file;  // of `query`: one request a line instead of the argument
  // Of `open`: name and number, see engine/load_limits.h.
  std::vector<std::pair<std::string, std::uint64_t>> limits;
  std::vector<std::string> paths;
};

std::string usage();
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

}  // namespace throughline::command_line
