#include <GLES3/gl3.h>

// ImGui's renderer saves and restores the context's state around each frame. Asking a browser's
// context for its state waits for the process that draws: it was nine tenths of a frame's time. The
// context is ours alone and between frames its state is OpenGL's default, so it is answered from
// here. cmake/Dependencies.cmake renames the renderer's calls to these.
extern "C" {

void throughline_known_gl_integer(GLenum name, GLint* values);
GLboolean throughline_known_gl_enabled(GLenum capability);

void throughline_known_gl_integer(GLenum name, GLint* values) {
  switch (name) {
    case GL_MAJOR_VERSION:
    case GL_MINOR_VERSION:
    case GL_MAX_TEXTURE_SIZE:
    case GL_NUM_EXTENSIONS:
      glGetIntegerv(name, values);  // once, at the start
      return;
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *values = GL_ONE;
      return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
      *values = GL_ZERO;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      // Set anew by every frame before they matter.
      for (int i = 0; i < 4; ++i) values[i] = 0;
      return;
    default:
      *values = 0;  // nothing bound
      return;
  }
}

GLboolean throughline_known_gl_enabled(GLenum /*capability*/) { return GL_FALSE; }

}  // extern "C"
