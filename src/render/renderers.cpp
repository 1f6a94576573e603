// The list of renderers: a new format is one pair of files and one row here.
#include <array>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/render/renderer.h"
#include "render/csv.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/text.h"

namespace cxkpi::render {
namespace {

constexpr std::array all{
    Renderer{"text", "txt", render_text},
    Renderer{"markdown", "md", render_markdown},
    Renderer{"csv", "csv", render_csv},
    Renderer{"json", "json", render_json},
};

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

const Renderer* renderer_for_file(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t point = file.rfind('.');
  if (point == std::string_view::npos) return nullptr;
  for (const Renderer& renderer : all) {
    if (file.substr(point + 1) == renderer.extension) return &renderer;
  }
  return nullptr;
}

}  // namespace cxkpi::render
