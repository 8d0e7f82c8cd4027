#include "apps/command_line/input_files.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <utility>

namespace throughline::command_line {
namespace {

Error unreadable(const std::string& path, const std::string& reason) {
  return {ErrorCode::kUnreadable, "Cannot read it: " + reason + ".", path};
}

}  // namespace

Result<void> InputFiles::add_path(const std::string& path) {
  namespace fs = std::filesystem;
  if (path == "-") {
    File file;
    file.name = "standard input";
    file.bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
    file.size = file.bytes.size();
    files_.push_back(std::move(file));
    return {};
  }
  std::error_code error;
  if (fs::is_directory(path, error)) {
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
         it.increment(error)) {
      if (it->is_regular_file(error)) found.push_back(it->path());
    }
    if (error) return unreadable(path, error.message());
    std::sort(found.begin(), found.end());
    for (const fs::path& file : found) {
      files_.push_back({fs::relative(file, path, error).generic_string(),
                        file.string(),
                        fs::file_size(file, error),
                        {}});
      if (error) return unreadable(file.string(), error.message());
    }
    return {};
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return unreadable(path, error.message());
  files_.push_back({fs::path(path).filename().string(), path, size, {}});
  return {};
}

Result<InputFiles> InputFiles::find(const std::vector<std::string>& paths) {
  InputFiles inputs;
  for (const std::string& path : paths) {
    if (Result<void> added = inputs.add_path(path); !added.ok()) return std::move(added).error();
  }
  return inputs;
}

Result<std::vector<std::uint8_t>> InputFiles::read(std::size_t index, std::uint64_t offset,
                                                   std::uint32_t length) {
  const File& file = files_[index];
  if (file.path.empty()) {
    if (offset > file.bytes.size() || length > file.bytes.size() - offset)
      return unreadable(file.name, "it is shorter");
    const auto begin = file.bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    return std::vector<std::uint8_t>(begin, begin + static_cast<std::ptrdiff_t>(length));
  }
  if (open_ == nullptr || open_index_ != index) {
    open_ = std::make_unique<std::ifstream>(file.path, std::ios::binary);
    open_index_ = index;
  }
  std::vector<std::uint8_t> bytes(length);
  open_->clear();
  open_->seekg(static_cast<std::streamoff>(offset));
  open_->read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(length));
  if (!*open_ && !open_->eof()) return unreadable(file.path, "the system gave no bytes");
  bytes.resize(static_cast<std::size_t>(open_->gcount()));
  return bytes;
}

}  // namespace throughline::command_line
