#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "cxkpi/csv/input_file.h"
#include "exports/folder.h"

namespace cxkpi {
namespace {

constexpr const char* orders = "order_id,ordered_at,status\nA1,2026-03-01,delivered\n";
constexpr const char* deliveries = "order_id,carrier,delivered_at\nA1,DPD,2026-03-04\n";
constexpr const char* tickets = "ticket_id,created_at,reason\n1,2026-03-02 10:00,WISMO\n";
constexpr const char* returns = "order_id,return_id,requested_at\nA1,R1,2026-03-10\n";

// "source: file file", by source.
std::vector<std::string> files(const ReadRequest& asked, const Folder& folder) {
  std::vector<std::string> lines;
  for (const SourceSummary& source : read_all(asked).sources) {
    std::string line = source.source + ":";
    for (const FileSummary& file : source.files) line += " " + folder.without_path(file.path);
    lines.push_back(line);
  }
  return lines;
}

std::string failure(const Folder& folder, const ReadRequest& asked) {
  return error_of(folder, [&] { (void)Exports::open(asked); });
}

using Lines = std::vector<std::string>;

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
                      "hint: say it: orders={0} or tickets={0}",
                      name));
  }
}

TEST_CASE("a file that tells when orders were placed and when they came is the orders' and the deliveries'") {
  const Folder folder;
  const char* const text =
      "N° de commande;Date de vente;Transporteur;Expédiée le;Date de livraison;Date de retour\n"
      "A1;2026-03-01;DPD;2026-03-02;2026-03-04;\nA2;2026-03-02;;;;\n";
  const std::string path = folder.write("x.csv", text);
  CHECK(files(request({path}), folder) == Lines{"orders: x.csv", "deliveries: x.csv", "returns: x.csv"});
  const Reading reading = read_all(request({path}));
  CHECK(reading.sources[1].used == 1);  // A2 is no parcel yet
  CHECK(reading.sources[1].empty == 1);
  CHECK(reading.sources[2].empty == 2);
  SECTION("a carrier's file is the deliveries, whatever other files say of them") {
    folder.write("c.csv", deliveries);
    CHECK(files(request({folder.path()}), folder) == Lines{"orders: x.csv", "deliveries: c.csv", "returns: x.csv"});
    const Reading both = read_all(request({folder.path()}));
    REQUIRE(both.unused.size() == 1);
    CHECK(both.unused[0].source == "deliveries");
  }
  SECTION("where another file is the orders, it is the deliveries only, unless its name speaks of orders") {
    folder.write("o.csv", orders);
    CHECK(files(request({folder.path()}), folder) == Lines{"orders: o.csv", "deliveries: x.csv", "returns: x.csv"});
    folder.write("commandes.csv", text);
    CHECK(files(request({folder.path()}), folder) ==
          Lines{"orders: o.csv commandes.csv", "deliveries: x.csv", "returns: commandes.csv x.csv"});
  }
  SECTION("a file that is called after its parcels is theirs first") {
    const Folder other;
    CHECK(files(request({other.write("livraisons.csv", text)}), other) ==
          Lines{"orders: livraisons.csv", "deliveries: livraisons.csv", "returns: livraisons.csv"});
    other.write("o.csv", orders);
    CHECK(files(request({other.path()}), other) ==
          Lines{"orders: o.csv", "deliveries: livraisons.csv", "returns: livraisons.csv"});
  }
}

TEST_CASE("several records of an order in a file of orders are one parcel where they say the same of it") {
  const Folder folder;
  const std::string path = folder.write("x.csv",
                                        "Order ID,Order date,Ship date,Product\n"
                                        "A1,2026-03-01,2026-03-02,chair\nA1,2026-03-01,2026-03-02,table\n"
                                        "A1,2026-03-01,2026-03-05,lamp\nA2,2026-03-03,2026-03-04,chair\n");
  const Reading reading = read_all(request({path}));
  CHECK(reading.sources[0].used == 2);
  CHECK(reading.sources[0].duplicate == 2);
  CHECK(reading.sources[1].used == 3);
  CHECK(reading.sources[1].duplicate == 1);
}

