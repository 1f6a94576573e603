// The states of an indicator's bins, merged for a period and a segment.
#pragma once

#include <cstddef>

#include "cxkpi/indicators/bins.h"
#include "cxkpi/indicators/calculator.h"
#include "cxkpi/indicators/scanner.h"
#include "cxkpi/indicators/segmentation.h"

namespace cxkpi {

struct Pooled {
  State state;
  Accounting account;
};

// Segments are counted from 1, as the cells of a report are; 0 is the total.
class Pooling {
 public:
  // All must outlive it.
  Pooling(const Calculator& calculator, const ScanResult& scanned, const Bins& bins, const Segments& segments)
      : calculator_(calculator), scanned_(scanned), bins_(bins), segments_(segments) {}

  // The segment's own rows.
  [[nodiscard]] Pooled own(Period period, std::size_t segment) const;

  // Its own rows and, where a split has lists of values, those that have its value in a list.
  [[nodiscard]] Pooled part(Period period, std::size_t segment) const;

  // What a cell shows: the part; of a split, the part over all rows of its whole segment.
  [[nodiscard]] Pooled share(Period period, std::size_t segment) const;

 private:
  [[nodiscard]] bool same_whole(std::size_t a, std::size_t b) const;

  const Calculator& calculator_;
  const ScanResult& scanned_;
  const Bins& bins_;
  const Segments& segments_;
};

}  // namespace cxkpi
