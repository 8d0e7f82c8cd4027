#include "query/values.h"

#include <algorithm>
#include <utility>

#include "model/interaction.h"
#include "model/vocabulary.h"
#include "query/tags.h"

namespace throughline::query {
namespace {

int sign_of(std::strong_ordering order) { return order < 0 ? -1 : (order > 0 ? 1 : 0); }

// Null last, whichever way the values go.
int ordered(bool a_null, bool b_null, int order, bool falling) {
  if (a_null || b_null) return static_cast<int>(a_null) - static_cast<int>(b_null);
  return falling ? -order : order;
}

}  // namespace

std::strong_ordering compare(const Value& a, const Value& b) {
  if (is_null(a) || is_null(b)) return is_null(a) <=> is_null(b);
  if (a.index() != b.index()) return a.index() <=> b.index();
  return std::visit(
      [&]<class T>(const T& left) -> std::strong_ordering {
        const T& right = std::get<T>(b);
        if constexpr (std::is_same_v<T, Tags>) {
          return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(),
                                                        right.end());
        } else {
          return left <=> right;
        }
      },
      a);
}

void append_text(const Value& value, std::string& out) {
  if (const auto* text = std::get_if<std::string_view>(&value)) out += *text;
  if (const auto* time = std::get_if<Instant>(&value)) append_rfc3339(*time, out);
  if (const auto* number = std::get_if<Number>(&value)) out += to_plain_string(number->value);
  if (const auto* money = std::get_if<Money>(&value)) out += to_string(money->value);
  if (const auto* tags = std::get_if<Tags>(&value)) {
    for (const std::string_view tag : *tags) {
      if (tag.data() != tags->front().data()) out += ';';
      out += tag;
    }
  }
}

FieldReader::FieldReader(const store::Snapshot& snapshot, const FieldRef& field)
    : snapshot_(snapshot), field_(field), kind_(field.value_kind()), stored_(field.field) {
  switch (field_.kind) {
    case FieldRef::Kind::kReceived:
    case FieldRef::Kind::kGiven:
      stored_ = Field::kValue;
      break;
    case FieldRef::Kind::kExtra:
      if (const auto index = snapshot.extra_index(field_.extra)) {
        codes_ = &snapshot.columns.extras[*index];
        dictionary_ = &snapshot.heaps->extras[*index];
      }
      return;
    case FieldRef::Kind::kCanonical:
      break;
    case FieldRef::Kind::kLink:
    case FieldRef::Kind::kSource:
      return;
  }
  switch (kind_) {
    case FieldKind::kEnumeration:
      words_ = vocabulary_words(vocabulary_of(stored_));
      break;
    case FieldKind::kCategory:
    case FieldKind::kTags:
      codes_ = &snapshot.codes(stored_);
      dictionary_ = &snapshot.dictionary(stored_);
      break;
    case FieldKind::kText:
      codes_ = &snapshot.codes(stored_);
      break;
    case FieldKind::kTime:
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      numbers_ = &snapshot.columns.numbers_of(stored_);
      break;
  }
}

std::string_view FieldReader::text(RowIndex row) const {
  if (!words_.empty()) return words_[snapshot_.columns.bytes_of(stored_).get(row)];
  if (codes_ != nullptr) {
    const std::uint32_t code = codes_->get(row);
    if (dictionary_ != nullptr) return dictionary_->text(code);
    return snapshot_.heaps->texts.get(code);
  }
  if (field_.kind == FieldRef::Kind::kSource) {
    const std::size_t file = snapshot_.columns.file.get(row);
    return file < snapshot_.files.size() ? std::string_view(snapshot_.files[file]->name)
                                         : std::string_view{};
  }
  if (field_.kind == FieldRef::Kind::kLink) {
    for (const Field field : kLinkFields) {
      const std::string_view link = FieldReader(snapshot_, FieldRef::canonical(field)).text(row);
      if (!link.empty()) return link;
    }
  }
  return {};
}

bool FieldReader::exchanged(RowIndex row, std::int64_t micro) const {
  if (field_.kind == FieldRef::Kind::kCanonical) return true;
  if (!snapshot_.counted(row)) return false;
  const bool given = micro == Interaction::kWideNumber
                         ? snapshot_.number(stored_, row).value_or(Decimal{}).is_negative()
                         : micro < 0;
  return given == (field_.kind == FieldRef::Kind::kGiven);
}

Value FieldReader::value(RowIndex row) const {
  if (numbers_ != nullptr) {
    const std::int64_t micro = numbers_->get(row);
    if (micro == Interaction::kNullNumber || !exchanged(row, micro)) return {};
    if (kind_ == FieldKind::kTime) return Instant{micro};
    Decimal number = snapshot_.number(stored_, row).value_or(Decimal{});
    if (field_.kind == FieldRef::Kind::kGiven) number = negate(number);
    if (kind_ == FieldKind::kMoney) return Money{number};
    return Number{number};
  }
  if (kind_ != FieldKind::kTags) {
    const std::string_view shown = text(row);
    if (shown.empty()) return {};
    return shown;
  }
  Tags tags;
  const auto add = [&](std::string_view tag) {
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
  };
  if (field_.kind == FieldRef::Kind::kLink) {
    for (const Field field : kLinkFields) {
      const std::string_view link = FieldReader(snapshot_, FieldRef::canonical(field)).text(row);
      if (!link.empty()) add(link);
    }
  } else {
    for_each_tag(text(row), [&](std::string_view tag) { tags.push_back(tag); });
  }
  if (tags.empty()) return {};
  return tags;
}

int FieldReader::compare_texts(RowIndex a, RowIndex b, bool falling) const {
  if (codes_ != nullptr && codes_->get(a) == codes_->get(b)) return 0;
  const std::string_view left = text(a);
  const std::string_view right = text(b);
  if (kind_ != FieldKind::kTags || field_.kind != FieldRef::Kind::kCanonical) {
    return ordered(left.empty(), right.empty(), left.compare(right), falling);
  }
  return ordered(!has_tags(left), !has_tags(right), compare_tags(left, right), falling);
}

int FieldReader::compare_numbers(RowIndex a, RowIndex b, bool falling) const {
  const std::int64_t left = numbers_->get(a);
  const std::int64_t right = numbers_->get(b);
  const bool left_null = left == Interaction::kNullNumber || !exchanged(a, left);
  const bool right_null = right == Interaction::kNullNumber || !exchanged(b, right);
  if (left_null || right_null) return ordered(left_null, right_null, 0, falling);
  const bool wide = kind_ != FieldKind::kTime &&
                    (left == Interaction::kWideNumber || right == Interaction::kWideNumber);
  int order = wide ? sign_of(*snapshot_.number(stored_, a) <=> *snapshot_.number(stored_, b))
                   : sign_of(left <=> right);
  if (field_.kind == FieldRef::Kind::kGiven) order = -order;
  return ordered(false, false, order, falling);
}

int FieldReader::compare(RowIndex a, RowIndex b, bool falling) const {
  if (field_.is(Field::kId)) return ordered(false, false, compare_ids(snapshot_, a, b), falling);
  return numbers_ != nullptr ? compare_numbers(a, b, falling) : compare_texts(a, b, falling);
}

}  // namespace throughline::query