TEST_CASE("a file that says more of a source that lacks one column is asked about, not taken for another one") {
  const Folder folder;
  const std::string path =
      folder.write("avis.csv", "Commande;Date commande;Date avis;Note;Avis\n1001;2026-03-02;2026-03-10;5;Bien\n");
  CHECK(failure(folder, request({path})) ==
        "avis.csv: this file looks like surveys, but no column is kind; its headers are 'Commande', 'Date commande', "
        "'Date avis', 'Note', 'Avis'\n"
        "hint: say which header it is under [sources.surveys.columns] in cxkpi.toml: kind = \"HEADER\", or a value for "
        "all rows: kind = { value = \"…\" }");
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

TEST_CASE("what the config says of columns helps to recognise a file") {
  const Folder folder;
  const std::string path = folder.write("x.csv", "ref;quand;etat\nA1;2026-03-01;delivered\n");
  ReadRequest asked = request({path});
  asked.sources["orders"].columns = {{"order_id", "ref"}, {"ordered_at", "quand"}};
  CHECK(files(asked, folder) == Lines{"orders: x.csv"});
}

TEST_CASE("globs are expanded in byte order and each file is read once") {
  const Folder folder;
  for (const char* name : {"o-b.csv", "o-B.csv", "o-a.csv", "o-é.csv", "p.csv"}) {
    folder.write(name, std::string("order_id,ordered_at\n") + name + ",2026-03-01\n");
  }
  std::filesystem::create_symlink(folder.path("o-a.csv"), folder.path("o-z.csv"));
  CHECK(files(request({"orders=" + folder.path("o-*.csv"), "orders=" + folder.path("./o-b.csv")}), folder) ==
        Lines{"orders: o-B.csv o-a.csv o-b.csv o-é.csv"});
}

TEST_CASE("a file whose name looks like a pattern is itself") {
  const Folder folder;
  CHECK(files(request({"orders=" + folder.write("o[1].csv", orders)}), folder) == Lines{"orders: o[1].csv"});
}

TEST_CASE("the config's files are read when no input is given, and not when one is") {
  const Folder folder;
  const std::string a = folder.write("a.csv", orders);
  const std::string b = folder.write("b.csv", orders);
  ReadRequest asked;
  asked.sources["orders"].files = {folder.path("a*.csv")};
  CHECK(files(asked, folder) == Lines{"orders: a.csv"});
  asked.inputs = {{"orders", b}};
  CHECK(files(asked, folder) == Lines{"orders: b.csv"});
}

TEST_CASE("has says which sources and columns are there, in any file") {
  const Folder folder;
  const Exports exports = Exports::open(request(
      {"orders=" + folder.write("a.csv", orders), "orders=" + folder.write("b.csv", "order_id,ordered_at,country\n")}));
  CHECK(exports.has("orders"));
  CHECK(!exports.has("tickets"));
  CHECK(exports.has("orders", "status"));
  CHECK(exports.has("orders", "country"));
  CHECK(!exports.has("orders", "region"));
  CHECK(!exports.has("orders", "colour"));
  CHECK(!exports.has("tickets", "reason"));
}

TEST_CASE("what cannot be opened is an error with a way out") {
  const Folder folder;
  const std::string x = folder.write("x.csv", orders);
  std::filesystem::create_directories(folder.path("empty"));

  CHECK_THAT(failure(folder, request({"orders=" + folder.path("none.csv")})),
             Catch::StartsWith("none.csv: no such file"));
  CHECK(failure(folder, request({"orders=" + folder.path("none-*.csv")})) ==
        "none-*.csv: no file matches this pattern\n"
        "hint: quote it if the shell should not expand it, and look at the folder it starts from");
  CHECK(failure(folder, request({folder.path("empty")})) ==
        "empty: this folder has no *.csv, *.tsv or *.txt file, packed or not\nhint: name other files one by one: "
        "orders=empty/FILE");
  CHECK(failure(folder, request({"orders=" + folder.path("empty")})) ==
        "empty: this is a folder\nhint: name its files: orders=empty/*.csv");
  CHECK(failure(folder, request({"ordrs=" + x})) ==
        "ordrs=x.csv: unknown source 'ordrs'\nhint: did you mean 'orders'?");
  CHECK(failure(folder, request({"zzz=" + x})) ==
        "zzz=x.csv: unknown source 'zzz'\nhint: known: orders, deliveries, tickets, returns, lines, surveys, visits, "
        "messages");
  CHECK(failure(folder, {}) ==
        "no export is given\nhint: name a folder, a file, or a source and its file: orders=FILE");
  CHECK_THAT(failure(folder, request({"orders=" + folder.write("void.csv", "")})), Catch::StartsWith("void.csv: "));
}

TEST_CASE("a required column that is not there is an error with the headers that are") {
  const Folder folder;
  CHECK(
      failure(folder, request({"orders=" + folder.write("x.csv", "order_id,order_at,colour\nA1,2026-03-01,red\n")})) ==
      "x.csv:1: no column is ordered_at, which orders need; the headers are 'order_id', 'order_at', 'colour'\n"
      "hint: say which header it is under [sources.orders.columns] in cxkpi.toml: ordered_at = \"order_at\"");
  CHECK(failure(folder, request({"orders=" + folder.write("y.csv", "\norder_id:ordered_at\nA1:2026-03-01\n")})) ==
        "y.csv:2: no column is order_id, which orders need; the header is 'order_id:ordered_at'\n"
        "hint: the header has one column only; if the delimiter is another one, say so under [sources.orders] in "
        "cxkpi.toml: delimiter = \";\"");
}

TEST_CASE("two headers that may be the same column are an error that asks which") {
  const Folder folder;
  CHECK(failure(folder, request({"orders=" + folder.write("x.csv", "order_id,Order date,Purchase date\n")})) ==
        "x.csv:1: ordered_at: both 'Order date' and 'Purchase date' may be meant\n"
        "hint: say which under [sources.orders.columns] in cxkpi.toml: ordered_at = \"Order date\"");
  CHECK(failure(folder, request({"orders=" + folder.write("y.csv", "order_id,ordered_at,status,status\n")})) ==
        "y.csv:1: status: the header has 'status' twice\n"
        "hint: say which under [sources.orders.columns] in cxkpi.toml: status = \"status#2\" is the second one");
  ReadRequest second = request({"orders=" + folder.path("y.csv")});
  second.sources["orders"].columns = {{"status", "status#2"}};
  CHECK(failure(folder, second).empty());
  ReadRequest asked = request({"orders=" + folder.path("x.csv")});
  asked.sources["orders"].columns = {{"ordered_at", "Purchase date"}};
  CHECK(failure(folder, asked).empty());
}

TEST_CASE("mistakes in the config are errors that name the entry") {
  const Folder folder;
  const std::string x = folder.write("x.csv", orders);
  const auto with = [&](auto change) {
    ReadRequest asked = request({"orders=" + x});
    change(asked);
    return failure(folder, asked);
  };
  CHECK(with([](ReadRequest& r) { r.sources["order"]; }) ==
        "[sources.order]: unknown source 'order'\nhint: did you mean 'orders'?");
  CHECK(with([](ReadRequest& r) {
          r.sources["orders"].columns = {{"orderd_at", "x"}};
        }) == "[sources.orders.columns]: unknown column 'orderd_at' of orders\nhint: did you mean 'ordered_at'?");
  CHECK(with([](ReadRequest& r) {
          r.sources["orders"].columns = {{"country", "Satus"}};
        }) == "[sources.orders.columns]: country = 'Satus': no file has this header\nhint: did you mean 'status'?");
  CHECK(with([](ReadRequest& r) {
          r.sources["orders"].columns = {{"country", "Zone"}};
        }) ==
        "[sources.orders.columns]: country = 'Zone': no file has this header\n"
        "hint: the headers are 'order_id', 'ordered_at', 'status'");
  CHECK(with([](ReadRequest& r) {
          r.sources["orders"].values["statut"] = {{"a", "b"}};
        }) == "[sources.orders.values.statut]: unknown column 'statut' of orders\nhint: did you mean 'status'?");
  CHECK(with([](ReadRequest& r) {
          r.sources["orders"].values["customer_id"] = {{"a", "1"}};
        }) ==
        "[sources.orders.values.customer_id]: customer_id is a key: its values cannot be mapped\n"
        "hint: categories and flags can, and words that stand for numbers");
  CHECK(with([](ReadRequest& r) {
          r.sources["tickets"].values["satisfaction"] = {{"Good", "high"}};
        }) ==
        "[sources.tickets.values.satisfaction]: 'Good' means 'high', which is no number\n"
        "hint: write \"5\", \"4.5\", or \"\" for unknown");
  CHECK(with([](ReadRequest& r) {
          r.sources["tickets"].values["automated"] = {{"Bot", "perhaps"}};
        }) ==
        "[sources.tickets.values.automated]: 'Bot' means 'perhaps', which is neither yes nor no\n"
        "hint: write \"yes\", \"no\", or \"\" for unknown");
  CHECK_THAT(with([](ReadRequest& r) { r.sources["orders"].date_format = "%d"; }),
             Catch::StartsWith("[sources.orders] date_format"));
}

TEST_CASE("a file name with control characters is shown harmlessly") {
  const Folder folder;
  const std::string path = folder.write("a\x1b[2J.csv", "x,y\n");
  CHECK_THAT(failure(folder, request({path})), Catch::StartsWith("a\\x1b[2J.csv: this file fits no source;"));
}

TEST_CASE("a header says what became of each column") {
  const Folder folder;
  ReadRequest asked =
      request({"orders=" + folder.write("x.csv", "N° commande;ordered_at;Zone;note\nA1;2026-03-01;Nord;x\n\n")});
  asked.sources["orders"].columns = {{"region", "Zone"}};
  const Reading reading = read_all(asked);
  const FileSummary& file = reading.sources.at(0).files.at(0);
  std::vector<std::string> columns;
  for (const ColumnMatch& column : file.columns)
    columns.push_back(column.header + "|" + column.canonical + "|" + column.by);
  CHECK(columns == Lines{"N° commande|order_id|alias", "ordered_at|ordered_at|name", "Zone|region|config", "note||"});
  CHECK(file.delimiter == ';');
  CHECK(file.rows == 1);
  CHECK(file.bytes == std::filesystem::file_size(folder.path("x.csv")));
  CHECK(file.hash() == csv::InputFile::open(folder.path("x.csv")).hash());
}

}  // namespace cxkpi
