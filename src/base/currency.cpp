#include "base/currency.h"

#include <array>

#include "base/null_words.h"

namespace throughline {
namespace {

// ISO 4217, those in circulation and those that euros replaced.
constexpr std::string_view kCodes =
    "AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BEF BGN BHD BIF BMD BND BOB BRL BSD "
    "BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CYP CZK DEM DJF DKK DOP DZD EEK EGP ERN "
    "ESP ETB EUR FIM FJD FKP FRF GBP GEL GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF IDR IEP "
    "ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LTL LUF LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MTL MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG "
    "NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
    "SHP SIT SKK SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

struct Sign {
  std::string_view sign, currency;
};

// Longer signs stand before those they contain.
constexpr Sign kSigns[] = {
    {"US$", "USD"},  {"CA$", "CAD"}, {"AU$", "AUD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"NT$", "TWD"},
    {"MX$", "MXN"},  {"C$", "CAD"},  {"A$", "AUD"},  {"S$", "SGD"},  {"R$", "BRL"},  {"$", "$"},
    {"€", "EUR"},    {"£", "GBP"},   {"¥", "¥"},     {"￥", "¥"},    {"₹", "INR"},   {"₽", "RUB"},
    {"₩", "KRW"},    {"₺", "TRY"},   {"₫", "VND"},   {"₴", "UAH"},   {"₦", "NGN"},   {"₪", "ILS"},
    {"₱", "PHP"},    {"฿", "THB"},   {"₡", "CRC"},   {"₲", "PYG"},   {"₸", "KZT"},   {"₾", "GEL"},
    {"₼", "AZN"},    {"₵", "GHS"},   {"zł", "PLN"},  {"Kč", "CZK"},  {"Ft", "HUF"},  {"lei", "RON"},
    {"kr.", "kr"},   {"kr", "kr"},   {"Kr", "kr"},   {"Rs.", "Rs"},  {"Rs", "Rs"},   {"лв", "BGN"},
    {"руб.", "RUB"}, {"руб", "RUB"}, {"元", "CNY"},  {"円", "JPY"},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view code_at(std::string_view three) {
  if (three.size() != 3) return {};
  for (std::size_t i = 0; i + 3 <= kCodes.size(); i += 4) {
    if (kCodes.substr(i, 3) == three) return kCodes.substr(i, 3);
  }
  return {};
}

}  // namespace

FoundCurrency currency_prefix(std::string_view text) {
  if (text.size() >= 3 && (text.size() == 3 || !is_letter(text[3]))) {
    const std::string_view code = code_at(text.substr(0, 3));
    if (!code.empty() && !(text.size() > 3 && text[3] == '$')) return {code, 3};
  }
  for (const Sign& sign : kSigns) {
    if (text.starts_with(sign.sign)) return {sign.currency, sign.sign.size()};
  }
  return {};
}

std::string_view find_currency(std::string_view text) {
  text = trim_blanks(text);
  if (text.size() == 3 && is_letter(text[0]) && is_letter(text[1]) && is_letter(text[2])) {
    std::array<char, 3> capitals{};
    for (std::size_t i = 0; i < 3; ++i) capitals[i] = static_cast<char>(text[i] & ~0x20);
    const std::string_view code = code_at({capitals.data(), 3});
    if (!code.empty()) return code;
  }
  const FoundCurrency found = currency_prefix(text);
  return found.length == text.size() ? found.currency : std::string_view();
}

}  // namespace throughline
