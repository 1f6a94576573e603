#include "records.h"

#include <csv.h>
#include <unknown/library.h>

#include "cxkpi/error/error.h"
