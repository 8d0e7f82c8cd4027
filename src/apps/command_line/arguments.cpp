#include "apps/command_line/arguments.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace throughline::command_line {
namespace {

struct CommandName {
  std::string_view name;
  Command command;
};
constexpr std::array<CommandName, 6> kCommands = {{{"summary", Command::kSummary},
                                                   {"customers", Command::kCustomers},
                                                   {"customer", Command::kCustomer},
                                                   {"query", Command::kQuery},
                                                   {"mapping", Command::kMapping},
                                                   {"export", Command::kExport}}};

Error bad(std::string message) { return {ErrorCode::kBadArguments, std::move(message), {}}; }

}  // namespace

std::string usage() {
  return "throughline COMMAND [--filter TEXT] [--json] [--mapping FILE] [--rejects FILE] PATH...\n"
         "\n"
         "  summary             what is in the files: records, interactions, customers, values\n"
         "  customers           customers by number of interactions\n"
         "  customer ID         one customer: identities, values, interactions\n"
         "  query 'JSON'        one request of the protocol; --requests FILE: one a line\n"
         "  mapping             how each column was read, and why\n"
         "  export              the interactions as canonical table: --format csv or ndjson\n"
         "\n"
         "PATH is a file, a folder, or - for standard input. --rejects FILE lists rejected "
         "records, one JSON a line.\n"
         "--limit NAME=NUMBER guards against archives made to exhaust the machine: ratio (expanded "
         ": stored, 200), total\n"
         "and nested (bytes), entries, depth.\n"
         "Exit status: 0 fine, 1 some records were rejected, 2 nothing could be read or the "
         "arguments are wrong.\n";
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  if (words.empty()) return bad("No command is given.");
  Arguments arguments;
  bool known = false;
  for (const CommandName& entry : kCommands) {
    if (entry.name != words.front()) continue;
    arguments.command = entry.command;
    known = true;
  }
  if (!known) return bad("There is no command '" + words.front() + "'.");

  std::vector<std::string> rest;
  bool options_over = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (options_over || word == "-" || !word.starts_with("--")) {
      rest.push_back(word);
      continue;
    }
    if (word == "--") {
      options_over = true;
      continue;
    }
    if (word == "--json") {
      arguments.json = true;
      continue;
    }
    const bool takes_value = word == "--filter" || word == "--mapping" || word == "--rejects" ||
                             word == "--requests" || word == "--limit" || word == "--format";
    if (!takes_value) return bad("There is no option '" + word + "'.");
    if (i + 1 == words.size()) return bad("The option '" + word + "' needs a value.");
    const std::string& value = words[++i];
    if (word == "--filter") arguments.filter = value;
    if (word == "--mapping") arguments.mapping_file = value;
    if (word == "--rejects") arguments.rejects_file = value;
    if (word == "--format") arguments.format = value;
    if (word == "--requests") arguments.requests_file = value;
    if (word == "--limit") {
      const std::size_t equals = value.find('=');
      std::uint64_t number = 0;
      const char* const end = value.data() + value.size();
      const char* const begin = equals == std::string::npos ? end : value.data() + equals + 1;
      const auto [stop, error] = std::from_chars(begin, end, number);
      if (error != std::errc{} || stop != end)
        return bad("'" + value + "' is no limit: write NAME=NUMBER.");
      arguments.limits.emplace_back(value.substr(0, equals), number);
    }
  }

  if (arguments.command == Command::kExport && arguments.format != "csv" &&
      arguments.format != "ndjson") {
    return bad("'export' needs --format csv or --format ndjson.");
  }
  const bool wants_subject =
      arguments.command == Command::kCustomer ||
      (arguments.command == Command::kQuery && !arguments.requests_file.has_value());
  if (wants_subject) {
    if (rest.empty()) return bad("'" + words.front() + "' needs an argument before the files.");
    arguments.subject = rest.front();
    rest.erase(rest.begin());
  }
  if (rest.empty()) return bad("No file is given.");
  arguments.paths = std::move(rest);
  return arguments;
}

}  // namespace throughline::command_line
