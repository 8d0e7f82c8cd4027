# The programs: the command line natively, and the one wasm module that both the page and the worker instantiate.
if(EMSCRIPTEN)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/apps/page/*.cpp
       ${CMAKE_SOURCE_DIR}/src/apps/worker/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(throughline_module ${sources})
  target_link_libraries(throughline_module PRIVATE ${throughline_folders})
  set_target_properties(throughline_module PROPERTIES OUTPUT_NAME throughline SUFFIX .js)
  target_link_options(throughline_module PRIVATE
    --no-entry
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB
    -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sINCOMING_MODULE_JS_API=instantiateWasm,canvas,print,printErr,onAbort
    -sEXPORTED_FUNCTIONS=_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAP32,HEAPU32,HEAPF32,HEAPF64,UTF8ToString,stringToUTF8,lengthBytesUTF8)
else()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/apps/command_line/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(throughline ${sources})
  target_link_libraries(throughline PRIVATE ${throughline_folders})
endif()
