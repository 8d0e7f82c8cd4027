#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

// The tags of a `;`-separated set: without blanks around them, none empty, as written.
namespace throughline::query {

class TagCursor {
 public:
  explicit TagCursor(std::string_view set) : set_(set) {}

  // The next tag; empty at the end.
  std::string_view next() {
    while (begin_ <= set_.size()) {
      const std::size_t end = std::min(set_.find(';', begin_), set_.size());
      const std::string_view tag = set_.substr(begin_, end - begin_);
      begin_ = end + 1;
      const std::size_t first = tag.find_first_not_of(kBlanks);
      if (first == std::string_view::npos) continue;
      return tag.substr(first, tag.find_last_not_of(kBlanks) - first + 1);
    }
    return {};
  }

 private:
  static constexpr std::string_view kBlanks = " \t";

  std::string_view set_;
  std::size_t begin_ = 0;
};

// visit(tag) for each.
template <class Visit>
void for_each_tag(std::string_view set, Visit&& visit) {
  TagCursor tags(set);
  for (std::string_view tag = tags.next(); !tag.empty(); tag = tags.next()) visit(tag);
}

inline bool has_tags(std::string_view set) { return !TagCursor(set).next().empty(); }

// Tag by tag; a set that another begins with comes before it.
inline int compare_tags(std::string_view a, std::string_view b) {
  TagCursor left(a);
  TagCursor right(b);
  for (;;) {
    const std::string_view left_tag = left.next();
    const std::string_view right_tag = right.next();
    if (const int order = left_tag.compare(right_tag); order != 0) return order;
    if (left_tag.empty()) return 0;
  }
}

}  // namespace throughline::query
