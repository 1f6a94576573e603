// Some values of some columns of a file, to find out how they are written.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"

namespace cxkpi::exports {

// Called with the place of a column among those asked for, and one of its values, without blanks around.
using ValueVisitor = std::function<void(std::size_t column, std::string_view value)>;

// Visits the values of the first quarter of a megabyte; returns whether that was all of the file. Faulty records are
// passed over. Throws Error(input) when reading fails.
bool sample_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
                   const ValueVisitor& visit);

// Visits all values.
void visit_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
                  const ValueVisitor& visit);

}  // namespace cxkpi::exports
