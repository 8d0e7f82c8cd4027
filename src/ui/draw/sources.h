// What sources.cpp and source_file.cpp share.
#pragma once

#include "ui/draw/frame.h"

namespace throughline::ui::draw {

// Tells the model how many rejected records fit into the file's part.
void measure_source_file(const Frame& frame, const Box& box);
void draw_source_file(const Frame& frame, const Box& box);

}  // namespace throughline::ui::draw
