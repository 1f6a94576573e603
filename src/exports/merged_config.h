// One file's configuration: what its preset says, and before that what the user says.
#pragma once

#include "cxkpi/exports/source_config.h"

namespace cxkpi::exports {

// `preset` may be null. The user's word wins key by key; lists and the user's rules for single columns add up.
[[nodiscard]] SourceConfig merged(const SourceConfig& user, const SourceConfig* preset);

}  // namespace cxkpi::exports
