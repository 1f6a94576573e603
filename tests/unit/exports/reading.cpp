#include <catch2/catch.hpp>
#include <filesystem>

#include "exports/folder.h"

namespace cxkpi {
namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every type of value is read, trimmed, with what is missing unknown") {
  const Folder folder;
  const Reading reading =
      read_all({"orders=" + folder.write("o.csv",
                                         "order_id,ordered_at,promised_on,total_amount,status,country\n"
                                         " A1 ,2026-03-01 10:30,2026-03-05,\"1,234.50 €\", Livré ,FR\n"
                                         "A2,2026-03-02T08:00:00Z,,NA,-,  \n"),
                "tickets=" + folder.write("t.csv",
                                          "ticket_id,created_at,order_id,automated,is_complaint,satisfaction\n"
                                          "T1,2026-03-03,A1,oui,0,4\n"
                                          "NA,2026-03-04,NULL,,x,?\n")});
  CHECK(rows(reading.data, "orders") ==
        Lines{"order_id=A1 ordered_at=2026-03-01T10:30:00+00:00 promised_on=2026-03-05 status=delivered country=FR "
              "total_amount=1234.5",
              "order_id=A2 ordered_at=2026-03-02T08:00:00+00:00 promised_on= status= country= total_amount="});
  CHECK(
      rows(reading.data, "tickets") ==
      Lines{
          "created_at=2026-03-03T00:00:00+00:00 ticket_id=T1 order_id=A1 automated=yes is_complaint=no satisfaction=4",
          "created_at=2026-03-04T00:00:00+00:00 ticket_id=NA order_id= automated= is_complaint=yes satisfaction="});
  CHECK(reading.rejects.empty());
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 2 read = 2 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("a French export reads with its semicolons, decimal commas and dates") {
  const Folder folder;
  ReadRequest asked =
      request({"orders=" + folder.write("commandes.csv",
                                        "N° de commande;Date de commande;Date de livraison prévue;État "
                                        "commande;Montant TTC\r\n"
                                        "A1;31/03/2026 23:59;02/04/2026;Livrée;1 234,50 €\r\n"
                                        "A2;1/4/2026;03/04/2026;En cours de préparation;29,90\r\n"
                                        "A3;02/04/2026 08:00;;Annulée par le client;\"1.234,567\"\r\n")});
  asked.zone = Zone::named("Europe/Paris");
  asked.sources["orders"].date_format = "%d/%m/%Y %H:%M";
  asked.sources["orders"].decimal = ',';
  const Reading reading = read_all(asked);
  CHECK(
      rows(reading.data, "orders") ==
      Lines{
          "order_id=A1 ordered_at=2026-03-31T23:59:00+02:00 promised_on=2026-04-02 status=delivered "
          "total_amount=1234.5",
          "order_id=A2 ordered_at=2026-04-01T00:00:00+02:00 promised_on=2026-04-03 status=processing total_amount=29.9",
          "order_id=A3 ordered_at=2026-04-02T08:00:00+02:00 promised_on= status=cancelled total_amount=1234.567"});
  CHECK(iso_instant(reading.data.as_of, reading.data.zone) == "2026-04-02T08:00:00+02:00");
}

TEST_CASE("a row with a value that does not read is rejected whole, with file, line, reason and hint") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,promised_on,item_count,total_amount\n"
                                                             "A1,2026-03-01,2026-03-05,1,10\n"
                                                             "A2,31/02/2026,,1,10\n"
                                                             "A3,2026-02-31,,1,10\n"
                                                             ",2026-03-01,,1,10\n"
                                                             "A5,,,1,10\n"
                                                             "A6,2026-03-01,soon,1,10\n"
                                                             "A7,2026-03-01,,-3,10\n"
                                                             "A8,2026-03-01,,three,10\n"
                                                             "A9,2026-03-01,,1,\"1,234\"\n"
                                                             "A10,2026-03-01,,1\n"
                                                             "A11,2026-03-01,,-1,oops\n"
                                                             "A12,2026-03-02,,0,-5\n"),
                                    "tickets=" + folder.write("t.csv",
                                                              "ticket_id,created_at,automated\n"
                                                              "T1,2026-03-01,maybe\n"
                                                              "T2,4/25/2026 4:00 PM,no\n")});
  CHECK(
      rejects(reading, folder) ==
      Lines{
          "orders o.csv:3: ordered_at: '31/02/2026' is not a date {the dates of ordered_at are read as ISO 8601}",
          "orders o.csv:4: ordered_at: '2026-02-31' is not a date {the dates of ordered_at are read as ISO 8601}",
          "orders o.csv:5: order_id: order_id is missing", "orders o.csv:6: ordered_at: ordered_at is missing",
          "orders o.csv:7: promised_on: 'soon' is not a date {if it stands for no date, say so under [sources.orders]: "
          "missing = [\"soon\"]}",
          "orders o.csv:8: item_count: '-3' is negative",
          "orders o.csv:9: item_count: 'three' is not a number {say what it means under "
          "[sources.orders.values.item_count]: \"three\" = \"NUMBER\", or = \"\" for none}",
          "orders o.csv:10: total_amount: '1,234' may be thousands or decimals {decimal = \",\" under [sources.orders] "
          "makes the comma a decimal mark, decimal = \".\" a thousands mark}",
          "orders o.csv:11: : 4 columns where the header has 5",
          "orders o.csv:12: total_amount: 'oops' is not a number {say what it means under "
          "[sources.orders.values.total_amount]: \"oops\" = \"NUMBER\", or = \"\" for none}",
          "tickets t.csv:2: automated: 'maybe' is neither yes nor no {say what it means under "
          "[sources.tickets.values.automated]: \"maybe\" = \"yes\"}",
          "tickets t.csv:3: created_at: '4/25/2026 4:00 PM' is not a date {the dates of created_at are read as ISO "
          "8601}"});
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A1", "A12"});
  CHECK(values(reading.data, "orders", "total_amount") == Lines{"10", "-5"});
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 12 read = 2 used + 0 duplicate + 0 conflicting + 10 rejected + 0 empty");
  CHECK(reading.rejects.at(0).value == "31/02/2026");
  CHECK(reading.rejects.at(8).value == "A10,2026-03-01,,1");
}

