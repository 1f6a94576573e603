#include "cxkpi/render/pages.h"
#include "render/escape.h"

namespace cxkpi::render {

std::string csv_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  const auto line = [&out](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + for_csv(cells[i]);
    out += "\n";
  };
  line(header);
  for (const std::vector<std::string>& row : rows) line(row);
  return out;
}

}  // namespace cxkpi::render
