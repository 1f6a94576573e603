#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "exports/folder.h"

namespace cxkpi {
namespace {

// Records of every fate: good, broken in any column, ragged, repeated, contradicting, empty of a parcel.
class Records {
 public:
  explicit Records(unsigned seed) : random_(seed) {}

  // How many records so far had no value at all.
  [[nodiscard]] std::uint64_t blank() const { return blank_; }

  std::string file(std::size_t count) {
    std::string text = "order_id,ordered_at,item_count,status,shipped_at,carrier\n";
    for (std::size_t i = 0; i < count; ++i) {
      const std::string one = record();
      if (one == ",,,,,") ++blank_;
      text += one + "\n";
    }
    return text;
  }

 private:
  std::string any(std::initializer_list<const char*> choices) {
    const auto at = std::uniform_int_distribution<std::size_t>(0, choices.size() - 1)(random_);
    return *(choices.begin() + at);
  }

  std::string record() {
    const int id = std::uniform_int_distribution<int>(0, 300)(random_);
    if (id == 0) return any({",,,,,", "x", "a,b,c,d,e,f,g", "A1,\"2026-03-01\",1,\"a\nb\",,", "A\"1,2026-03-01,1,,,"});
    return fmt::format(
        "A{},{},{},{},{},{}", id, any({"2026-03-01", "2026-03-02", "2026-03-03 10:00", "31/03/2026", ""}),
        any({"1", "2", "1", "-1", "many", "1,5", "\"1,5\"", "\"1,500\""}), any({"shipped", "Livré", "?", "odd"}),
        any({"", "", "2026-03-04", "soon"}), any({"", "", "DPD"}));
  }

  std::mt19937 random_;
  std::uint64_t blank_ = 0;
};

}  // namespace

TEST_CASE("read is used plus duplicate plus conflicting plus rejected plus empty, whatever the data") {
  const Folder folder;
  std::uint64_t duplicate = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Records records(seed);
    const std::string a = folder.write("a.csv", records.file(500));
    const std::string b = folder.write("b.csv", records.file(700));
    ReadRequest asked = request({"orders=" + a, "orders=" + b, "deliveries=" + a, "deliveries=" + b});
    asked.threads = 1 + seed % 3;
    const Reading reading = read_all(asked);
    std::size_t listed = 0;
    for (const SourceSummary& source : reading.sources) {
      CAPTURE(reconciliation(source));
      CHECK(source.read == source.used + source.duplicate + source.conflicting + source.rejected + source.folded +
                               source.left_out + source.empty);
      CHECK(source.read == 1200);
      CHECK(source.read == source.files.at(0).rows + source.files.at(1).rows);
      CHECK(source.used == reading.data.find(source.source)->rows());
      listed += source.rejected + source.conflicting;
    }
    CHECK(reading.rejects.size() == listed);
    CHECK(summary(reading, "orders").empty == records.blank());
    CHECK(summary(reading, "deliveries").empty > 0);
    CHECK(summary(reading, "orders").conflicting > 0);
    CHECK(summary(reading, "orders").rejected > 0);
    duplicate += summary(reading, "orders").duplicate;
  }
  CHECK(duplicate > 0);
}

TEST_CASE("the listing goes by source, file in the order given, line") {
  const Folder folder;
  Records records(99);
  const std::string b = folder.write("b.csv", records.file(300));
  const std::string a = folder.write("a.csv", records.file(300));
  const Reading reading = read_all({"deliveries=" + b, "orders=" + b, "orders=" + a});
  std::vector<std::string> groups;
  std::uint64_t line = 0;
  for (const Reject& reject : reading.rejects) {
    const std::string group = reject.source + " " + folder.without_path(reject.file);
    if (groups.empty() || groups.back() != group) {
      groups.push_back(group);
      line = 0;
    }
    CHECK(line <= reject.line);
    line = reject.line;
  }
  CHECK(groups == std::vector<std::string>{"orders b.csv", "orders a.csv", "deliveries b.csv"});
}

}  // namespace cxkpi