TEST_CASE("lines are counted through newlines in quotes, and origins name file and line") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("a.csv",
                                                             "order_id,ordered_at,note\n"
                                                             "A1,2026-03-01,\"two\nlines\"\n"
                                                             "\n"
                                                             "A2,2026-03-02,x\n"
                                                             "A3,never,x\n"),
                                    "orders=" + folder.write("b.csv", "order_id,ordered_at\nB1,2026-03-03\n")});
  const Table& orders = *reading.data.find("orders");
  Lines origins;
  for (std::size_t row = 0; row < orders.rows(); ++row) {
    const Origin origin = orders.origin(row);
    origins.push_back(folder.without_path(std::string(origin.file)) + ":" + std::to_string(origin.line));
  }
  CHECK(origins == Lines{"a.csv:2", "a.csv:5", "b.csv:2"});
  CHECK(rejects(reading, folder) ==
        Lines{"orders a.csv:6: ordered_at: 'never' is not a date {if it stands for no date, say so under "
              "[sources.orders]: missing = [\"never\"]}"});
}

TEST_CASE("a long value is cut in the listing, and control characters in it are shown harmlessly") {
  const Folder folder;
  const std::string long_value(100, 'z');
  const Reading reading = read_all(
      {"orders=" + folder.write("o.csv", "order_id,ordered_at\nA1,2026-03-01\nA2," + long_value + "\nA3,\x1b[2J\n")});
  CHECK(reading.rejects.at(0).value == std::string(80, 'z'));
  CHECK(reading.rejects.at(0).reason == "'" + std::string(80, 'z') + "…' is not a date");
  CHECK(reading.rejects.at(1).reason == "'\\x1b[2J' is not a date");
}

