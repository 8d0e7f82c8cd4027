# shaders/NAME.glsl → `throughline::shaders::NAME` (dots become _) in the generated header "shaders.h".
# Included by the build, and run as a script with -DOUTPUT=... -DSHADERS=... to write that header.
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "#pragma once\n\n#include <string_view>\n\nnamespace throughline::shaders {\n")
  foreach(shader IN LISTS SHADERS)
    cmake_path(GET shader STEM LAST_ONLY name)
    string(REPLACE "." "_" name ${name})
    # Whole lines, so that brackets and semicolons never meet CMake's lists.
    file(READ ${shader} source)
    string(APPEND text "\ninline constexpr std::string_view ${name} = R\"glsl(${source})glsl\";\n")
  endforeach()
  string(APPEND text "\n}  // namespace throughline::shaders\n")
  file(WRITE ${OUTPUT} "${text}")
  return()
endif()

file(GLOB shaders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/*.glsl)
set(shaders_header ${CMAKE_BINARY_DIR}/generated/shaders.h)
add_custom_command(
  OUTPUT ${shaders_header}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${shaders_header} "-DSHADERS=${shaders}" -P ${CMAKE_CURRENT_LIST_FILE}
  DEPENDS ${shaders} ${CMAKE_CURRENT_LIST_FILE}
  VERBATIM)
add_library(throughline_shaders INTERFACE)
target_sources(throughline_shaders INTERFACE ${shaders_header})
target_include_directories(throughline_shaders INTERFACE ${CMAKE_BINARY_DIR}/generated)
