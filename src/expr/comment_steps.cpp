#include "expr/comment_steps.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cxkpi/table/parallel.h"
#include "expr/column_steps.h"

namespace cxkpi::expr {
namespace {

// Null when the files have no such column.
const Column* comments_of(const Formula& formula, Workspace& workspace) {
  const Formula& column = formula.args[0];
  return workspace.column_as_read(formula.table, column.name, column.from_file);
}

}  // namespace

StepPtr sentiment_step(const Formula& sentiment, Workspace& workspace) {
  const Column* const comments = comments_of(sentiment, workspace);
  if (comments == nullptr) return constant_step(null_value);
  return make_step([&texts = comments->texts, &lexicon = workspace.data().comments.lexicon()](const Rows& rows, Frame&,
                                                                                              std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::string_view comment = texts[rows.at(i)];
      out[i] = comment.empty() ? null_value : std::int64_t{lexicon.score(comment)};
    }
  });
}

Column themes_column(const Formula& themes, Workspace& workspace) {
  constexpr std::size_t rows_per_part = 4096;
  Column column;
  column.type = Type::category;
  column.narrow.assign(workspace.data().find(themes.table)->rows(), null_narrow);
  const Column* const comments = comments_of(themes, workspace);
  if (comments == nullptr) return column;
  const Themes& reader = workspace.data().comments.themes();
  std::vector<std::uint64_t> found(column.narrow.size());
  parallel_for(found.size(), rows_per_part, workspace.threads(), [&](unsigned, std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) found[row] = reader.find(comments->texts[row]);
  });
  std::unordered_map<std::uint64_t, std::int32_t> codes;  // there are few sets of themes
  for (std::size_t row = 0; row < found.size(); ++row) {
    if (found[row] == 0) continue;
    const auto [known, is_new] = codes.try_emplace(found[row]);
    if (is_new) known->second = workspace.categories().code(reader.text(found[row]));
    column.narrow[row] = known->second;
  }
  return column;
}

}  // namespace cxkpi::expr
