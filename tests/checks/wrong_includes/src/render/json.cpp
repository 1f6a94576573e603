#include <csv.h>

#include <nlohmann/json.hpp>

#include "cli/options.h"
#include "csv/faults.h"
