// What detail.cpp and customer.cpp share.
#pragma once

#include "ui/draw/frame.h"

namespace throughline::ui::draw {

// Where the conversation stands within the customer's box.
Box conversation_part(const Frame& frame, const Box& box);
void draw_customer(const Frame& frame, const Box& box);

}  // namespace throughline::ui::draw
