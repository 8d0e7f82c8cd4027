#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace throughline::command_line {

// The files that the paths name: folders are walked, `-` is standard input, read into memory at
// once.
class InputFiles {
 public:
  static Result<InputFiles> find(const std::vector<std::string>& paths);

  std::size_t count() const { return files_.size(); }
  const std::string& name(std::size_t index) const { return files_[index].name; }
  std::uint64_t size(std::size_t index) const { return files_[index].size; }
  Result<std::vector<std::uint8_t>> read(std::size_t index, std::uint64_t offset,
                                         std::uint32_t length);

 private:
  struct File {
    std::string name;  // as shown: the file name, or the path within the folder that was given
    std::string path;  // empty: `bytes` is all there is
    std::uint64_t size = 0;
    std::vector<std::uint8_t> bytes;
  };
  Result<void> add_path(const std::string& path);

  std::vector<File> files_;
  std::size_t open_index_ = 0;
  std::unique_ptr<std::ifstream> open_;
};

}  // namespace throughline::command_line
