// Texts as instants and dates: ISO, patterns, offsets, and what is refused.
#include "cxkpi/calendar/timestamp.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "calendar/moments.h"

using namespace cxkpi;
using moments::clock;
using moments::day;

namespace {

using Instant = std::optional<Seconds>;

Instant iso(const char* text) { return TimeFormat().instant(text, Zone()); }

Instant by(const char* pattern, const char* text) { return TimeFormat::pattern(pattern).instant(text, Zone()); }

}  // namespace

TEST_CASE("ISO texts are read in all their forms") {
  CHECK(iso("2026-03-31") == clock(2026, 3, 31));
  CHECK(iso("20260331") == clock(2026, 3, 31));
  CHECK(iso("2026-03-31 23:59") == clock(2026, 3, 31, 23, 59));
  CHECK(iso("2026-03-31T23:59:58") == clock(2026, 3, 31, 23, 59, 58));
  CHECK(iso("2026-03-31t23:59:58z") == clock(2026, 3, 31, 23, 59, 58));
  CHECK(iso("2026-03-31 23:59:58.999999") == clock(2026, 3, 31, 23, 59, 58));
  CHECK(iso("2026-03-31 23:59:58,5") == clock(2026, 3, 31, 23, 59, 58));
  CHECK(iso("2026-03-31T9:05") == clock(2026, 3, 31, 9, 5));
  CHECK(iso("2026-03-31 9:05:07") == clock(2026, 3, 31, 9, 5, 7));
  CHECK(iso("2026-03-31T23:59:60") == clock(2026, 3, 31, 23, 59, 59));
  CHECK(iso("2026-03-31T9:05Z") == clock(2026, 3, 31, 9, 5));
  CHECK(iso("2026-03-31 9:05:07Z") == clock(2026, 3, 31, 9, 5, 7));
  CHECK(iso("1969-12-31T23:59:59") == Seconds{-1});
  CHECK(iso("0001-01-01") == Seconds{-62135596800});
  CHECK(iso("9999-12-31T23:59:59") == Seconds{253402300799});
  CHECK(iso("  2026-03-31 23:59\t") == clock(2026, 3, 31, 23, 59));
  CHECK(iso("\u00A02026-03-31\u202F") == clock(2026, 3, 31));
}

TEST_CASE(
    "the layouts read at fixed places mean the same as after a blank, where they are read character by character") {
  std::mt19937 random(7);
  const std::string characters = "0123456789-: T.Z+/\x80\xFF";
  std::uniform_int_distribution<std::size_t> any_character(0, characters.size() - 1);
  std::uniform_int_distribution<int> changes(0, 2);
  int read = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text = "2024-02-28T21:50:42";
    text.resize(std::array<std::size_t, 3>{10, 16, 19}[static_cast<std::size_t>(i) % 3]);
    std::uniform_int_distribution<std::size_t> any_place(0, text.size() - 1);
    for (int n = changes(random); n >= 0; --n) text[any_place(random)] = characters[any_character(random)];
    const Instant instant = iso(text.c_str());
    if (instant != iso((" " + text).c_str())) FAIL("they differ on '" << text << "'");
    read += instant ? 1 : 0;
  }
  CHECK(read > 5000);
  CHECK(read < 50000);
}

TEST_CASE("an offset places an ISO text, whatever the zone") {
  const Seconds instant = clock(2023, 6, 1, 6, 6, 5);
  const Zone paris = Zone::named("Europe/Paris");
  for (const char* text :
       {"2023-06-01T06:06:05Z", "2023-06-01 06:06:05 Z", "2023-06-01 06:06:05 UTC", "2023-06-01T06:06:05+00:00",
        "2023-05-31 23:06:05 -0700", "2023-05-31T23:06:05-07:00", "2023-05-31T23:06:05.25-07",
        "2023-06-01 11:36:05+0530", "2023-06-01T11:51:05+05:45", "2023-06-01T06:06:05 +00:00 "}) {
    CAPTURE(text);
    CHECK(TimeFormat().instant(text, paris) == instant);
  }
  CHECK(TimeFormat().instant("2023-06-01 08:06:05", paris) == instant);
}

