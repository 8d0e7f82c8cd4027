#include "model/interaction.h"

#include <doctest/doctest.h>

using namespace throughline;

TEST_CASE("interaction: what was set is there, cleared is gone") {
  Interaction interaction;
  CHECK(interaction.present() == 0);
  CHECK(interaction.number_micro(Field::kValue) == Interaction::kNullNumber);
  interaction.set_text(Field::kSubject, "Late");
  interaction.set_number_micro(Field::kValue, -5);
  interaction.set_channel(Channel::kEmail);
  interaction.set_time(Field::kStartedAt, Instant{7});
  interaction.add_extra(3, "x");
  CHECK(interaction.text(Field::kSubject) == "Late");
  CHECK(interaction.number_micro(Field::kValue) == -5);
  CHECK(interaction.number_micro(Field::kStartedAt) == 7);
  CHECK(interaction.code(Field::kChannel) == static_cast<std::uint8_t>(Channel::kEmail));
  CHECK(interaction.has(Field::kChannel));
  CHECK(interaction.extras().size() == 1);

  interaction.clear();
  CHECK(interaction.present() == 0);
  CHECK(interaction.text(Field::kSubject).empty());
  CHECK(interaction.number_micro(Field::kValue) == Interaction::kNullNumber);
  CHECK(interaction.code(Field::kChannel) == 0);
  CHECK(interaction.extras().empty());
}

TEST_CASE("interaction: blank text and code 0 are null") {
  Interaction interaction;
  interaction.set_text(Field::kBody, " \t\r\n");
  interaction.set_text(Field::kTopic, "");
  interaction.set_code(Field::kType, 0);
  CHECK(interaction.present() == 0);
}

TEST_CASE("interaction: a number finer than a millionth is kept whole") {
  Interaction interaction;
  interaction.set_number(Field::kValue, Decimal{Int128{1234567}, 7});  // 0.1234567
  REQUIRE(interaction.wide_number(Field::kValue) != nullptr);
  CHECK(*interaction.wide_number(Field::kValue) == Decimal{Int128{1234567}, 7});
  CHECK(interaction.number_micro(Field::kValue) == Interaction::kWideNumber);

  interaction.set_number(Field::kCsat, Decimal{Int128{45}, 1});  // 4.5
  CHECK(interaction.number_micro(Field::kCsat) == 4'500'000);
  CHECK(interaction.wide_number(Field::kCsat) == nullptr);

  interaction.set_number(Field::kValue, Decimal{Int128{3}, 0});
  CHECK(interaction.wide_number(Field::kValue) == nullptr);
  interaction.clear();
  CHECK(interaction.wide_number(Field::kValue) == nullptr);
}
