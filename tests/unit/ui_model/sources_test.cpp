#include "ui/model/sources.h"

#include <doctest/doctest.h>

#include <string>

#include "base/base64.h"
#include "ui/model/app.h"
#include "ui/model/keys.h"
#include "ui/model/visible_text.h"
#include "unit/ui_model/fake_engine.h"

using namespace throughline;
using namespace throughline::ui;
using test::find_id;

namespace {

// A table of which two records were rejected.
struct Bench : test::Bench {
  explicit Bench(std::size_t rows) : test::Bench(rows) {
    engine.rejects = 2;
    ++engine.epoch;
    open();
  }
};

}  // namespace

TEST_CASE("visible text: control characters, hidden characters and bytes that are no UTF-8") {
  CHECK(visible_text("plain, Grüße 😀") == "plain, Grüße 😀");
  CHECK(visible_text(std::string("a\0b\tc\r\nd\x1B[31m\x7F", 14)) ==
        "a‹NUL›b‹TAB›c‹CR›‹LF›\nd‹ESC›[31m‹DEL›");
  CHECK(visible_line("a\nb") == "a‹LF›b");
  CHECK(visible_text("\xFF\xC3") == "‹FF›‹C3›");
  CHECK(visible_text("\xE2\x80") == "‹E2›‹80›");
  // Right-to-left override, zero-width space, byte order mark, next line, a tag.
  CHECK(visible_text("a\u202Eb\u200Bc\uFEFFd\u0085\U000E0041") ==
        "a‹U+202E›b‹U+200B›c‹U+FEFF›d‹U+0085›‹U+E0041›");
  CHECK(visible_text("ab\xED\xA0\x80") == "ab‹ED›‹A0›‹80›");
}

TEST_CASE("bytes of an answer: in the file's encoding where it is another one") {
  const Json latin = {{"base64", to_base64(as_bytes("Gr\xFC\n"))}, {"text", "Grü\n"}};
  CHECK(visible_bytes(latin, true, true) == "Grü‹LF›");
  CHECK(visible_bytes(latin, false, true) == "Gr‹FC›‹LF›");
  CHECK(visible_bytes(Json{{"base64", "no"}, {"text", "x"}}, false, true) == "x");
}

TEST_CASE("what was read: opened, a file chosen, closed step by step; the link holds it") {
  Bench bench(40);
  App& app = bench.app;
  Json view = find_id(app.to_json(), "sources");
  CHECK(view["visible"] == false);
  REQUIRE(app.act("archive/sources", "press"));
  bench.engine.settle(app);
  view = find_id(app.to_json(), "sources");
  CHECK(view["visible"] == true);
  CHECK(view["text"] == "40 records = 38 used + 2 rejected, in 1 file or table");
  CHECK(find_id(app.to_json(), "table")["visible"] == false);
  CHECK(find_id(app.to_json(), "breakdown")["visible"] == false);
  CHECK(app.state_text() == "view.sources:files");
  const Json row = find_id(view, "source/0");
  CHECK(row["accounts"] == "40 records = 38 used + 2 rejected");
  CHECK(row["size"] == "1.50 KB");
  // Both have room: the first file is shown.
  CHECK(find_id(app.to_json(), "source")["label"] == "a.csv");
  app.sources().set_one_at_a_time(true);
  app.act("source/0", "select");
  CHECK(app.state_text() == "view.sources:0");
  app.act("app", "back");
  CHECK(app.state_text() == "view.sources:files");
  app.act("app", "back");
  CHECK(app.state_text().empty());
  CHECK(find_id(app.to_json(), "table")["visible"] == true);
  app.set_state_text("view.sources:0");
  bench.engine.settle(app);
  CHECK(find_id(app.to_json(), "source")["visible"] == true);
  CHECK_FALSE(app.act("source/1", "select"));
  CHECK_FALSE(app.act("source/x", "select"));
  app.sources().set_one_at_a_time(false);
  app.act("app", "back");
  CHECK(app.state_text().empty());
}

TEST_CASE("what was read: dialect, reasons and samples of a file's columns") {
  Bench bench(40);
  App& app = bench.app;
  app.act("archive/sources", "press");
  bench.engine.settle(app);
  const Json view = find_id(app.to_json(), "source");
  CHECK(view["dialect"] == Json::array({{{"label", "Encoding"}, {"text", "UTF-8"}},
                                        {{"label", "Line end"}, {"text", "LF"}}}));
  CHECK(view["notes"] == Json::array({"Times without a zone are read as UTC."}));
  const Json column = find_id(view, "source_column/0");
  CHECK(column["label"] == "When");
  CHECK(column["role_decided"] == "started_at");
  CHECK(column["reason"] == "its name means started_at");
  CHECK(column["sample"] == "03/04/2024 · a‹LF›b");
  CHECK(column["unsure"] == true);
}

