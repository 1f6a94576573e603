// The literals that are more than one token: 48 hours, date '2026-10-31'.
#pragma once

#include "cxkpi/expr/tree.h"
#include "expr/token_cursor.h"

namespace cxkpi::expr {

// The number to come and, where a unit follows, the duration.
[[nodiscard]] Tree number_or_duration(TokenCursor& cursor);

// The date whose keyword was just taken; a text token is to come.
[[nodiscard]] Tree date_literal(TokenCursor& cursor, const Token& keyword);

}  // namespace cxkpi::expr
