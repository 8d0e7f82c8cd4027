// The customer's panel and its parts.
#pragma once

#include "ui/draw/frame.h"

namespace throughline::ui::draw {

void draw_customer(const Frame& frame, const Box& box);

// One lane a channel from the first to the last interaction, with dates below.
float customer_timeline_height(const Frame& frame);
void draw_customer_timeline(const Frame& frame, ImDrawList* list, const Box& box);

void draw_conversation(const Frame& frame, Box box);
void draw_ledger(const Frame& frame, const Box& box);
// Identities, numbers, what is still to be done.
void draw_about(const Frame& frame, const Box& box);

// The line of a follow-up, which opens it.
void draw_follow_up(const Frame& frame, ImDrawList* list, const Box& line, std::size_t index);

// A word that chooses one of a few; true if clicked.
bool choice(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
            std::string_view label, bool chosen);

}  // namespace throughline::ui::draw