TEST_CASE("what was read: rejected records by kind, one at a time") {
  Bench bench(40);
  App& app = bench.app;
  app.act("opening/look", "press");
  bench.engine.settle(app);
  Json view = find_id(app.to_json(), "source");
  CHECK(find_id(view, "source_part/rejected")["label"] == "Rejected records (2)");
  CHECK(find_id(view, "source_part/rejected")["selected"] == true);
  CHECK(find_id(view, "rejected_kind/")["count_text"] == "2");
  CHECK(find_id(view, "rejected_kind/No end.")["count_text"] == "1");
  CHECK(find_id(view, "rejected/0")["place"] == "byte 100");
  CHECK(find_id(view, "rejected/0")["label"] == "record 3");
  CHECK(find_id(view, "rejected/1")["text"] == "[1]‹FF›");
  CHECK(view["rejected"]["text"] == "{\"a\":‹LF›\n");
  CHECK(view["rejected"]["place"] == "Record 3, 6 bytes at byte 100");
  app.act("sources", "next");
  bench.engine.settle(app);
  view = find_id(app.to_json(), "source");
  CHECK(view["rejected"]["text"] == "[1]‹FF›");
  CHECK(view["rejected"]["reason"] == "Byte 200: A list.");
  app.act("rejected_kind/No end.", "select");
  bench.engine.settle(app);
  view = find_id(app.to_json(), "source");
  CHECK(view["total"] == 1);
  CHECK(view["rejected"]["reason"] == "Byte 105: No end.");
  CHECK(find_id(view, "rejected/1").is_null());
  app.act("sources/save", "press");
  CHECK(bench.called("save_rejected"));
}

TEST_CASE("an interaction's record as it stands in its file: shown, copied, hidden") {
  Bench bench(40);
  App& app = bench.app;
  app.act("row/0:3:0", "select");
  bench.engine.settle(app);
  const std::size_t before = bench.engine.count_sent("record");
  CHECK(find_id(app.to_json(), "record")["wanted"] == false);
  app.act("record/show", "press");
  app.update();
  CHECK(bench.engine.count_sent("record") == before + 2);
  // Where it stands is known before its bytes have come.
  bench.engine.answer_one(app);
  app.update();
  CHECK(app.source_record().reading() == "Unpacking a.csv up to byte 1,200 …");
  bench.engine.settle(app);
  const Json view = find_id(app.to_json(), "record");
  CHECK(view["text"] == "raw of 0:3:0‹CR›‹LF›\n");
  CHECK(view["place"] == "a.csv, record 4, 14 bytes at byte 1,200, UTF-8");
  CHECK(app.state_text() == "view.customer:c3 view.interaction:\"0:3:0\" view.raw:yes");
  app.act("record/copy", "press");
  CHECK(text_at(bench.calls.back(), "call") != "");
  CHECK(bench.called("copy_text"));
  app.act("record/file", "press");
  CHECK(app.sources_open());
  app.act("app", "back");
  app.act("record/show", "press");
  bench.engine.settle(app);
  CHECK(find_id(app.to_json(), "record")["wanted"] == false);
}

TEST_CASE("a record that is not wanted any more is cancelled") {
  Bench bench(40);
  App& app = bench.app;
  app.act("row/0:3:0", "select");
  app.act("record/show", "press");
  app.update();
  app.act("record/show", "press");
  app.update();
  REQUIRE(bench.engine.count_sent("cancel") == 1);
  const auto cancel = std::find_if(bench.engine.sent.begin(), bench.engine.sent.end(),
                                   [](const auto& s) { return s.request["op"] == "cancel"; });
  const auto raw = std::find_if(bench.engine.sent.begin(), bench.engine.sent.end(),
                                [](const auto& s) { return s.request.contains("raw"); });
  CHECK(cancel->request["id"] == raw->id);
  bench.engine.settle(app);
  CHECK(app.settled());
}

TEST_CASE("the archive's menu; keys of what was read") {
  Bench bench(40);
  App& app = bench.app;
  for (const char* id : {"archive/sources", "archive/add", "archive/replace", "archive/close"})
    CHECK(find_id(app.to_json(), id)["role"] == "button");
  app.act("archive/replace", "press");
  CHECK(bench.calls.back()["call"] != "close");
  app.act("archive/close", "press");
  CHECK(bench.called("close"));
  for (const KeyBinding& binding : source_key_bindings()) {
    CHECK(binding_of(binding.key, binding.control, binding.shift, KeyContext::kSources) ==
          &binding);
    app.act("archive/sources", "press");
    bench.engine.settle(app);
    CHECK_MESSAGE(app.act(binding.id, binding.action), binding.key);
  }
  CHECK(binding_of("w", false, false, KeyContext::kSources) == nullptr);
}
