#include "render/phrases.h"

#include <fmt/format.h>

#include "render/numbers.h"

namespace cxkpi::render {
namespace {

constexpr Phrases english{
    .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December"},
    .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .first_of_month = "1",
    .quarter = "Q{} {}",
    .week = "week {} of {}",
    .short_week = "W{} {}",
    .all_dates = "all dates",

    .title = "Post-purchase indicators",
    .compared_with = "compared with {}",
    .each_with_previous = "each compared with the period before",
    .each_with_year_ago = "each compared with a year before",
    .by_grain = {"by day", "by week", "by month", "by quarter", "by year"},
    .as_of = "as of {}, {}",
    .colon = ": ",

    .indicator = "Indicator",
    .interval = "95 % interval",
    .count = "count",
    .change = "change",
    .target = "target",
    .points = "pt",
    .course = "over time",
    .course_in_words = "from {} to {}, lowest {}, highest {}",
    .effects = "of which {} within the segments, {} by their shares",
    .no_value = "(none)",
    .not_available = "Not available: {} ({})",

    .misses_limit = {"{} indicator is past its limit.", "{} indicators are past their limit."},
    .misses_target = {"{} indicator misses its target.", "{} indicators miss their target."},
    .provisional_until = "Provisional until {}: {}.",
    .impossible = "Impossible rows are not counted: {} (cxkpi rows INDICATOR --rejected).",
    .few_impossible = {"fewer than 1\u00a0% in {} indicator", "fewer than 1\u00a0% in {} indicators"},
    .repeated = {"{} record without a number is the same as another and counted once",
                 "{} records without a number are the same as others and counted once"},
    .overlapping = {"{} row of counts is of the same day and kind as one of another file, and both count",
                    "{} rows of counts are of the same day and kind as those of another file, and all count"},
    .legend_change = "significant change",
    .legend_ok = "on target",
    .legend_warn = "target missed",
    .legend_fail = "past the limit",
    .legend_provisional = "provisional",
    .legend_small = "fewer than 30",
    .legend_range = "at the low and the high unit cost",

    .read = {"Read {} row", "Read {} rows"},
    .used = {"{} used", "{} used"},
    .duplicate = {"{} duplicate", "{} duplicates"},
    .conflicting = {"{} conflict", "{} conflicts"},
    .rejected = {"{} rejected", "{} rejected"},
    .empty = {"{} empty", "{} empty"},
    .folded = {"{} folded", "{} folded"},
    .left_out = {"{} left out", "{} left out"},
    .inspect = " (cxkpi inspect shows them)",
    .reconciliation = "Rows read",
    .reconciliation_heads = {"Source", "read", "used", "duplicates", "conflicts", "rejected", "folded", "left out",
                             "empty"},
    .rejects = "Rows not used",
    .reject_heads = {"Place", "Value", "Reason"},
    .more_rejects = {"{} more.", "{} more."},

    .requirements = "Requirements",
    .no_requirement = "No requirement was given.",
    .requirement_heads = {"Requirement", "Value", "Period", "Segment", "Remark"},
    .verdict = "Verdict",
    .outcomes = {"holds", "broken", "no data", "not judged"},
    .outcome_counts = {{{"{} check holds", "{} checks hold"},
                        {"{} broken", "{} broken"},
                        {"{} without data", "{} without data"},
                        {"{} not judged", "{} not judged"}}},
};

constexpr Phrases french{
    .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
               "novembre", "décembre"},
    .short_months = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
    .first_of_month = "1er",
    .quarter = "T{} {}",
    .week = "semaine {} de {}",
    .short_week = "S{} {}",
    .all_dates = "toutes dates",

    .title = "Indicateurs après achat",
    .compared_with = "comparé à {}",
    .each_with_previous = "comparés chacun à la période précédente",
    .each_with_year_ago = "comparés chacun à l’année précédente",
    .by_grain = {"par jour", "par semaine", "par mois", "par trimestre", "par année"},
    .as_of = "au {}, {}",
    .colon = "\u00a0: ",

    .indicator = "Indicateur",
    .interval = "intervalle 95\u00a0%",
    .count = "effectifs",
    .change = "évolution",
    .target = "objectif",
    .points = "pt",
    .course = "au fil du temps",
    .course_in_words = "de {} à {}, au plus bas {}, au plus haut {}",
    .effects = "dont {} au sein des segments, {} par leurs parts",
    .no_value = "(aucun)",
    .not_available = "Non disponible\u00a0: {} ({})",

