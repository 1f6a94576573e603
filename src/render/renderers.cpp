// The list of renderers: a new format is one pair of files and one row here.
#include <algorithm>
#include <array>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/render/renderer.h"
#include "render/csv.h"
#include "render/github.h"
#include "render/html.h"
#include "render/json.h"
#include "render/junit.h"
#include "render/markdown.h"
#include "render/openmetrics.h"
#include "render/text.h"

namespace cxkpi::render {
namespace {

constexpr std::array all{
    Renderer{"text", "txt", render_text},  Renderer{"markdown", "md", render_markdown},
    Renderer{"csv", "csv", render_csv},    Renderer{"json", "json", render_json},
    Renderer{"html", "html", render_html}, Renderer{"junit", "xml", render_junit},
    Renderer{"github", "", render_github}, Renderer{"openmetrics", "prom", render_openmetrics},
};

// Without regard to the case of ASCII letters.
bool is_same(std::string_view a, std::string_view b) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const Renderer> renderers() { return all; }

const Renderer& find_renderer(std::string_view name) {
  std::vector<std::string> names;
  std::string list;
  for (const Renderer& renderer : all) {
    if (renderer.name == name) return renderer;
    names.emplace_back(renderer.name);
    list.append(list.empty() ? "" : ", ").append(renderer.name);
  }
  const std::string hint = did_you_mean(name, names);
  throw Error(ErrorKind::usage, "", "unknown format '" + std::string(name) + "'",
              (hint.empty() ? "" : hint + " ") + "the formats are " + list);
}

std::string_view extension_of(std::string_view path) noexcept {
  const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t point = file.rfind('.');
  return point == std::string_view::npos || point == 0 ? std::string_view() : file.substr(point + 1);
}

const Renderer* renderer_for_extension(std::string_view extension) noexcept {
  if (extension.empty()) return nullptr;
  for (const Renderer& renderer : all) {
    if (is_same(extension, renderer.extension) || is_same(extension, renderer.name)) return &renderer;
  }
  return nullptr;
}

std::string renderer_list() {
  std::string list;
  for (const Renderer& renderer : all) {
    list.append(list.empty() ? "" : ", ").append(renderer.name);
    if (!renderer.extension.empty()) list.append(" (.").append(renderer.extension).append(")");
  }
  return list;
}

}  // namespace cxkpi::render
