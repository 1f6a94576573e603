#include "report/unavailable.h"

namespace cxkpi {
namespace {

std::string french_alternatives(std::string text) {
  for (std::size_t at = text.find(" or "); at != std::string::npos; at = text.find(" or ", at))
    text.replace(at, 4, " ou ");
  return text;
}

bool is_filter(const Obstacle& obstacle) { return obstacle.option == Obstacle::Option::where; }

std::string_view as_asked(const Obstacle& obstacle) { return is_filter(obstacle) ? "filtered so" : "cut so"; }

// The expression's checker speaks English only.
Words cause(const Obstacle& obstacle) {
  return obstacle.lacking.empty() ? Words{obstacle.message, {}} : unavailable(obstacle.lacking);
}

}  // namespace

Words unavailable(const std::string& lacking) {
  return {"needs " + lacking, "demande " + french_alternatives(lacking)};
}

Words unavailable(const Obstacle& obstacle) {
  const Words why = cause(obstacle);
  return {"cannot be " + std::string(as_asked(obstacle)) + ": " + why.in(Language::en),
          (is_filter(obstacle) ? "ne se filtre pas ainsi : " : "ne se découpe pas ainsi : ") + why.in(Language::fr)};
}

Error refusal(const std::string& indicator, const Obstacle& obstacle, std::size_t indicators) {
  const std::string why = cause(obstacle).in(Language::en);
  std::string message = indicators == 1 ? indicator + " cannot be " + std::string(as_asked(obstacle)) + ": " + why
                                        : "none of the " + std::to_string(indicators) + " indicators can be " +
                                              std::string(as_asked(obstacle)) + "; " + indicator + ": " + why;
  return {ErrorKind::usage, is_filter(obstacle) ? "--where" : "--by", std::move(message),
          obstacle.lacking.empty() ? obstacle.hint : "cxkpi inspect shows which columns the files have"};
}

}  // namespace cxkpi
