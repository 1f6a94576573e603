#include <catch2/catch.hpp>

#include "cxkpi/exports/schema.h"

namespace cxkpi {

TEST_CASE("names fold alike whatever their case, accents, blanks and punctuation") {
  for (const char* name :
       {"Numéro de commande", "numero_de-commande", "NUMÉRO DE COMMANDE", " Nume\u0301ro  de commande ",
        "\uFEFFNuméro de commande", "numéro.de.commande:", "Numéro\u00A0de\u00A0commande"}) {
    CAPTURE(name);
    CHECK(fold_name(name) == "numerodecommande");
  }
}

TEST_CASE("a unit in parentheses at the end does not count") {
  CHECK(fold_name("First reply time (min)") == "firstreplytime");
  CHECK(fold_name("Conversation started at (America/New_York) ") == "conversationstartedat");
  CHECK(fold_name("Total (EUR) TTC") == "totaleurttc");
}

TEST_CASE("a name that is nothing but parentheses keeps what is in them") {
  CHECK(fold_name("(vide)") == "vide");
  CHECK(fold_name(" (vide)") == "vide");
}

TEST_CASE("a name of punctuation alone folds to nothing") {
  for (const char* name : {"", " ", "-", "???", "…", "#", "()", "\uFEFF"}) {
    CAPTURE(name);
    CHECK(fold_name(name).empty());
  }
}

TEST_CASE("letters that only look like others in compatibility forms fold to the plain ones") {
  CHECK(fold_name("Nº ticket") == fold_name("N° ticket"));
  CHECK(fold_name("ＳＫＵ") == "sku");
  CHECK(fold_name("Straße") == "strasse");
  CHECK(fold_name("Order #2") == "order2");
  CHECK(fold_name("Заказ") == "заказ");
}

TEST_CASE("bytes that are not UTF-8 are left out") { CHECK(fold_name("Num\xE9ro") == "numro"); }

}  // namespace cxkpi
