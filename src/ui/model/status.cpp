#include "ui/model/status.h"

#include <vector>

namespace throughline::ui {

void Status::update(const Context& context, std::optional<std::int64_t> matching, bool stale,
                    const std::optional<EngineError>& error) {
  const Formatter& format = context.format;
  const Archive& archive = context.archive;
  stale_ = stale;
  complete_ = archive.complete;
  zone_ = "Times in " + format.zone().name();
  if (!context.state.zone.empty()) zone_ += ", filters too";
  text_.clear();
  nothing_ = false;
  offer_.clear();
  if (!archive.open) return;
  const std::string all = format.count(archive.interactions);
  const char* const noun = archive.interactions == 1 ? " interaction" : " interactions";
  if (context.state.filter.empty()) {
    text_ = all + noun;
  } else if (matching) {
    text_ = format.count(*matching) + " of " + all + noun;
  } else {
    text_ = "… of " + all + noun;
  }
  if (!archive.complete) text_ += " so far";
  if (archive.complete && archive.interactions == 0) text_ = "The open files hold no interactions.";
  if (error) text_ = "The filter is not applied: " + error->message;
  if (error || stale || !matching || *matching != 0 || archive.interactions == 0) return;
  const std::vector<Term> terms = terms_of(context.state.filter);
  if (terms.empty()) return;
  nothing_ = true;
  text_ = "No interactions match.";
  // The newest term is most often the one that was too much.
  offer_term_ = terms.size() - 1;
  offer_ = "Clear " + (is_personal(terms.back()) ? format.personal(chip_label(terms.back()))
                                                 : chip_label(terms.back()));
}

}  // namespace throughline::ui
