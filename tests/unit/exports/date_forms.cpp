// How the form of a column's dates is found out, and when it is asked for.
#include <catch2/catch.hpp>

#include "cxkpi/exports/exports.h"
#include "exports/folder.h"
#include "exports/opened_files.h"

namespace cxkpi {
namespace {

// The days of `ordered_at`, or what the refusal says.
Lines ordered(const Folder& folder, const std::string& dates) {
  std::string text = "order_id,ordered_at\n";
  int number = 0;
  for (std::size_t begin = 0; begin < dates.size();) {
    const std::size_t end = std::min(dates.find(' ', begin), dates.size());
    text += "A" + std::to_string(++number) + "," + dates.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  const ReadRequest asked = request({"orders=" + folder.write("o.csv", text)});
  try {
    Lines days;
    for (const std::string& row : rows(read_all(asked).data, "orders"))
      days.push_back(row.substr(row.find("ordered_at=") + 11, 10));
    return days;
  } catch (const Error&) {
    return {failure(folder, asked)};
  }
}

}  // namespace

TEST_CASE("a year of two digits stands where it does not scatter the dates over decades") {
  const Folder folder;
  CHECK(ordered(folder, "26-10-31 26-10-30 26-10-29 26-10-28 26-10-27 26-10-26") ==
        Lines{"2026-10-31", "2026-10-30", "2026-10-29", "2026-10-28", "2026-10-27", "2026-10-26"});
  CHECK(ordered(folder, "31-10-26 30-10-26 29-10-26 28-10-26 27-10-26 01-11-26") ==
        Lines{"2026-10-31", "2026-10-30", "2026-10-29", "2026-10-28", "2026-10-27", "2026-11-01"});
  CHECK(ordered(folder, "26/10/01 26/10/30 26/10/19 26/10/28 26/10/27 26/10/26").front() == "2026-10-01");
  CHECK(ordered(folder, "26-10-31 26-11-9") == Lines{"2026-10-31", "2026-11-09"});
  CHECK(ordered(folder, "10/31/26 10/30/26") == Lines{"2026-10-31", "2026-10-30"});
}

TEST_CASE("a few dates with slashes or points have their year last") {
  const Folder folder;
  CHECK(ordered(folder, "31/10/26 30/10/26 01/11/26") == Lines{"2026-10-31", "2026-10-30", "2026-11-01"});
  CHECK(ordered(folder, "24/12/23 25/01/26") == Lines{"2023-12-24", "2026-01-25"});
  CHECK(ordered(folder, "15.03.19 02.11.22 27.08.26") == Lines{"2019-03-15", "2022-11-02", "2026-08-27"});
}

TEST_CASE("where the year may stand first or last in every date, the file is refused with both patterns") {
  const Folder folder;
  CHECK(ordered(folder, "26-10-11 26-09-11") ==
        Lines{"o.csv: ordered_at: every date reads both ways, day or year first: '26-10-11'\n"
              "hint: say which: --date-format '%d-%m-%y' or '%y-%m-%d', or date_format under [sources.orders]"});
  CHECK(ordered(folder, "05/06/26 11/10/26 02/09/25") ==
        Lines{"o.csv: ordered_at: every date reads both ways, day or month first: '05/06/26'\n"
              "hint: say which: --date-format '%d/%m/%y' or '%m/%d/%y', or date_format under [sources.orders]"});
}

TEST_CASE("a column that could be either way is read as dates are that the source does not use") {
  const Folder folder;
  const auto first = [&](const std::string& other) {
    const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                               "order_id;ordered_at;Facturée le;Note\n"
                                                               "A1;05/06/2026;" +
                                                                   other + ";99/99\nA2;06/07/2026;;13/01/2026?\n")});
    return rows(reading.data, "orders").front();
  };
  CHECK(first("31/07/2026") == "order_id=A1 ordered_at=2026-06-05T00:00:00+00:00");
  CHECK(first("7/31/2026") == "order_id=A1 ordered_at=2026-05-06T00:00:00+00:00");
  CHECK_THROWS_AS(first("01/02/2026"), Error);
  CHECK_THROWS_AS(first("no date"), Error);
}

TEST_CASE("a column that could be either way is read as the file's others are") {
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,cancelled_at\n"
                                                             "A1,26-10-31,\n"
                                                             "A2,26-10-1,26-10-11\n"
                                                             "A3,26-10-2,24-10-25\n")});
  CHECK(rows(reading.data, "orders") ==
        Lines{"order_id=A1 ordered_at=2026-10-31T00:00:00+00:00 cancelled_at=",
              "order_id=A2 ordered_at=2026-10-01T00:00:00+00:00 cancelled_at=2026-10-11T00:00:00+00:00",
              "order_id=A3 ordered_at=2026-10-02T00:00:00+00:00 cancelled_at=2024-10-25T00:00:00+00:00"});
}

}  // namespace cxkpi
