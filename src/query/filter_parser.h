#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "query/filter.h"

// Filter text (CONTRACT.md, "Filter text") → Filter. Terms `view.NAME:…` of a state text are
// accepted and mean nothing here. `zone:NAME` holds for all time terms, wherever it stands.
//
// Errors: kBadFilter, or kUnknownField; `where` is "<byte offset>:<length>" of the term. That an
// `x.NAME` exists is checked when the filter is bound to a snapshot.
namespace throughline::query {

Result<Filter> parse_filter(std::string_view text);

// The text as one phrase to be found in subject or body, whatever it contains; no filter syntax.
Filter phrase_filter(std::string_view text);

}  // namespace throughline::query
