// A row that reads by itself and still cannot be used, for what stands, or does not stand, in other records.
#pragma once

#include <cstddef>

#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

struct LostRow {
  enum class Why {
    nothing_above,    // it continues the record above, and there is none that could be read
    another_record,   // a record of the same key is rejected: `other`
    missing_in_all,   // no record of the key has a value that a row needs
    missing_in_last,  // the record that counts does not
    too_large,        // a sum over the key's records
  };
  std::size_t row = 0;
  const ColumnSpec* column = nullptr;
  Why why = Why::nothing_above;
  std::size_t other = 0;  // a row
};

}  // namespace cxkpi::exports
