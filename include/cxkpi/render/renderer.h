// The renderers: pure functions from a report to bytes. None of them opens a file or computes a figure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cxkpi/report/report.h"

namespace cxkpi::render {

struct Options {
  Language language = Language::en;
  bool colour = false;
  bool judgements_only = false;  // `cxkpi check`: only requirements and verdicts
  bool inspection = false;       // `cxkpi inspect`: a report without indicators, about what was read
  bool verbose = false;          // list every reject instead of ten
};

struct Renderer {
  std::string_view name;       // "markdown", as in --format
  std::string_view extension;  // "md", by which -o finds it; empty for a format whose files have none of their own
  std::string (*render)(const Report& report, const Options& options);
};

// All of them, `text` first.
[[nodiscard]] std::span<const Renderer> renderers();

// By name. Throws Error(usage) with the names.
[[nodiscard]] const Renderer& find_renderer(std::string_view name);

// A file name's extension, without the point; empty when it has none, as ".profile" and "report." have.
[[nodiscard]] std::string_view extension_of(std::string_view path) noexcept;

// By an extension, in any case: "md", "MD" and "markdown" are one. Null when no renderer has it.
[[nodiscard]] const Renderer* renderer_for_extension(std::string_view extension) noexcept;

// "text (.txt), markdown (.md), github …": all of them, for a hint.
[[nodiscard]] std::string renderer_list();

}  // namespace cxkpi::render
