#include "render/grid.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "render/width.h"

namespace cxkpi::render {
namespace {

constexpr std::size_t least_label = 24;   // columns; a narrower label column is harder to read than a long line
constexpr std::size_t series_label = 40;  // labels wrap here rather than push a series into more blocks
constexpr std::size_t label_lines = 2;
constexpr std::size_t line_indent = 2;

std::string_view code_of(Ink ink) {
  static constexpr std::string_view codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};
  return codes[static_cast<std::size_t>(ink)];
}

constexpr std::string_view ink_end = "\x1b[0m";

// One line of output: blanks are only written when something follows them, and pieces of one ink that touch share it.
class Line {
 public:
  Line(std::string& out, bool colour) : out_(out), colour_(colour) {}
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    change_ink(Ink::plain);
    out_ += '\n';
  }

  void blank(std::size_t columns) { pending_ += columns; }

  void put(const Piece& piece) {
    if (piece.text.empty()) return;
    if (pending_ > 0) {
      change_ink(Ink::plain);
      out_.append(pending_, ' ');
      pending_ = 0;
    }
    change_ink(piece.ink);
    out_ += piece.text;
  }

  void put(const Piece& piece, std::size_t columns, char align) {
    const std::size_t taken = width(piece.text);
    const std::size_t rest = columns > taken ? columns - taken : 0;
    if (align == 'r') blank(rest);
    put(piece);
    if (align != 'r') blank(rest);
  }

 private:
  void change_ink(Ink ink) {
    if (!colour_ || ink == ink_) return;
    if (ink_ != Ink::plain) out_ += ink_end;
    out_ += code_of(ink);
    ink_ = ink;
  }

  std::string& out_;
  bool colour_;
  Ink ink_ = Ink::plain;
  std::size_t pending_ = 0;
};

}  // namespace

std::string inked(const std::string& text, Ink ink, bool colour) {
  if (!colour || ink == Ink::plain || text.empty()) return text;
  return std::string(code_of(ink)) + text + std::string(ink_end);
}

// Widths, and which columns stand beside each other.
struct Grid::Layout {
  struct Measured {
    std::vector<std::size_t> strips;
    std::size_t total = 0;
    [[nodiscard]] std::size_t strips_total() const {
      std::size_t sum = 0;
      for (const std::size_t strip : strips) sum += strip;
      return sum;
    }
  };

  explicit Layout(const Grid& grid) : shape(grid.shape_), colour(grid.colour_) {
    for (const Column& column : shape) measured.push_back({std::vector<std::size_t>(column.aligns.size()), 0});
    for (const Section& section : grid.sections_) measure(section);
    level_series();
    for (Measured& column : measured) column.total = std::max(column.total, column.strips_total());
    break_series(grid.columns_);
  }

  void measure(const Section& section) {
    label = std::max(label, width(section.title));
    for (std::size_t i = 0; i < section.heads.size(); ++i) {
      measured[i].total = std::max(measured[i].total, width(section.heads[i]));
    }
    for (const Row& row : section.rows) {
      label = std::max(label, row.indent + width(row.label));
      for (std::size_t i = 0; i < row.cells.size(); ++i) measure(row.cells[i], measured[i]);
    }
  }

  static void measure(const std::vector<Piece>& cell, Measured& column) {
    if (cell.size() == column.strips.size()) {
      for (std::size_t i = 0; i < cell.size(); ++i) column.strips[i] = std::max(column.strips[i], width(cell[i].text));
    } else if (cell.size() == 1) {
      column.total = std::max(column.total, width(cell[0].text));
    }
  }

