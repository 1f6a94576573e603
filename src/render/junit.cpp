#include "render/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "render/escape.h"
#include "render/judgement_words.h"

namespace cxkpi::render {
namespace {

// What becomes of a judgement; the elements are those of JUnit, none for a case that passes.
enum class Result { passed, failure, error, skipped };
constexpr std::array<std::string_view, 4> elements{"", "failure", "error", "skipped"};

Result result_of(const Judgement& judgement) noexcept {
  switch (judgement.outcome) {
    case Judgement::Outcome::pass:
      return Result::passed;
    case Judgement::Outcome::fail:
      return Result::failure;
    case Judgement::Outcome::no_data:
      return judgement.breaks ? Result::error : Result::skipped;
    case Judgement::Outcome::provisional:
      break;
  }
  return Result::skipped;
}

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, for_xml(value));
}

// The names that were given, and how often: a requirement may be there twice, with and without a least number of rows.
using NamesGiven = std::map<std::string, std::size_t>;

std::string case_name(const ShownJudgement& shown, bool with_period, NamesGiven& given) {
  std::string out = shown.requirement;
  if (with_period) out += " · " + shown.period;
  if (!shown.segment.empty()) out += " [" + shown.segment + "]";
  const std::size_t times = ++given[out];
  return times == 1 ? out : out + " #" + std::to_string(times);
}

// A line for each thing that there is to know: "Value: 90.8 % (59 / 65)".
std::string details(const ShownJudgement& shown, const Voice& voice) {
  const std::array<const std::string*, 5> texts{&shown.requirement, &shown.value, &shown.period, &shown.segment,
                                                &shown.reason};
  std::string out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts.at(i)->empty()) continue;
    out += for_xml(std::string(voice.phrases().requirement_heads.at(i)) + std::string(voice.phrases().colon) +
                   *texts.at(i)) +
           "\n";
  }
  return out;
}

std::string test_case(const Report& report, const Judgement& judgement, const Voice& voice, bool with_period,
                      NamesGiven& given) {
  const ShownJudgement shown = show(report, judgement, voice);
  std::string out = "    <testcase" + attribute("classname", "cxkpi." + judgement.indicator) +
                    attribute("name", case_name(shown, with_period, given)) + ">\n";
  const std::string_view element = elements.at(static_cast<std::size_t>(result_of(judgement)));
  if (element.empty()) {
    out += "      <system-out>" + for_xml(sentence(shown, voice)) + "</system-out>\n";
  } else {
    out += fmt::format("      <{0}{1}{2}>{3}</{0}>\n", element, attribute("type", name(judgement.outcome)),
                       attribute("message", sentence(shown, voice)), details(shown, voice));
  }
  return out + "    </testcase>\n";
}

std::size_t count(const Report& report, Result result) {
  return static_cast<std::size_t>(
      std::count_if(report.judgements.begin(), report.judgements.end(),
                    [result](const Judgement& judgement) { return result_of(judgement) == result; }));
}

}  // namespace

std::string render_junit(const Report& report, const Options& options) {
  const Voice voice{options.language, as_it_is};
  const bool with_period = judges_several_periods(report);
  const std::string counts =
      fmt::format(" name=\"cxkpi\" tests=\"{}\" failures=\"{}\" errors=\"{}\"", report.judgements.size(),
                  count(report, Result::failure), count(report, Result::error));
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites{0}>\n  <testsuite{0} skipped=\"{1}\">\n",
                  counts, count(report, Result::skipped));
  NamesGiven given;
  for (const Judgement& judgement : report.judgements) out += test_case(report, judgement, voice, with_period, given);
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace cxkpi::render
