// An expression is printed as it is read, and its normal form means the same: it passes the check, or fails it alike.
#include <string>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/indicators/catalogue.h"
#include "property.h"

namespace {

using namespace cxkpi;

// The printed formula's type, or why there is none.
std::string verdict(const expr::Model& model, const std::string& text, const std::string& table) {
  try {
    const expr::Checked checked = expr::check(model, text, table);
    fuzz::demand(expr::print(checked.tree) == expr::print(expr::parse(text)), "what is checked is what was parsed");
    return std::string(name(checked.formula.type.type)) + " " + std::to_string(checked.formula.type.denominator);
  } catch (const Error& error) {
    return "refused: " + error.message();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalogue catalogue = Catalogue::load();
  static const std::vector<std::string> tables = catalogue.model().tables();
  fuzz::Input input(data, size);
  const std::string table = input.choice(tables);
  const std::string text(input.text());
  std::string printed;
  try {
    printed = expr::print(expr::parse(text));
  } catch (const Error&) {
    return 0;
  }
  fuzz::demand(expr::print(expr::parse(printed)) == printed, "the normal form is read and printed alike");
  fuzz::demand(verdict(catalogue.model(), text, table) == verdict(catalogue.model(), printed, table),
               "the normal form means the same");
  return 0;
}
