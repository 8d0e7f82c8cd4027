#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/dictionary.h"

// Who is one customer (CONTRACT.md, Meanings): identities are equal e-mails (trimmed, lower-cased),
// equal ids of columns of the same name, phones, handles, and names within one file; a row that
// states an id and an e-mail joins the two.
namespace throughline::store {

enum class IdentityKind : std::uint8_t { kId, kEmail, kPhone, kHandle, kName };
std::string_view identity_kind_name(IdentityKind kind);  // as in the protocol: "email"

// By what a row of an exported table knows its customer (docs/canonical_table.md): "id:17" or
// another kind's name, whose value stands in the row.
void append_customer_by(IdentityKind kind, std::string_view id, std::string& out);
struct CustomerBy {
  IdentityKind kind;
  std::string_view id;
};
std::optional<CustomerBy> parse_customer_by(std::string_view text);

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

// Disjoint sets over identity codes: union by size, without path compression, so that the latest
// joins can be undone (find is logarithmic).
class IdentityJoins {
 public:
  void join(std::uint32_t a, std::uint32_t b);
  std::uint32_t find(std::uint32_t code) const;

  // Joins made after mark() are undone by undo_to(that mark).
  std::size_t mark() const { return joined_.size(); }
  void undo_to(std::size_t mark);

 private:
  std::vector<std::uint32_t> parents_;  // grown on demand; parent of an unseen code is itself
  std::vector<std::uint32_t> sizes_;    // of a root's set
  std::vector<std::uint32_t> joined_;   // roots that got a parent, in order
};

}  // namespace throughline::store