TEST_CASE("files of one source may have other columns in another order") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("a.csv",
                                                             "order_id,ordered_at,status,total_amount\n"
                                                             "A1,2026-03-01,shipped,10\n"),
                                    "orders=" + folder.write("b.csv",
                                                             "Pays;Date de commande;N° commande\n"
                                                             "BE;2026-03-02;B1\n")});
  CHECK(rows(reading.data, "orders") ==
        Lines{"order_id=A1 ordered_at=2026-03-01T00:00:00+00:00 status=shipped country= total_amount=10",
              "order_id=B1 ordered_at=2026-03-02T00:00:00+00:00 status= country=BE total_amount="});
  CHECK(summary(reading, "orders").files.at(1).rows == 1);
}

TEST_CASE("only wanted columns are kept, and which rows are rejected does not depend on them") {
  const Folder folder;
  const ReadRequest asked = request({"orders=" + folder.write("o.csv",
                                                              "order_id,ordered_at,total_amount,status,confirmed_at\n"
                                                              "A1,2026-03-01,10,shipped,2026-03-02\n"
                                                              "A2,2026-03-01,ten,shipped,\n"
                                                              "A1,2026-03-01,10,shipped,2026-03-03\n"
                                                              "A3,2026-03-01,10,shipped,\n"
                                                              "A3,2026-03-01,10,shipped,\n")});
  const Exports exports = Exports::open(asked);
  const Reading all = exports.read(everything());
  for (const WantedColumns& wanted : {WantedColumns{}, WantedColumns{{"orders", {"status", "region"}}}, everything()}) {
    const Reading reading = exports.read(wanted);
    CHECK(reading.data.find("orders")->rows() == 2);
    CHECK(rejects(reading, folder) == rejects(all, folder));
    CHECK(reading.data.as_of == all.data.as_of);
    CHECK(reconciliation(summary(reading, "orders")) ==
          "orders: 5 read = 2 used + 1 duplicate + 1 conflicting + 1 rejected + 0 empty");
  }
  CHECK(rows(exports.read({{"orders", {"status", "region"}}}).data, "orders") ==
        Lines{"status=shipped", "status=shipped"});
  CHECK(iso_instant(all.data.as_of, Zone()) == "2026-03-03T00:00:00+00:00");
}

TEST_CASE("as-of is the newest instant of a used row; dates do not count, nor do rows that were not used") {
  const Folder folder;
  const auto as_of = [&](const std::string& text) {
    const Reading reading = read_all({"orders=" + folder.write("o.csv", text)});
    return iso_instant(reading.data.as_of, Zone());
  };
  CHECK(as_of("order_id,ordered_at,promised_on\nA1,2026-03-01 10:00,2026-12-31\n") == "2026-03-01T10:00:00+00:00");
  CHECK(as_of("order_id,ordered_at,item_count\nA1,2026-03-01,1\nA2,2027-01-01,-1\n") == "2026-03-01T00:00:00+00:00");
  CHECK(as_of("order_id,ordered_at,cancelled_at\nA1,2026-03-01,2026-03-09 12:00\n") == "2026-03-09T12:00:00+00:00");
}

TEST_CASE("an as-of that was given is taken") {
  const Folder folder;
  ReadRequest asked = request({"orders=" + folder.write("o.csv", "order_id,ordered_at\n")});
  asked.as_of = 1'000'000;
  const Reading reading = read_all(asked);
  CHECK(reading.data.as_of == 1'000'000);
  CHECK(reading.data.find("orders")->rows() == 0);
  CHECK(reading.data.find("orders")->columns().size() == 2);
}

TEST_CASE("what is nothing to report on is read, and refused by name") {
  const Folder folder;
  const std::string empty = folder.write("o.csv", "order_id,ordered_at\n");
  CHECK(error_of(folder, [&] { require_rows(read_all({"orders=" + empty})); }) ==
        "o.csv: there is a header and no row\nhint: export again, with the rows of the period");
  const std::string unreadable = folder.write("u.csv", "order_id,ordered_at\nA1,31/02/2025\n");
  CHECK_FALSE(read_all({"orders=" + unreadable}).dated);
  CHECK(error_of(folder, [&] { require_rows(read_all({"orders=" + unreadable})); }) ==
        "u.csv:2: no row could be used; the first one: '31/02/2025' is not a date\n"
        "hint: the dates of ordered_at are read as ISO 8601");
  const std::string undated = folder.write("d.csv", "order_id,carrier\nA1,DPD\n");
  const Reading reading = read_all({"deliveries=" + undated});
  CHECK_FALSE(reading.dated);
  CHECK(reading.sources.front().used == 1);
  CHECK(error_of(folder, [&] { require_rows(reading); }) ==
        "no row has a date to take as the day of the report\nhint: give the day: --as-of 2026-01-31");
}

