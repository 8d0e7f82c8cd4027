#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "apps/command_line/arguments.h"
#include "apps/command_line/engine_thread.h"
#include "apps/command_line/input_files.h"
#include "apps/command_line/text_output.h"

namespace throughline::command_line {
namespace {

enum ExitStatus { kFine = 0, kSomeRejected = 1, kNothingRead = 2 };

int fail(const std::string& message, const std::string& where) {
  const std::string words = (where.empty() ? "" : where + ": ") + message;
  std::cerr << "throughline: " << without_controls(words) << '\n';
  return kNothingRead;
}

// A program that reads the answer gets the error there, too.
int fail_with(const Json& answer, const Arguments& arguments) {
  if (arguments.command == Command::kQuery || arguments.json) std::cout << answer.dump() << '\n';
  const Json& error = answer["error"];
  std::string message = error["message"].get<std::string>();
  if (error["code"] == "limit") message += " (Limits are set by --limit NAME=NUMBER.)";
  return fail(message, error["where"].get<std::string>());
}

std::optional<std::string> text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Json request_of(const Arguments& arguments) {
  switch (arguments.command) {
    case Command::kSummary:
      return {{"op", "summary"}, {"filter", arguments.filter}};
    case Command::kCustomers:
      return {{"op", "customers"}, {"filter", arguments.filter}};
    case Command::kCustomer:
      return {{"op", "customer"}, {"id", arguments.subject}, {"filter", arguments.filter}};
    case Command::kMapping:
      return {{"op", "mapping"}};
    case Command::kQuery:
    case Command::kExport:
      break;
  }
  return Json::parse(arguments.subject, nullptr, false);
}

std::string text_for(Command command, const Json& answer) {
  switch (command) {
    case Command::kSummary:
      return summary_text(answer);
    case Command::kCustomers:
      return customers_text(answer);
    case Command::kCustomer:
      return customer_text(answer);
    case Command::kMapping:
      return mapping_text(answer);
    case Command::kQuery:
    case Command::kExport:
      break;
  }
  return answer.dump() + '\n';
}

// Requests of a file, one a line; their answers likewise. False if the file cannot be read.
bool answer_requests(EngineThread& engine, const std::string& path) {
  std::ifstream requests(path);
  if (!requests) return false;
  for (std::string line; std::getline(requests, line);) {
    if (!line.empty()) std::cout << engine.ask(line) << '\n';
  }
  return true;
}

// Every rejected record, one JSON a line.
bool write_rejects(EngineThread& engine, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  constexpr std::uint64_t kPage = 1000;
  for (std::uint64_t offset = 0;; offset += kPage) {
    const Json request = {{"op", "rejected"}, {"offset", offset}, {"limit", kPage}};
    const Json answer = Json::parse(engine.ask(request.dump()), nullptr, false);
    for (const Json& row : answer["rows"]) out << row.dump() << '\n';
    if (offset + kPage >= answer["total"].get<std::uint64_t>()) break;
  }
  out.close();
  return out.good();
}

// Piece by piece to standard output. Nothing if that went well, else the exit status.
std::optional<int> write_export(EngineThread& engine, const Arguments& arguments) {
  Json request = {{"op", "export"},
                  {"format", arguments.format},
                  {"filter", arguments.filter},
                  {"binary", true}};
  std::uint64_t defused = 0;
  do {
    const EngineThread::Reply reply =
        engine.ask_with_binary(request.dump(-1, ' ', false, Json::error_handler_t::replace));
    Json answer = Json::parse(reply.json);
    if (answer.contains("error")) return fail_with(answer, arguments);
    std::cout.write(reinterpret_cast<const char*>(reply.binary.data()),
                    static_cast<std::streamsize>(reply.binary.size()));
    if (!std::cout) return fail("Cannot write to standard output.", {});
    defused += answer["defused"].get<std::uint64_t>();
    request["from"] = std::move(answer["next"]);
  } while (!request["from"].is_null());
  if (!std::cout.flush()) return fail("Cannot write to standard output.", {});
  if (defused > 0) {
    std::cerr << "throughline: " << defused
              << (defused == 1 ? " cell that a spreadsheet would run as a formula begins"
                               : " cells that a spreadsheet would run as formulas begin")
              << " with an apostrophe ('); opened here again they are as they were.\n";
  }
  return std::nullopt;
}

// Where the first one stands and why: often it tells what is wrong with the export.
void warn_of_rejected(const Json& summary) {
  const auto total = summary["rejected"].get<std::uint64_t>();
  for (const Json& file : summary["files"]) {
    if (!file.contains("first_rejected")) continue;
    const Json& first = file["first_rejected"];
    const auto reason = first["reason"].get<std::string>();
    std::string where = file["name"].get<std::string>() + ", record " +
                        std::to_string(first["record"].get<std::uint64_t>() + 1);
    if (!reason.starts_with("Byte "))
      where += ", byte " + std::to_string(first["offset"].get<std::uint64_t>());
    std::cerr << "throughline: " << total
              << (total == 1 ? " record was rejected. " : " records were rejected. The first: ")
              << without_controls(where + ": " + reason)
              << " (--rejects FILE lists what was rejected.)\n";
    return;
  }
}

int run(const Arguments& arguments) {
  Result<InputFiles> found = InputFiles::find(arguments.paths);
  if (!found.ok()) return fail(found.error().message, found.error().where);
  InputFiles files = std::move(found).value();

  Json open = {{"op", "open"}, {"files", Json::array()}};
  for (std::size_t i = 0; i < files.count(); ++i) {
    open["files"].push_back({{"handle", i}, {"name", files.name(i)}, {"size", files.size(i)}});
  }
  if (arguments.mapping_file.has_value()) {
    const std::optional<std::string> text = text_of_file(*arguments.mapping_file);
    if (!text.has_value()) return fail("Cannot read the mapping file.", *arguments.mapping_file);
    open["mapping"] = Json::parse(*text, nullptr, false);
    if (open["mapping"].is_discarded())
      return fail("The mapping file is not JSON.", *arguments.mapping_file);
  }

  for (const auto& [name, number] : arguments.limits) open["limits"][name] = number;

  EngineThread engine(files);
  // A file's name may be no UTF-8.
  const Json opened =
      Json::parse(engine.ask(open.dump(-1, ' ', false, Json::error_handler_t::replace)));
  if (opened.contains("error")) return fail_with(opened, arguments);
  for (const Json& file : opened["files"]) {
    if (file.contains("error"))
      fail(file["error"]["message"].get<std::string>(), file["name"].get<std::string>());
  }
  warn_of_rejected(opened);

  if (arguments.command == Command::kExport) {
    if (const std::optional<int> failed = write_export(engine, arguments)) return *failed;
  } else if (arguments.requests_file.has_value()) {
    if (!answer_requests(engine, *arguments.requests_file))
      return fail("Cannot read it.", *arguments.requests_file);
  } else {
    const Json request = request_of(arguments);
    if (!request.is_object()) return fail("The argument of query is not a JSON object.", {});
    const Json answer =
        Json::parse(engine.ask(request.dump(-1, ' ', false, Json::error_handler_t::replace)));
    if (answer.contains("error")) return fail_with(answer, arguments);
    std::cout << (arguments.json ? answer.dump() + '\n' : text_for(arguments.command, answer));
  }
  if (arguments.rejects_file.has_value() && !write_rejects(engine, *arguments.rejects_file)) {
    return fail("Cannot write it.", *arguments.rejects_file);
  }
  return opened["rejected"].get<std::uint64_t>() > 0 ? kSomeRejected : kFine;
}

}  // namespace
}  // namespace throughline::command_line

int main(int count, char** words) {
  using throughline::command_line::parse_arguments;
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h")) {
    std::cout << throughline::command_line::usage();
    return 0;
  }
  const auto parsed = parse_arguments(arguments);
  if (!parsed.ok()) {
    std::cerr << "throughline: " << parsed.error().message << "\n\n"
              << throughline::command_line::usage();
    return throughline::command_line::kNothingRead;
  }
  return throughline::command_line::run(*parsed);
}
