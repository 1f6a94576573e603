// The words of the report model that files carry: a status, an indicator's part, a segment.
#include "cxkpi/report/report.h"

namespace cxkpi {

std::string_view name(Status status) noexcept {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::warn:
      return "warn";
    case Status::fail:
      return "fail";
    case Status::none:
      return "none";
    case Status::provisional:
      return "provisional";
    case Status::small:
      return "small";
    case Status::no_data:
      return "no_data";
    case Status::unavailable:
      return "unavailable";
  }
  return "none";
}

std::string_view base_indicator(std::string_view name) noexcept { return name.substr(0, name.find('.')); }

std::string_view part_suffix(std::string_view name) noexcept {
  const std::size_t point = name.find('.');
  return point == std::string_view::npos ? std::string_view{} : name.substr(point + 1);
}

std::string segment_name(const std::vector<std::string>& dimensions, const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ';';
    out += dimensions.at(i) + '=' + values[i];
  }
  return out;
}

std::string segment_name(const Report& report, const Segment& segment) {
  std::string out = segment_name(report.dimensions, segment.values);
  if (segment.share) out += (out.empty() ? "" : ";") + segment.share->first + '=' + segment.share->second;
  return out;
}

}  // namespace cxkpi
