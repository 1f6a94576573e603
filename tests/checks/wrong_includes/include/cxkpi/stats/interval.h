#include <boost/math/distributions/normal.hpp>
#include <vector>

#include "cxkpi/table/table.h"