TEST_CASE("a file may feed orders and parcels; an order not yet shipped is no parcel") {
  const Folder folder;
  const std::string path =
      folder.write("o.csv",
                   "order_id,order_status,order_purchase_timestamp,order_delivered_carrier_date,"
                   "order_delivered_customer_date,order_estimated_delivery_date\n"
                   "A1,delivered,2026-03-01 10:00:00,2026-03-02 10:00:00,2026-03-04 10:00:00,2026-03-05\n"
                   "A2,invoiced,2026-03-01 11:00:00,,,2026-03-06\n"
                   "A3,shipped,2026-03-01 12:00:00,2026-03-02 12:00:00,,2026-03-07\n");
  const Reading reading = read_all({"orders=" + path, "deliveries=" + path});
  CHECK(rows(reading.data, "deliveries") ==
        Lines{"order_id=A1 shipped_at=2026-03-02T10:00:00+00:00 delivered_at=2026-03-04T10:00:00+00:00 "
              "promised_on=2026-03-05",
              "order_id=A3 shipped_at=2026-03-02T12:00:00+00:00 delivered_at= promised_on=2026-03-07"});
  CHECK(values(reading.data, "orders", "status") == Lines{"delivered", "processing", "shipped"});
  CHECK(reconciliation(summary(reading, "deliveries")) ==
        "deliveries: 3 read = 2 used + 0 duplicate + 0 conflicting + 0 rejected + 1 empty");
  CHECK(summary(reading, "deliveries").orphans == 0);
  const Link& link = *reading.data.link("deliveries");
  CHECK(std::vector<std::int32_t>(link.parents().begin(), link.parents().end()) == std::vector<std::int32_t>{0, 2});
}

TEST_CASE("a parcel of which nothing is known is a parcel when its file has no orders") {
  const Folder folder;
  ReadRequest asked = request({"deliveries=" + folder.write("d.csv", "order_id,carrier,shipped_at\nA1,,\n")});
  asked.as_of = 0;
  CHECK(reconciliation(summary(read_all(asked), "deliveries")) ==
        "deliveries: 1 read = 1 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("rows are linked to their orders by the trimmed id, exactly otherwise") {
  const Folder folder;
  const Reading reading = read_all(
      {"orders=" + folder.write("o.csv", "order_id,ordered_at\nA1,2026-03-01\n A2,2026-03-01\n\"A,3\",2026-03-01\n"),
       "tickets=" + folder.write("t.csv",
                                 "ticket_id,created_at,order_id\n1,2026-03-02,A2 \n2,2026-03-02,\n3,2026-03-02,a1\n"
                                 "4,2026-03-02,\"A,3\"\n5,2026-03-02,A2\n6,2026-03-02,NULL\n"),
       "returns=" + folder.write("r.csv", "order_id,return_id\nZ9,R1\nA1,R2\n")});
  const auto parents = [&](const char* child) {
    const auto all = reading.data.link(child)->parents();
    return std::vector<std::int32_t>(all.begin(), all.end());
  };
  CHECK(parents("tickets") == std::vector<std::int32_t>{1, -1, -1, 2, 1, -1});
  CHECK(parents("returns") == std::vector<std::int32_t>{-1, 0});
  const auto children = reading.data.link("tickets")->children(1);
  CHECK(std::vector<std::uint32_t>(children.begin(), children.end()) == std::vector<std::uint32_t>{0, 4});
  CHECK(summary(reading, "tickets").orphans == 1);
  CHECK(summary(reading, "tickets").unlinked == 2);
  CHECK(summary(reading, "returns").orphans == 1);
  CHECK(summary(reading, "returns").unlinked == 0);
  CHECK(reading.data.link("orders") == nullptr);
  CHECK(reading.data.link("deliveries") == nullptr);
}

TEST_CASE("without orders nothing is an orphan, and there is no link") {
  const Folder folder;
  const Reading with_ids =
      read_all({"tickets=" + folder.write("t.csv", "ticket_id,created_at,order_id\n1,2026-03-02,A2\n2,2026-03-02,\n")});
  CHECK(with_ids.data.link("tickets") == nullptr);
  CHECK(summary(with_ids, "tickets").orphans == 0);
  CHECK(summary(with_ids, "tickets").unlinked == 1);
  const Reading without_ids = read_all({"tickets=" + folder.write("u.csv", "ticket_id,created_at\n1,2026-03-02\n")});
  CHECK(summary(without_ids, "tickets").unlinked == 1);
}

TEST_CASE("tickets without an order column are no link even when orders are given") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv", "order_id,ordered_at\nA1,2026-03-01\n"),
                                    "tickets=" + folder.write("t.csv", "ticket_id,created_at\n1,2026-03-02\n")});
  CHECK(reading.data.link("tickets") == nullptr);
  CHECK(summary(reading, "tickets").unlinked == 1);
}