TEST_CASE("texts that are no ISO form, or no date, are refused") {
  const Zone zone;
  for (const char* text : {"",
                           " ",
                           "2026",
                           "2026-03",
                           "2026-3-31",
                           "2026-03-1",
                           "2026-03-31T",
                           "2026-03-31T23",
                           "2026-03-31 23:5",
                           "2026-03-31T23:59:5",
                           "2026-03-31T24:00:00",
                           "2026-03-31T23:60",
                           "2026-03-31T23:59:61",
                           "2026-02-31",
                           "2026-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "2026-01-00",
                           "0000-01-01",
                           "31/03/2026",
                           "2026/03/31",
                           "2026-0331",
                           "202603-31",
                           "2026-03-31x",
                           "2026-03-31 x",
                           "2026-03-31T23:59:59 PM",
                           "2026-03-31T23:59:59.",
                           "2026-03-31T23:59:59+1",
                           "2026-03-31T23:59:59+24:00",
                           "2026-03-31T23:59:59+01:60",
                           "2026-03-31T23:59:59+01:0",
                           "2026-03-31Z",
                           "2026-03-31+01:00",
                           "2026-03-31  23:59",
                           "2026-03-31T23:59Zx",
                           "-026-03-31",
                           "12026-03-31",
                           "20260331T1200",
                           "202603311",
                           "NaT",
                           "2026-03-31\n"}) {
    CAPTURE(text);
    CHECK(TimeFormat().instant(text, zone) == std::nullopt);
    CHECK(TimeFormat().date(text, zone) == std::nullopt);
  }
}

TEST_CASE("patterns read the forms of real exports") {
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 09:05") == clock(2026, 3, 31, 9, 5));
  CHECK(by("%d/%m/%Y %H:%M", "1/3/2026 9:05") == clock(2026, 3, 1, 9, 5));
  CHECK(by("%d/%m/%Y", "31/03/2026") == clock(2026, 3, 31));
  CHECK(by("%m/%d/%Y", "3/31/2026") == clock(2026, 3, 31));
  CHECK(by("%d-%m-%Y %H:%M", "31-12-2026 09:05") == clock(2026, 12, 31, 9, 5));
  CHECK(by("%m/%d/%Y %I:%M:%S %p", "4/2/2021 4:00:00 AM") == clock(2021, 4, 2, 4));
  CHECK(by("%m/%d/%Y %I:%M:%S %p", "04/02/2021 12:00:01 AM") == clock(2021, 4, 2, 0, 0, 1));
  CHECK(by("%m/%d/%Y %I:%M:%S %p", "04/02/2021 12:00:01 PM") == clock(2021, 4, 2, 12, 0, 1));
  CHECK(by("%m/%d/%Y %I:%M:%S %p", "4/2/2021 4:00:00\u202Fp.m.") == clock(2021, 4, 2, 16));
  CHECK(by("%b %d, %Y %I:%M %p", "Jun 09, 2018 09:30 pm") == clock(2018, 6, 9, 21, 30));
  CHECK(by("%b %d, %Y %H:%M:%S %p", "Jan 5, 2024 15:04:05 PM") == clock(2024, 1, 5, 15, 4, 5));
  CHECK(by("%d-%b-%Y", "10-Jul-2025") == clock(2025, 7, 10));
  CHECK(by("%d-%b-%y", "05-oct.-26") == clock(2026, 10, 5));
  CHECK(by("%d.%m.%y %H:%M", "05.10.69 01:02") == clock(2069, 10, 5, 1, 2));
  CHECK(by("%d.%m.%y %H:%M", "05.10.70 01:02") == clock(1970, 10, 5, 1, 2));
  CHECK(by("%Y%m%d %H%M%S", "20260331 235958") == clock(2026, 3, 31, 23, 59, 58));
  CHECK(by("%H:%M %d/%m/%Y", "09:05 31/03/2026") == clock(2026, 3, 31, 9, 5));
  CHECK(by("%d/%m/%Y à %H:%M", "31/03/2026 à 09:05") == clock(2026, 3, 31, 9, 5));
  CHECK(by("%d/%m/%Y %H:%M:%S", "31/03/2026 09:05:07.125") == clock(2026, 3, 31, 9, 5, 7));
  CHECK(by("%d/%m/%Y %H:%M:%S", "31/03/2026 23:59:60") == clock(2026, 3, 31, 23, 59, 59));
  CHECK(by("%d/%m/%Y %H:%M", "  31/03/2026   09:05  ") == clock(2026, 3, 31, 9, 5));
  CHECK(by("%d%%%m%%%Y", "31%3%2026") == clock(2026, 3, 31));
}

