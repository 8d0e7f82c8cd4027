#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/model/archive.h"

// The record that the selected interaction came from, as it stands in its file. Asked only while it
// is wanted: a packed file has to be unpacked up to it.
namespace throughline::ui {

class SourceRecord {
 public:
  void update(const Context& context);
  void clear();

  bool wanted() const { return wanted_; }
  bool loaded() const { return loaded_; }
  // "Reading orders.csv.gz up to byte 3,456 …"; empty once it is there.
  const std::string& reading() const { return reading_; }
  const std::string& text() const { return text_; }    // visible_text of its bytes
  const std::string& plain() const { return plain_; }  // as the file's encoding reads it
  // "orders.csv, record 12, 104 bytes at byte 3,456, UTF-8"
  const std::string& place() const { return place_; }
  const std::optional<EngineError>& error() const { return error_; }

 private:
  void take(const std::string& id, const Answer& answer);
  void rebuild(const Context& context);

  bool wanted_ = false;
  bool loaded_ = false;
  std::string shown_;
  Json place_answer_;
  Json record_;
  std::string reading_;
  std::string text_;
  std::string plain_;
  std::string place_;
  std::optional<EngineError> error_;
};

// The file's index in an interaction's id "FILE:RECORD:PART"; -1 if it has none.
std::int64_t source_file_of(std::string_view id);

}  // namespace throughline::ui
