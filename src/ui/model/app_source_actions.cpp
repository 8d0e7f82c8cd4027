#include <algorithm>
#include <string_view>

#include "ui/model/app.h"

// What the commands of the archive's menu, of the sources and of a source record do.
namespace throughline::ui {
namespace {

// The file that asks most for a look: rejected records, else what could not be read or is unsure.
std::int64_t worth_a_look(const std::vector<FileCount>& files) {
  const auto weight = [](const FileCount& file) {
    if (file.rejected > 0) return 2 + file.rejected;
    return static_cast<std::int64_t>(!file.error.empty() || file.unsure > 0);
  };
  const auto most = std::max_element(
      files.begin(), files.end(),
      [&](const FileCount& a, const FileCount& b) { return weight(a) < weight(b); });
  return most == files.end() ? -1 : most - files.begin();
}

std::int64_t whole(double number) {
  return static_cast<std::int64_t>(std::clamp(number, -1.0, 9e15));
}

}  // namespace

void App::open_sources(std::int64_t file) {
  state_.sources = file;
  const auto at = static_cast<std::size_t>(std::max<std::int64_t>(file, 0));
  const bool rejected = at < archive_.files.size() && archive_.files[at].rejected > 0;
  sources_.set_part(rejected && file >= 0 ? SourcePart::kRejected : SourcePart::kMapping);
}

bool App::act_on_archive(const Action& action) {
  if (action.name != "press") return false;
  const std::string& id = action.id;
  if (id == "archive/add") {
    host_(R"({"call":"pick_files"})");
  } else if (id == "archive/replace") {
    host_(R"({"call":"pick_files","replace":true})");
  } else if (id == "archive/close") {
    host_(R"({"call":"close"})");
  } else {
    return archive_.open && act_on_open_archive(id);
  }
  return true;
}

bool App::act_on_open_archive(const std::string& id) {
  if (id == "archive/sources") {
    open_sources(-1);
  } else if (id == "opening/look") {
    open_sources(worth_a_look(archive_.files));
  } else if (id == "sources/close") {
    state_.sources.reset();
  } else if (id == "sources/save") {
    if (archive_.rejected == 0) return false;
    host_(R"({"call":"save_rejected"})");
  } else if (id == "source/back") {
    state_.sources = -1;
  } else if (id == "source/more_columns") {
    sources_.show_more_columns();
  } else if (id == "record/show") {
    if (!state_.interaction) return false;
    state_.raw = !state_.raw;
  } else if (id == "record/copy") {
    if (!source_record_.loaded()) return false;
    host_(dump_json(Json{{"call", "copy_text"}, {"text", source_record_.plain()}}));
  } else if (id == "record/file") {
    if (!state_.interaction) return false;
    open_sources(source_file_of(*state_.interaction));
    sources_.set_part(SourcePart::kMapping);
  } else {
    return false;
  }
  return true;
}

bool App::act_on_sources(const Action& action) {
  if (!state_.sources) return false;
  const std::string& name = action.name;
  if (action.id == "sources") {
    if (name == "next" || name == "previous") {
      const std::int64_t steps = name == "next" ? 1 : -1;
      if (sources_.part() == SourcePart::kRejected && sources_.shown() &&
          sources_.shown()->rejected > 0) {
        sources_.step_rejected(steps);
        return true;
      }
      return step_file(steps);
    }
    if (name == "next_file" || name == "previous_file")
      return step_file(name == "next_file" ? 1 : -1);
    if (name == "next_part" || name == "previous_part") {
      sources_.set_part(name == "next_part" ? SourcePart::kRejected : SourcePart::kMapping);
      return true;
    }
    if (name == "page_down" || name == "page_up") {
      const auto page =
          static_cast<std::int64_t>(std::max(1.0, sources_.rejected().viewport_rows() - 1));
      sources_.step_rejected(name == "page_down" ? page : -page);
      return true;
    }
    const auto number = number_of(action.value);
    if (!number || (name != "scroll_files" && name != "scroll_rejected")) return false;
    if (name == "scroll_files") {
      sources_.scroll_files(*number);
    } else {
      sources_.rejected().scroll_by(*number);
    }
    return true;
  }
  if (name != "select") return false;
  if (const auto part = after_head(action.id, "source_part"); !part.empty()) {
    sources_.set_part(part == "rejected" ? SourcePart::kRejected : SourcePart::kMapping);
    return true;
  }
  constexpr std::string_view kKind = "rejected_kind/";
  if (action.id.starts_with(kKind)) {
    sources_.select_kind(action.id.substr(kKind.size()));
    return true;
  }
  if (const auto index = number_of(std::string(after_head(action.id, "rejected")))) {
    sources_.select_rejected(whole(*index));
    return true;
  }
  if (const auto index = number_of(std::string(after_head(action.id, "source")))) {
    return select_file(whole(*index));
  }
  return false;
}

bool App::select_file(std::int64_t index) {
  if (index < 0 || index >= static_cast<std::int64_t>(archive_.files.size())) return false;
  state_.sources = index;
  // A file without rejected records has nothing to show under that tab.
  if (archive_.files[static_cast<std::size_t>(index)].rejected == 0)
    sources_.set_part(SourcePart::kMapping);
  return true;
}

bool App::step_file(std::int64_t steps) {
  const auto files = static_cast<std::int64_t>(archive_.files.size());
  if (files == 0) return false;
  const auto now = sources_.file(state_);
  return select_file(now ? std::clamp<std::int64_t>(*now + steps, 0, files - 1) : 0);
}

}  // namespace throughline::ui
