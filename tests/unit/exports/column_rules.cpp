#include <catch2/catch.hpp>

#include "exports/duration.h"
#include "exports/field_text.h"
#include "exports/folder.h"

namespace cxkpi {

using namespace exports;

namespace {

std::optional<Seconds> read_duration(const char* text, Seconds unit, std::optional<char> decimal) {
  return parse_duration(text, unit, parse_number(text, decimal));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("durations are read in their unit, or as hours, minutes and seconds") {
  constexpr Seconds minute = 60;
  CHECK(read_duration("125", minute, {}) == 7500);
  CHECK(read_duration("2,5", minute, ',') == 150);
  CHECK(read_duration("0.0083", minute, {}) == 0);
  CHECK(read_duration("0.0084", minute, {}) == 1);
  CHECK(read_duration("26:03:12", minute, {}) == 93792);
  CHECK(read_duration("26:03", minute, {}) == 93780);
  for (const char* text : {"-5", "1:2:3:4", "1:60", "1:", ":30", "soon", "1:-2", "99999999999999", "12345678:00"}) {
    CAPTURE(text);
    CHECK_FALSE(read_duration(text, minute, {}).has_value());
  }
}

TEST_CASE("a duration gives the instant behind the one that it begins at") {
  const Folder folder;
  ReadRequest asked = request({"tickets=" + folder.write("t.csv",
                                                         "ticket_id,created_at,First reply (min)\n"
                                                         "T1,2026-03-01 10:00,90\n"
                                                         "T2,2026-03-01 10:00,\n"
                                                         "T3,2026-03-01 10:00,1:30:05\n"
                                                         "T4,2026-03-01 10:00,later\n")});
  ColumnRule& rule = asked.sources["tickets"].columns["first_response_at"];
  rule.headers = {"First reply (min)"};
  rule.after = "created_at";
  rule.unit = 60;
  // The column that it begins at need not be asked for.
  const Reading reading = Exports::open(asked).read({{"tickets", {"first_response_at"}}});
  CHECK(values(reading.data, "tickets", "first_response_at") ==
        Lines{"2026-03-01T11:30:00+00:00", "", "2026-03-01T11:30:05+00:00"});
  CHECK(rejects(reading, folder).front().find("t.csv:5: first_response_at: 'later' is not a duration") !=
        std::string::npos);
  asked.sources["tickets"].columns["created_at"] = "ticket_id";
  asked.sources["tickets"].columns["first_response_at"].after = "resolved_at";
  CHECK(
      error_of(folder, [&] { (void)read_all(asked); })
          .starts_with("[sources.tickets.columns]: first_response_at is a duration after resolved_at, which no column "
                       "of t.csv:1 is"));
}

TEST_CASE("a unit in parentheses tells headers apart where the rule has one") {
  const Folder folder;
  ReadRequest asked = request({"tickets=" + folder.write("t.csv",
                                                         "ticket_id,created_at,First reply (hrs)\n"
                                                         "T1,2026-03-01 10:00,1.5\n")});
  ColumnRule minutes("First reply (min)");
  minutes.after = "created_at";
  minutes.unit = 60;
  ColumnRule hours("first reply (HRS)");
  hours.after = "created_at";
  hours.unit = 3600;
  minutes.others = {hours};
  asked.sources["tickets"].columns["first_response_at"] = minutes;
  CHECK(values(read_all(asked).data, "tickets", "first_response_at") == Lines{"2026-03-01T11:30:00+00:00"});
}

TEST_CASE("date and time in two columns, zones in headers and in the config") {
  const Folder folder;
  ReadRequest asked = request({"orders=" + folder.write("o.csv",
                                                        "order_id,Day,Clock,Paid at (America/New_York),cancelled_at\n"
                                                        "A1,31/03/2026,23:15,2026-03-31 12:00,2026-03-31 12:00\n"
                                                        "A2,01/04/2026,,2026-03-31T12:00:00Z,\n")});
  asked.sources["orders"].columns["ordered_at"] = "Day";
  asked.sources["orders"].columns["ordered_at"].time = "Clock";
  asked.sources["orders"].zone = Zone::named("Europe/Paris");
  CHECK(rows(read_all(asked).data, "orders") ==
        Lines{"order_id=A1 ordered_at=2026-03-31T21:15:00+00:00 confirmed_at=2026-03-31T16:00:00+00:00 "
              "cancelled_at=2026-03-31T10:00:00+00:00",
              "order_id=A2 ordered_at=2026-03-31T22:00:00+00:00 confirmed_at=2026-03-31T12:00:00+00:00 cancelled_at="});
}

TEST_CASE("ids lose what programs add to them, and a damaged one rejects its row") {
  CHECK(std::string(without_apostrophe("'33101", Type::key)) == "33101");
  CHECK(std::string(without_apostrophe("'tis late", Type::text)) == "'tis late");
  CHECK(std::string(without_apostrophe("'=1+1", Type::text)) == "=1+1");
  CHECK(std::string(without_apostrophe("'", Type::key)) == "'");
  CHECK(without_point_zero("121401.0") == "121401");
  CHECK(without_point_zero("V1.0") == "V1.0");
  CHECK(without_point_zero(".0") == ".0");
  CHECK(is_damaged_id("1.03006E+13"));
  CHECK(is_damaged_id("1,03006E+13"));
  CHECK(is_damaged_id("1E+12"));
  for (const char* id : {"ABE+13", "E+13", "1.03006E13", "1-2E+13", "12E+1", "A1.03E+13"}) {
    CAPTURE(id);
    CHECK_FALSE(is_damaged_id(id));
  }
  const Folder folder;
  const Reading reading = read_all({"orders=" + folder.write("o.csv",
                                                             "order_id,ordered_at,total_amount\n"
                                                             "'33101,'31/03/2026,'29.90\n"
                                                             "1.03006E+13,31/03/2026,1\n"
                                                             "121401.0,31/03/2026,1\n"),
                                    "deliveries=" + folder.write("d.csv", "order_id,carrier\n33101.0,DPD\n")});
  CHECK(values(reading.data, "orders", "order_id") == Lines{"33101", "121401"});
  CHECK(values(reading.data, "orders", "total_amount") == Lines{"29.9", "1"});
  CHECK(rejects(reading, folder).size() == 1);
  CHECK(summary(reading, "deliveries").orphans == 0);
}

TEST_CASE("words stand for numbers, further markers for no value, and * for all other values") {
  const Folder folder;
  ReadRequest asked = request({"tickets=" + folder.write("t.csv",
                                                         "ticket_id,created_at,satisfaction,channel,team\n"
                                                         "T1,2026-03-01,Good,E-mail,n/d\n"
                                                         "T2,2026-03-01,4,Pigeon,A\n"
                                                         "T3,2026-03-01,Offered,chat,\n")});
  SourceConfig& config = asked.sources["tickets"];
  config.values["satisfaction"] = {{"Good", "5"}, {"*", ""}};
  config.values["channel"] = {{"*", "other"}};
  config.missing = {"n/d"};
  CHECK(rows(read_all(asked).data, "tickets") ==
        Lines{"created_at=2026-03-01T00:00:00+00:00 ticket_id=T1 channel=email team= satisfaction=5",
              "created_at=2026-03-01T00:00:00+00:00 ticket_id=T2 channel=other team=A satisfaction=4",
              "created_at=2026-03-01T00:00:00+00:00 ticket_id=T3 channel=chat team= satisfaction="});
}

TEST_CASE("a column's decimal mark is found from all its values, or from the file's other columns") {
  const Folder folder;
  const auto amounts = [&](const std::string& rows) {
    return values(
        read_all({"orders=" + folder.write("o.csv", "order_id;ordered_at;total_amount;item_count\n" + rows)}).data,
        "orders", "total_amount");
  };
  CHECK(amounts("A1;2026-03-01;1.234;1\nA2;2026-03-01;12,50;1\n") == Lines{"1234", "12.5"});
  CHECK(amounts("A1;2026-03-01;1,234;1\nA2;2026-03-01;12.50;1\n") == Lines{"1234", "12.5"});
  CHECK(amounts("A1;2026-03-01;1.234;1,5\n") == Lines{"1234"});
  CHECK(error_of(folder, [&] { (void)amounts("A1;2026-03-01;850;1\nA2;2026-03-01;1.234;1\n"); }) ==
        "o.csv: total_amount: the numbers read both ways, thousands or decimals: '1.234'\n"
        "hint: say which mark stands before decimals: decimal = \",\" or decimal = \".\" under [sources.orders]");
  CHECK(amounts("A1;2026-03-01;12,50;1\nA2;2026-03-01;12.50;1\nA3;2026-03-01;1.234;1\nA4;2026-03-01;1.234,50;1\n") ==
        Lines{"12.5", "12.5", "1234.5"});
  CHECK(amounts("A1;2026-03-01;12,50;1\nA2;2026-03-01;12.50;1\n") == Lines{"12.5", "12.5"});
}

TEST_CASE("behind the values that were looked at, what reads both ways is refused in a file of semicolons") {
  const Folder folder;
  std::string text = "order_id;ordered_at;total_amount\n";
  for (int i = 0; i < 20'000; ++i) text += "A" + std::to_string(i) + ";2026-03-01;45\n";
  text += "B1;2026-03-01;1.234\nB2;2026-03-01;12,50\n";
  const Reading reading = read_all({"orders=" + folder.write("o.csv", text)});
  CHECK(rejects(reading, folder).front().find("'1.234' may be thousands or decimals") != std::string::npos);
  CHECK(summary(reading, "orders").used == 20'001);
  CHECK(values(reading.data, "orders", "total_amount").back() == "12.5");
}

TEST_CASE("durations of both decimal marks are read only where they read one way") {
  const Folder folder;
  ReadRequest asked =
      request({"tickets=" + folder.write("t.csv",
                                         "ticket_id,created_at,Reply\n"
                                         "T1,2026-03-01,\"12,5\"\nT2,2026-03-01,12.5\nT3,2026-03-01,1.234\n")});
  ColumnRule& rule = asked.sources["tickets"].columns["first_response_at"];
  rule.headers = {"Reply"};
  rule.after = "created_at";
  rule.unit = 60;
  CHECK(values(read_all(asked).data, "tickets", "ticket_id") == Lines{"T1", "T2"});
}

TEST_CASE("what the user says of a flag is yes or no, in whatever word of the vocabulary") {
  const Folder folder;
  ReadRequest asked = request({"tickets=" + folder.write("t.csv",
                                                         "ticket_id,created_at,automated\n"
                                                         "T1,2026-03-01,E\nT2,2026-03-01,oui\nT3,2026-03-01,non\n")});
  asked.sources["tickets"].values["automated"] = {{"E", "oui"}};
  CHECK(values(read_all(asked).data, "tickets", "automated") == Lines{"yes", "yes", "no"});
  asked.sources["tickets"].constants["is_complaint"] = "maybe";
  CHECK(error_of(folder, [&] {
          (void)read_all(asked);
        }).find("is_complaint is 'maybe' for all rows, which is neither yes nor no") != std::string::npos);
}

TEST_CASE("a second row of names is none of the records") {
  const Folder folder;
  const Reading reading = read_all({"surveys=" + folder.write("s.csv",
                                                              "Respondent ID,End Date,Score,Kind,Comment\n"
                                                              ",,Response,,Open-Ended Response\n"
                                                              "118,03/15/2026 10:00 AM,9,nps,fine\n"
                                                              "119,03/16/2026 11:00 PM,3,nps,\n")});
  CHECK(values(reading.data, "surveys", "score") == Lines{"9", "3"});
  CHECK(summary(reading, "surveys").read == 2);
  CHECK(summary(reading, "surveys").files.front().second_header == 2);
  const Reading two = read_all({"surveys=" + folder.write("t.csv",
                                                          "StartDate,EndDate,ResponseId,Score,Kind\n"
                                                          "Start Date,End Date,Response ID,How likely?,Question\n"
                                                          "{start},{end},{id},{QID1},{QID2}\n"
                                                          "2026-03-15 10:00,2026-03-15 10:05,R_118,9,nps\n"
                                                          "2026-03-16 10:00,2026-03-16 10:05,R_119,3,nps\n")});
  CHECK(values(two.data, "surveys", "score") == Lines{"9", "3"});
  CHECK(summary(two, "surveys").files.front().second_header == 3);
  // A record that lacks its date is one that is rejected, not a row of names.
  const Reading one = read_all({"orders=" + folder.write("o.csv", "order_id,ordered_at\nA1,\nA2,2026-03-01\n")});
  CHECK(summary(one, "orders").rejected == 1);
}

TEST_CASE("every record that was rejected is found again in its file") {
  const Folder folder;
  const Reading reading = read_all({"tickets=" + folder.write("t.csv",
                                                              "ticket_id,created_at,reason\r\n"
                                                              "T1,never,\"two\nlines\"\r\n"
                                                              "T2,2026-03-01,x\n"
                                                              "T3,2026-03-01\n")});
  const auto records = summary(reading, "tickets").files.front().records({2, 5});
  CHECK(records == std::map<std::uint64_t, std::string>{{2, "T1,never,\"two\nlines\""}, {5, "T3,2026-03-01"}});
}

}  // namespace cxkpi
