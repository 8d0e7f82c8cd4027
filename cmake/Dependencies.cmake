# The libraries of dependencies.json, as targets. Their sources come from THROUGHLINE_DEPENDENCIES (a folder with one
# folder per library, which scripts/setup fills) or else, pinned by commit, from their upstream repositories.
include(FetchContent)
set(THROUGHLINE_DEPENDENCIES "" CACHE PATH "Folder with the libraries' sources; empty: fetch them from upstream")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/dependencies.json)

# Sets NAME_source to the folder with the library's sources.
function(throughline_locate name)
  set(source ${THROUGHLINE_DEPENDENCIES}/${name})
  if(NOT THROUGHLINE_DEPENDENCIES)
    file(READ ${CMAKE_SOURCE_DIR}/dependencies.json manifest)
    string(JSON count LENGTH "${manifest}" libraries)
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
      string(JSON entry GET "${manifest}" libraries ${index} name)
      if(entry STREQUAL name)
        string(JSON git GET "${manifest}" libraries ${index} upstream git)
        string(JSON commit GET "${manifest}" libraries ${index} upstream commit)
      endif()
    endforeach()
    FetchContent_Declare(${name} GIT_REPOSITORY ${git} GIT_TAG ${commit})
    FetchContent_GetProperties(${name})
    if(NOT ${name}_POPULATED)
      FetchContent_Populate(${name})
    endif()
    set(source ${${name}_SOURCE_DIR})
  endif()
  if(NOT IS_DIRECTORY ${source})
    message(FATAL_ERROR "${name}: no sources at ${source}; run scripts/setup/setup.sh")
  endif()
  set(${name}_source ${source} PARENT_SCOPE)
endfunction()

throughline_locate(zlib)
set(zlib_files adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
list(TRANSFORM zlib_files REPLACE "(.+)" "${zlib_source}/\\1.c")
add_library(zlib STATIC ${zlib_files})
target_include_directories(zlib SYSTEM PUBLIC ${zlib_source})
target_compile_options(zlib PRIVATE -w)

# Its own configuration asks the system for things that we have no use for; what it needs stands in expat_config.h.
throughline_locate(expat)
add_library(expat STATIC ${expat_source}/expat/lib/xmlparse.c ${expat_source}/expat/lib/xmlrole.c
            ${expat_source}/expat/lib/xmltok.c)
target_include_directories(expat SYSTEM PUBLIC ${expat_source}/expat/lib)
target_compile_definitions(expat PUBLIC XML_STATIC XML_LARGE_SIZE PRIVATE HAVE_EXPAT_CONFIG_H)
target_compile_options(expat PRIVATE -I${CMAKE_SOURCE_DIR}/cmake/expat -w)

throughline_locate(nlohmann_json)
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE ${nlohmann_json_source}/include)

# Not even errors are exceptions with us; the implementations for other processors than the one built for stay out.
throughline_locate(simdjson)
add_library(simdjson STATIC ${simdjson_source}/singleheader/simdjson.cpp)
target_include_directories(simdjson SYSTEM PUBLIC ${simdjson_source}/singleheader)
target_compile_definitions(simdjson PUBLIC SIMDJSON_EXCEPTIONS=0)
target_compile_options(simdjson PRIVATE -w)

if(NOT EMSCRIPTEN)
  throughline_locate(doctest)
  add_library(doctest INTERFACE)
  target_include_directories(doctest SYSTEM INTERFACE ${doctest_source})
else()
  throughline_locate(sdl2)
  set(sdl2_folders . atomic audio audio/dummy cpuinfo dynapi events file filesystem/emscripten haptic haptic/dummy hidapi
      joystick joystick/dummy libm loadso/dummy locale locale/emscripten misc misc/emscripten power render sensor
      sensor/dummy stdlib thread thread/generic timer timer/unix video video/dummy video/emscripten video/yuv2rgb)
  list(TRANSFORM sdl2_folders REPLACE "(.+)" "${sdl2_source}/src/\\1/*.c")
  file(GLOB sdl2_files ${sdl2_folders})
  add_library(sdl2 STATIC ${sdl2_files})
  target_include_directories(sdl2 SYSTEM PUBLIC ${sdl2_source}/include)
  target_compile_options(sdl2 PRIVATE -include ${CMAKE_SOURCE_DIR}/cmake/sdl2_config.h -Os -w)

  throughline_locate(imgui)
  add_library(imgui STATIC
    ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp ${imgui_source}/imgui_tables.cpp
    ${imgui_source}/imgui_widgets.cpp
    ${imgui_source}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_source} ${imgui_source}/backends)
  target_include_directories(imgui PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h" IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(imgui PRIVATE -Os -w)
  # See src/ui/draw/known_gl_state.cpp.
  set_source_files_properties(${imgui_source}/backends/imgui_impl_opengl3.cpp PROPERTIES COMPILE_DEFINITIONS
    "glGetIntegerv=throughline_known_gl_integer;glIsEnabled=throughline_known_gl_enabled")
  target_link_libraries(imgui PUBLIC sdl2)
endif()
