// One file's configuration: what its preset says, and before that what the user says.
#pragma once

#include "cxkpi/exports/source_config.h"

namespace cxkpi::exports {

// `preset` may be null. The user's word wins key by key; lists add up. Files, columns and lookups are not in it:
// matching takes the rules of both (see matching.h), the others belong to the source.
[[nodiscard]] SourceConfig merged(const SourceConfig& user, const SourceConfig* preset);

}  // namespace cxkpi::exports