  // The columns of a series are equally wide.
  void level_series() {
    Measured widest;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (shape[i].repeated) continue;
      widest.strips.resize(std::max(widest.strips.size(), measured[i].strips.size()));
      for (std::size_t s = 0; s < measured[i].strips.size(); ++s) {
        widest.strips[s] = std::max(widest.strips[s], measured[i].strips[s]);
      }
      widest.total = std::max(widest.total, measured[i].total);
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (!shape[i].repeated) measured[i] = widest;
    }
  }

  // Labels give way first; then the series breaks into blocks of nearly equal length.
  void break_series(std::size_t columns) {
    std::size_t fixed = 0;
    std::size_t series = 0;
    std::size_t each = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const std::size_t taken = shape[i].gap + measured[i].total;
      if (shape[i].repeated) {
        fixed += taken;
      } else {
        each = taken;
        ++series;
      }
    }
    const std::size_t room = columns > fixed + least_label ? columns - fixed : least_label;
    label = std::min(label, series > 0 ? std::min(room, series_label) : room);
    if (series == 0) return;
    const std::size_t fit = std::max<std::size_t>(1, (room - label) / each);
    blocks = (series + fit - 1) / fit;
    per_block = (series + blocks - 1) / blocks;
  }

  // The columns of a block, in order.
  [[nodiscard]] std::vector<std::size_t> block(std::size_t number) const {
    std::vector<std::size_t> out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (shape[i].repeated || (at >= number * per_block && at < (number + 1) * per_block)) out.push_back(i);
      if (!shape[i].repeated) ++at;
    }
    return out;
  }

  void write_head(std::string& out, const Section& section, const std::vector<std::size_t>& block) const {
    const auto titles = wrapped(section.title, label);
    for (std::size_t i = 0; i + 1 < titles.size(); ++i) Line(out, colour).put({titles[i], Ink::bold});
    Line line(out, colour);
    line.put({titles.back(), Ink::bold}, label, 'l');
    if (section.rows.empty()) return;
    for (const std::size_t i : block) {
      line.blank(shape[i].gap);
      line.put({section.heads[i], Ink::dim}, measured[i].total, shape[i].aligns[0]);
    }
  }

  void write_cell(Line& line, const std::vector<Piece>& cell, std::size_t column) const {
    const Measured& widths = measured[column];
    const std::string& aligns = shape[column].aligns;
    line.blank(shape[column].gap);
    if (cell.size() != aligns.size()) {
      line.put(cell.empty() ? Piece{} : cell[0], widths.total, aligns[0]);
      return;
    }
    const std::size_t rest = widths.total - widths.strips_total();
    if (aligns[0] == 'r') line.blank(rest);
    for (std::size_t i = 0; i < cell.size(); ++i) line.put(cell[i], widths.strips[i], aligns[i]);
    if (aligns[0] != 'r') line.blank(rest);
  }

  void write_row(std::string& out, const Row& row, const std::vector<std::size_t>& block, std::size_t columns) const {
    const auto labels = wrapped(row.label, label - row.indent, label_lines);
    std::size_t start = label;
    for (const std::size_t i : block) {
      start += shape[i].gap;
      if (i >= row.cells.size()) break;
      start += measured[i].total;
    }
    const std::size_t room = columns > start + least_label ? columns - start : least_label;
    const auto remarks = row.remark.empty() ? std::vector<std::string>{} : wrapped(row.remark, room);
    for (std::size_t at = 0; at < std::max(labels.size(), remarks.size()); ++at) {
      Line line(out, colour);
      line.blank(row.indent);
      line.put({at < labels.size() ? labels[at] : ""}, label - row.indent, 'l');
      std::size_t column = label;
      for (const std::size_t i : block) {
        if (at > 0 || i >= row.cells.size()) break;
        write_cell(line, row.cells[i], i);
        column += shape[i].gap + measured[i].total;
      }
      if (at < remarks.size()) {
        line.blank(start - column);
        line.put({remarks[at]});
      }
    }
  }

  const std::vector<Column>& shape;
  bool colour;
  std::vector<Measured> measured;
  std::size_t label = 0;
  std::size_t blocks = 1;
  std::size_t per_block = 0;
};

Grid::Grid(std::vector<Column> shape, std::size_t columns, bool colour)
    : shape_(std::move(shape)), columns_(columns), colour_(colour) {}

void Grid::section(std::string title, std::vector<std::string> heads) {
  sections_.push_back({std::move(title), std::move(heads), {}, {}});
}

void Grid::row(std::string label, std::size_t indent, std::vector<std::vector<Piece>> cells) {
  sections_.back().rows.push_back({std::move(label), indent, std::move(cells), {}});
}

void Grid::remark(std::string label, std::size_t indent, std::vector<std::vector<Piece>> cells, std::string text) {
  sections_.back().rows.push_back({std::move(label), indent, std::move(cells), std::move(text)});
}

void Grid::line(std::string text) { sections_.back().lines.push_back(std::move(text)); }

std::string Grid::text() const {
  const Layout layout(*this);
  std::string out;
  for (const Section& section : sections_) {
    const std::size_t blocks = section.rows.empty() ? 1 : layout.blocks;
    for (std::size_t number = 0; number < blocks; ++number) {
      if (!out.empty()) out += '\n';
      const auto block = layout.block(number);
      layout.write_head(out, section, block);
      for (const Row& row : section.rows) layout.write_row(out, row, block, columns_);
    }
    for (const std::string& text : section.lines) {
      for (const std::string& part : wrapped(text, columns_ - line_indent)) {
        Line line(out, colour_);
        line.blank(line_indent);
        line.put({part, Ink::dim});
      }
    }
  }
  return out;
}

}  // namespace cxkpi::render
