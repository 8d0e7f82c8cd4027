#pragma once

#include "query/field_keys.h"
#include "query/selection.h"

namespace throughline::query {

// What queries remember between one another. Owned by whoever asks (the engine: one); it must
// outlive their tasks. Never a source of answers of its own: dropping it changes nothing but time.
struct Cache {
  SelectionCache selections;
  FieldCache fields;

  void clear() {
    selections.clear();
    fields.clear();
  }
};

using SnapshotPointer = std::shared_ptr<const store::Snapshot>;

}  // namespace throughline::query
