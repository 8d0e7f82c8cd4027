#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/vocabulary.h"

// The columns of the canonical table (CONTRACT.md), and how each is stored.
namespace throughline {

enum class Field : std::uint8_t {
  kId,
  kThread,
  kCustomer,
  kCustomerName,
  kEmail,
  kPhone,
  kHandle,
  kOrganisation,
  kStartedAt,
  kEndedAt,
  kChannel,
  kType,
  kDirection,
  kFunction,
  kTopic,
  kAgent,
  kTeam,
  kStatus,
  kSubject,
  kBody,
  kSentiment,
  kSentimentScore,
  kCsat,
  kNps,
  kWait,
  kHold,
  kTalk,
  kWrap,
  kTransfers,
  kValue,
  kCurrency,
  kFollowUpAt,
  kOrder,
  kInvoice,
  kPayment,
  kDispute,
  kCase,
  kAttachment,
  kRecording,
  kTags,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kTags) + 1;

enum class FieldKind : std::uint8_t {
  kEnumeration,  // one byte, a VocabularyKind
  kCategory,     // a dictionary code: repeated strings
  kText,         // free text in the heap: mostly unique strings
  kTime,         // Instant, microseconds UTC
  kNumber,       // exact decimal, micro-units; durations in seconds
  kMoney,        // exact decimal, micro-units, signed: + received by the business, - given to the
                 // customer
  kTags,         // a dictionary code of a `;`-separated set
};

struct FieldInfo {
  Field field;
  std::string_view name;  // as in CONTRACT, e.g. "wait_s"
  FieldKind kind;
};

const std::array<FieldInfo, kFieldCount>& all_fields();
const FieldInfo& field_info(Field field);
// By canonical name; "time" is started_at. Nothing if the name is not canonical.
std::optional<Field> field_by_name(std::string_view name);
// Of enumeration fields only.
VocabularyKind vocabulary_of(Field field);

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

// Fields that link an interaction to a business document, in CONTRACT's order: the `link` field of
// filters.
inline constexpr std::array<Field, 5> kLinkFields = {
    Field::kOrder, Field::kInvoice, Field::kPayment, Field::kDispute, Field::kCase};

}  // namespace throughline
