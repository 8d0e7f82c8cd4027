#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// The shared words of an interaction record. Code 0 is always "not stated" (null); a source's word
// that the synonym table does not know becomes `other`, and the source's own word stays in the
// extra column it came from.
namespace throughline {

enum class Channel : std::uint8_t {
  kNull,
  kPhone,
  kEmail,
  kChat,
  kMessenger,
  kSocial,
  kWeb,
  kInPerson,
  kVideo,
  kSms,
  kStore,
  kPost,
  kApp,
  kOther,
};
enum class Type : std::uint8_t {
  kNull,
  kQuestion,
  kComplaint,
  kPurchase,
  kReturn,
  kRefund,
  kPayment,
  kInvoice,
  kDispute,
  kFeedback,
  kSurvey,
  kFollowUp,
  kMarketing,
  kMeeting,
  kVisit,
  kDelivery,
  kConsent,
  kApproval,
  kNote,
  kStatusChange,
  kMessage,
  kIncident,
  kOther,
};
enum class Direction : std::uint8_t { kNull, kInbound, kOutbound, kInternal, kOther };
enum class BusinessFunction : std::uint8_t {
  kNull,
  kMarketing,
  kSales,
  kFulfilment,
  kFinance,
  kService,
  kOther
};
enum class Status : std::uint8_t {
  kNull,
  kNew,
  kOpen,
  kPending,
  kOnHold,
  kResolved,
  kClosed,
  kEscalated,
  kOther
};
enum class Sentiment : std::uint8_t { kNull, kPositive, kNeutral, kNegative, kOther };

// The five word lists and the sentiment labels, addressed alike.
enum class VocabularyKind : std::uint8_t {
  kChannel,
  kType,
  kDirection,
  kFunction,
  kStatus,
  kSentiment
};

// Canonical words of a list by code; the word of code 0 is empty.
std::span<const std::string_view> vocabulary_words(VocabularyKind kind);

// The code of a canonical word, exactly as written in CONTRACT; 0 if it is none.
std::uint8_t canonical_code(VocabularyKind kind, std::string_view word);

// The code of a source's word through the synonym table (case, blanks, `_` and `-` ignored);
// `other` if unknown, 0 if the word is blank or a null word.
std::uint8_t vocabulary_code(VocabularyKind kind, std::string_view source_word);

// Sentiment of a score in -1..1: >= 0.05 positive, <= -0.05 negative (Hutto and Gilbert 2014,
// VADER). In micro-units.
Sentiment sentiment_of_score(std::int64_t score_micro);

// invoice and dispute state a claim: their value is never counted as exchanged.
constexpr bool is_claim(Type type) { return type == Type::kInvoice || type == Type::kDispute; }

}  // namespace throughline
