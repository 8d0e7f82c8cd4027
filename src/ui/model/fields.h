#pragma once

#include <string>
#include <string_view>
#include <vector>

// How fields are named and set on screen.
namespace throughline::ui {

enum class FieldKind { kCategory, kText, kTime, kNumber, kMoney, kTags };
enum class Align { kLeft, kRight };

FieldKind field_kind_of_text(std::string_view kind);  // of the `columns` answer
FieldKind usual_kind(std::string_view field);         // by name alone

std::string field_title(
    std::string_view field);  // "customer_name" -> "Customer name", "x.SKU" -> "SKU"
Align field_align(FieldKind kind);
float field_width(std::string_view field, FieldKind kind);  // CSS px

// Whether its values may tell who a person is or what was said: what is hidden on a shared screen.
bool is_personal(std::string_view field);

// A value's label: "in_person" of an enumeration -> "in person"; others as they are; null -> "–".
std::string value_label(std::string_view field, const std::string* value);

inline constexpr std::string_view kNullLabel = "–";
const std::vector<std::string>& breakdown_fields();  // those of the breakdown, in order
const std::vector<std::string>& usual_columns();     // of the interactions table

// A field as part of an id: "/" and "%" percent-encoded.
std::string field_in_id(std::string_view field);
std::string field_from_id(std::string_view encoded);

}  // namespace throughline::ui
