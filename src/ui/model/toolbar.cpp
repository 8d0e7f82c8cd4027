#include "ui/model/toolbar.h"

#include <algorithm>
#include <array>

#include "ui/model/axis.h"

namespace throughline::ui {
namespace {

// A brushed range is read as the overview tells it: two instants are too long for a chip.
std::string chip_label_of(const Term& term, const Context& context) {
  std::string label = chip_label(term);
  if (is_personal(term)) {
    const auto colon = term.field.empty() ? std::string::npos : label.find(": ");
    const std::size_t head = colon == std::string::npos ? 0 : colon + 2;
    return label.substr(0, head) + context.format.personal(label.substr(head));
  }
  const auto dots = label.find("..");
  if (term.field != "time" || !context.archive.span || dots == std::string::npos ||
      label.find('T') == std::string::npos) {
    return label;
  }
  Term plain = term;
  plain.negated = false;
  const auto range = time_of({plain}, *context.archive.span,
                             context.state.zone.empty() ? TimeZone() : context.format.zone());
  if (!range) return label;
  return (term.negated ? "not time: " : "time: ") + range_label(*range, context.format);
}

// What was opened: the archive of "orders.zip/a.csv", the file of the table "a.json#users".
std::string opened_name(const std::vector<FileCount>& files, std::size_t place) {
  std::string_view name = files[place].name;
  name = name.substr(0, name.find('/'));
  const std::string_view file = name.substr(0, name.find('#'));
  const bool table =
      std::any_of(files.begin(), files.end(), [&](const FileCount& f) { return f.name == file; });
  return std::string(table ? file : name);
}

}  // namespace

std::span<const ArchiveCommand> archive_commands() {
  static constexpr std::array kCommands = {ArchiveCommand{"archive/sources", "What was read"},
                                           ArchiveCommand{"archive/add", "Add files"},
                                           ArchiveCommand{"archive/replace", "Open others instead"},
                                           ArchiveCommand{"archive/close", "Forget everything"}};
  return kCommands;
}

void Toolbar::update(const Context& context, const std::optional<EngineError>& filter_error) {
  const std::vector<FileCount>& files = context.archive.files;
  files_ = files.empty() ? "" : opened_name(files, 0);
  std::int64_t others = 0;
  for (std::size_t i = 1; i < files.size(); ++i) {
    if (opened_name(files, i) != opened_name(files, i - 1)) ++others;
  }
  if (others > 0) files_ += " + " + context.format.count(others);

  const std::string& filter = context.state.filter;
  if (filter != applied_) {
    applied_ = filter;
    draft_ = filter;
  }
  error_.clear();
  error_term_.clear();
  pointer_.reset();
  if (filter_error) {
    error_ = message_of_filter(*filter_error);
    pointer_ = pointer_of(filter_error->where);
    if (pointer_) {
      // What the engine got may be longer than the filter, by the zone.
      pointer_->offset = std::min(pointer_->offset, filter.size());
      pointer_->length = std::min(pointer_->length, filter.size() - pointer_->offset);
    }
  }
  chips_.clear();
  for (const Term& term : terms_of(filter)) {
    Chip chip;
    chip.text = term.text;
    chip.label = chip_label_of(term, context);
    chip.id = "chip/" + term.text;
    const auto twin = [&](const Chip& other) { return other.id == chip.id; };
    for (int n = 2; std::any_of(chips_.begin(), chips_.end(), twin); ++n) {
      chip.id = "chip/" + term.text + " #" + std::to_string(n);
    }
    if (pointer_) {
      const std::size_t end = pointer_->offset + std::max<std::size_t>(pointer_->length, 1);
      chip.wrong = pointer_->offset < term.offset + term.length && end > term.offset;
      if (chip.wrong && error_term_.empty()) error_term_ = term.text;
    }
    chips_.push_back(std::move(chip));
  }
}

std::string Toolbar::message_of_filter(const EngineError& error) {
  return error.message.empty() ? "This filter could not be read." : error.message;
}

}  // namespace throughline::ui