TEST_CASE("month names are read in English and French, with or without accents and dots") {
  const std::vector<std::vector<const char*>> names{
      {"January", "jan", "Jan.", "janvier", "janv.", "JANV"},
      {"February", "Feb", "février", "févr.", "FÉVR.", "fevrier", "fev", "fe\u0301vrier"},
      {"March", "Mar", "mars", "MARS"},
      {"April", "apr", "avril", "avr."},
      {"May", "mai", "MAI"},
      {"June", "jun", "juin"},
      {"July", "jul", "juillet", "juil."},
      {"August", "Aug", "août", "AOÛT", "aout"},
      {"September", "Sep", "Sept", "septembre", "sept."},
      {"October", "Oct", "octobre", "oct."},
      {"November", "Nov", "novembre", "nov."},
      {"December", "Dec", "décembre", "déc.", "DÉC.", "dec."}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const char* name : names[i]) {
      CAPTURE(name);
      const std::string text = std::string("5 ") + name + " 2026";
      CHECK(by("%d %b %Y", text.c_str()) == clock(2026, static_cast<unsigned>(i) + 1, 5));
      CHECK(by("%d %B %Y", text.c_str()) == clock(2026, static_cast<unsigned>(i) + 1, 5));
    }
  }
  for (const char* name : {"jui", "ja", "m", "", "Janx", "Januaryy", "Septembers", "décembrement", "mär", "é"}) {
    CAPTURE(name);
    CHECK(by("%d %b %Y", (std::string("5 ") + name + " 2026").c_str()) == std::nullopt);
  }
}

TEST_CASE("texts that do not follow the pattern are refused") {
  CHECK(by("%d/%m/%Y", "31/02/2026") == std::nullopt);
  CHECK(by("%d/%m/%Y", "00/00/0000") == std::nullopt);
  CHECK(by("%d/%m/%Y", "03/31/2026") == std::nullopt);
  CHECK(by("%d/%m/%Y", "31/03/26") == std::nullopt);
  CHECK(by("%d/%m/%y", "31/03/2026") == std::nullopt);
  CHECK(by("%d/%m/%Y", "31-03-2026") == std::nullopt);
  CHECK(by("%d/%m/%Y", "31/03/2026 09:05") == std::nullopt);
  CHECK(by("%d/%m/%Y", "31/03") == std::nullopt);
  CHECK(by("%d/%m/%Y", "31/03/") == std::nullopt);
  CHECK(by("%d/%m/%Y", "") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 09") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 24:00") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 09:60") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 09:05:07") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M:%S", "31/03/2026 09:05:61") == std::nullopt);
  CHECK(by("%d/%m/%Y %I:%M %p", "31/03/2026 13:05 PM") == std::nullopt);
  CHECK(by("%d/%m/%Y %I:%M %p", "31/03/2026 00:05 AM") == std::nullopt);
  CHECK(by("%d/%m/%Y %I:%M %p", "31/03/2026 09:05") == std::nullopt);
  CHECK(by("%d/%m/%Y %I:%M %p", "31/03/2026 09:05 XM") == std::nullopt);
  CHECK(by("%d/%m/%Y %I:%M %p", "31/03/2026 09:05 A") == std::nullopt);
}

TEST_CASE("with a 24-hour clock, AM and PM must agree with the hour") {
  CHECK(by("%d/%m/%Y %H:%M %p", "31/03/2026 03:05 AM") == clock(2026, 3, 31, 3, 5));
  CHECK(by("%d/%m/%Y %H:%M %p", "31/03/2026 12:05 PM") == clock(2026, 3, 31, 12, 5));
  CHECK(by("%d/%m/%Y %H:%M %p", "31/03/2026 03:05 PM") == std::nullopt);
  CHECK(by("%d/%m/%Y %H:%M %p", "31/03/2026 12:05 AM") == std::nullopt);
}

