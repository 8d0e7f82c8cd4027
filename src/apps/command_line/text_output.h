#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// Answers for a person at a terminal. Values of the files are printed with control characters
// replaced.
namespace throughline::command_line {

using Json = nlohmann::ordered_json;

// A terminal obeys control characters; a file's text must not drive it.
std::string without_controls(std::string_view text);

std::string summary_text(const Json& answer);
std::string customers_text(const Json& answer);
std::string customer_text(const Json& answer);
std::string mapping_text(const Json& answer);

}  // namespace throughline::command_line
