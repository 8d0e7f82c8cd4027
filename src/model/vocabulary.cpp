#include "model/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/latin_accents.h"
#include "base/null_words.h"
#include "model/vocabulary_synonyms.h"

namespace throughline {
namespace {

constexpr std::size_t kKinds = 6;

constexpr auto kChannelWords =
    std::to_array<std::string_view>({"", "phone", "email", "chat", "messenger", "social", "web",
                                     "in_person", "video", "sms", "store", "post", "app", "other"});
constexpr auto kTypeWords = std::to_array<std::string_view>(
    {"",          "question",      "complaint", "purchase", "return",  "refund",
     "payment",   "invoice",       "dispute",   "feedback", "survey",  "follow_up",
     "marketing", "meeting",       "visit",     "delivery", "consent", "approval",
     "note",      "status_change", "message",   "incident", "other"});
constexpr auto kDirectionWords =
    std::to_array<std::string_view>({"", "inbound", "outbound", "internal", "other"});
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"", "marketing", "sales", "fulfilment", "finance", "service", "other"});
constexpr auto kStatusWords = std::to_array<std::string_view>(
    {"", "new", "open", "pending", "on_hold", "resolved", "closed", "escalated", "other"});
constexpr auto kSentimentWords =
    std::to_array<std::string_view>({"", "positive", "neutral", "negative", "other"});

static_assert(kChannelWords.size() == static_cast<std::size_t>(Channel::kOther) + 1);
static_assert(kTypeWords.size() == static_cast<std::size_t>(Type::kOther) + 1);
static_assert(kDirectionWords.size() == static_cast<std::size_t>(Direction::kOther) + 1);
static_assert(kFunctionWords.size() == static_cast<std::size_t>(BusinessFunction::kOther) + 1);
static_assert(kStatusWords.size() == static_cast<std::size_t>(Status::kOther) + 1);
static_assert(kSentimentWords.size() == static_cast<std::size_t>(Sentiment::kOther) + 1);

bool is_ignored(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '_' || c == '-' || c == '/' ||
         c == '.';
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// No synonym is longer: a longer word is unknown without a look.
constexpr std::size_t kLongestWord = 40;

struct Entry {
  std::string word;
  std::uint8_t code;
};

// Sorted by word.
std::vector<Entry> make_table(VocabularyKind kind) {
  std::vector<Entry> table;
  const std::span<const std::string_view> words = vocabulary_words(kind);
  for (std::size_t code = 1; code < words.size(); ++code) {
    std::string reduced;
    for (const char c : words[code]) {
      if (!is_ignored(c)) reduced.push_back(c);
    }
    table.push_back({std::move(reduced), static_cast<std::uint8_t>(code)});
  }
  for (const Synonyms& synonyms : vocabulary_synonyms(kind)) {
    std::string_view rest = synonyms.words;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      table.push_back({std::string(rest.substr(0, length)), synonyms.code});
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  std::stable_sort(table.begin(), table.end(),
                   [](const Entry& a, const Entry& b) { return a.word < b.word; });
  return table;
}

const std::vector<Entry>& table_of(VocabularyKind kind) {
  static const std::array<std::vector<Entry>, kKinds> tables = [] {
    std::array<std::vector<Entry>, kKinds> made;
    for (std::size_t index = 0; index < kKinds; ++index)
      made[index] = make_table(static_cast<VocabularyKind>(index));
    return made;
  }();
  return tables[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const std::string_view> vocabulary_words(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::kChannel:
      return kChannelWords;
    case VocabularyKind::kType:
      return kTypeWords;
    case VocabularyKind::kDirection:
      return kDirectionWords;
    case VocabularyKind::kFunction:
      return kFunctionWords;
    case VocabularyKind::kStatus:
      return kStatusWords;
    case VocabularyKind::kSentiment:
      return kSentimentWords;
  }
  return {};
}

std::uint8_t canonical_code(VocabularyKind kind, std::string_view word) {
  if (word.empty()) return 0;
  const std::span<const std::string_view> words = vocabulary_words(kind);
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - words.begin());
}

std::uint8_t vocabulary_code(VocabularyKind kind, std::string_view source_word) {
  if (is_null_word(source_word)) return 0;
  const auto other = static_cast<std::uint8_t>(vocabulary_words(kind).size() - 1);
  std::array<char, kLongestWord> buffer;
  std::size_t length = 0;
  for (std::size_t at = 0; at < source_word.size(); ++at) {
    const char c = source_word[at];
    if (is_ignored(c)) continue;
    const bool accented = c == '\xC3' && at + 1 < source_word.size();
    const char small = lower(c);
    const std::string_view letters =
        accented ? without_accent(source_word[++at]) : std::string_view(&small, 1);
    if (length + letters.size() > kLongestWord) return other;
    for (const char letter : letters) buffer[length++] = letter;
  }
  const std::string_view reduced(buffer.data(), length);
  const std::vector<Entry>& table = table_of(kind);
  const auto found =
      std::lower_bound(table.begin(), table.end(), reduced,
                       [](const Entry& entry, std::string_view word) { return entry.word < word; });
  return found != table.end() && found->word == reduced ? found->code : other;
}

Sentiment sentiment_of_score(std::int64_t score_micro) {
  constexpr std::int64_t kThreshold = 50'000;
  if (score_micro >= kThreshold) return Sentiment::kPositive;
  if (score_micro <= -kThreshold) return Sentiment::kNegative;
  return Sentiment::kNeutral;
}

}  // namespace throughline