TEST_CASE("a text may end after the date part of a pattern: it is midnight then") {
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026") == clock(2026, 3, 31));
  CHECK(by("%d/%m/%Y %H:%M", "31/03/2026 ") == clock(2026, 3, 31));
  CHECK(by("%m/%d/%Y %I:%M:%S %p", "3/31/2026") == clock(2026, 3, 31));
  CHECK(by("%d %b %Y, %H:%M %z", "31 mars 2026") == clock(2026, 3, 31));
  CHECK(by("%d/%m/%Y %z", "31/03/2026") == std::nullopt);
  CHECK(by("%H:%M %d/%m/%Y", "31/03/2026") == std::nullopt);
}

TEST_CASE("epoch counts are instants in seconds or milliseconds, rounded down") {
  CHECK(by("%s", "1774915200") == Seconds{1774915200});
  CHECK(by("%s", "0") == Seconds{0});
  CHECK(by("%s", "-1") == Seconds{-1});
  CHECK(by("%s", "1774915200.75") == Seconds{1774915200});
  CHECK(by("%s", "-1.5") == Seconds{-2});
  CHECK(by("%s", "-1.0") == Seconds{-1});
  CHECK(by("%Q", "1774915200999") == Seconds{1774915200});
  CHECK(by("%Q", "-1") == Seconds{-1});
  CHECK(by("%s", "253402300799") == Seconds{253402300799});
  CHECK(by("%s", "1774915200999") == std::nullopt);  // milliseconds: the year 58214
  CHECK(by("%s", "99999999999999999999") == std::nullopt);
  CHECK(by("%s", "") == std::nullopt);
  CHECK(by("%s", "-") == std::nullopt);
  CHECK(by("%s", "12a") == std::nullopt);
  CHECK(TimeFormat::pattern("%s").date("1774911600", Zone::named("Europe/Paris")) ==
        day(2026, 3, 31));  // 2026-03-30T23Z
}

TEST_CASE("offsets in a pattern place the text") {
  const char* pattern = "%d/%m/%Y %H:%M %z";
  CHECK(by(pattern, "31/05/2023 23:06 -0700") == clock(2023, 6, 1, 6, 6));
  CHECK(by(pattern, "31/05/2023 23:06 +01:00") == clock(2023, 5, 31, 22, 6));
  CHECK(by(pattern, "31/05/2023 23:06 Z") == clock(2023, 5, 31, 23, 6));
  CHECK(by(pattern, "31/05/2023 23:06-07") == clock(2023, 6, 1, 6, 6));
  CHECK(by(pattern, "31/05/2023 23:06") == std::nullopt);
  CHECK(by(pattern, "31/05/2023 23:06 XYZ") == std::nullopt);
}

TEST_CASE("zones may stand behind a time by their names, and weekdays before a date") {
  const auto of = [](const char* pattern, const char* text) {
    return iso_instant(TimeFormat::pattern(pattern).instant(text, Zone()).value(), Zone());
  };
  CHECK(of("%Y/%m/%d %I:%M:%S %p %z", "2026/03/06 12:54:00 PM GMT+1") == "2026-03-06T11:54:00+00:00");
  CHECK(of("%d/%m/%Y %H:%M %z", "06/03/2026 12:54 UTC-05:30") == "2026-03-06T18:24:00+00:00");
  CHECK(of("%d/%m/%Y %H:%M %z", "06/03/2026 12:54 CEST") == "2026-03-06T10:54:00+00:00");
  CHECK(of("%d/%m/%Y %H:%M %z", "06/03/2026 12:54 PST") == "2026-03-06T20:54:00+00:00");
  CHECK(of("%a, %d %b %Y %H:%M:%S %z", "Thu, 26 Mar 2026 13:54:00 +0100") == "2026-03-26T12:54:00+00:00");
  CHECK(of("%a %d %B %Y", "jeudi 26 mars 2026") == "2026-03-26T00:00:00+00:00");
  CHECK(of("%A %d %B %Y", "jeu. 26 mars 2026") == "2026-03-26T00:00:00+00:00");
  CHECK(TimeFormat().instant("2026-03-06 12:54:00 CET", Zone()) ==
        TimeFormat().instant("2026-03-06 11:54:00Z", Zone()));
  for (const char* text :
       {"2026-03-06 12:54 XYZ", "2026-03-06 12:54 CET+1", "2026-03-06 12:54 GMT+", "2026-03-06 12:54 +1"}) {
    CAPTURE(text);
    CHECK_FALSE(TimeFormat().instant(text, Zone()));
  }
  for (const char* text : {"jeudredi 26 mars 2026", "26 mars 2026", "j 26 mars 2026"}) {
    CAPTURE(text);
    CHECK_FALSE(TimeFormat::pattern("%a %d %B %Y").instant(text, Zone()));
  }
}

