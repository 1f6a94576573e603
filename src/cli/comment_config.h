// The [comments] of a config: a lexicon of one's own, themes of one's own.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <string>

#include "cxkpi/text/themes.h"

namespace cxkpi::cli {

struct CommentConfig {
  CommentReader reader;
  std::optional<std::string> lexicon;  // the file that it was read from
};

// `path` is the config file's: it is named in errors, and a lexicon is looked for beside it. Throws Error(config).
[[nodiscard]] CommentConfig read_comment_config(const toml::table& comments, const std::string& path);

}  // namespace cxkpi::cli
