#include "render/html.h"

#include <span>
#include <stdexcept>
#include <utility>

#include "cxkpi/error/embedded.h"
#include "render/escape.h"
#include "render/html_parts.h"
#include "render/listed_rejects.h"
#include "render/numbers.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_page();

namespace render {
namespace {

class HtmlReport {
 public:
  HtmlReport(const Report& report, const Options& options)
      : report_(report),
        options_(options),
        voice_{options.language, as_it_is},
        words_(voice_.phrases()),
        tables_(report, voice_) {}

  [[nodiscard]] HtmlData page() {
    HtmlData out;
    out["language"] = html_text(options_.language == Language::fr ? "fr" : "en");
    out["version"] = html_text(report_.run.version);
    out["title"] = html_text(title(report_, voice_));
    out["context"] = html_text(context(report_, voice_));
    out["given"] = html_text(given_options(report_, voice_));
    if (!options_.judgements_only) {
      for (const Section& section : report_.sections) add(section);
      add_remarks();
    }
    if (options_.judgements_only || !report_.judgements.empty()) add_judgements();
    if (!options_.judgements_only) {
      add_reconciliation();
      add_rejects();
    }
    out["sections"] = HtmlData(sections_);
    return out;
  }

 private:
  // A part of the page, to be filled in; what it lacks is left out.
  static HtmlData part(const std::string& heading) {
    HtmlData out;
    out["heading"] = html_text(heading);
    for (const char* name : {"lead", "table", "notes", "remarks", "legend"}) out[name] = HtmlData(false);
    return out;
  }

  void add(const Section& section) {
    const std::string heading = voice_.say(section.title);
    HtmlData out = part(heading);
    const FamilyTable table = tables_.table(section);
    if (!table.rows.empty()) out["table"] = html_table(table, heading, voice_);
    out["notes"] = html_texts(not_available(section, voice_));
    sections_.push_back(std::move(out));
  }

  void add_remarks() {
    HtmlData out = part("");
    const std::vector<Remark> all = remarks(report_, voice_);
    const std::vector<Remark> key = legend(tables_.used(), voice_);
    if (all.empty() && key.empty()) return;
    if (!all.empty()) out["remarks"] = HtmlData("items", html_remarks(all));
    if (!key.empty()) out["legend"] = HtmlData("items", html_remarks(key));
    sections_.push_back(std::move(out));
  }

  void add_judgements() {
    const std::string heading(words_.requirements);
    HtmlData out = part(heading);
    out["lead"] = html_text(outcome_counts(report_, voice_));
    std::vector<ShownJudgement> judgements;
    for (const Judgement& judgement : report_.judgements) judgements.push_back(show(report_, judgement, voice_));
    if (!judgements.empty()) out["table"] = html_table(judgements, heading, voice_);
    sections_.push_back(std::move(out));
  }

  void add_reconciliation() {
    const std::string heading(words_.reconciliation);
    HtmlData out = part(heading);
    out["lead"] = html_text(reconciliation(report_, voice_));
    std::vector<std::vector<std::string>> rows;
    for (const SourceSummary& source : report_.sources) {
      rows.push_back({source.source});
      for (const std::uint64_t count : {source.read, source.used, source.duplicate, source.conflicting, source.rejected,
                                        source.folded, source.left_out, source.empty}) {
        rows.back().push_back(counted(static_cast<double>(count), voice_.language));
      }
    }
    const auto& heads = words_.reconciliation_heads;
    if (!rows.empty()) out["table"] = html_table({heads.begin(), heads.end()}, rows, true, heading);
    sections_.push_back(std::move(out));
  }

  void add_rejects() {
    if (report_.rejects.empty()) return;
    const ListedRejects rejects = listed_rejects(report_, options_.verbose);
    const std::string heading(words_.rejects);
    HtmlData out = part(heading);
    std::vector<std::vector<std::string>> rows;
    for (const Reject* reject : rejects.listed) {
      rows.push_back({place(*reject, voice_), reject->value, reason(*reject, voice_)});
    }
    out["table"] = html_table({words_.reject_heads.begin(), words_.reject_heads.end()}, rows, false, heading);
    if (const std::uint64_t rest = rejects.all_more(); rest > 0) {
      out["notes"] = html_texts({say(words_.more_rejects, static_cast<double>(rest), voice_.language)});
    }
    sections_.push_back(std::move(out));
  }

  const Report& report_;
  const Options& options_;
  Voice voice_;
  const Phrases& words_;
  FamilyTables tables_;
  kainjow::mustache::list sections_;
};

}  // namespace

std::string render_html(const Report& report, const Options& options) {
  kainjow::mustache::mustache page{std::string(embedded_page().front().text)};
  if (!page.is_valid()) throw std::logic_error("page.html: " + page.error_message());
  page.set_custom_escape([](const std::string& text) { return for_html(text); });
  return page.render(HtmlReport(report, options).page());
}

}  // namespace render
}  // namespace cxkpi
