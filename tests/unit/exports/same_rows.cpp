#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "exports/folder.h"

namespace cxkpi {
namespace {

using Lines = std::vector<std::string>;

Lines sorted(Lines lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines shuffled(Lines lines, unsigned seed) {
  std::shuffle(lines.begin(), lines.end(), std::mt19937(seed));
  return lines;
}

std::string file_text(const std::string& header, const Lines& lines) {
  std::string text = header + "\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("identical rows are counted once, in one file and across files") {
  const Folder folder;
  const std::string text = "order_id,ordered_at,note\nA1,2026-03-01,x\nA2,2026-03-01,x\nA1,2026-03-01,x\n";
  const Reading reading =
      read_all({"orders=" + folder.write("october.csv", text), "orders=" + folder.write("again.csv", text)});
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 6 read = 2 used + 4 duplicate + 0 conflicting + 0 rejected + 0 empty");
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A1", "A2"});
  CHECK(reading.rejects.empty());
  CHECK(folder.without_path(std::string(reading.data.find("orders")->origin(1).file)) == "october.csv");
}

TEST_CASE("of two rows with one key the one with the newest instant is used, the other listed") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,cancelled_at,status\n"
                                                             "A12,2026-03-01,2026-03-03,cancelled\n"
                                                             "B,2026-03-01,,shipped\n"
                                                             "A12,2026-03-01,,shipped\n")});
  CHECK(values(reading.data, "orders", "status") == Lines{"cancelled", "shipped"});
  CHECK(rejects(reading, folder) ==
        Lines{"orders o.csv:4: order_id: another row for order_id 'A12' is newer and was kept (o.csv:2)"});
  CHECK(reading.rejects.at(0).value == "A12");
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 3 read = 2 used + 0 duplicate + 1 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("of two rows as new as each other the one that tells more is used") {
  const Folder folder;
  const Reading reading =
      read_all({"orders=" + folder.write("a.csv", "order_id,ordered_at,country\nA1,2026-03-01,\n"),
                "orders=" + folder.write("b.csv", "order_id,ordered_at,country\nA1,2026-03-01,FR\n")});
  CHECK(values(reading.data, "orders", "country") == Lines{"FR"});
  CHECK(rejects(reading, folder) ==
        Lines{"orders a.csv:2: order_id: another row for order_id 'A1' tells more and was kept (b.csv:2)"});
}

TEST_CASE("of two rows that differ in what is not known to be newer or fuller, one is used whatever their order") {
  const Folder folder;
  const auto used = [&](const Lines& lines) {
    const Reading reading =
        read_all({"orders=" + folder.write("o.csv", file_text("order_id,ordered_at,country", lines))});
    CHECK(reading.rejects.size() == 2);
    CHECK_THAT(reading.rejects.at(0).reason,
               Catch::StartsWith("another row for order_id 'A1' says something else and was kept"));
    return values(reading.data, "orders", "country");
  };
  const Lines lines = {"A1,2026-03-01,FR", "A1,2026-03-01,BE", "A1,2026-03-01,DE"};
  const Lines first = used(lines);
  CHECK(used({lines[2], lines[0], lines[1]}) == first);
  CHECK(used({lines[1], lines[2], lines[0]}) == first);
}

TEST_CASE("a row that was rejected does not compete for its key") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,item_count\n"
                                                             "A1,2026-03-09,-1\n"
                                                             "A1,2026-03-01,1\n")});
  CHECK(values(reading.data, "orders", "item_count") == Lines{"1"});
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 2 read = 1 used + 0 duplicate + 0 conflicting + 1 rejected + 0 empty");
}

TEST_CASE("a link leads to the row that was kept") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,status\n"
                                                             "A0,bad,x\n"
                                                             "A1,2026-03-01,pending\n"
                                                             "A2,2026-03-01,shipped\n"
                                                             "A1,2026-03-02,delivered\n"
                                                             "A3,2026-03-01,shipped\n"),
                                    "returns=" + folder.write("r.csv", "order_id,return_id\nA1,R1\nA3,R3\nA2,R2\n")});
  CHECK(values(reading.data, "orders", "order_id") == Lines{"A2", "A1", "A3"});
  Lines statuses;
  for (const std::int32_t parent : reading.data.link("returns")->parents()) {
    statuses.push_back(value(reading.data, "orders", "status", static_cast<std::size_t>(parent)));
  }
  CHECK(statuses == Lines{"delivered", "shipped", "shipped"});
}

