// What each source may hold: the canonical columns with their types, the header names they go by, and the vocabularies
// that bring their values together. Read from the embedded sources.toml, the only place that lists them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/table/type.h"

namespace cxkpi {

struct ColumnSpec {
  std::string name;  // canonical: "ordered_at"
  Type type = Type::text;
  bool required = false;               // the column has to be there, and so has its value in every row
  bool may_be_blank = false;           // of a required column: rows may lack the value
  bool not_negative = false;           // a number below zero is impossible
  bool adds_up = false;                // over records that are folded into one row
  bool of_the_order = false;           // an order may say it of itself: in its file it makes no row of this source
  bool telling = false;                // speaks for its source when a file is recognised by its header
  std::vector<std::string> aliases;    // other header names, English and French, as written by tools
  std::vector<std::string> fallbacks;  // names that may mean it, the best first: used when no name or alias is there
  std::map<std::string, std::string> implied;  // folded header of another column → the value of all rows
  std::string vocabulary;  // the name of the vocabulary its values go through; empty: values stay as they are
  std::string about;       // one line of documentation
};

struct SourceSchema {
  std::string name;  // "orders"
  std::string key;   // the column that identifies a row ("order_id", "ticket_id"); rows may lack it. Empty: none does
  std::vector<std::string> file_words;  // words in a file's name that speak for this source: "orders", "commandes"
  std::vector<std::string>
      telling_headers;                     // folded: no columns, or none by a sure name, but they speak for this source
  std::vector<std::string> other_words;    // words in a file's name that speak against it: "invoices"
  std::vector<std::string> other_headers;  // folded: of a file that begins with one, the rows are something else
  bool in_order_files = false;             // the rows of an orders' file may hold it too: one order, one parcel
  bool items_of_orders = false;            // its rows are items of orders: a file that dates the orders holds them too
  std::string about;                       // one line of documentation
  std::vector<ColumnSpec> columns;

  [[nodiscard]] const ColumnSpec* find(std::string_view column) const noexcept;
};

// Folded text (see fold_name) → canonical value.
using Vocabulary = std::map<std::string, std::string, std::less<>>;

// The sources in the order of catalogue.md: orders first. Built once.
[[nodiscard]] std::span<const SourceSchema> source_schemas();

// Null for an unknown name.
[[nodiscard]] const SourceSchema* find_source(std::string_view name);

// Folded names of headers that tell when a record was last changed, the surest first.
[[nodiscard]] const std::vector<std::string>& updated_headers();

// Empty for an unknown name.
[[nodiscard]] const Vocabulary& find_vocabulary(std::string_view name);

// The form in which names are compared: case, accents, blanks, '_', '-', punctuation, a leading byte order mark and a
// trailing unit in parentheses are gone. "Numéro de commande" and "numero_de-commande" fold alike.
[[nodiscard]] std::string fold_name(std::string_view name);

// The same with the unit.
[[nodiscard]] std::string fold_whole(std::string_view name);

}  // namespace cxkpi
