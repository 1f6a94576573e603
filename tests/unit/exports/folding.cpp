#include <catch2/catch.hpp>

#include "exports/folder.h"

namespace cxkpi {
namespace {

using Lines = std::vector<std::string>;

// One orders file, read as the config says.
template <class Say>
Reading read_orders(const Folder& folder, const std::string& text, Say say) {
  ReadRequest asked = request({"orders=" + folder.write("o.csv", text)});
  say(asked.sources["orders"]);
  return read_all(asked);
}

void as_items(SourceConfig& config) {
  config.rows = RowShape::items;
  config.columns["item_count"] = "quantity";
  config.columns["item_count"].sum = true;
}

}  // namespace

TEST_CASE("the records of an order's items are one order: first known values, added counts") {
  const Folder folder;
  const Reading reading = read_orders(folder,
                                      "order_id,ordered_at,country,total_amount,quantity\n"
                                      "A1,2026-03-01,,30,1\n"
                                      "A2,2026-03-02,BE,9,4\n"
                                      "A1,,FR,,2\n"
                                      "A1,2026-03-09,DE,99,\n",
                                      as_items);
  CHECK(rows(reading.data, "orders") ==
        Lines{"order_id=A1 ordered_at=2026-03-01T00:00:00+00:00 country=FR total_amount=30 item_count=3",
              "order_id=A2 ordered_at=2026-03-02T00:00:00+00:00 country=BE total_amount=9 item_count=4"});
  CHECK(summary(reading, "orders").folded == 2);
  CHECK(summary(reading, "orders").used == 2);
}

TEST_CASE("an order of which one item cannot be read is rejected as a whole, each record with its reason") {
  const Folder folder;
  const Reading reading = read_orders(folder,
                                      "order_id,ordered_at,quantity\n"
                                      "A1,2026-03-01,1\n"
                                      "A1,2026-03-01,two\n"
                                      "A2,2026-03-02,1\n"
                                      "A3,,1\n"
                                      "A3,,1\n",
                                      as_items);
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A2"});
  CHECK(rejects(reading, folder) ==
        Lines{"orders o.csv:2: order_id: the record of 'A1' on line 3 is rejected",
              "orders o.csv:3: item_count: 'two' is not a number {say what it means under "
              "[sources.orders.values.item_count]: \"two\" = \"NUMBER\", or = \"\" for none}",
              "orders o.csv:5: ordered_at: ordered_at is missing in all records of 'A3'",
              "orders o.csv:6: ordered_at: ordered_at is missing in all records of 'A3'"});
  CHECK(summary(reading, "orders").rejected == 4);
}

TEST_CASE("two exports of the same items do not add up, in whatever order their records are") {
  const Folder folder;
  const std::string header = "order_id,ordered_at,quantity\n";
  ReadRequest asked = request({"orders=" + folder.write("a.csv", header + "A1,2026-03-01,1\nA1,2026-03-01,2\n"),
                               "orders=" + folder.write("b.csv", header + "A1,2026-03-01,2\nA1,2026-03-01,1\n")});
  as_items(asked.sources["orders"]);
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "orders", "item_count") == Lines{"3"});
  CHECK(summary(reading, "orders").folded == 2);
  CHECK(summary(reading, "orders").duplicate == 1);
}

TEST_CASE("of events the one that last_by puts last counts, over all files; else the newest, of equals the last") {
  const Folder folder;
  const std::string header = "order_id,ordered_at,status,changed,version\n";
  const auto asked = [&](const std::string& last_by) {
    ReadRequest request = cxkpi::request(
        {"orders=" +
             folder.write("a.csv",
                          header + "A1,2026-03-01,shipped,02/03/2026,10\nA1,2026-03-01,delivered,25/03/2026,9\n"),
         "orders=" + folder.write("b.csv", header + "A1,2026-03-01,processing,01/03/2026,2\n")});
    request.sources["orders"].rows = RowShape::events;
    request.sources["orders"].last_by = last_by;
    return read_all(request);
  };
  CHECK(values(asked("changed").data, "orders", "status") == Lines{"delivered"});
  CHECK(values(asked("version").data, "orders", "status") == Lines{"shipped"});
  CHECK(values(asked("").data, "orders", "status") == Lines{"processing"});
  CHECK(summary(asked("changed"), "orders").folded == 2);
}

