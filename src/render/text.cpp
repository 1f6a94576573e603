#include "render/text.h"

#include "cxkpi/render/pages.h"
#include "render/escape.h"
#include "render/judgement_words.h"
#include "render/listed_rejects.h"
#include "render/summary.h"
#include "render/text_tables.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

class TextReport {
 public:
  TextReport(const Report& report, const Options& options)
      : report_(report), options_(options), voice_{options.language, for_terminal} {}

  [[nodiscard]] std::string whole() {
    paragraph(title(report_, voice_), Ink::bold);
    paragraph(context(report_, voice_), Ink::dim);
    if (const std::string given = given_options(report_, voice_); !given.empty()) paragraph(given, Ink::dim);
    MarksUsed used;
    const auto table = report_.periods.size() > 1 ? series_table : period_table;
    if (!report_.sections.empty()) out_ += '\n' + table(report_, voice_, options_.colour, used).text();
    out_ += '\n';
    for (const Remark& remark : remarks(report_, voice_)) marked(remark.mark, remark.tone, remark.text);
    add_legend(used);
    paragraph(reconciliation(report_, voice_), Ink::plain);
    if (options_.verbose) add_rejects();
    if (!report_.judgements.empty()) {
      out_ += '\n' + inked(upper(voice_.phrases().requirements), Ink::bold, options_.colour) + '\n';
      add_judgements();
    }
    return out_;
  }

  [[nodiscard]] std::string judgements() {
    if (report_.judgements.empty()) paragraph(std::string(voice_.phrases().no_requirement), Ink::plain);
    add_judgements();
    return out_;
  }

 private:
  void paragraph(const std::string& text, Ink ink) {
    for (const std::string& line : wrapped(text, terminal_columns)) out_ += inked(line, ink, options_.colour) + '\n';
  }

  // The text hangs to the right of its mark.
  void marked(const std::string& mark, Tone tone, const std::string& text) {
    constexpr std::size_t mark_columns = 2;
    std::string before = inked(mark, ink_of(tone), options_.colour) + ' ';
    for (const std::string& line : wrapped(text, terminal_columns - mark_columns)) {
      out_ += before + line + '\n';
      before = std::string(mark_columns, ' ');
    }
  }

  void add_legend(const MarksUsed& used) {
    std::string line;
    for (const Remark& remark : legend(used, voice_)) {
      line += line.empty() ? "" : "   ";
      line += inked(remark.mark, ink_of(remark.tone), options_.colour) + ' ' +
              inked(remark.text, Ink::dim, options_.colour);
    }
    if (!line.empty()) out_ += line + '\n';
  }

  void add_rejects() {
    const ListedRejects rejects = listed_rejects(report_, true);
    for (const Reject* listed : rejects.listed) {
      const Reject& reject = *listed;
      std::string text = "  " + place(reject, voice_) + std::string(voice_.phrases().colon);
      const bool said = reject.reason.find('\'' + reject.value + '\'') != std::string::npos;
      if (!reject.value.empty() && !said) text += "'" + voice_.safe(reject.value) + "' ";
      out_ += text + reason(reject, voice_) + '\n';
    }
    if (const std::uint64_t rest = rejects.all_more(); rest > 0) {
      out_ += "  … " + say(voice_.phrases().more_rejects, static_cast<double>(rest), voice_.language) + '\n';
    }
  }

  void add_judgements() {
    for (const Judgement& judgement : report_.judgements) {
      const ShownJudgement shown = show(report_, judgement, voice_);
      out_ += inked(shown.mark, ink_of(shown.tone), options_.colour) + ' ' + sentence(shown, voice_) + '\n';
    }
  }

  const Report& report_;
  const Options& options_;
  Voice voice_;
  std::string out_;
};

}  // namespace

std::string render_text(const Report& report, const Options& options) {
  if (options.inspection) return inspection(report, options);
  TextReport text(report, options);
  return options.judgements_only ? text.judgements() : text.whole();
}

}  // namespace cxkpi::render
