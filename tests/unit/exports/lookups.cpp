// Further files that complete a source's rows, and values that stand for all rows.
#include <catch2/catch.hpp>

#include "exports/folder.h"

namespace cxkpi {
namespace {

using Values = std::vector<std::string>;

LookupConfig customers(const Folder& folder, std::string_view text) {
  return {"customers", "cxkpi.toml:3", {folder.write("lookups/customers.csv", text)},
          "number",    "customer_id",  {{"customer_id", "person"}, {"region", "state"}}};
}

ReadRequest orders_with(const Folder& folder, std::string_view orders, LookupConfig lookup) {
  ReadRequest asked = request({"orders=" + folder.write("orders.csv", orders)});
  asked.sources["orders"].lookups.push_back(std::move(lookup));
  return asked;
}

constexpr std::string_view three_orders =
    "order_id,ordered_at,customer_id,region\n"
    "A,2026-03-01,11,north\n"
    "B,2026-03-02,12,\n"
    "C,2026-03-03,13,west\n"
    "D,2026-03-04,,\n";

}  // namespace

TEST_CASE("a lookup completes rows by a key, and never multiplies them") {
  const Folder folder;
  const Reading reading = read_all(orders_with(
      folder, three_orders, customers(folder, "state,person,number,note\nSP,ann,11,x\nRJ,ann,12,y\nBA,bob,99,z\n")));
  CHECK(values(reading.data, "orders", "customer_id") == Values{"ann", "ann", "", ""});
  CHECK(values(reading.data, "orders", "region") == Values{"SP", "RJ", "west", ""});  // what is not found keeps its own
  const LookupSummary& found = summary(reading, "orders").lookups.at(0);
  CHECK(found.name == "customers");
  CHECK(found.on == "customer_id");
  CHECK(found.files.at(0).rows == 3);
  CHECK(found.misses == 1);  // 13; a guest is not looked up
  CHECK(reconciliation(summary(reading, "orders")) ==
        "orders: 4 read = 4 used + 0 duplicate + 0 conflicting + 0 rejected + 0 empty");
}

TEST_CASE("a lookup brings a column that the files lack, and is read only when it is wanted") {
  const Folder folder;
  const std::string_view orders = "order_id,ordered_at,customer_id\nA,2026-03-01,11\nB,2026-03-02,12\n";
  const Exports exports =
      Exports::open(orders_with(folder, orders, customers(folder, "number,person,state\n11,ann,SP\n")));
  CHECK(exports.has("orders", "region"));
  const Reading wanted = exports.read({{"orders", {"region"}}});
  CHECK(values(wanted.data, "orders", "region") == Values{"SP", ""});
  CHECK(exports.read({{"orders", {"ordered_at"}}}).sources.at(0).lookups.empty());
}

TEST_CASE("a key that stands twice in a lookup is an error, unless it says the same") {
  const Folder folder;
  const auto read = [&](std::string_view text) {
    return error_of(folder, [&] { (void)read_all(orders_with(folder, three_orders, customers(folder, text))); });
  };
  CHECK(read("number,person,state\n11,ann,SP\n11,ann,SP\n").empty());
  CHECK(read("number,person,state\n11,ann,SP\n12,bob,RJ\n11,eve,SP\n") ==
        "lookups/customers.csv:4: '11' stands twice in the lookup customers, with different contents\n"
        "hint: a lookup needs one row for each key");
}

TEST_CASE("a lookup's headers, columns and files are checked") {
  const Folder folder;
  const auto fails = [&](LookupConfig lookup) {
    return error_of(folder, [&] { (void)Exports::open(orders_with(folder, three_orders, std::move(lookup))); });
  };
  LookupConfig lookup = customers(folder, "number,persn,state\n11,ann,SP\n");
  CHECK(fails(lookup) ==
        "[sources.orders.lookup.customers.columns]: customer_id = 'person': no file has this header\n"
        "hint: did you mean 'persn'?");
  lookup.take = {{"customer_id", "persn"}};
  lookup.on = "ordered_at";
  CHECK(fails(lookup) ==
        "cxkpi.toml:3: rows cannot be looked up by ordered_at, of type instant\n"
        "hint: a number of an order, a customer or a product can");
}

TEST_CASE("a column may have one value for all rows, where the files do not say") {
  const Folder folder;
  ReadRequest asked = request({"surveys=" + folder.write("reviews.csv", "score,order_id\n5,A\n,B\n"),
                               "orders=" + folder.write("o.csv",
                                                        "order_id,ordered_at,channel\n"
                                                        "A,2026-03-01,store\nB,2026-03-02,\n")});
  CHECK(error_of(folder, [&] { (void)Exports::open(asked); }).starts_with("reviews.csv:1: no column is kind"));
  asked.sources["surveys"].constants["kind"] = "avis";  // goes through the vocabulary like any value
  asked.sources["orders"].constants["channel"] = "web";
  const Reading reading = read_all(asked);
  CHECK(values(reading.data, "surveys", "kind") == Values{"review", "review"});
  CHECK(values(reading.data, "orders", "channel") == Values{"store", "web"});
  asked.sources["orders"].constants["ordered_at"] = "2026-03-01";
  CHECK(error_of(folder, [&] { (void)Exports::open(asked); }) ==
        "[sources.orders.columns]: ordered_at, of type instant, cannot be '2026-03-01' for all rows\n"
        "hint: categories, flags and keys can have one value for all rows");
}

}  // namespace cxkpi