TEST_CASE("parcels without a number are the same when all of their record is") {
  const Folder folder;
  const Reading reading = read_all({"deliveries=" + folder.write("d.csv",
                                                                 "order_id,carrier,delivered_at,box\n"
                                                                 "A1,DPD,2026-03-04,1\n"
                                                                 "A1,DPD,2026-03-04,2\n"
                                                                 "A1,DPD,2026-03-04,1\n")});
  CHECK(reconciliation(summary(reading, "deliveries")) ==
        "deliveries: 3 read = 2 used + 1 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("a blank key is no key: rows without one do not conflict") {
  const Folder folder;
  const Reading reading = read_all({"tickets=" + folder.write("t.csv",
                                                              "ticket_id,created_at,reason\n"
                                                              ",2026-03-01,return\n"
                                                              " ,2026-03-02,return\n"
                                                              "NULL,2026-03-02,return\n"
                                                              "T1,2026-03-02,return\n"
                                                              ",2026-03-01,return\n")});
  CHECK(reconciliation(summary(reading, "tickets")) ==
        "tickets: 5 read = 4 used + 1 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("equal bytes under another header are another row") {
  const Folder folder;
  const Reading reading =
      read_all({"deliveries=" + folder.write("a.csv", "order_id,shipped_at,delivered_at\nA1,2026-03-01,2026-03-02\n"),
                "deliveries=" + folder.write("b.csv", "order_id,delivered_at,shipped_at\nA1,2026-03-01,2026-03-02\n")});
  CHECK(summary(reading, "deliveries").used == 2);
}

TEST_CASE("neither the order of rows within files, nor that of files, nor threads change what is used") {
  std::mt19937 random(20260401);
  const auto up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  Lines lines;
  for (int i = 0; i < 30'000; ++i) {
    lines.push_back(fmt::format("A{},2026-03-{:02} {:02}:00,{},{}", up_to(9'000), 1 + up_to(3), up_to(2),
                                up_to(1) == 0 ? "" : "FR", up_to(20) == 0 ? "Livré" : "expédiée"));
  }
  const std::string header = "order_id,ordered_at,country,status";
  std::set<std::string> keys;
  for (const std::string& line : lines) keys.insert(line.substr(0, line.find(',')));
  const std::set<std::string> contents(lines.begin(), lines.end());

  const Folder folder;
  Lines expected;
  for (unsigned variant = 0; variant < 6; ++variant) {
    const auto middle = lines.begin() + 12'000;
    std::vector<std::string> inputs = {
        "orders=" + folder.write("a.csv", file_text(header, shuffled(Lines(lines.begin(), middle), variant))),
        "orders=" + folder.write("b.csv", file_text(header, shuffled(Lines(middle, lines.end()), variant)))};
    if (variant % 2 == 1) std::swap(inputs[0], inputs[1]);
    ReadRequest asked = request(inputs);
    asked.threads = 1 + variant % 3;
    const Reading reading = read_all(asked);
    const SourceSummary& orders = summary(reading, "orders");
    CHECK(orders.used == keys.size());
    CHECK(orders.duplicate == lines.size() - contents.size());
    CHECK(orders.conflicting == contents.size() - keys.size());
    CHECK(reading.rejects.size() == std::min<std::size_t>(orders.conflicting, 1'000));
    CHECK(reading.rejects.size() + orders.unlisted == orders.conflicting);
    const Lines used = sorted(rows(reading.data, "orders"));
    if (variant == 0) expected = used;
    CHECK(used == expected);
  }
}

TEST_CASE("of exports that overlap the later one is believed where nothing else decides") {
  const Folder folder;
  const std::string header = "order_id,ordered_at,status,note\n";
  const auto status = [&](const std::string& first, const std::string& second) {
    const std::string a = folder.write(first, header + "A1,2026-10-01,processing,x\n");
    const std::string b = folder.write(second, header + "A1,2026-10-01,cancelled,y\n");
    const std::string out = values(read_all({"orders=" + a, "orders=" + b}).data, "orders", "status").front();
    CHECK(values(read_all({"orders=" + b, "orders=" + a}).data, "orders", "status").front() == out);
    return out;
  };
  CHECK(status("2026-10-31.csv", "2026-11-15.csv") == "cancelled");
  CHECK(status("orders.csv", "orders (1).csv") == "cancelled");
  CHECK(status("z.csv", "a.csv") == "processing");
  // The one that knows of later things, whatever it is called.
  const std::string a = folder.write("z.csv", header + "A1,2026-10-01,processing,x\n");
  const std::string b = folder.write("a.csv", header + "A1,2026-10-01,cancelled,y\nA2,2026-10-09,new,\n");
  CHECK(values(read_all({"orders=" + a, "orders=" + b}).data, "orders", "status").front() == "cancelled");
}

TEST_CASE("what no column is read from makes no difference between rows") {
  const Folder folder;
  const Reading reading =
      read_all({"orders=" + folder.write("o.csv", "order_id,ordered_at\nA1,2026-10-01\n"),
                "lines=" + folder.write("l1.csv", "order_id,sku,quantity,unit_price,stock\nA1,S,1,9,50\nA1,S,1,9,50\n"),
                "lines=" + folder.write("l2.csv", "order_id,sku,quantity,unit_price,stock\nA1,S,1,9,42\nA1,S,1,9,41\n"),
                "tickets=" + folder.write("t1.csv",
                                          "created_at,order_id,status,subject\n2026-10-05,A1,open,a\n"
                                          "2026-10-05,A1,open,b\n2026-10-05,A1,open,a\n"),
                "tickets=" + folder.write("t2.csv", "created_at,order_id,status,subject\n2026-10-05,A1,open,c\n")});
  CHECK(summary(reading, "lines").used == 2);
  CHECK(summary(reading, "lines").duplicate == 2);
  CHECK(summary(reading, "tickets").used == 2);  // two subjects on one day are two contacts
  CHECK(summary(reading, "tickets").duplicate == 2);
}

TEST_CASE("of rows without a number the file that has the most is believed, in whatever order files are given") {
  const Folder folder;
  const std::string header = "created_at,order_id,status,subject\n";
  const std::string a = "tickets=" + folder.write("a.csv", header + "2026-10-05,A1,open,a\n");
  const std::string b = "tickets=" + folder.write("b.csv", header + "2026-10-05,A1,open,a\n2026-10-05,A1,open,b\n");
  CHECK(summary(read_all({a, b}), "tickets").used == 2);
  CHECK(summary(read_all({b, a}), "tickets").used == 2);
}

TEST_CASE("equal order lines of one file are all meant, those of another export are the same ones") {
  const Folder folder;
  const std::string line = "A,S1,1,10\n";
  const std::string one = folder.write("one.csv", "order_id,sku,quantity,amount\n" + line + line + "B,S1,1,10\n");
  const std::string two = folder.write("two.csv", "order_id,sku,quantity,amount\n" + line + "C,S1,1,10\n");
  for (const auto& inputs : {std::vector<std::string>{"lines=" + one, "lines=" + two},
                             std::vector<std::string>{"lines=" + two, "lines=" + one}}) {
    ReadRequest asked = request(inputs);
    asked.as_of = 0;
    const Reading reading = read_all(asked);
    std::vector<std::string> orders = values(reading.data, "lines", "order_id");
    std::sort(orders.begin(), orders.end());
    CHECK(orders == std::vector<std::string>{"A", "A", "B", "C"});
    CHECK(reconciliation(summary(reading, "lines")) ==
          "lines: 5 read = 4 used + 1 duplicate + 0 conflicting + 0 rejected + 0 empty");
  }
}

TEST_CASE("answers without a number count once where they are the same, unless each record is a row") {
  const Folder folder;
  const char* const answers =
      "Date;Type;Note\n2026-03-01;CSAT;5\n2026-03-01;CSAT;5\n2026-03-01;CSAT;5\n2026-03-01;CSAT;4\n";
  ReadRequest asked =
      request({"surveys=" + folder.write("a.csv", answers), "surveys=" + folder.write("again.csv", answers)});
  const Reading once = read_all(asked);
  CHECK(summary(once, "surveys").used == 2);
  CHECK(summary(once, "surveys").repeated == 4);
  asked.sources["surveys"].rows = RowShape::each;
  const Reading each = read_all(asked);
  CHECK(summary(each, "surveys").used == 4);
  CHECK(summary(each, "surveys").duplicate == 4);
  CHECK(summary(each, "surveys").repeated == 0);
}

TEST_CASE("a list of what was sent names each product of a parcel, which is one") {
  const Folder folder;
  const std::string text =
      "N° commande;Code article;Quantité;Transporteur;Date d'expédition\n"
      "A1;M;1;DPD;02/11/2025\nA1;B;1;DPD;02/11/2025\nA1;C;1;DPD;13/11/2025\n";
  CHECK(summary(read_all({"deliveries=" + folder.write("livraisons.csv", text)}), "deliveries").used == 2);
}

TEST_CASE("in a file of orders a record without a parcel's number is no parcel beside one that has it") {
  const Folder folder;
  const std::string text =
      "Order number,Order date,Item,Quantity,Shipped on,Tracking number\n"
      "A1,2026-03-01,,3,2026-03-02,\nA1,2026-03-01,M,2,2026-03-02,T1\nA1,2026-03-01,B,1,2026-03-02,T1\n"
      "A2,2026-03-01,M,1,2026-03-02,T2\nA2,2026-03-01,B,1,2026-03-05,\nA3,2026-03-01,B,1,2026-03-05,\n";
  const std::string path = folder.write("x.csv", text);
  CHECK(values(read_all({"orders=" + path, "deliveries=" + path}).data, "deliveries", "order_id") ==
        Lines{"A1", "A2", "A2", "A3"});
  CHECK(summary(read_all({"deliveries=" + path}), "deliveries").used == 6 - 1);  // T1 is there twice
}

TEST_CASE("counts of one day that two files give otherwise are told, and those of one file are not") {
  const Folder folder;
  const std::string head = "Date,Channel,Sessions\n";
  const std::string march =
      folder.write("m.csv", head + "2026-03-30,Direct,10\n2026-03-31,Direct,7\n2026-03-31,Email,2\n");
  const std::string again =
      folder.write("a.csv", head + "2026-03-31,Direct,9\n2026-03-31,Email,2\n2026-04-01,Direct,9\n");
  const Reading reading = read_all({"visits=" + march, "visits=" + again});
  CHECK(summary(reading, "visits").used == 5);
  CHECK(summary(reading, "visits").duplicate == 1);
  CHECK(summary(reading, "visits").overlapping == 1);
  const std::string twice = folder.write("t.csv", head + "2026-03-31,Direct,9\n2026-03-31,Direct,2\n");
  CHECK(summary(read_all({"visits=" + twice}), "visits").overlapping == 0);
}

}  // namespace cxkpi