TEST_CASE("what says which event is the last may have thousands") {
  const Folder folder;
  const Reading reading = read_orders(folder,
                                      "order_id,ordered_at,status,opens\n"
                                      "A1,2026-03-01,shipped,\"1,234\"\nA1,2026-03-01,new,999\n"
                                      "A2,2026-03-02,new,7\n",
                                      [](SourceConfig& config) {
                                        config.rows = RowShape::events;
                                        config.last_by = "opens";
                                      });
  CHECK(values(reading.data, "orders", "status") == Lines{"shipped", "pending"});
  CHECK(reading.rejects.empty());
}

TEST_CASE("a record without a number continues the one above, but not over a record that could not be read") {
  const Folder folder;
  ReadRequest asked = request({"lines=" + folder.write("l.csv",
                                                       "order_id,sku,quantity,unit_price\n"
                                                       ",X0,1,1\n"
                                                       "A1,X1,1,5\n"
                                                       ",X2,2,6\n"
                                                       "A2,X3\n"
                                                       ",X4,1,7\n"
                                                       "A3,X5,1,8\n")});
  asked.sources["lines"].carry = true;
  asked.as_of = 0;
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "lines", "order_id") == Lines{"A1", "A1", "A3"});
  CHECK(values(reading.data, "lines", "sku") == Lines{"X1", "X2", "X5"});
  CHECK(rejects(reading, folder) ==
        Lines{"lines l.csv:2: order_id: order_id is missing, and no record above that could be read has it",
              "lines l.csv:5: : 2 columns where the header has 4",
              "lines l.csv:6: order_id: order_id is missing, and no record above that could be read has it"});
}

TEST_CASE("records are left out by what a column says, and counted") {
  const Folder folder;
  const Reading reading = read_orders(folder,
                                      "order_id,ordered_at,Kind,Test\n"
                                      "A1,2026-03-01,Sale,\n"
                                      "A2,2026-03-02,QUOTE,\n"
                                      "A3,not a date,quote,\n"
                                      "A4,2026-03-04,sale,yes\n",
                                      [](SourceConfig& config) {
                                        config.only["Kind"] = {"sale"};
                                        config.except["Test"] = {"Yes"};
                                      });
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A1"});
  CHECK(summary(reading, "orders").left_out == 3);
  CHECK(summary(reading, "orders").rejected == 0);
}

TEST_CASE("an order whose sums are too large is rejected as a whole") {
  const Folder folder;
  const Reading reading = read_orders(folder,
                                      "order_id,ordered_at,quantity\n"
                                      "A1,2026-03-01,900000000000000\nA1,2026-03-01,900000000000000\nA2,2026-03-02,1\n",
                                      as_items);
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A2"});
  CHECK(summary(reading, "orders").rejected == 2);
  CHECK(summary(reading, "orders").folded == 0);
}

TEST_CASE("a record without a key is not folded, and has to have what a row needs") {
  const Folder folder;
  ReadRequest asked =
      request({"tickets=" + folder.write("t.csv",
                                         "ticket_id,created_at,status\n"
                                         ",2026-03-01,open\n,,open\n,2026-03-02,open\nT1,2026-03-01,new\n")});
  asked.sources["tickets"].rows = RowShape::events;
  const Reading reading = read_all(asked);
  CHECK(summary(reading, "tickets").used == 3);
  CHECK(summary(reading, "tickets").rejected == 1);
}

TEST_CASE("neither a blank record nor a damaged number is carried into the order above") {
  const Folder folder;
  ReadRequest asked = request({"lines=" + folder.write("l.csv",
                                                       "order_id,sku,quantity,unit_price\n"
                                                       "A1,X1,1,5\n,,,\n,X2,1,6\n1.03006E+13,X3,1,7\n,X4,1,8\n")});
  asked.sources["lines"].carry = true;
  asked.as_of = 0;
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "lines", "sku") == Lines{"X1", "X2"});
  CHECK(summary(reading, "lines").empty == 1);
  CHECK(summary(reading, "lines").rejected == 2);
}

TEST_CASE("a number that is carried down makes the row that it would be written out") {
  const Folder folder;
  ReadRequest asked = request({"lines=" + folder.write("a.csv", "order_id,sku,unit_price\nA1,X1,5\n,X2,6\n"),
                               "lines=" + folder.write("b.csv", "order_id,sku,unit_price\nA1,X1,5\nA1,X2,6\n")});
  asked.sources["lines"].carry = true;
  asked.as_of = 0;
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "lines", "order_id") == Lines{"A1", "A1"});
  CHECK(summary(reading, "lines").duplicate == 2);
}

}  // namespace cxkpi
