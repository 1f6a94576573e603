// What the template page.html is filled with, piece by piece. Texts are as they are in the data: the template escapes
// them. Every piece has all of its names, so that the template never takes one for that of a piece around it.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <vector>

#include "render/family_table.h"
#include "render/judgement_words.h"
#include "render/summary.h"
#include "render/voice.h"

namespace cxkpi::render {

using HtmlData = kainjow::mustache::data;

// False for an empty text, which the template then leaves out with what is around it.
[[nodiscard]] HtmlData html_text(const std::string& text);

// False for an empty list.
[[nodiscard]] HtmlData html_texts(const std::vector<std::string>& texts);

// A list of remarks or of marks: mark, what it means, and the class of its tone.
[[nodiscard]] HtmlData html_remarks(const std::vector<Remark>& remarks);

// Tables. `caption` is for those who do not see where the table stands.
[[nodiscard]] HtmlData html_table(const FamilyTable& table, const std::string& caption, const Voice& voice);
[[nodiscard]] HtmlData html_table(const std::vector<ShownJudgement>& judgements, const std::string& caption,
                                  const Voice& voice);

// Of plain texts, the first of each row its name; all the others are numbers, or none is.
[[nodiscard]] HtmlData html_table(const std::vector<std::string>& heads,
                                  const std::vector<std::vector<std::string>>& rows, bool of_numbers,
                                  const std::string& caption);

}  // namespace cxkpi::render
