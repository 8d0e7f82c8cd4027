#include "store/customers.h"

#include <algorithm>
#include <utility>

namespace throughline::store {
namespace {

constexpr char kSeparator = '\x1f';  // ASCII unit separator

}  // namespace

std::string_view identity_kind_name(IdentityKind kind) {
  switch (kind) {
    case IdentityKind::kId:
      return "id";
    case IdentityKind::kEmail:
      return "email";
    case IdentityKind::kPhone:
      return "phone";
    case IdentityKind::kHandle:
      return "handle";
    case IdentityKind::kName:
      return "name";
  }
  return "id";
}

void append_customer_by(IdentityKind kind, std::string_view id, std::string& out) {
  out.append(identity_kind_name(kind));
  if (kind == IdentityKind::kId) out.append(":").append(id);
}

std::optional<CustomerBy> parse_customer_by(std::string_view text) {
  constexpr std::string_view kId = "id:";
  if (text.size() > kId.size() && text.starts_with(kId))
    return CustomerBy{IdentityKind::kId, text.substr(kId.size())};
  for (const IdentityKind kind :
       {IdentityKind::kEmail, IdentityKind::kPhone, IdentityKind::kHandle, IdentityKind::kName}) {
    if (text == identity_kind_name(kind)) return CustomerBy{kind, {}};
  }
  return std::nullopt;
}

void append_identity_key(IdentityKind kind, std::string_view scope, std::string_view value,
                         std::string& out) {
  out.push_back(static_cast<char>('0' + static_cast<int>(kind)));
  // A separator within the scope would move the border between scope and value.
  for (const char byte : scope) out.push_back(byte == kSeparator ? ' ' : byte);
  out.push_back(kSeparator);
  out.append(value);
}

IdentityKey parse_identity_key(std::string_view key) {
  if (key.empty()) return {IdentityKind::kName, {}, {}};
  const std::size_t separator = key.find(kSeparator);
  return {static_cast<IdentityKind>(key[0] - '0'), key.substr(1, separator - 1),
          key.substr(separator + 1)};
}

void IdentityJoins::join(std::uint32_t a, std::uint32_t b) {
  std::uint32_t root = find(a);
  std::uint32_t child = find(b);
  if (root == child) return;
  while (parents_.size() <= std::max(root, child)) {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    sizes_.push_back(1);
  }
  if (sizes_[root] < sizes_[child] || (sizes_[root] == sizes_[child] && child < root)) {
    std::swap(root, child);
  }
  parents_[child] = root;
  sizes_[root] += sizes_[child];
  joined_.push_back(child);
}

std::uint32_t IdentityJoins::find(std::uint32_t code) const {
  if (code >= parents_.size()) return code;
  while (parents_[code] != code) code = parents_[code];
  return code;
}

void IdentityJoins::undo_to(std::size_t mark) {
  for (; joined_.size() > mark; joined_.pop_back()) {
    const std::uint32_t child = joined_.back();
    sizes_[parents_[child]] -= sizes_[child];
    parents_[child] = child;
  }
}

}  // namespace throughline::store
