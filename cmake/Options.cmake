# What our own code is compiled with, and the libraries' is not.
# Signs are left out of -Wconversion: the standard library mixes them, and GCC does not count them to it either.
add_library(throughline_options INTERFACE)
target_include_directories(throughline_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(throughline_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow
                       -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms in the standard library's own strings (GCC bug 105651).
  target_compile_options(throughline_options INTERFACE -Wno-restrict)
endif()
