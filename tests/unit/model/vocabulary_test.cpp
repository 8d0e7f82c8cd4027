#include "model/vocabulary.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "model/field.h"
#include "model/vocabulary_synonyms.h"

using namespace throughline;

namespace {

constexpr VocabularyKind kAllKinds[] = {VocabularyKind::kChannel,   VocabularyKind::kType,
                                        VocabularyKind::kDirection, VocabularyKind::kFunction,
                                        VocabularyKind::kStatus,    VocabularyKind::kSentiment};

std::string_view word_of(VocabularyKind kind, std::string_view source_word) {
  return vocabulary_words(kind)[vocabulary_code(kind, source_word)];
}

}  // namespace

TEST_CASE("vocabulary: the words are the contract's") {
  const auto joined = [](VocabularyKind kind) {
    std::string all;
    for (const std::string_view word : vocabulary_words(kind).subspan(1))
      all += std::string(word) + " ";
    return all;
  };
  CHECK(joined(VocabularyKind::kChannel) ==
        "phone email chat messenger social web in_person video sms store post app other ");
  CHECK(joined(VocabularyKind::kType) ==
        "question complaint purchase return refund payment invoice dispute feedback survey "
        "follow_up marketing "
        "meeting visit delivery consent approval note status_change message incident other ");
  CHECK(joined(VocabularyKind::kDirection) == "inbound outbound internal other ");
  CHECK(joined(VocabularyKind::kFunction) == "marketing sales fulfilment finance service other ");
  CHECK(joined(VocabularyKind::kStatus) ==
        "new open pending on_hold resolved closed escalated other ");
  CHECK(joined(VocabularyKind::kSentiment) == "positive neutral negative other ");
}

TEST_CASE("vocabulary: every canonical word is known under both look-ups") {
  for (const VocabularyKind kind : kAllKinds) {
    const auto words = vocabulary_words(kind);
    for (std::size_t code = 1; code < words.size(); ++code) {
      CHECK(canonical_code(kind, words[code]) == code);
      CHECK(vocabulary_code(kind, words[code]) == code);
    }
    CHECK(canonical_code(kind, "") == 0);
    CHECK(canonical_code(kind, "no such word") == 0);
  }
}

TEST_CASE("vocabulary: a synonym stands for one word only") {
  for (const VocabularyKind kind : kAllKinds) {
    std::set<std::string> seen;
    for (const Synonyms& synonyms : vocabulary_synonyms(kind)) {
      CHECK(synonyms.code > 0);
      CHECK(synonyms.code + 1u < vocabulary_words(kind).size());
      std::string word;
      for (const char c : std::string(synonyms.words) + " ") {
        if (c != ' ') {
          CHECK_MESSAGE(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')), synonyms.words);
          word += c;
          continue;
        }
        CHECK_MESSAGE(seen.insert(word).second, word);
        CHECK_MESSAGE(vocabulary_code(kind, word) == synonyms.code, word);
        word.clear();
      }
    }
  }
}

TEST_CASE("vocabulary: case, blanks, underscores and hyphens do not matter") {
  CHECK(word_of(VocabularyKind::kChannel, "E-Mail") == "email");
  CHECK(word_of(VocabularyKind::kChannel, " In Person ") == "in_person");
  CHECK(word_of(VocabularyKind::kChannel, "LIVE_CHAT") == "chat");
  CHECK(word_of(VocabularyKind::kChannel, "Phone Call") == "phone");
  CHECK(word_of(VocabularyKind::kStatus, "On-Hold") == "on_hold");
  CHECK(word_of(VocabularyKind::kStatus, "Solved") == "resolved");
  CHECK(word_of(VocabularyKind::kType, "Follow-up") == "follow_up");
  CHECK(word_of(VocabularyKind::kDirection, "Incoming") == "inbound");
  CHECK(canonical_code(VocabularyKind::kChannel, "E-Mail") == 0);
}

TEST_CASE("vocabulary: unknown words are other, blank and null words are nothing") {
  CHECK(word_of(VocabularyKind::kChannel, "carrier pigeon") == "other");
  CHECK(word_of(VocabularyKind::kChannel, "-") == "other");
  CHECK(word_of(VocabularyKind::kChannel, std::string(5000, 'a')) == "other");
  for (const char* word : {"", "  ", "NULL", "N/A", "?", "\\N", "NaN"}) {
    CHECK(vocabulary_code(VocabularyKind::kStatus, word) == 0);
  }
}

TEST_CASE("vocabulary: a score's sentiment turns at 0.05") {
  CHECK(sentiment_of_score(50'000) == Sentiment::kPositive);
  CHECK(sentiment_of_score(49'999) == Sentiment::kNeutral);
  CHECK(sentiment_of_score(-49'999) == Sentiment::kNeutral);
  CHECK(sentiment_of_score(-50'000) == Sentiment::kNegative);
}

TEST_CASE("field: names are the contract's, each finds its field") {
  std::string all;
  for (const FieldInfo& info : all_fields()) {
    CHECK(field_by_name(info.name) == info.field);
    CHECK(field_info(info.field).name == info.name);
    if (info.field != Field::kHandle && info.field != Field::kSentimentScore)
      all += std::string(info.name) + " ";
  }
  CHECK(
      all ==
      "id thread customer customer_name email phone organisation started_at ended_at channel type "
      "direction "
      "function topic agent team status subject body sentiment csat nps wait_s hold_s talk_s "
      "wrap_s transfers "
      "value currency follow_up_at order invoice payment dispute case attachment recording tags ");
  CHECK(field_by_name("time") == Field::kStartedAt);
  CHECK_FALSE(field_by_name("customer_id"));
  CHECK_FALSE(field_by_name(""));
}
