// A table for a terminal: columns of aligned strips, so that the digits, units and marks of a column stand below each
// other. Knows display widths and nothing of what the texts mean.
#pragma once

#include <string>
#include <vector>

namespace cxkpi::render {

enum class Ink { plain, bold, dim, good, caution, bad };

struct Piece {
  std::string text;
  Ink ink = Ink::plain;
};

// A column of the table. `aligns` has one letter per strip: 'r' or 'l'.
struct Column {
  std::string aligns;
  std::size_t gap = 2;   // blanks before it
  bool repeated = true;  // false: one of a series, which is broken into blocks when it is too wide
};

class Grid {
 public:
  // `columns` is the width to keep within: labels wrap for it, and the series breaks. A table that still cannot fit
  // exceeds it.
  Grid(std::vector<Column> shape, std::size_t columns, bool colour);

  // Begins a part of the table with a title in the label column and a head over each column.
  void section(std::string title, std::vector<std::string> heads);

  // A row: for each column one piece per strip, or a single piece that takes the whole column, or none.
  void row(std::string label, std::size_t indent, std::vector<std::vector<Piece>> cells);

  // A row whose columns from `cells.size()` on give way to a text, wrapped.
  void remark(std::string label, std::size_t indent, std::vector<std::vector<Piece>> cells, std::string text);

  // A text of its own at the end of the section, indented and wrapped.
  void line(std::string text);

  // All sections, an empty line between them; no blanks at line ends.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::string label;
    std::size_t indent = 0;
    std::vector<std::vector<Piece>> cells;
    std::string remark;
  };
  struct Section {
    std::string title;
    std::vector<std::string> heads;
    std::vector<Row> rows;
    std::vector<std::string> lines;
  };
  struct Layout;

  std::vector<Column> shape_;
  std::size_t columns_;
  bool colour_;
  std::vector<Section> sections_;
};

// The text between the codes for its ink; as it is when `colour` is false.
[[nodiscard]] std::string inked(const std::string& text, Ink ink, bool colour);

}  // namespace cxkpi::render
