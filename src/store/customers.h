#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/dictionary.h"

// Who is one customer (CONTRACT.md, Meanings): identities are equal e-mails (trimmed, lower-cased),
// equal ids of columns of the same name, phones, handles, and names within one file; a row that
// states an id and an e-mail joins the two.
namespace throughline::store {

enum class IdentityKind : std::uint8_t { kId, kEmail, kPhone, kHandle, kName };

// An identity as text for Heaps::identities; `scope` is the id column's name or the file index of a
// name.
void append_identity_key(IdentityKind kind, std::string_view scope, std::string_view value,
                         std::string& out);

struct IdentityKey {
  IdentityKind kind;
  std::string_view scope;
  std::string_view value;
};
IdentityKey parse_identity_key(std::string_view key);

// Disjoint sets over identity codes (union by smaller code, path halving).
class IdentityJoins {
 public:
  void join(std::uint32_t a, std::uint32_t b);
  std::uint32_t find(std::uint32_t code) const;

 private:
  mutable std::vector<std::uint32_t>
      parents_;  // grown on demand; parent of an unseen code is itself
};

// The id that a customer is shown and asked by, of the identity codes that are one customer: the
// first id, else e-mail, phone, handle, name. See build_customers.
}  // namespace throughline::store
