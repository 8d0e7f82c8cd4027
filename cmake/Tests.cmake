# tests/unit/**.cpp → unit_tests.
file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/*.cpp)
if(NOT sources)
  return()
endif()
add_executable(unit_tests ${sources})
target_link_libraries(unit_tests PRIVATE ${throughline_folders} doctest)
target_include_directories(unit_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
add_test(NAME unit_tests COMMAND unit_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
