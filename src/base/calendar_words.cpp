#include "base/calendar_words.h"

#include <array>
#include <cstddef>

#include "base/case_folding.h"
#include "base/utf8.h"

namespace throughline {
namespace {

// Space-separated, folded, each list with a blank before and behind every word.
constexpr std::array<std::string_view, 12> kMonths = {
    " jan january januar jänner janvier janv enero ene gennaio gen janeiro januari ",
    " feb february februar février févr fév febrero febbraio fevereiro fev februari ",
    " mar march märz mär mrz mars marzo março maart mrt ",
    " apr april avril avr abril abr aprile ",
    " may mai mayo maggio mag maio mei ",
    " jun june juni juin junio giugno giu junho ",
    " jul july juli juillet juil julio luglio lug julho ",
    " aug august août aoû agosto ago augustus ",
    " sep sept september septembre septiembre settembre set setembro ",
    " oct october oktober okt octobre octubre ottobre ott outubro out ",
    " nov november novembre noviembre novembro ",
    " dec december dezember dez décembre déc diciembre dic dicembre dezembro ",
};

constexpr std::string_view kWeekdays =
    " mon tue tues wed thu thur thurs fri sat sun"
    " monday tuesday wednesday thursday friday saturday sunday"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " mo di mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim"
    " lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab"
    " segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag"
    " zondag ";

struct ZoneWord {
  std::string_view word;
  std::int32_t minutes;
};

constexpr ZoneWord kZones[] = {
    {"utc", 0},     {"gmt", 0},    {"ut", 0},     {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"akst", -540},
    {"akdt", -480}, {"hst", -600}, {"wet", 0},    {"west", 60},  {"cet", 60},   {"cest", 120},
    {"mez", 60},    {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},  {"jst", 540},
    {"kst", 540},   {"aest", 600}, {"aedt", 660}, {"awst", 480}, {"nzst", 720}, {"nzdt", 780},
};

// The folded word between blanks, in a small buffer; longer ones are in no list.
class FoldedWord {
 public:
  explicit FoldedWord(std::string_view word) {
    constexpr std::size_t kLongest = 24;
    buffer_[length_++] = ' ';
    for (std::size_t offset = 0; offset < word.size();) {
      const utf8::Decoded decoded = utf8::decode(word, offset);
      const char32_t code_point = fold_code_point(decoded.code_point);
      if (length_ + 2 > kLongest || code_point > 0x7FF || !decoded.valid) {
        length_ = 0;
        return;
      }
      if (code_point < 0x80) {
        buffer_[length_++] = static_cast<char>(code_point);
      } else {
        buffer_[length_++] = static_cast<char>(0xC0 | (code_point >> 6));
        buffer_[length_++] = static_cast<char>(0x80 | (code_point & 0x3F));
      }
      offset += decoded.length;
    }
    buffer_[length_++] = ' ';
    if (length_ == 2) length_ = 0;
  }

  bool stands_in(std::string_view list) const {
    return length_ > 0 &&
           list.find(std::string_view(buffer_.data(), length_)) != std::string_view::npos;
  }
  std::string_view bare() const {
    return length_ > 0 ? std::string_view(buffer_.data() + 1, length_ - 2) : std::string_view();
  }

 private:
  std::array<char, 26> buffer_{};
  std::size_t length_ = 0;
};

}  // namespace

std::optional<std::int32_t> month_by_name(std::string_view word) {
  const FoldedWord folded_word(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (folded_word.stands_in(kMonths[i])) return static_cast<std::int32_t>(i + 1);
  }
  return std::nullopt;
}

bool is_weekday_name(std::string_view word) { return FoldedWord(word).stands_in(kWeekdays); }

std::optional<std::int32_t> offset_by_abbreviation(std::string_view word) {
  const FoldedWord folded_word(word);
  for (const ZoneWord& zone : kZones) {
    if (folded_word.bare() == zone.word) return zone.minutes * 60;
  }
  return std::nullopt;
}

}  // namespace throughline
