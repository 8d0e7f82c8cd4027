#include "base/base64.h"

#include <doctest/doctest.h>

#include <string>

using throughline::as_bytes;
using throughline::from_base64;
using throughline::to_base64;

TEST_CASE("base64: the vectors of RFC 4648, both ways") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(to_base64(as_bytes(bytes)) == text);
    CHECK(from_base64(text) == std::string(bytes));
  }
}

TEST_CASE("base64: every byte comes back") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  CHECK(from_base64(to_base64(as_bytes(all))) == all);
  CHECK(to_base64(as_bytes("\xFB\xFF\xFE")) == "+//+");
}

TEST_CASE("base64: what is none is refused") {
  for (const char* text :
       {"Zg", "Zg=", "Zm9v=", "Z===", "Zm 9", "Zm9\n", "====", "Zm9=Zm9v", "Zm_-"})
    CHECK_MESSAGE(!from_base64(text).has_value(), text);
}
