#include "render/markdown.h"

#include <vector>

#include "render/escape.h"
#include "render/family_table.h"
#include "render/judgement_words.h"
#include "render/listed_rejects.h"
#include "render/numbers.h"
#include "render/summary.h"

namespace cxkpi::render {
namespace {

using Row = std::vector<std::string>;

void append_row(std::string& out, const Row& cells) {
  for (const std::string& cell : cells) out += "| " + cell + (cell.empty() ? "" : " ");
  out += "|\n";
}

// The head and the line below it; columns from `numbers_from` to `numbers_to` hold numbers and align to the right.
void append_head(std::string& out, const Row& heads, std::size_t numbers_from, std::size_t numbers_to) {
  append_row(out, heads);
  for (std::size_t i = 0; i < heads.size(); ++i) out += i >= numbers_from && i < numbers_to ? "|--:" : "|:--";
  out += "|\n";
}

// What is there of the texts, with blanks between.
std::string spaced(std::initializer_list<std::string> texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!text.empty()) out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

Row cells_of(const TableRow& row) {
  Row out{(row.is_segment ? "↳ " : "") + row.label};
  for (const TableCell& cell : row.cells) {
    std::string marks;
    for (const Remark& mark : cell.marks) marks += mark.mark;
    out.push_back(spaced({cell.text, marks, cell.after}));
    out.resize(out.size() + cell.columns - 1);
  }
  return out;
}

class MarkdownReport {
 public:
  MarkdownReport(const Report& report, const Options& options)
      : report_(report),
        options_(options),
        voice_{options.language, for_markdown},
        words_(voice_.phrases()),
        tables_(report, voice_) {}

  [[nodiscard]] std::string whole() {
    out_ += "# " + title(report_, voice_) + "\n\n" + context(report_, voice_) + "\n";
    if (const std::string given = given_options(report_, voice_); !given.empty()) out_ += "\n" + given + "\n";
    for (const Section& section : report_.sections) add(section);
    add_remarks();
    add_judgements();
    add_reconciliation();
    add_rejects();
    return out_;
  }

  [[nodiscard]] std::string judgements() {
    if (report_.judgements.empty()) return std::string(words_.no_requirement) + "\n";
    add_judgement_table();
    return out_;
  }

 private:
  void heading(const std::string& text) { out_ += "\n## " + text + "\n\n"; }

  void add(const Section& section) {
    heading(voice_.say(section.title));
    const FamilyTable table = tables_.table(section);
    if (!table.rows.empty()) append_head(out_, table.heads, 1, table.heads.size());
    for (const TableRow& row : table.rows) append_row(out_, cells_of(row));
    const std::vector<std::string> missing = not_available(section, voice_);
    if (!table.rows.empty() && !missing.empty()) out_ += '\n';
    for (const std::string& line : missing) out_ += "- " + line + "\n";
  }

  void add_remarks() {
    std::string key;
    for (const Remark& mark : legend(tables_.used(), voice_)) {
      key.append(key.empty() ? "" : ", ").append(mark.mark).append(" ").append(mark.text);
    }
    const std::vector<Remark> all = remarks(report_, voice_);
    if (!all.empty() || !key.empty()) out_ += "\n---\n\n";
    for (const Remark& remark : all) out_ += "- " + remark.mark + " " + remark.text + "\n";
    if (!key.empty()) out_ += "- " + key + "\n";
  }

  void add_judgements() {
    if (report_.judgements.empty()) return;
    heading(std::string(words_.requirements));
    add_judgement_table();
  }

  void add_judgement_table() {
    Row heads{""};
    heads.insert(heads.end(), words_.requirement_heads.begin(), words_.requirement_heads.end());
    append_head(out_, heads, 2, 3);
    for (const Judgement& judgement : report_.judgements) {
      const ShownJudgement shown = show(report_, judgement, voice_);
      append_row(out_, {shown.mark, shown.requirement, shown.value, shown.period, shown.segment, shown.reason});
    }
  }

  void add_reconciliation() {
    heading(std::string(words_.reconciliation));
    append_head(out_, Row(words_.reconciliation_heads.begin(), words_.reconciliation_heads.end()), 1,
                words_.reconciliation_heads.size());
    for (const SourceSummary& source : report_.sources) {
      Row row{voice_.safe(source.source)};
      for (const std::uint64_t rows : {source.read, source.used, source.duplicate, source.conflicting, source.rejected,
                                       source.folded, source.left_out, source.empty}) {
        row.push_back(counted(static_cast<double>(rows), voice_.language));
      }
      append_row(out_, row);
    }
  }

  void add_rejects() {
    if (report_.rejects.empty()) return;
    const ListedRejects rejects = listed_rejects(report_, options_.verbose);
    heading(std::string(words_.rejects));
    append_head(out_, Row(words_.reject_heads.begin(), words_.reject_heads.end()), 0, 0);
    for (const Reject* reject : rejects.listed) {
      append_row(out_, {place(*reject, voice_), voice_.safe(reject->value), reason(*reject, voice_)});
    }
    if (const std::uint64_t rest = rejects.all_more(); rest > 0) {
      out_ += "\n" + say(words_.more_rejects, static_cast<double>(rest), voice_.language) + "\n";
    }
  }

  const Report& report_;
  const Options& options_;
  Voice voice_;
  const Phrases& words_;
  FamilyTables tables_;
  std::string out_;
};

}  // namespace

std::string render_markdown(const Report& report, const Options& options) {
  MarkdownReport markdown(report, options);
  return options.judgements_only ? markdown.judgements() : markdown.whole();
}

}  // namespace cxkpi::render
