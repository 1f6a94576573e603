#include "cxkpi/render/pages.h"
#include "render/escape.h"

namespace cxkpi::render {
namespace {

// A plain decimal stays a number: only texts can be formulas.
bool is_number(const std::string& cell) {
  const std::size_t digits = cell.starts_with('-') ? 1 : 0;
  return cell.size() > digits && cell.find_first_not_of("0123456789.", digits) == std::string::npos;
}

}  // namespace

std::string csv_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  const auto line = [&out](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      out += (i > 0 ? "," : "") + (is_number(cells[i]) ? cells[i] : for_csv(cells[i]));
    out += "\n";
  };
  line(header);
  for (const std::vector<std::string>& row : rows) line(row);
  return out;
}

}  // namespace cxkpi::render
