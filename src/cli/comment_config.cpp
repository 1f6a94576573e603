#include "cli/comment_config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cxkpi/error/error.h"
#include "error/toml_nodes.h"

namespace cxkpi::cli {
namespace {

class CommentConfigReader : private TomlNodes {
 public:
  explicit CommentConfigReader(const std::string& path) : TomlNodes(path), path_(path) {}

  CommentConfig run(const toml::table& given) const {
    CommentConfig out;
    for (const auto& [key, node] : given) {
      if (key == "lexicon")
        out.reader.own_lexicon = lexicon(node, out);
      else if (key == "themes")
        out.reader.own_themes = themes(table(node, "themes"));
      else
        unknown(node, key.str(), {"lexicon", "themes"});
    }
    return out;
  }

 private:
  Lexicon lexicon(const toml::node& node, CommentConfig& out) const {
    const std::filesystem::path file = std::filesystem::path(path_).parent_path() / text(node, "lexicon");
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
      fail(node, "the lexicon " + file.string() + " cannot be read", "its path is taken from the config's folder");
    const std::string content(std::istreambuf_iterator<char>(in), {});
    out.lexicon = file.string();
    return Lexicon::parse(content, file.string());
  }

  // A theme replaces the built-in one of its name; an empty list takes it away; others are added.
  Themes themes(const toml::table& given) const {
    Themes::Lists lists = Themes::built_in_lists();
    for (const auto& [key, node] : given) {
      const std::string name(key.str());
      if (name.find(',') != std::string::npos) fail(node, "a theme's name holds no comma");
      const auto known = std::find_if(lists.begin(), lists.end(), [&](const auto& list) { return list.first == name; });
      std::vector<std::string> patterns = texts(node, name);
      try {
        static_cast<void>(Themes({{name, patterns}}));
      } catch (const Error& error) {
        throw error.at(place(node));
      }
      if (known != lists.end())
        known->second = std::move(patterns);
      else
        lists.emplace_back(name, std::move(patterns));
    }
    std::erase_if(lists, [](const auto& list) { return list.second.empty(); });
    try {
      return Themes(lists);
    } catch (const Error& error) {
      throw error.at(place(given));
    }
  }

  const std::string& path_;
};

}  // namespace

CommentConfig read_comment_config(const toml::table& comments, const std::string& path) {
  return CommentConfigReader(path).run(comments);
}

}  // namespace cxkpi::cli
