#include "ui/model/fields.h"

#include <algorithm>
#include <array>

namespace throughline::ui {
namespace {

struct KnownField {
  std::string_view name;
  std::string_view title;
  FieldKind kind;
  float width;
};

constexpr std::array kKnown = {
    KnownField{"time", "Time", FieldKind::kTime, 176},
    KnownField{"started_at", "Started", FieldKind::kTime, 176},
    KnownField{"ended_at", "Ended", FieldKind::kTime, 176},
    KnownField{"follow_up_at", "Follow-up", FieldKind::kTime, 176},
    KnownField{"channel", "Channel", FieldKind::kCategory, 112},
    KnownField{"type", "Type", FieldKind::kCategory, 120},
    KnownField{"direction", "Direction", FieldKind::kCategory, 104},
    KnownField{"function", "Function", FieldKind::kCategory, 104},
    KnownField{"status", "Status", FieldKind::kCategory, 88},
    KnownField{"sentiment", "Sentiment", FieldKind::kCategory, 104},
    KnownField{"customer", "Customer", FieldKind::kCategory, 96},
    KnownField{"customer_name", "Customer name", FieldKind::kCategory, 144},
    KnownField{"organisation", "Organisation", FieldKind::kCategory, 136},
    KnownField{"email", "E-mail", FieldKind::kCategory, 168},
    KnownField{"subject", "Subject", FieldKind::kText, 280},
    KnownField{"body", "Body", FieldKind::kText, 360},
    KnownField{"agent", "Agent", FieldKind::kCategory, 120},
    KnownField{"currency", "Currency", FieldKind::kCategory, 96},
    KnownField{"value", "Value", FieldKind::kMoney, 112},
    KnownField{"received", "Received", FieldKind::kMoney, 112},
    KnownField{"given", "Given", FieldKind::kMoney, 112},
    KnownField{"net", "Net", FieldKind::kMoney, 112},
    KnownField{"csat", "CSAT", FieldKind::kNumber, 64},
    KnownField{"nps", "NPS", FieldKind::kNumber, 64},
    KnownField{"wait_s", "Wait (s)", FieldKind::kNumber, 80},
    KnownField{"hold_s", "Hold (s)", FieldKind::kNumber, 80},
    KnownField{"talk_s", "Talk (s)", FieldKind::kNumber, 80},
    KnownField{"wrap_s", "Wrap (s)", FieldKind::kNumber, 80},
    KnownField{"transfers", "Transfers", FieldKind::kNumber, 80},
    KnownField{"id", "ID", FieldKind::kText, 96},
    KnownField{"tags", "Tags", FieldKind::kTags, 160},
};

const KnownField* known(std::string_view field) {
  const auto found =
      std::find_if(kKnown.begin(), kKnown.end(), [&](const auto& k) { return k.name == field; });
  return found == kKnown.end() ? nullptr : &*found;
}

// Fields whose values are words of the shared vocabulary, written with "_" for a space.
bool has_vocabulary(std::string_view field) {
  return field == "channel" || field == "type" || field == "direction" || field == "function" ||
         field == "status" || field == "sentiment";
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

FieldKind field_kind_of_text(std::string_view kind) {
  if (kind == "category" || kind == "enumeration") return FieldKind::kCategory;
  if (kind == "time") return FieldKind::kTime;
  if (kind == "number") return FieldKind::kNumber;
  if (kind == "money") return FieldKind::kMoney;
  if (kind == "tags") return FieldKind::kTags;
  return FieldKind::kText;
}

FieldKind usual_kind(std::string_view field) {
  const KnownField* const found = known(field);
  return found ? found->kind : FieldKind::kText;
}

std::string field_title(std::string_view field) {
  if (const KnownField* const found = known(field)) return std::string(found->title);
  if (field.starts_with("x.")) return std::string(field.substr(2));
  std::string title(field);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

Align field_align(FieldKind kind) {
  return kind == FieldKind::kNumber || kind == FieldKind::kMoney ? Align::kRight : Align::kLeft;
}

float field_width(std::string_view field, FieldKind kind) {
  if (const KnownField* const found = known(field)) return found->width;
  switch (kind) {
    case FieldKind::kTime:
      return 176;
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      return 88;
    case FieldKind::kText:
      return 200;
    case FieldKind::kCategory:
    case FieldKind::kTags:
      return 120;
  }
  return 120;
}

bool is_personal(std::string_view field) {
  if (field.starts_with("x.")) return true;
  static constexpr std::array<std::string_view, 17> kPersonal = {
      "customer", "customer_name", "organisation", "email",  "phone",   "agent",
      "subject",  "body",          "attachment",   "order",  "invoice", "payment",
      "dispute",  "case",          "recording",    "thread", "name"};
  return std::find(kPersonal.begin(), kPersonal.end(), field) != kPersonal.end();
}

std::string value_label(std::string_view field, const std::string* value) {
  if (value == nullptr) return std::string(kNullLabel);
  std::string label = *value;
  if (has_vocabulary(field)) std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

const std::vector<std::string>& breakdown_fields() {
  static const std::vector<std::string> kFields = {
      "channel", "type", "direction", "function", "status", "sentiment", "agent", "organisation"};
  return kFields;
}

const std::vector<std::string>& usual_columns() {
  static const std::vector<std::string> kColumns = {
      "time",         "channel", "type",   "direction", "customer", "customer_name",
      "organisation", "subject", "status", "value",     "currency", "agent"};
  return kColumns;
}

std::string field_in_id(std::string_view field) {
  std::string encoded;
  for (const char c : field) {
    if (c == '/') {
      encoded += "%2F";
    } else if (c == '%') {
      encoded += "%25";
    } else {
      encoded += c;
    }
  }
  return encoded;
}

std::string field_from_id(std::string_view encoded) {
  std::string field;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] == '%' && i + 2 < encoded.size()) {
      const int high = hex_digit(encoded[i + 1]);
      const int low = hex_digit(encoded[i + 2]);
      if (high >= 0 && low >= 0) {
        field += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    field += encoded[i];
  }
  return field;
}

}  // namespace throughline::ui
