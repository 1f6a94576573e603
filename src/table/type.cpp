#include "cxkpi/table/type.h"

namespace cxkpi {

std::string_view name(Type type) noexcept {
  switch (type) {
    case Type::flag:
      return "flag";
    case Type::number:
      return "number";
    case Type::date:
      return "date";
    case Type::instant:
      return "instant";
    case Type::category:
      return "category";
    case Type::key:
      return "key";
    case Type::text:
      return "text";
  }
  return "";
}

}  // namespace cxkpi