TEST_CASE("a wall clock reading means the zone's instant, a date alone its first instant") {
  const Zone paris = Zone::named("Europe/Paris");
  const TimeFormat french = TimeFormat::pattern("%d/%m/%Y %H:%M");
  CHECK(TimeFormat().instant("2026-03-31 23:59", paris) == clock(2026, 3, 31, 21, 59));
  CHECK(french.instant("31/01/2026 23:59", paris) == clock(2026, 1, 31, 22, 59));
  CHECK(french.instant("31/03/2026", paris) == clock(2026, 3, 30, 22));
  CHECK(french.instant("25/10/2026 02:30", paris) == clock(2026, 10, 25, 0, 30));
  CHECK(french.instant("29/03/2026 02:30", paris) == clock(2026, 3, 29, 1, 30));
  CHECK(TimeFormat().instant("2018-11-04", Zone::named("America/Sao_Paulo")) == clock(2018, 11, 4, 3));
}

TEST_CASE("a date is as written, unless an offset makes it an instant of another day") {
  const Zone paris = Zone::named("Europe/Paris");
  const Zone new_york = Zone::named("America/New_York");
  const TimeFormat format;
  CHECK(format.date("2026-03-31", new_york) == day(2026, 3, 31));
  CHECK(format.date("2026-03-31 23:59:59", new_york) == day(2026, 3, 31));
  CHECK(format.date("2026-03-31T23:59:59Z", paris) == day(2026, 4, 1));
  CHECK(format.date("2026-03-31T02:00:00Z", new_york) == day(2026, 3, 30));
  CHECK(format.date("2023-05-31 23:06:05 -0700", paris) == day(2023, 6, 1));
  CHECK(TimeFormat::pattern("%d/%m/%Y %H:%M %z").date("31/03/2026 23:30 +0000", paris) == day(2026, 4, 1));
  CHECK(TimeFormat::pattern("%d/%m/%Y").date("31/03/2026", paris) == day(2026, 3, 31));
}

TEST_CASE("a format carries its pattern as its name, also in a copy") {
  CHECK(TimeFormat().name() == "ISO 8601");
  const TimeFormat format = TimeFormat::pattern("%d/%m/%Y %H:%M");
  const TimeFormat copy = format;  // NOLINT(performance-unnecessary-copy-initialization)
  CHECK(copy.name() == "%d/%m/%Y %H:%M");
  CHECK(copy.instant("31/03/2026 09:05", Zone()) == clock(2026, 3, 31, 9, 5));
}

TEST_CASE("a pattern that cannot give one date is refused") {
  const std::string hint =
      "\nhint: a pattern is like %d/%m/%Y %H:%M, with %a %d %m %Y %y %b %B %H %I %M %S %p %z, or %s or %Q alone";
  const auto refusal = [](std::string pattern) {
    return moments::error_text([&] { (void)TimeFormat::pattern(pattern); });
  };
  CHECK(refusal("%m/%Y") == "the date pattern '%m/%Y' has no day (%d)" + hint);
  CHECK(refusal("%d/%Y") == "the date pattern '%d/%Y' has no month (%m, %b or %B)" + hint);
  CHECK(refusal("%d/%m") == "the date pattern '%d/%m' has no year (%Y or %y)" + hint);
  CHECK(refusal("") == "the date pattern '' has no day (%d)" + hint);
  CHECK(refusal("%d/%m/%Y %d") == "the date pattern '%d/%m/%Y %d' has %d twice" + hint);
  CHECK(refusal("%d/%m/%b/%Y") == "the date pattern '%d/%m/%b/%Y' has more than one month" + hint);
  CHECK(refusal("%d/%m/%Y/%y") == "the date pattern '%d/%m/%Y/%y' has more than one year" + hint);
  CHECK(refusal("%d/%m/%Y %H %I %p") == "the date pattern '%d/%m/%Y %H %I %p' has more than one hour" + hint);
  CHECK(refusal("%d/%m/%Y %I:%M") ==
        "the date pattern '%d/%m/%Y %I:%M' has a 12-hour clock (%I) without AM or PM (%p)" + hint);
  CHECK(refusal("%d/%m/%Y %M") == "the date pattern '%d/%m/%Y %M' has a time without an hour (%H or %I)" + hint);
  CHECK(refusal("%d/%m/%Y %H %S") == "the date pattern '%d/%m/%Y %H %S' has seconds without minutes (%M)" + hint);
  CHECK(refusal("%s %d") == "the date pattern '%s %d' mixes an epoch count with other parts" + hint);
  CHECK(refusal("%d/%m/%Y %k") == "the date pattern '%d/%m/%Y %k' has an unknown part %k" + hint);
  CHECK(refusal("%d/%m/%Y %") == "the date pattern '%d/%m/%Y %' ends with a lone %" + hint);
  CHECK(moments::error_kind([] { (void)TimeFormat::pattern("%d"); }) == ErrorKind::config);
}

