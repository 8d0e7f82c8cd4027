#include "engine/file_reads.h"

#include <utility>

namespace throughline::engine {

std::uint32_t FileReads::begin(std::uint32_t handle, std::uint64_t offset, std::uint32_t length) {
  const std::uint32_t ticket = next_ticket_++;
  reads_.emplace(ticket, Read{length, std::nullopt});
  ask_(ticket, handle, offset, length);
  return ticket;
}

void FileReads::supply(std::uint32_t ticket, ByteSpan bytes) {
  const auto found = reads_.find(ticket);
  if (found == reads_.end()) return;
  if (bytes.size() != found->second.length) {
    fail(ticket, "The file changed while it was read: " + std::to_string(bytes.size()) +
                     " bytes came instead of " + std::to_string(found->second.length) +
                     ". Open it again.");
    return;
  }
  found->second.answer = std::vector<std::uint8_t>(bytes.begin(), bytes.end());
}

void FileReads::fail(std::uint32_t ticket, std::string message) {
  const auto found = reads_.find(ticket);
  if (found == reads_.end()) return;
  found->second.answer = Error{ErrorCode::kUnreadable, std::move(message), {}};
}

std::optional<Result<std::vector<std::uint8_t>>> FileReads::take(std::uint32_t ticket) {
  const auto found = reads_.find(ticket);
  if (found == reads_.end()) {
    return Result<std::vector<std::uint8_t>>(
        Error{ErrorCode::kUnreadable, "That read was given up.", {}});
  }
  if (!found->second.answer.has_value()) return std::nullopt;
  auto answer = std::move(found->second.answer);
  reads_.erase(found);
  return answer;
}

bool FileReads::answered(std::uint32_t ticket) const {
  const auto found = reads_.find(ticket);
  return found == reads_.end() || found->second.answer.has_value();
}

}  // namespace throughline::engine
