#include "model/field.h"

#include <algorithm>

namespace throughline {
namespace {

constexpr std::array<FieldInfo, kFieldCount> kFields = {{
    {Field::kId, "id", FieldKind::kText},
    {Field::kThread, "thread", FieldKind::kCategory},
    {Field::kCustomer, "customer", FieldKind::kCategory},
    {Field::kCustomerName, "customer_name", FieldKind::kCategory},
    {Field::kEmail, "email", FieldKind::kCategory},
    {Field::kPhone, "phone", FieldKind::kCategory},
    {Field::kHandle, "handle", FieldKind::kCategory},
    {Field::kOrganisation, "organisation", FieldKind::kCategory},
    {Field::kStartedAt, "started_at", FieldKind::kTime},
    {Field::kEndedAt, "ended_at", FieldKind::kTime},
    {Field::kChannel, "channel", FieldKind::kEnumeration},
    {Field::kType, "type", FieldKind::kEnumeration},
    {Field::kDirection, "direction", FieldKind::kEnumeration},
    {Field::kFunction, "function", FieldKind::kEnumeration},
    {Field::kTopic, "topic", FieldKind::kCategory},
    {Field::kAgent, "agent", FieldKind::kCategory},
    {Field::kTeam, "team", FieldKind::kCategory},
    {Field::kStatus, "status", FieldKind::kEnumeration},
    {Field::kSubject, "subject", FieldKind::kText},
    {Field::kBody, "body", FieldKind::kText},
    {Field::kSentiment, "sentiment", FieldKind::kEnumeration},
    {Field::kSentimentScore, "sentiment_score", FieldKind::kNumber},
    {Field::kCsat, "csat", FieldKind::kNumber},
    {Field::kNps, "nps", FieldKind::kNumber},
    {Field::kWait, "wait_s", FieldKind::kNumber},
    {Field::kHold, "hold_s", FieldKind::kNumber},
    {Field::kTalk, "talk_s", FieldKind::kNumber},
    {Field::kWrap, "wrap_s", FieldKind::kNumber},
    {Field::kTransfers, "transfers", FieldKind::kNumber},
    {Field::kValue, "value", FieldKind::kMoney},
    {Field::kCurrency, "currency", FieldKind::kCategory},
    {Field::kFollowUpAt, "follow_up_at", FieldKind::kTime},
    {Field::kOrder, "order", FieldKind::kCategory},
    {Field::kInvoice, "invoice", FieldKind::kCategory},
    {Field::kPayment, "payment", FieldKind::kCategory},
    {Field::kDispute, "dispute", FieldKind::kCategory},
    {Field::kCase, "case", FieldKind::kCategory},
    {Field::kAttachment, "attachment", FieldKind::kText},
    {Field::kRecording, "recording", FieldKind::kText},
    {Field::kTags, "tags", FieldKind::kTags},
}};

constexpr bool in_order() {
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    if (index_of(kFields[index].field) != index) return false;
  }
  return true;
}
static_assert(in_order(), "kFields must follow the order of Field");

}  // namespace

const std::array<FieldInfo, kFieldCount>& all_fields() { return kFields; }

const FieldInfo& field_info(Field field) { return kFields[index_of(field)]; }

std::optional<Field> field_by_name(std::string_view name) {
  if (name == "time") return Field::kStartedAt;
  const auto found = std::find_if(kFields.begin(), kFields.end(),
                                  [&](const FieldInfo& info) { return info.name == name; });
  if (found == kFields.end()) return std::nullopt;
  return found->field;
}

VocabularyKind vocabulary_of(Field field) {
  switch (field) {
    case Field::kType:
      return VocabularyKind::kType;
    case Field::kDirection:
      return VocabularyKind::kDirection;
    case Field::kFunction:
      return VocabularyKind::kFunction;
    case Field::kStatus:
      return VocabularyKind::kStatus;
    case Field::kSentiment:
      return VocabularyKind::kSentiment;
    default:
      return VocabularyKind::kChannel;
  }
}

}  // namespace throughline
