// Files of orders that have a record for each item, and those that only look like it.
#include <catch2/catch.hpp>

#include "cxkpi/exports/exports.h"
#include "exports/folder.h"
#include "exports/opened_files.h"

namespace cxkpi {
namespace {

// The orders with their numbers of items, then what became of the records.
Lines counted(const ReadRequest& asked) {
  const Reading reading = read_all(asked);
  Lines lines;
  for (const std::string& row : rows(reading.data, "orders")) {
    const auto field = [&](const std::string& name) {
      const std::size_t at = row.find(name + "=");
      return at == std::string::npos ? "" : row.substr(at + name.size() + 1, row.find(' ', at) - at - name.size() - 1);
    };
    lines.push_back(field("order_id") + " " + field("item_count") + " " + field("total_amount"));
  }
  lines.push_back(reconciliation(summary(reading, "orders")) + " + " +
                  std::to_string(summary(reading, "orders").folded) + " folded");
  return lines;
}

constexpr const char* head = "Order ID;Order date;Total;Item;Qty\n";

}  // namespace

TEST_CASE("records of one order that differ in their items alone are one order, and their items add up") {
  const Folder folder;
  const std::string file = folder.write("o.csv", std::string(head) +
                                                     "A1;31/10/2026;30,00;Cup;1\nA1;31/10/2026;30,00;Mug;2\n"
                                                     "A2;01/11/2026;12,50;Cup;1\n"
                                                     "A3;02/11/2026;10,00;Pot;1\nA3;02/11/2026;10,00;Lid;1\n");
  CHECK(counted(request({"orders=" + file})) ==
        Lines{"A1 3 30", "A2 1 12.5", "A3 2 10",
              "orders: 5 read = 3 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty + 2 folded"});
  CHECK(read_all({"orders=" + file}).sources.at(0).files.at(0).found_items);
}

TEST_CASE("records that leave blank what the order's first one says are its items") {
  const Folder folder;
  CHECK(counted(request(
            {"orders=" + folder.write("o.csv", std::string(head) + "A1;31/10/2026;30,00;Cup;1\nA1;;;Mug;2\n")})) ==
        Lines{"A1 3 30", "orders: 2 read = 1 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty + 1 folded"});
}

TEST_CASE("records that contradict each other, or are the same, are no items") {
  const Folder folder;
  const auto shape = [&](const std::string& records) {
    return read_all({"orders=" + folder.write("o.csv", head + records)}).sources.at(0).files.at(0).found_items;
  };
  CHECK_FALSE(shape("A1;31/10/2026;30,00;Cup;1\nA1;31/10/2026;12,00;Mug;2\n"));
  const std::string amended =
      folder.write("a.csv", "N° commande;Date commande;Montant\nA1;31/10/2026;10,00\nA1;31/10/2026;12,00\n");
  CHECK_FALSE(read_all({"orders=" + amended}).sources.at(0).files.at(0).found_items);
  CHECK_FALSE(shape("A1;31/10/2026;30,00;Cup;1\nA1;31/10/2026;30,00;Cup;1\n"));
  CHECK_FALSE(shape("A1;31/10/2026;30,00;Cup;1\nA2;31/10/2026;30,00;Mug;2\nA1;31/10/2026;30,00;Mug;2\n"));
  CHECK_FALSE(shape("A1;31/10/2026;30,00;Cup;1\n;31/10/2026;30,00;Mug;2\n;31/10/2026;30,00;Pot;2\n"));
}

TEST_CASE("records that differ only in a column that nobody knows are no items: they may be states of one order") {
  const Folder folder;
  const std::string file = folder.write("o.csv",
                                        "Order ID;Order date;Qty;Step\n"
                                        "A1;31/10/2026;2;taken\nA1;31/10/2026;2;packed\nA1;31/10/2026;2;sent\n");
  CHECK(counted(request({"orders=" + file})) ==
        Lines{"A1 2 ", "orders: 3 read = 1 used + 2 duplicate + 0 conflicting + 0 rejected + 0 empty + 0 folded"});
}

TEST_CASE("what each record says of the order as a whole does not add up; what its lines cost does") {
  const Folder folder;
  const auto count = [&](const std::string& text) {
    return counted(request({"orders=" + folder.write("o.csv", text)}));
  };
  CHECK(count("N° commande;Date commande;Total;Nombre d'articles;SKU;Quantité\n"
              "A1;31/10/2026;30,00;3;X;1\nA1;31/10/2026;30,00;3;Y;2\nA2;31/10/2026;9,00;1;X;1\n")
            .front() == "A1 3 30");
  CHECK(count("N° commande;Date commande;Référence article;Quantité;Montant\n"
              "A1;31/10/2026;X;1;10,00\nA1;31/10/2026;Y;2;12,50\nA2;31/10/2026;X;1;10,00\n")
            .front() == "A1 3 22.5");
  CHECK(count("Order ID;Order date;Item;Qty\nA1;31/10/2026;Cup;1\nA1;31/10/2026;Mug;1\n").front() == "A1 2 ");
}

TEST_CASE("where nobody said that records are items, what comes back later or contradicts is no further item") {
  const Folder folder;
  const std::string once = "A1;31/10/2026;30,00;Cup;1\nA1;31/10/2026;30,00;Mug;2\nA2;01/11/2026;5,00;Cup;1\n";
  CHECK(counted(request({"orders=" + folder.write("twice.csv", head + once + once)})) ==
        Lines{"A1 3 30", "A2 1 5",
              "orders: 6 read = 2 used + 2 duplicate + 0 conflicting + 0 rejected + 0 empty + 2 folded"});
  std::string late = head + once;  // the contradiction stands behind what is looked at
  for (int n = 0; n < 12'000; ++n) late += "B" + std::to_string(n) + ";01/11/2026;5,00;Cup;1\n";
  late += "C1;01/11/2026;5,00;Cup;1\nC1;01/11/2026;7,00;Mug;1\n";
  const Reading reading = read_all({"orders=" + folder.write("late.csv", late)});
  CHECK(summary(reading, "orders").conflicting == 1);
  CHECK(summary(reading, "orders").folded == 1);
}

TEST_CASE("an order's first record may be the blank one") {
  const Folder folder;
  CHECK(counted(request({"orders=" +
                         folder.write("o.csv", std::string(head) + "A1;;-;Cup;1\nA1;31/10/2026;30,00;Mug;2\n")}))
            .front() == "A1 3 30");
}

TEST_CASE("what the config says of the records holds, and another file with the same header is of the same shape") {
  const Folder folder;
  const std::string items =
      folder.write("a.csv", std::string(head) + "A1;31/10/2026;30,00;Cup;1\nA1;31/10/2026;30,00;Mug;2\n");
  const std::string others = folder.write("b.csv", std::string(head) + "B1;01/11/2026;5,00;Cup;1\n");
  const Reading reading = read_all({"orders=" + items, "orders=" + others});
  CHECK(reading.sources.at(0).files.at(1).found_items);
  ReadRequest asked = request({"orders=" + items});
  asked.sources["orders"].rows = RowShape::each;
  CHECK(counted(asked) ==
        Lines{"A1 1 30", "orders: 2 read = 1 used + 0 duplicate + 1 conflicting + 0 rejected + 0 empty + 0 folded"});
}

TEST_CASE("records of one ticket that were changed at different times are events, and the last change counts") {
  const Folder folder;
  const std::string path = folder.write("t.csv",
                                        "Number,Opened,Resolved,State,Reopen count,Sys updated at\n"
                                        "I1,2026-03-01 10:00,2026-03-03 10:00,Closed,2,2026-03-03 10:00\n"
                                        "I1,2026-03-01 10:00,2026-03-03 10:00,New,0,2026-03-01 10:00\n"
                                        "I2,2026-03-02 10:00,,New,0,2026-03-02 10:00\n"
                                        "I1,2026-03-01 10:00,2026-03-03 10:00,Active,1,2026-03-02 10:00\n");
  const Reading reading = read_all({"tickets=" + path});
  CHECK(reading.sources.at(0).files.at(0).events_by == "Sys updated at");
  CHECK(reconciliation(reading.sources.at(0)) ==
        "tickets: 4 read = 2 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty");
  CHECK(reading.sources.at(0).folded == 2);
  CHECK(values(reading.data, "tickets", "reopen_count") == std::vector<std::string>{"2", "0"});
}

TEST_CASE("two orders in one parcel are no events of it, whenever their records were changed") {
  const Folder folder;
  const Reading reading =
      read_all({"deliveries=" + folder.write("d.csv",
                                             "Tracking number,Order number,Delivered at,Updated at\n"
                                             "T1,A1,2026-03-04,2026-03-04\nT1,A2,2026-03-04,2026-03-05\n")});
  CHECK(summary(reading, "deliveries").conflicting == 1);
  CHECK(summary(reading, "deliveries").files.front().events_by.empty());
}

TEST_CASE("records that say the same, or do not tell when they were changed, are no events") {
  const Folder folder;
  const auto events_by = [&](const std::string& text) {
    return read_all({"tickets=" + folder.write("t.csv", text)}).sources.at(0).files.at(0).events_by;
  };
  CHECK(events_by("ID,Created,State,Updated\n1,2026-03-01,New,2026-03-01\n1,2026-03-01,New,2026-03-02\n").empty());
  CHECK(events_by("ID,Created,State,Updated\n1,2026-03-01,New,2026-03-01\n1,2026-03-01,Closed,2026-03-01\n").empty());
  CHECK(events_by("ID,Created,State\n1,2026-03-01,New\n1,2026-03-01,Closed\n").empty());
}

TEST_CASE("where the user says that records are items, what differs between those of one order adds up") {
  const Folder folder;
  ReadRequest asked =
      request({"orders=" + folder.write("o.csv",
                                        "Order number,Order date,Status,Amount,Total\n"
                                        "A1,2026-03-01,Shipped,10,30\nA1,2026-03-01,Received,20,30\n")});
  asked.sources["orders"].rows = RowShape::items;
  asked.sources["orders"].columns["total_amount"].headers = {"Amount"};
  CHECK(values(read_all(asked).data, "orders", "total_amount") == std::vector<std::string>{"30"});
  asked.sources["orders"].columns["total_amount"].headers = {"Total"};
  CHECK(values(read_all(asked).data, "orders", "total_amount") == std::vector<std::string>{"30"});
}

}  // namespace cxkpi
