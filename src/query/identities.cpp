#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/case_folding.h"
#include "base/null_words.h"
#include "query/customers.h"

namespace throughline::query {
namespace {

using store::IdentityKind;

constexpr RowIndex kSlice = RowIndex{1} << 14;

constexpr std::array<std::pair<Field, IdentityKind>, 4> kColumns = {{
    {Field::kEmail, IdentityKind::kEmail},
    {Field::kPhone, IdentityKind::kPhone},
    {Field::kHandle, IdentityKind::kHandle},
    {Field::kCustomerName, IdentityKind::kName},
}};

// Where each identity occurs. Files by index, so that one name of two files counts twice.
using Found = std::map<std::pair<IdentityKind, std::string>, std::vector<std::uint16_t>>;

void note(Found& found, IdentityKind kind, std::string_view value, std::uint16_t file) {
  if (value.empty()) return;
  // E-mails are one identity however their letters are written, as customers are joined by them.
  std::string text =
      kind == IdentityKind::kEmail ? folded(trim_blanks(value)) : std::string(trim_blanks(value));
  if (text.empty()) return;
  std::vector<std::uint16_t>& files = found[{kind, std::move(text)}];
  if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
}

}  // namespace

Task<std::vector<Identity>> identities_of(const store::Snapshot& snapshot, const RowBits& rows,
                                          Budget& budget) {
  Found found;
  // Most rows of a customer repeat the same codes.
  std::array<std::uint32_t, kColumns.size() + 2> previous{};
  for (RowIndex begin = 0; begin < snapshot.rows();) {
    const RowIndex end = begin + std::min(kSlice, snapshot.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) {
      const std::uint16_t file = snapshot.columns.file.get(row);
      std::array<std::uint32_t, kColumns.size() + 2> codes{};
      for (std::size_t i = 0; i < kColumns.size(); ++i)
        codes[i] = snapshot.codes(kColumns[i].first).get(row);
      codes[kColumns.size()] = snapshot.columns.identity.get(row);
      codes[kColumns.size() + 1] = std::uint32_t{file} + 1;
      if (codes == previous) return;
      previous = codes;
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        note(found, kColumns[i].second, snapshot.dictionary(kColumns[i].first).text(codes[i]),
             file);
      }
      if (codes[kColumns.size()] == store::Dictionary::kNullCode) return;
      const store::IdentityKey key =
          store::parse_identity_key(snapshot.heaps->identities.text(codes[kColumns.size()]));
      note(found, key.kind, key.value, file);
    });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
  std::vector<Identity> identities;
  for (auto& [identity, files] : found) {
    Identity& added = identities.emplace_back(Identity{identity.first, identity.second, {}});
    std::sort(files.begin(), files.end());
    for (const std::uint16_t file : files) {
      if (file < snapshot.files.size()) added.files.push_back(snapshot.files[file]->name);
    }
  }
  co_return identities;
}

}  // namespace throughline::query
