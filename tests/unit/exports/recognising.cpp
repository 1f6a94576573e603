#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "exports/opened_files.h"

namespace cxkpi {
namespace {

constexpr const char* orders = "order_id,ordered_at,status\nA1,2026-03-01,delivered\n";
constexpr const char* deliveries = "order_id,carrier,delivered_at\nA1,DPD,2026-03-04\n";
constexpr const char* tickets = "ticket_id,created_at,reason\n1,2026-03-02 10:00,WISMO\n";
constexpr const char* returns = "order_id,return_id,requested_at\nA1,R1,2026-03-10\n";

}  // namespace

TEST_CASE("the files of a folder are told apart by their headers") {
  const Folder folder;
  folder.write("a.csv", returns);
  folder.write("b.tsv", "ticket_id\tcreated_at\treason\n1\t2026-03-02\tWISMO\n");
  folder.write("c.TXT", deliveries);
  folder.write("d.csv", orders);
  folder.write("e.csv", "order_id,ordered_at,status\nA2,2026-03-02,delivered\n");
  folder.write(".hidden.csv", "x\n");
  folder.write("notes.md", "x\n");
  folder.write("inner.csv/x.csv", "x\n");
  CHECK(files(request({folder.path()}), folder) ==
        Lines{"orders: d.csv e.csv", "deliveries: c.TXT", "tickets: b.tsv", "returns: a.csv"});
}

TEST_CASE("a file alone is told apart likewise") {
  const Folder folder;
  CHECK(files(request({folder.write("x.csv", tickets)}), folder) == Lines{"tickets: x.csv"});
}

TEST_CASE("the source with more matching columns wins") {
  const Folder folder;
  const std::string path = folder.write("x.csv",
                                        "Id,Created at,Status,Priority,Via,Solved at\n"
                                        "1,2026-03-02 10:00,open,high,Web,\n");
  CHECK(files(request({path}), folder) == Lines{"tickets: x.csv"});
}

TEST_CASE("of two sources that match alike, the one in the file's name wins") {
  const Folder folder;
  const char* text = "order_id,ordered_at,region,ticket_id,created_at\nA1,2026-03-01,Nord,T1,2026-03-02\n";
  CHECK(files(request({folder.write("mes_tickets-2026.csv", text)}), folder) == Lines{"tickets: mes_tickets-2026.csv"});
  CHECK(files(request({folder.write("Commandes 2026.csv", text)}), folder) == Lines{"orders: Commandes 2026.csv"});
}

TEST_CASE("two sources that match alike are an error that says how to choose") {
  const Folder folder;
  for (const char* name : {"x.csv", "orders-and-tickets.csv"}) {
    const std::string path = folder.write(name, "order_id,ordered_at,region,ticket_id,created_at\n");
    CHECK(failure(folder, request({path})) ==
          fmt::format("{0}: this file fits orders and tickets equally well (3 columns)\n"
                      "hint: say it: orders={0} or tickets={0}, or both",
                      name));
  }
}

TEST_CASE("a file that tells when orders were placed and when they came is the orders' and the deliveries'") {
  const Folder folder;
  const char* const text =
      "N° de commande;Date de vente;Transporteur;Expédiée le;Date de livraison;Montant TTC;Date de retour\n"
      "A1;2026-03-01;DPD;2026-03-02;2026-03-04;10;2026-03-09\nA2;2026-03-02;;;;20;\n";
  const std::string path = folder.write("x.csv", text);
  CHECK(files(request({path}), folder) == Lines{"orders: x.csv", "deliveries: x.csv"});
  const Reading reading = read_all(request({path}));
  CHECK(reading.sources[1].used == 1);  // A2 is no parcel yet
  CHECK(reading.sources[1].empty == 1);
  SECTION("a carrier's file is the deliveries, whatever other files say of them") {
    folder.write("c.csv", deliveries);
    CHECK(files(request({folder.path()}), folder) == Lines{"orders: x.csv", "deliveries: c.csv"});
    const Reading both = read_all(request({folder.path()}));
    REQUIRE(both.unused.size() == 1);
    CHECK(both.unused[0].source == "deliveries");
  }
  SECTION("where another file is the orders, it is the deliveries only, unless its name speaks of orders") {
    folder.write("o.csv", orders);
    CHECK(files(request({folder.path()}), folder) == Lines{"orders: o.csv", "deliveries: x.csv"});
    folder.write("commandes.csv", text);
    CHECK(files(request({folder.path()}), folder) == Lines{"orders: o.csv commandes.csv", "deliveries: x.csv"});
  }
  SECTION("a file that is called after its parcels, and says more of them, lists no orders still to come") {
    CHECK(files(request({folder.write("livraisons.csv", text)}), folder) == Lines{"deliveries: livraisons.csv"});
    const char* const more =
        "N° de commande;Date de vente;Client ID;Montant TTC;Mode de paiement;Livré le\nA1;2026-03-01;C;1;CB;\n";
    CHECK(files(request({folder.write("livraisons.csv", more)}), folder) ==
          Lines{"orders: livraisons.csv", "deliveries: livraisons.csv"});
  }
}

TEST_CASE("in a file that is called after the orders a plain date is when they were placed") {
  const Folder folder;
  const std::string text =
      "Commande;Date;Montant TTC;Transporteur;Date expédition;Date livraison réelle\n"
      "C1;02/01/2026;10,00;DPD;03/01/2026;31/01/2026\n";
  CHECK(files(request({folder.write("commandes.csv", text)}), folder) ==
        Lines{"orders: commandes.csv", "deliveries: commandes.csv"});
  CHECK(files(request({folder.write("envois.csv", text)}), folder) == Lines{"deliveries: envois.csv"});
}

TEST_CASE("a file of returns that says when their orders were placed is no file of orders") {
  const Folder folder;
  const std::string path = folder.write(
      "x.csv",
      "Numéro de retour;N° de commande;Date de commande;Demandé le;Motif du retour\nR1;A1;2026-03-01;2026-03-09;x\n");
  CHECK(files(request({path}), folder) == Lines{"returns: x.csv"});
}

TEST_CASE("several records of an order in a file of orders are one parcel where they say the same of it") {
  const Folder folder;
  const std::string path = folder.write("x.csv",
                                        "Order ID,Order date,Ship date,Product\n"
                                        "A1,2026-03-01,2026-03-02,chair\nA1,2026-03-01,2026-03-02,table\n"
                                        "A1,2026-03-01,2026-03-05,lamp\nA2,2026-03-03,2026-03-04,chair\n");
  const Reading reading = read_all(request({path}));
  CHECK(reading.sources[0].used == 2);
  CHECK(reading.sources[0].folded == 2);
  CHECK(reading.sources[1].used == 3);
  CHECK(reading.sources[1].duplicate == 1);
}

TEST_CASE("a file that says more of a source that lacks one column is asked about, not taken for another one") {
  const Folder folder;
  const std::string path =
      folder.write("notes.csv", "Commande;Date commande;Répondu le;Note;Avis\n1001;2026-03-02;2026-03-10;5;Bien\n");
  CHECK(failure(folder, request({path})) ==
        "notes.csv: this file looks like surveys, but no column is kind; its headers are 'Commande', 'Date commande', "
        "'Répondu le', 'Note', 'Avis'\n"
        "hint: say which header it is under [sources.surveys.columns] in cxkpi.toml: kind = \"HEADER\", or a value for "
        "all rows: kind = { value = \"ces|csat|nps|review\" }");
}

TEST_CASE("a header that names the question says which one all rows answer") {
  const Folder folder;
  const Reading reading =
      read_all({folder.write("avis.csv", "Date;Note NPS;Commentaire\n31/10/2026;9;bien\n02/11/2026;;nul\n")});
  CHECK(rows(reading.data, "surveys") == Lines{"kind=nps score=9 answered_at=2026-10-31T00:00:00+00:00 comment=bien",
                                               "kind=nps score= answered_at=2026-11-02T00:00:00+00:00 comment=nul"});
  const std::string two = "surveys=" + folder.write("deux.csv", "Date;NPS;CSAT\n31/10/2026;9;4\n");
  CHECK_THAT(failure(folder, request({two})),
             Catch::StartsWith("deux.csv:1: score: both 'NPS' and 'CSAT' may be meant"));
  ReadRequest asked = request({two});
  asked.sources["surveys"].columns = {{"score", "CSAT"}};
  CHECK(rows(read_all(asked).data, "surveys") == Lines{"kind=csat score=4 answered_at=2026-10-31T00:00:00+00:00"});
}

TEST_CASE("answers of different questions are different answers, though each file numbers its own from one") {
  const Folder folder;
  const Reading reading =
      read_all({"surveys=" + folder.write("nps.csv", "Survey ID;Date;NPS score\n1;31/10/2026;9\n2;01/11/2026;3\n"),
                "surveys=" + folder.write("csat.csv", "Survey ID;Date;CSAT score\n1;31/10/2026;4\n1;31/10/2026;4\n")});
  CHECK(reconciliation(summary(reading, "surveys")) ==
        "surveys: 4 read = 3 used + 1 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("of a file that fits no source, the example is the source that its name or its columns speak for") {
  const Folder folder;
  const std::string survey = folder.write("enquete.csv", "ID répondant;Êtes-vous satisfait ?\n1;4\n");
  CHECK_THAT(failure(folder, request({survey})),
             Catch::Contains("surveys=enquete.csv") && Catch::Contains("under [sources.surveys.columns]"));
  CHECK(failure(folder, request({"surveys=" + survey})) ==
        "enquete.csv:1: no column is kind or score, which surveys need; the headers are 'ID répondant', 'Êtes-vous "
        "satisfait ?'\n"
        "hint: say which headers they are under [sources.surveys.columns] in cxkpi.toml: kind = \"HEADER\" and score = "
        "\"HEADER\", or a value for all rows: kind = { value = \"ces|csat|nps|review\" }");
}

TEST_CASE("a country for parcels is not the one for bills") {
  const Folder folder;
  const std::string path = folder.write(
      "x.csv", "Order ID,Order date,Country code (Billing),Country code (Shipping)\nA1,2026-03-01,FR,BE\n");
  const Reading reading = read_all(request({"orders=" + path}));
  CHECK(reading.sources[0].files[0].columns[3].canonical == "country");
}

TEST_CASE("what cxkpi itself wrote into the folder is not read") {
  const Folder folder;
  folder.write("a.csv", orders);
  folder.write("march.csv", "indicator,unit,period_start,period_end,segment,value,numerator,denominator\n");
  folder.write("rejects.csv", "source,file,line,column,reason,record\n");
  folder.write("rows.csv", "file,line,outcome,order_id\n");
  CHECK(files(request({folder.path()}), folder) == Lines{"orders: a.csv"});
  CHECK(read_all(request({folder.path()})).unused.size() == 3);
  CHECK_FALSE(Exports::open(request({folder.path()})).reads(folder.path() + "/march.csv"));  // the next may replace it
}

TEST_CASE("a file that fits no source is an error with its headers and what may be meant") {
  const Folder folder;
  const std::string path = folder.write("x.csv", "ordr_id,orderd_at,colour\nA1,2026-03-01,red\n");
  CHECK(failure(folder, request({path})) ==
        "x.csv: this file fits no source; its headers are 'ordr_id', 'orderd_at', 'colour'\n"
        "hint: 'ordr_id' looks like order_id; say what it is ('orders', 'deliveries', 'tickets', 'returns', 'lines', "
        "'surveys', 'visits', 'messages'): orders=x.csv; and which headers are its columns, under "
        "[sources.orders.columns] in cxkpi.toml");
}

TEST_CASE("order lines are taken for lines, not for parcels or returns") {
  const Folder folder;
  const std::string path = folder.write(
      "items.csv", "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n");
  const Exports exports = Exports::open(request({path}));
  CHECK(exports.has("lines", "amount"));
  for (const char* const other : {"orders", "deliveries", "returns"}) CHECK_FALSE(exports.has(other));
}

TEST_CASE("a file of items that says when their orders were placed is the orders' and the lines'") {
  const Folder folder;
  const std::string text =
      "Order ID;Order date;SKU;Qty;Unit price\nA1;31/10/2026;30;1;10,00\nA1;31/10/2026;31;2;5,50\n";
  const std::string items = folder.write("items.csv", text);
  CHECK(files(request({items}), folder) == Lines{"orders: items.csv", "lines: items.csv"});
  CHECK(files(request({folder.write("export.csv", text)}), folder) == Lines{"orders: export.csv", "lines: export.csv"});
  const std::string orders = folder.write("orders.csv", "Order ID;Order date;Country\nA1;31/10/2026;FR\n");
  CHECK(files(request({items, orders}), folder) == Lines{"orders: orders.csv", "lines: items.csv"});
  const Reading reading = read_all({items, orders});
  REQUIRE(reading.unused.size() == 1);
  CHECK(folder.without_path(reading.unused[0].path) == "items.csv");
  CHECK(reading.unused[0].source == "orders");
  CHECK(files(request({folder.write("lines.csv", "Order ID;SKU;Qty;Price\nA1;30;1;10,00\n")}), folder) ==
        Lines{"lines: lines.csv"});
}

TEST_CASE("what the config says of columns helps to recognise a file") {
  const Folder folder;
  const std::string path = folder.write("x.csv", "ref;quand;etat\nA1;2026-03-01;delivered\n");
  ReadRequest asked = request({path});
  asked.sources["orders"].columns = {{"order_id", "ref"}, {"ordered_at", "quand"}};
  CHECK(files(asked, folder) == Lines{"orders: x.csv"});
}

TEST_CASE("a preset that is named for files of another tool is refused, and leaves alone what it does not know") {
  const Folder folder;
  const std::string plain = folder.write("o.csv", "order_id,ordered_at\nA1,2026-03-01\n");
  const std::string shopify = folder.write(
      "s.csv", "Name,Created at,Financial Status,Lineitem quantity\n#1,2026-03-01 10:00:00 +0100,paid,1\n");
  const std::string tickets = folder.write("t.csv", "ticket_id,created_at\nT1,2026-03-01\n");
  ReadRequest asked = request({plain});
  asked.preset = "shopify";
  CHECK(failure(folder, asked) ==
        "--preset: no file is laid out as 'shopify' says: o.csv has no 'Name', 'Created at'\n"
        "hint: without it a file is understood by its headers; cxkpi inspect shows how");
  asked.preset.reset();
  asked.sources["orders"].columns = {{"ordered_at", "Date"}};  // what the user says is there
  asked.sources["orders"].preset = "shopify";
  asked.inputs = {
      {"orders", folder.write("u.csv", "Name,Date,Financial Status,Lineitem quantity\n#1,2026-03-01,paid,1\n")}};
  CHECK(files(asked, folder).front() == "orders: u.csv");
  asked = request({plain});
  asked.sources["orders"].preset = "shopify";
  CHECK_THAT(failure(folder, asked), Catch::StartsWith("[sources.orders] preset: no file is laid out as 'shopify'"));
  asked = request({shopify, tickets});
  asked.preset = "shopify";
  CHECK(files(asked, folder) == Lines{"orders: s.csv", "deliveries: s.csv", "tickets: t.csv", "lines: s.csv"});
}

TEST_CASE("contacts about orders are tickets when they tell who handled them or when they were closed") {
  const Folder folder;
  for (const char* header :
       {"Référence;Créée le;Clôturée le;Statut;Numéro de commande",
        "Réf.;Créée le;Traitée le;Motif;Canal;N° de commande", "Number;Created;Closed;Subject;Channel;Order number",
        "ID;Created at;Agent;Channel;Order ID"}) {
    CAPTURE(header);
    CHECK(files(request({folder.write("export.csv", std::string(header) + "\n")}), folder) ==
          Lines{"tickets: export.csv"});
  }
}

TEST_CASE("a list of customers, products or invoices is no list of orders, and can be left out of a folder") {
  const Folder folder;
  folder.write("commandes.csv", "N° commande;Date;Total\nA1;2026-03-01;10\n");
  const std::string list = folder.write("liste.csv", "Numéro;Date de création;Pays;Email\nC1;2026-01-02;FR;a@b.fr\n");
  CHECK(failure(folder, request({list})).starts_with("liste.csv: this file fits no source"));
  folder.write("liste.csv", "N° facture;Date;N° commande;Total TTC\nF1;2026-03-02;A1;10\n");
  CHECK(failure(folder, request({list})).starts_with("liste.csv: this file fits no source"));
  folder.write("factures.csv", "Numéro de commande;Date;Total TTC\nA1;2026-03-02;10\n");
  CHECK(failure(folder, request({folder.path("factures.csv")})).starts_with("factures.csv: this file fits no source"));
  folder.write("factures.csv", "Numéro de commande;Date de commande;Total TTC\nA1;2026-03-02;10\n");
  CHECK(files(request({folder.path("factures.csv")}), folder) == Lines{"orders: factures.csv"});
  folder.write("factures.csv", "x;y\n1;2\n");

  ReadRequest asked = request({folder.path()});
  CHECK(failure(folder, asked).ends_with("; or leave the file out: --ignore 'factures.csv'"));
  asked.ignored = {"fact*", "liste.csv"};
  CHECK(files(asked, folder) == Lines{"orders: commandes.csv"});
  const Reading reading = read_all(asked);
  REQUIRE(reading.unused.size() == 2);
  CHECK(reading.unused[0].is_ignored);
}

TEST_CASE("a list of what has its own number first is that, whatever else its rows tell") {
  const Folder folder;
  const std::string path = folder.write(
      "x.csv",
      "N° retour;N° commande;Motif du retour;Transporteur;N° suivi;Statut;Pays;Date d'expédition;Date de livraison\n");
  CHECK(files(request({path}), folder) == Lines{"returns: x.csv"});
}

TEST_CASE("orders that name their carriers, but not when the parcels left, are the orders'") {
  const Folder folder;
  const char* const text =
      "N° commande;Date de commande;Statut;Transporteur;N° de suivi;Mode de livraison;Frais de port;Pays\n";
  CHECK(files(request({folder.write("x.csv", text)}), folder) == Lines{"orders: x.csv"});
  CHECK(files(request({folder.write("colis.csv", text)}), folder) == Lines{"deliveries: colis.csv"});
}

TEST_CASE(
    "in a file of orders and parcels the status is the order's, and what an order says before it is sent makes no "
    "parcel") {
  const Folder folder;
  const std::string path =
      folder.write("x.csv",
                   "N° commande;Date de commande;Statut;Transporteur;Frais de port;Date d'expédition\n"
                   "A1;2026-03-01;Retournée;DPD;5;2026-03-02\nA2;2026-03-01;Payée;DPD;5;\n");
  const Reading reading = read_all(request({path}));
  CHECK(reading.sources[1].used == 1);
  CHECK(reading.sources[1].empty == 1);
  CHECK(value(reading.data, "orders", "status", 0) == "returned");
  CHECK(reading.data.find("deliveries")->find("status") == nullptr);
}

TEST_CASE("what only a header can tell apart is not read where that header is not there") {
  const Folder folder;
  const std::string path =
      folder.write("parcels.csv",
                   "parcel_id,carrier_name,order_number,announced_at,shipped_at,delivered_at,status\n"
                   "P1,DPD,A1,2026-03-01,2026-03-02,2026-03-04,Delivered\n");
  CHECK(files(request({path}), folder) == Lines{"deliveries: parcels.csv"});
}

TEST_CASE("a list of orders and a list of their items are read once each, whatever the items say of their orders") {
  const Folder folder;
  folder.write("SoldOrders.csv",
               "Sale Date,Order ID,Date Shipped,Order Total\n2026-03-01,1,2026-03-02,30\n2026-03-02,2,,12\n");
  folder.write("SoldOrderItems.csv",
               "Sale Date,Item Name,Quantity,Price,Item Total,Date Paid,Date Shipped,Order ID,SKU\n"
               "2026-03-01,Mug,1,10,10,2026-03-01,2026-03-02,1,M\n2026-03-01,Bowl,1,20,20,2026-03-01,2026-03-02,1,B\n"
               "2026-03-02,Cup,1,12,12,2026-03-02,,2,C\n");
  const ReadRequest asked = request({folder.path()});
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "orders", "total_amount") == Lines{"30", "12"});
  CHECK(summary(reading, "deliveries").used == 1);
  CHECK(summary(reading, "lines").used == 3);
}

}  // namespace cxkpi