    .misses_limit = {"{} indicateur hors limite.", "{} indicateurs hors limite."},
    .misses_target = {"{} indicateur manque son objectif.", "{} indicateurs manquent leur objectif."},
    .provisional_until = "Provisoire jusqu’au {}\u00a0: {}.",
    .impossible = "Lignes impossibles, non comptées\u00a0: {} (cxkpi rows INDICATEUR --rejected).",
    .few_impossible = {"moins de 1\u00a0% dans {} indicateur", "moins de 1\u00a0% dans {} indicateurs"},
    .repeated = {"{} ligne sans numéro, identique à une autre, n’est comptée qu’une fois",
                 "{} lignes sans numéro, identiques à d’autres, ne sont comptées qu’une fois"},
    .overlapping =
        {"{} ligne de totaux porte sur le même jour et le même objet qu’une autre d’un autre fichier, et les "
         "deux comptent",
         "{} lignes de totaux portent sur les mêmes jours et objets que celles d’un autre fichier, et toutes "
         "comptent"},
    .legend_change = "évolution significative",
    .legend_ok = "objectif tenu",
    .legend_warn = "objectif manqué",
    .legend_fail = "hors limite",
    .legend_provisional = "provisoire",
    .legend_small = "moins de 30",
    .legend_range = "au coût unitaire bas et haut",

    .read = {"{} ligne lue", "{} lignes lues"},
    .used = {"{} utilisée", "{} utilisées"},
    .duplicate = {"{} doublon", "{} doublons"},
    .conflicting = {"{} conflit", "{} conflits"},
    .rejected = {"{} rejetée", "{} rejetées"},
    .empty = {"{} vide", "{} vides"},
    .folded = {"{} repliée", "{} repliées"},
    .left_out = {"{} écartée", "{} écartées"},
    .inspect = " (cxkpi inspect les montre)",
    .reconciliation = "Lignes lues",
    .reconciliation_heads = {"Source", "lues", "utilisées", "doublons", "conflits", "rejetées", "repliées", "écartées",
                             "vides"},
    .rejects = "Lignes non utilisées",
    .reject_heads = {"Endroit", "Valeur", "Motif"},
    .more_rejects = {"{} autre.", "{} autres."},

    .requirements = "Exigences",
    .no_requirement = "Aucune exigence n’a été donnée.",
    .requirement_heads = {"Exigence", "Valeur", "Période", "Segment", "Remarque"},
    .verdict = "Verdict",
    .outcomes = {"tenue", "non tenue", "sans donnée", "non jugée"},
    .outcome_counts = {{{"{} vérification tenue", "{} vérifications tenues"},
                        {"{} non tenue", "{} non tenues"},
                        {"{} sans donnée", "{} sans donnée"},
                        {"{} non jugée", "{} non jugées"}}},
};

struct SourceRows {
  std::string_view source;
  Counted en;
  Counted fr;
};

constexpr std::array<SourceRows, 8> source_rows{{
    {"orders", {"{} order", "{} orders"}, {"{} commande", "{} commandes"}},
    {"lines", {"{} order line", "{} order lines"}, {"{} ligne de commande", "{} lignes de commande"}},
    {"deliveries", {"{} parcel", "{} parcels"}, {"{} colis", "{} colis"}},
    {"tickets", {"{} ticket", "{} tickets"}, {"{} ticket", "{} tickets"}},
    {"returns", {"{} return", "{} returns"}, {"{} retour", "{} retours"}},
    {"surveys", {"{} survey", "{} surveys"}, {"{} enquête", "{} enquêtes"}},
    {"visits", {"{} visit row", "{} visit rows"}, {"{} ligne de visites", "{} lignes de visites"}},
    {"messages", {"{} message row", "{} message rows"}, {"{} ligne de messages", "{} lignes de messages"}},
}};

}  // namespace

const Phrases& phrases(Language language) noexcept { return language == Language::fr ? french : english; }

const Counted* rows_of(std::string_view source, Language language) noexcept {
  for (const SourceRows& row : source_rows) {
    if (row.source == source) return language == Language::fr ? &row.fr : &row.en;
  }
  return nullptr;
}

std::string say(const Counted& phrase, double count, Language language) {
  const bool one = language == Language::fr ? count < 2 : count == 1;
  return fmt::format(fmt::runtime(one ? phrase.one : phrase.many), counted(count, language));
}

}  // namespace cxkpi::render
