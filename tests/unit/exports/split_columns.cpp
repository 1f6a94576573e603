// Columns that are found by their names and their values: a time of day beside a date, counts under the name of a yes
// or no; and zones in headers.
#include <catch2/catch.hpp>

#include "exports/folder.h"
#include "exports/header_zone.h"

namespace cxkpi {
namespace {

std::string created(const Folder& folder, const std::string& text) {
  return value(read_all({"tickets=" + folder.write("t.csv", text)}).data, "tickets", "created_at", 0);
}

}  // namespace

TEST_CASE("a time of day beside a date is part of it") {
  const Folder folder;
  CHECK(created(folder, "Date d'ouverture;Heure d'ouverture\n28/03/2026;17:05:52\n") == "2026-03-28T17:05:52+00:00");
  CHECK(created(folder, "created_date,created_time,x\n2026-03-28,05:05 PM,1\n") == "2026-03-28T17:05:00+00:00");
  CHECK(created(folder, "Heure;Date;Motif\n17h05;28/03/2026;Retour\n;29/03/2026;Retour\n") ==
        "2026-03-28T17:05:00+00:00");
  CHECK(created(folder, "Date de la demande,Time,Heure de demande\n2026-03-28,9:00,17:05\n") ==
        "2026-03-28T17:05:00+00:00");
}

TEST_CASE("what is called like a time but holds none, or stands beside an instant, is not part of it") {
  const Folder folder;
  CHECK(created(folder, "Date,Time\n2026-03-28,12\n") == "2026-03-28T00:00:00+00:00");
  CHECK(created(folder, "Date,Time\n2026-03-28 10:00,12:00\n") == "2026-03-28T10:00:00+00:00");
  CHECK(created(folder, "Open date,Close time\n2026-03-28,12:00\n") == "2026-03-28T00:00:00+00:00");
  CHECK(created(folder, "Open date,Open time\n2026-03-28,2026-03-28 12:00\n") == "2026-03-28T00:00:00+00:00");
}

TEST_CASE("counts under the names of yes and no are counts, in a file of counts") {
  const Folder folder;
  const Reading reading = read_all({"messages=" + folder.write("m.csv",
                                                               "Send date,Sent,Delivered,Opened,Unsubscribed,Bounced\n"
                                                               "2026-03-13,1000,990,300,2,10\n")});
  CHECK(
      rows(reading.data, "messages") ==
      std::vector<std::string>{"sent_at=2026-03-13T00:00:00+00:00 sent_count=1000 delivered_count=990 opened_count=300 "
                               "unsubscribed_count=2"});
  const Reading one = read_all({"messages=" + folder.write("n.csv", "Sent at,Delivered,Bounced\n2026-03-13,1,0\n")});
  CHECK(rows(one.data, "messages") ==
        std::vector<std::string>{"sent_at=2026-03-13T00:00:00+00:00 delivered=yes bounced=no"});
}

TEST_CASE("a date of zeros is no date, and a row of sums is no row") {
  const Folder folder;
  const Reading reading = read_all({"tickets=" + folder.write("t.csv",
                                                              "Ticket ID,Created at,Resolved at\n"
                                                              "1,2026-03-28 10:00:00,0000-00-00 00:00:00\n"
                                                              "2,2026-03-28 10:00:00,2026-03-29 10:00:00\nTotal,,\n")});
  CHECK(values(reading.data, "tickets", "resolved_at") == std::vector<std::string>{"", "2026-03-29T10:00:00+00:00"});
  CHECK(rejects(reading, folder) ==
        std::vector<std::string>{"tickets t.csv:4: ticket_id: 'Total' is no number of a row: these are sums"});
}

TEST_CASE("a header may name the zone of its column") {
  const auto zone = [](const char* header) {
    const std::optional<Zone> found = exports::zone_in_header(header);
    return found ? found->name() : std::string();
  };
  CHECK(zone("Started at (America/New_York)") == "America/New_York");
  CHECK(zone("Created (UTC+1)") == "UTC+01:00");
  CHECK(zone("Created (GMT-05:30)") == "UTC-05:30");
  CHECK(zone("Created (+0100)") == "UTC+01:00");
  CHECK(zone("Created (Z)") == "UTC");
  CHECK(zone("Created (CET)") == "Europe/Brussels");
  for (const char* header : {"Created", "Created (UTC+15)", "Created (local)", "Created (a/b)", "Price (EUR)",
                             "Created (+)", "Created (UTC", "Time (h)"}) {
    CAPTURE(header);
    CHECK(zone(header).empty());
  }
}

}  // namespace cxkpi
