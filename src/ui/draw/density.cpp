#include "ui/draw/density.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "shaders.h"

namespace throughline::ui::draw {
namespace {

constexpr int kBins = 256;
constexpr std::size_t kKeptTextures = 96;

// All that the callback needs; ImGui copies it into the draw list.
struct Pass {
  unsigned program;
  unsigned vertex_array;
  unsigned texture;
  DensityPiece piece;
  LaneLook look;
};

unsigned compile(unsigned kind, std::string_view source) {
  const unsigned shader = glCreateShader(kind);
  const char* text = source.data();
  const GLint length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &length);
  glCompileShader(shader);
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return shader;
  glDeleteShader(shader);
  return 0;
}

unsigned link(unsigned vertex, unsigned fragment) {
  const unsigned program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  GLint linked = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &linked);
  if (linked == GL_TRUE) return program;
  glDeleteProgram(program);
  return 0;
}

GLint uniform(const Pass& pass, const char* name) {
  return glGetUniformLocation(pass.program, name);
}

void set_uniforms(const Pass& pass, ImVec2 display) {
  const DensityPiece& piece = pass.piece;
  const LaneLook& look = pass.look;
  glUniform4f(uniform(pass, "u_rectangle"), piece.min.x, piece.min.y, piece.max.x, piece.max.y);
  glUniform2f(uniform(pass, "u_display"), display.x, display.y);
  glUniform2f(uniform(pass, "u_bins"), piece.first_bin, piece.last_bin);
  glUniform1i(uniform(pass, "u_counts"), 0);
  glUniform1i(uniform(pass, "u_lanes"), look.lanes);
  glUniform1f(uniform(pass, "u_pitch"), look.pitch);
  glUniform1f(uniform(pass, "u_height"), look.height);
  glUniform1f(uniform(pass, "u_relief"), look.relief);
  glUniform1f(uniform(pass, "u_scale"), piece.scale);
  glUniform1f(uniform(pass, "u_inverse_log"), 1.0F / std::log1p(std::max(1.0F, look.greatest)));
  glUniform1f(uniform(pass, "u_opacity"), look.opacity);
  glUniform4fv(uniform(pass, "u_colours"), static_cast<GLsizei>(look.colours.size()),
               &look.colours[0].x);
}

// ImGui leaves the scissor to the callback; the rest is restored by
// ImDrawCallback_ResetRenderState.
void run_pass(const ImDrawList*, const ImDrawCmd* command) {
  const Pass& pass = *static_cast<const Pass*>(command->UserCallbackData);
  const ImDrawData* data = ImGui::GetDrawData();
  const ImVec2 scale = data->FramebufferScale;
  const float height = data->DisplaySize.y * scale.y;
  const ImVec4& clip = command->ClipRect;
  const float left = std::max(0.0F, clip.x * scale.x);
  const float top = std::max(0.0F, clip.y * scale.y);
  const float right = clip.z * scale.x;
  const float bottom = std::min(height, clip.w * scale.y);
  if (right <= left || bottom <= top) return;
  glScissor(static_cast<GLint>(left), static_cast<GLint>(height - bottom),
            static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
  glUseProgram(pass.program);
  glBindVertexArray(pass.vertex_array);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, pass.texture);
  glBindSampler(0, 0);
  set_uniforms(pass, data->DisplaySize);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace

bool DensityRenderer::prepare() {
  if (program_ != 0) return true;
  if (failed_) return false;
  const unsigned vertex = compile(GL_VERTEX_SHADER, shaders::density_vertex);
  const unsigned fragment = compile(GL_FRAGMENT_SHADER, shaders::density_fragment);
  if (vertex != 0 && fragment != 0) program_ = link(vertex, fragment);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  if (program_ == 0) {
    failed_ = true;
    return false;
  }
  glGenVertexArrays(1, &vertex_array_);
  return true;
}

const DensityRenderer::Texture* DensityRenderer::texture_of(
    const TileKey& key, const std::vector<std::uint32_t>& counts) {
  const auto found = std::find_if(textures_.begin(), textures_.end(),
                                  [&](const Texture& texture) { return texture.key == key; });
  if (found != textures_.end()) {
    textures_.splice(textures_.begin(), textures_, found);
    return &textures_.front();
  }
  const int lanes = static_cast<int>(std::min(counts.size() / kBins, kMaxLanes));
  if (lanes == 0) return nullptr;
  // Floats: exact to 16.7 million a bin, which a log scale of colours cannot tell apart anyway.
  std::vector<float> values(static_cast<std::size_t>(lanes) * kBins);
  std::transform(counts.begin(), counts.begin() + lanes * kBins, values.begin(),
                 [](std::uint32_t count) { return static_cast<float>(count); });
  Texture texture{key, 0, lanes};
  glGenTextures(1, &texture.name);
  glBindTexture(GL_TEXTURE_2D, texture.name);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, kBins, lanes, 0, GL_RED, GL_FLOAT, values.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  textures_.push_front(texture);
  if (textures_.size() > kKeptTextures) {
    glDeleteTextures(1, &textures_.back().name);
    textures_.pop_back();
  }
  return &textures_.front();
}

bool DensityRenderer::draw(ImDrawList* list, const TileKey& key,
                           const std::vector<std::uint32_t>& counts, const DensityPiece& piece,
                           const LaneLook& look) {
  if (!prepare()) return false;
  const Texture* texture = texture_of(key, counts);
  if (texture == nullptr) return true;
  Pass pass{program_, vertex_array_, texture->name, piece, look};
  pass.look.lanes = std::min(look.lanes, texture->lanes);
  list->AddCallback(run_pass, &pass, sizeof(pass));
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
  return true;
}

void DensityRenderer::forget_context() {
  failed_ = false;
  program_ = 0;
  vertex_array_ = 0;
  textures_.clear();
}

}  // namespace throughline::ui::draw
