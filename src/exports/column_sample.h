// Some values of some columns of a file, to find out how they are written.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"
#include "cxkpi/exports/exports.h"

namespace cxkpi::exports {

// Where a column's values stand: at one position of the header or, a date and its time of day, at two.
struct ValueColumn {
  int header = 0;
  int time = -1;
};

// Called with the place of a column among those asked for, and one of its values, without blanks around.
using ValueVisitor = std::function<void(std::size_t column, std::string_view value)>;

// Called with the asked fields of one record, without blanks around, in the order of the header positions given.
using RecordVisitor = std::function<void(const std::vector<std::string_view>& fields)>;

// Positions of a header, each once, and where the values that are asked for stand among them.
class CutColumns {
 public:
  // The place of this position among those that are cut.
  std::size_t place_of(int header);
  [[nodiscard]] const std::vector<int>& headers() const noexcept { return headers_; }

 private:
  std::vector<int> headers_;
};

// A date and its time of day, which stand in two columns, as one text.
[[nodiscard]] std::string with_time(std::string_view date, const char* time);

// Visits the values of the first quarter of a megabyte; returns whether that was all of the file. Faulty records are
// passed over. Throws Error(input) when reading fails.
bool sample_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<ValueColumn>& columns,
                   const ValueVisitor& visit);

// Visits the records of the first quarter of a megabyte, likewise.
void sample_records(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& headers,
                    const RecordVisitor& visit);

// The first values of these columns, each once, at most three of a column; `missing` texts stand for none.
[[nodiscard]] std::vector<ColumnExamples> first_examples(const csv::InputFile& file, const csv::Layout& layout,
                                                         const std::vector<ValueColumn>& columns,
                                                         const std::vector<std::string>& missing);

// Visits all values.
void visit_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<ValueColumn>& columns,
                  const ValueVisitor& visit);

}  // namespace cxkpi::exports