TEST_CASE("a reader that remembers dates gives what the format gives, whatever stands behind a text") {
  const std::vector<std::string> texts{"2026-03-28 10:00:00",
                                       "2026-03-28T23:59:59",
                                       "2026-03-29 01:59:59",
                                       "2026-03-29 02:30:00",
                                       "2026-03-29 03:00:00",
                                       "2026-03-28 24:00:00",
                                       "2026-03-28 10:61:00",
                                       "2026-03-28 1:00:00",
                                       "2026-03-28",
                                       "2026-03-28 10:00",
                                       "2026-03-28 10:00:0x",
                                       "2026-03-28x10:00:00",
                                       "2026-03-28 10:00:00Z",
                                       "2026-10-25 02:30:00",
                                       "20260328",
                                       "2026-04-28 10:00:00",
                                       "2027-03-28 10:00:00",
                                       "1969-12-31 23:00:00",
                                       "",
                                       " 2026-03-28 10:00:00",
                                       "2026-03-28 10:00:60",
                                       "2026-02-31 10:00:00",
                                       "2026-03-2",
                                       "x"};
  for (const char* const zone_name : {"UTC", "Europe/Paris", "America/New_York"}) {
    const Zone zone = Zone::named(zone_name);
    for (const TimeFormat& format : {TimeFormat(), TimeFormat::pattern("%Y-%m-%d %H:%M:%S")}) {
      InstantReader reader(format, zone);
      for (int round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
          // Behind the text lies what could complete it: the remembered day's own characters.
          std::string bytes = texts[i] + '\0' + "8 10:00:00";
          bytes.resize(64, '0');
          CAPTURE(zone_name, texts[i]);
          CHECK(reader.instant(bytes.c_str()) == format.instant(texts[i].c_str(), zone));
        }
      }
    }
  }
}

TEST_CASE("an empty text is no date, whatever lies behind it") {
  const TimeFormat format;
  const Zone zone;
  InstantReader reader(format, zone);
  std::array<char, 64> fields{};  // ten of them are empty, then there is a time
  std::string_view(" 10:20:30").copy(fields.data() + 10, 9);
  CHECK(reader.instant(fields.data()) == std::nullopt);
}

TEST_CASE("the as-of moment is a date or an ISO instant") {
  const Zone paris = Zone::named("Europe/Paris");
  CHECK(parse_as_of("2026-04-15", paris) == clock(2026, 4, 14, 22));
  CHECK(parse_as_of("2026-04-15 10:30", paris) == clock(2026, 4, 15, 8, 30));
  CHECK(parse_as_of("2026-04-15T10:30:00Z", paris) == clock(2026, 4, 15, 10, 30));
  CHECK(moments::error_text([&] { (void)parse_as_of("15/04/2026", paris); }) ==
        "'15/04/2026' is neither a date nor an instant\n"
        "hint: write 2026-03-31, '2026-03-31 23:59' or 2026-03-31T23:59:59+02:00");
  CHECK(moments::error_kind([&] { (void)parse_as_of("", paris); }) == ErrorKind::usage);
}