TEST_CASE("the config maps values first, the vocabulary the rest, and what neither maps stays and is counted") {
  const Folder folder;
  ReadRequest asked = request({"orders=" + folder.write("o.csv",
                                                        "order_id,ordered_at,status,country\n"
                                                        "A1,2026-03-01,Partie,FR\n"
                                                        "A2,2026-03-01,PARTIE,Belgique\n"
                                                        "A3,2026-03-01,Livré,BE\n"
                                                        "A4,2026-03-01,shipped,FR\n"
                                                        "A5,2026-03-01, En orbite ,FR\n"
                                                        "A6,2026-03-01,sur la Lune,Mars\n"
                                                        "A7,2026-03-01,En orbite,FR\n"
                                                        "A7,2026-03-01,En orbite,FR\n"
                                                        "A8,2026-03-01,sent off,FR\n"
                                                        "A9,2026-03-01,à voir,FR\n"
                                                        "A10,never,sur la Lune,FR\n")});
  asked.sources["orders"].values["status"] = {{"Partie", "sent off"}, {"shipped", "in the post"}, {"à voir", ""}};
  asked.sources["orders"].values["country"] = {{"Belgique", "BE"}};
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "orders", "status") == Lines{"sent off", "sent off", "delivered", "in the post",
                                                          "En orbite", "sur la Lune", "En orbite", "sent off", ""});
  CHECK(values(reading.data, "orders", "country") == Lines{"FR", "BE", "BE", "FR", "FR", "Mars", "FR", "FR", "FR"});
  Lines unmapped;
  for (const UnmappedValue& value : summary(reading, "orders").unmapped) {
    unmapped.push_back(value.column + " " + value.value + " " + std::to_string(value.rows));
  }
  CHECK(unmapped == Lines{"status En orbite 2", "status sur la Lune 1"});
}

TEST_CASE("flags can be mapped by the config") {
  const Folder folder;
  ReadRequest asked =
      request({"tickets=" + folder.write("t.csv",
                                         "ticket_id,created_at,automated\n1,2026-03-02,Bot\n"
                                         "2,2026-03-02,humain\n3,2026-03-02,Hybride\n4,2026-03-02,no\n")});
  asked.sources["tickets"].values["automated"] = {{"Bot", "oui"}, {"Humain", "no"}, {"Hybride", ""}};
  CHECK(values(read_all(asked).data, "tickets", "automated") == Lines{"yes", "no", "", "no"});
}

TEST_CASE("the delimiter and literal quotes can be set") {
  const Folder folder;
  ReadRequest asked =
      request({"returns=" + folder.write("r.txt", "order-id\treturn-date\tsku\nA1\t2026-03-02\t\"7 inch\" frame\n")});
  asked.sources["returns"].delimiter = '\t';
  asked.sources["returns"].quotes = false;
  CHECK(rows(read_all(asked).data, "returns") ==
        Lines{"order_id=A1 sku=\"7 inch\" frame requested_at=2026-03-02T00:00:00+00:00"});
}

}  // namespace cxkpi
