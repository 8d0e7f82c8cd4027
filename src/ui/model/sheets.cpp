#include "ui/model/sheets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ui/model/keys.h"

namespace throughline::ui {
namespace {

// A directive of the page's policy in plain words.
struct Directive {
  std::string_view name;
  std::string_view words;
};
constexpr std::array kDirectives = {
    Directive{"connect-src", "Connections to any server"},
    Directive{"script-src", "Programs"},
    Directive{"style-src", "Styles"},
    Directive{"worker-src", "Background work"},
    Directive{"img-src", "Pictures"},
    Directive{"font-src", "Fonts"},
    Directive{"form-action", "Sending forms"},
    Directive{"base-uri", "Changing where links lead"},
    Directive{"frame-src", "Pages within this one"},
    Directive{"object-src", "Plug-ins"},
    Directive{"webrtc", "Connections to other people's machines"},
    Directive{"default-src", "Everything else"},
};

std::string words_of_sources(std::string_view sources) {
  if (sources == "'none'" || sources == "'block'") return "none";
  std::string words;
  while (!sources.empty()) {
    const std::size_t blank = std::min(sources.find(' '), sources.size());
    const std::string_view source = sources.substr(0, blank);
    sources.remove_prefix(std::min(blank + 1, sources.size()));
    std::string word(source);
    if (source.starts_with("'sha")) {
      word = "only this page's own, by fingerprint";
    } else if (source == "'wasm-unsafe-eval'") {
      word = "WebAssembly";
    } else if (source == "'unsafe-inline'") {
      word = "this page's own";
    } else if (source == "blob:") {
      word = "made by this page";
    } else if (source == "data:") {
      word = "held in this page";
    }
    if (words.find(word) != std::string::npos) continue;
    if (!words.empty()) words += ", ";
    words += word;
  }
  return words;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string count_or_none(const Formatter& format, std::int64_t count) {
  return count == 0 ? "0" : format.count(count);
}

}  // namespace

void Sheets::show(Sheet sheet) {
  open_ = sheet;
  if (sheet != Sheet::kPalette) return;
  query_.clear();
  chosen_ = 0;
  wants_focus_ = true;
}

void Sheets::set_query(std::string query) {
  query_ = std::move(query);
  chosen_ = 0;
}

void Sheets::update(const CommandFacts& facts, const Formatter& format) {
  if (open_ == Sheet::kPrivacy) describe_privacy(format);
  if (open_ != Sheet::kPalette) return;
  commands_ = matching_commands(ui::commands(facts), query_);
  if (facts.open && !query_.empty()) {
    commands_.push_back({{"app", "set_filter", query_, {}, {}}, "Filter by: " + query_, {}});
  }
  chosen_ = commands_.empty() ? 0 : std::min(chosen_, commands_.size() - 1);
}

void Sheets::step(int steps) {
  if (commands_.empty()) return;
  const auto size = static_cast<int>(commands_.size());
  chosen_ = static_cast<std::size_t>(((static_cast<int>(chosen_) + steps) % size + size) % size);
}

bool Sheets::take_focus() { return std::exchange(wants_focus_, false); }

std::vector<Sheets::KeyLine> Sheets::keys() {
  std::vector<KeyLine> lines;
  for (const KeyBinding& binding : key_bindings()) {
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const KeyLine& line) {
      return line.label == binding.label;
    });
    if (same == lines.end()) {
      lines.push_back({key_text(binding), std::string(binding.label)});
    } else {
      same->keys += ", " + key_text(binding);
    }
  }
  for (const KeyBinding& binding : source_key_bindings()) {
    const std::string label = "In what was read: " + std::string(binding.label);
    if (lines.back().label == label) {
      lines.back().keys += ", " + key_text(binding);
    } else {
      lines.push_back({key_text(binding), label});
    }
  }
  lines.push_back({"Shift+Tab, Tab", "To the page around; to the accessible view"});
  return lines;
}

void Sheets::take_privacy(const Json& event) { told_ = event; }

void Sheets::describe_privacy(const Formatter& format) {
  privacy_.clear();
  if (!told_) return;
  const auto add = [this](std::string id, std::string label, std::string text) {
    privacy_.push_back({"privacy/" + std::move(id), std::move(label), std::move(text)});
  };
  add("requests", "Network requests since the page was opened",
      count_or_none(format, integer_at(*told_, "requests")));
  add("refused", "Attempts that the policy refused",
      count_or_none(format, integer_at(*told_, "refused")));
  const std::int64_t memory = integer_at(*told_, "memory", -1);
  if (memory >= 0) {
    add("memory", "In this tab's memory", format.bytes(static_cast<double>(memory)));
  }
  add("stored", "Kept after the tab is closed", "nothing");
  const std::size_t facts = privacy_.size();
  const std::string policy = text_at(*told_, "policy");
  std::string_view rest = policy;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view directive = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t blank = std::min(directive.find(' '), directive.size());
    const std::string_view name = directive.substr(0, blank);
    const auto known = std::find_if(kDirectives.begin(), kDirectives.end(),
                                    [&](const Directive& d) { return d.name == name; });
    if (name.empty()) continue;
    add(std::string(name), std::string(known == kDirectives.end() ? name : known->words),
        words_of_sources(trimmed(directive.substr(blank))));
  }
  const auto rank = [](const LabelledText& line) {
    const std::string_view name = after_head(line.id, "privacy");
    return std::find_if(kDirectives.begin(), kDirectives.end(),
                        [&](const Directive& d) { return d.name == name; });
  };
  std::stable_sort(privacy_.begin() + static_cast<std::ptrdiff_t>(facts), privacy_.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

}  // namespace throughline::ui
