#include "report/effects.h"

namespace cxkpi {
namespace {

double figure(double numerator, double denominator, double scale) { return scale * numerator / denominator; }

Effects of_segment(const SegmentMove& segment, const SegmentMove& whole, double scale) {
  const double weight = segment.denominator / whole.denominator;
  const double weight_then = segment.denominator_then / whole.denominator_then;
  const double middle_of_whole = (figure(whole.numerator, whole.denominator, scale) +
                                  figure(whole.numerator_then, whole.denominator_then, scale)) /
                                 2;
  if (segment.denominator > 0 && segment.denominator_then > 0) {
    const double now = figure(segment.numerator, segment.denominator, scale);
    const double then = figure(segment.numerator_then, segment.denominator_then, scale);
    return {(now - then) * (weight + weight_then) / 2, (weight - weight_then) * ((now + then) / 2 - middle_of_whole)};
  }
  // What it adds to the whole's figure beyond what any segment of that weight would; events without a base are moves.
  const double added =
      scale * (segment.numerator / whole.denominator - segment.numerator_then / whole.denominator_then) -
      middle_of_whole * (weight - weight_then);
  return segment.denominator > 0 || segment.denominator_then > 0 ? Effects{0, added} : Effects{added, 0};
}

}  // namespace

std::vector<Effects> effects_of(std::span<const SegmentMove> segments, double scale) {
  SegmentMove whole;
  for (const SegmentMove& segment : segments) {
    whole.numerator += segment.numerator;
    whole.denominator += segment.denominator;
    whole.numerator_then += segment.numerator_then;
    whole.denominator_then += segment.denominator_then;
  }
  if (whole.denominator <= 0 || whole.denominator_then <= 0) return {};
  std::vector<Effects> out;
  for (const SegmentMove& segment : segments) out.push_back(of_segment(segment, whole, scale));
  return out;
}

}  // namespace cxkpi
