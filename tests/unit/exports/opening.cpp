#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "cxkpi/csv/input_file.h"
#include "exports/opened_files.h"

namespace cxkpi {
namespace {

constexpr const char* orders = "order_id,ordered_at,status\nA1,2026-03-01,delivered\n";

}  // namespace

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
        "y.csv:2: no column is order_id or ordered_at, which orders need; the header is 'order_id:ordered_at'\n"
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
        "hint: say which under [sources.orders.columns] in cxkpi.toml: status = \"status#1\" is the first one, "
        "\"status#2\" the second");
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

TEST_CASE("marks of several questions in one record are asked about, as a run reads one of them") {
  const Folder folder;
  const std::string text = failure(
      folder, request({"surveys=" + folder.write("s.csv", "Response ID,Answered at,NPS,CSAT\n1,2026-03-01,9,5\n")}));
  CHECK(text.find("score: both 'NPS' and 'CSAT' may be meant") != std::string::npos);
  CHECK(text.ends_with(
      "; a run reads the answers to one question, and another run, with another configuration, the next"));
}

}  // namespace cxkpi
