#include "cxkpi/error/error.h"

#include <utility>

namespace cxkpi {

Error::Error(ErrorKind kind, std::string where, std::string message, std::string hint, std::string excerpt)
    : kind_(kind),
      where_(std::move(where)),
      message_(std::move(message)),
      hint_(std::move(hint)),
      excerpt_(std::move(excerpt)),
      what_(text()) {}

std::string Error::text() const {
  std::string out;
  if (!where_.empty()) out += where_ + ": ";
  out += message_;
  if (!excerpt_.empty()) out += "\n" + excerpt_;
  if (!hint_.empty()) out += "\nhint: " + hint_;
  return out;
}

Error Error::at(const std::string& where) const {
  return {kind_, where_.empty() ? where : where + ": " + where_, message_, hint_, excerpt_};
}

}  // namespace cxkpi
