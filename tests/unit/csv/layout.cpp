#include "cxkpi/csv/layout.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "csv/temporary_file.h"
#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

using namespace std::string_literals;
using Names = std::vector<std::string>;

Layout layout_of(const std::string& text, const Dialect& dialect = {}) {
  const TemporaryFile temporary(text);
  return read_layout(InputFile::open(temporary.path()), dialect);
}

// The text of the error, with the file called FILE.
std::string error_of(const std::string& text, const Dialect& dialect = {}) {
  const TemporaryFile temporary(text);
  try {
    (void)read_layout(InputFile::open(temporary.path()), dialect);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    std::string out = error.text();
    for (std::size_t at = 0; (at = out.find(temporary.path())) != std::string::npos;) {
      out.replace(at, temporary.path().size(), "FILE");
    }
    return out;
  }
  return "no error";
}

const std::string bom = "\xEF\xBB\xBF";

}  // namespace

TEST_CASE("a header gives its names, and the data begin behind it") {
  const Layout layout = layout_of("order_id,ordered_at\n1,2\n");
  CHECK(layout.delimiter == ',');
  CHECK(layout.quotes);
  CHECK_FALSE(layout.bom);
  CHECK(layout.header == Names{"order_id", "ordered_at"});
  CHECK(layout.header_line == 1);
  CHECK(layout.data_offset == 20);
  CHECK(layout.data_line == 2);
}

TEST_CASE("names are unquoted and lose the blanks around them, and stay otherwise as they are") {
  CHECK(layout_of("\" Order, \"\"No\"\" \" , Total\t,,Total,\n").header ==
        Names{"\" Order, \"\"No\"\" \"", "Total", "", "Total", ""});
  CHECK(layout_of("\" Order, \"\"No\"\" \",\"\", \xC3\x89tat \n").header == Names{"Order, \"No\"", "", "\xC3\x89tat"});
}

TEST_CASE("a byte order mark does not stick to the first name, quoted or not") {
  for (const std::string first : {"Date", "\"Date\""}) {
    const Layout layout = layout_of(bom + first + ",Order #\r\n1,2\r\n");
    CHECK(layout.bom);
    CHECK(layout.header == Names{"Date", "Order #"});
    CHECK(layout.data_offset == 3 + first.size() + 10);
  }
}

TEST_CASE("blank lines before the header are skipped and counted") {
  const Layout layout = layout_of("\n\r\na,b\r\n1,2\n");
  CHECK(layout.header == Names{"a", "b"});
  CHECK(layout.header_line == 3);
  CHECK(layout.data_offset == 8);
  CHECK(layout.data_line == 4);
}

TEST_CASE("a header that is not UTF-8 is in one encoding: a name that tells it from Windows-1252 tells it for all") {
  CHECK(layout_of("\xC9tat;livr\xE9 le\n1;2\n").header == Names{"État", "livré le"});
  CHECK(layout_of("livr\x82;\xD2tre;\xC3\xA9t\xC3\xA9\n1;2;3\n").header == Names{"livré", "Être", "été"});
}

TEST_CASE("a header over several lines counts them all") {
  const Layout layout = layout_of("id,\"How did it go?\r\n(1-10)\n\"\n7,8\n");
  CHECK(layout.header == Names{"id", "How did it go?\r\n(1-10)\n"});
  CHECK(layout.data_line == 4);
  CHECK(layout.data_offset == 29);
}

TEST_CASE("a file may end with its header, even without a newline") {
  CHECK(layout_of("a;b").header == Names{"a", "b"});
  CHECK(layout_of("a;b").data_offset == 3);
  CHECK(layout_of("a;b\r").header == Names{"a", "b"});
  CHECK(layout_of("a;b\r").data_offset == 4);
  CHECK(layout_of("a;b\n").data_offset == 4);
}

TEST_CASE("each of the four delimiters is found") {
  CHECK(layout_of("a,b,c\n1,2,3\n").delimiter == ',');
  CHECK(layout_of("a;b;c\n1;2;3\n").delimiter == ';');
  CHECK(layout_of("a\tb\tc\n1\t2\t3\n").delimiter == '\t');
  CHECK(layout_of("a|b|c\n1|2|3\n").delimiter == '|');
}

TEST_CASE("the delimiter that cuts the records into the most columns wins, and a tie goes to the comma") {
  CHECK(layout_of("a,b;c;d\n1,2;3;4\n").delimiter == ';');
  CHECK(layout_of("a,b;c\n1,2;3\n").delimiter == ',');
  CHECK(layout_of("a|b;c\n1|2;3\n").delimiter == ';');
}

TEST_CASE("a delimiter must cut every record alike") {
  CHECK(layout_of("a,b,c;d\n1,2;3\n").delimiter == ';');
  CHECK(layout_of("Montant;Pays\n29,90;FR\n1.234,50;FR\n").delimiter == ';');
}

TEST_CASE("delimiters inside quotes do not count") {
  CHECK(layout_of("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n").delimiter == ',');
  CHECK(layout_of("\"a;b;c\",d\n").delimiter == ',');
}

TEST_CASE("a few ragged records do not hide the delimiter") {
  std::string text = "Id;Total;Note\n";
  for (int i = 0; i < 30; ++i) text += "7;29,90;x|y\n";
  CHECK(layout_of(text + "7;29,90\n\"2 record(s) downloaded\"\n").delimiter == ';');
}

TEST_CASE("a column more in every record than in the header does not hide the delimiter") {
  CHECK(layout_of("Id;Total\n1;29,90;\n2;5,00;\n3;7,50;\n").delimiter == ';');
}

TEST_CASE("records that end with a delimiter have a column without a name") {
  const Layout layout = layout_of("Id;Total\n1;29,90;\n2;5,00;\n3;7,50;\n");
  CHECK(layout.header == Names{"Id", "Total", ""});
  CHECK(layout_of("Id;Total;\n1;29,90\n2;5,00\n").header == Names{"Id", "Total"});
  CHECK(layout_of("Id;Total;\n1;29,90;\n2;5,00;\n").header == Names{"Id", "Total", ""});
  CHECK(layout_of("Id;Total;Tax\n1;29,90;4,98;\n2;5,00;0,83;\n").header == Names{"Id", "Total", "Tax", ""});
  CHECK(layout_of("Id;Total;Tax;\n1;29,90;4,98\n2;5,00;0,83\n").header == Names{"Id", "Total", "Tax"});
  CHECK(layout_of("Id;Total\n1;29,90;x\n2;5,00;y\n").header == Names{"Id", "Total"});  // ragged: it says something
}

TEST_CASE("a preamble before the header is skipped, and its lines are counted") {
  const Layout comments =
      layout_of("# Traffic\n# 2026-03-01, 2026-03-31\n\nSource,Visits,Page views\nweb,1,2\napp,3,4\n");
  CHECK(comments.header == Names{"Source", "Visits", "Page views"});
  CHECK(comments.header_line == 4);
  CHECK(comments.data_line == 5);
  const Layout period = layout_of("Reporting period 1 March to 31 March\n\nAgent,Score\nAnn,5\nBob,4\n");
  CHECK(period.header == Names{"Agent", "Score"});
  CHECK(period.data_offset == 50);
  CHECK(layout_of("Report of March\nid;day;total\n1;2;3\n4;5;6\n").header == Names{"id", "day", "total"});
  CHECK(layout_of("sep=;\nid;day;total\n1;2;3\n4;5;6\n").header == Names{"id", "day", "total"});
}

TEST_CASE("a preamble that a spreadsheet has filled up with delimiters is skipped") {
  const auto begins = [](const std::string& lead) {
    const Layout layout = layout_of(lead + "id;name;price;on\n1;a;2;3\n;;;\n2;b;3;4\n");
    return std::pair(layout.header, layout.header_line);
  };
  const std::vector<std::string> header{"id", "name", "price", "on"};
  CHECK(begins("Orders of March;;;\n") == std::pair(header, std::uint64_t{2}));
  CHECK(begins(";;;\n") == std::pair(header, std::uint64_t{2}));
  CHECK(begins("\"\";\"\";\"\";\"\"\n") == std::pair(header, std::uint64_t{2}));
  CHECK(begins("Orders;;;\n;;;\n") == std::pair(header, std::uint64_t{3}));
  CHECK(begins("From;1 March;;\nTo;31 March;;\n;;;\n") == std::pair(header, std::uint64_t{4}));
  CHECK(layout_of("id;name;;\n1;2;3;4\n5;6;7;8\n").header_line == 1);
  CHECK(layout_of("id;name;price;;\n;;;;\n1;2;3;4;5\n5;6;7;8;9\n").header_line == 1);
}

TEST_CASE("what only looks like a preamble is the header") {
  CHECK(layout_of("#;Name;Total\n1;a;2\n2;b;3\n").header == Names{"#", "Name", "Total"});
  CHECK(layout_of("comment\nnice, thanks\nwell, well\n").header == Names{"comment"});
  CHECK(layout_of("id;total\n1;2;3\n4;5;6\n").header == Names{"id", "total"});
  CHECK(layout_of("# only this\n").header == Names{"# only this"});
}

TEST_CASE("a header is no preamble before records with as many commas each") {
  const Layout amounts = layout_of("id;price;tax\n1;12,50;2,08\n2;7,00;1,17\n");
  CHECK(amounts.delimiter == ';');
  CHECK(amounts.header == Names{"id", "price", "tax"});
  CHECK(layout_of("id;text\n\n1;a,b\n2;c,d\n").header == Names{"id", "text"});
  CHECK(layout_of("Export, March\n\nid;price;tax\n1;12,50;2,08\n2;7,00;1,17\n").header == Names{"id", "price", "tax"});
}

TEST_CASE("a semicolon in the name of a single column is no delimiter") {
  CHECK(layout_of("question; answer\nyes\nno\nno\n").delimiter == ',');
}

TEST_CASE("only the beginning of a long file decides") {
  std::string text = "a;b\n";
  for (int i = 0; i < 20000; ++i) text += "1;2\n";
  for (int i = 0; i < 200000; ++i) text += "1,2\n";
  CHECK(layout_of(text).delimiter == ';');
}

TEST_CASE("a file of one column has commas, if any, in its values") {
  const Layout layout = layout_of("comment\nnice, thanks\nlate\n");
  CHECK(layout.delimiter == ',');
  CHECK(layout.header == Names{"comment"});
  CHECK(layout_of("comment;\n").header == Names{"comment", ""});
}

TEST_CASE("a given delimiter is taken as it is") {
  const Layout layout = layout_of("a;b,c\n1;2,3\n", {';', true});
  CHECK(layout.delimiter == ';');
  CHECK(layout.header == Names{"a", "b,c"});
}

TEST_CASE("where quotes mean nothing they stay in the names") {
  const Layout layout = layout_of("sku\t12\" pipe\t\"x\n1\t2\t3\n", {std::nullopt, false});
  CHECK_FALSE(layout.quotes);
  CHECK(layout.delimiter == '\t');
  CHECK(layout.header == Names{"sku", "12\" pipe", "\"x"});
}

TEST_CASE("an empty file is an error, also when it holds a byte order mark or blank lines") {
  for (const std::string& text : {""s, bom, "\n\r\n\n"s, "\r"s}) {
    CHECK(error_of(text) == "FILE: the file is empty\nhint: even an export without records has a header");
  }
}

TEST_CASE("a file with a UTF-16 or UTF-32 byte order mark is read in UTF-8") {
  for (const std::string& text :
       {"\xFF\xFE" + "a\0,\0\xE9\0\n\0"s, "\xFE\xFF" + "\0a\0,\0\xE9\0\n"s,
        "\xFF\xFE\0\0a\0\0\0,\0\0\0\xE9\0\0\0\n\0\0\0"s, "\0\0\xFE\xFF\0\0\0a\0\0\0,\0\0\0\xE9\0\0\0\n"s}) {
    CHECK(layout_of(text).header == Names{"a", "\xC3\xA9"});
  }
}

TEST_CASE("a name that is not UTF-8 is read as Windows-1252") {
  CHECK(layout_of("Num\xE9ro;Prix \x80\n").header == Names{"Num\xC3\xA9ro", "Prix \xE2\x82\xAC"});
}

TEST_CASE("a NUL byte in the header is an error with its line") {
  CHECK(error_of("\na,b\0c\n1,2\n"s) ==
        "FILE:2: a NUL byte in the header\n"
        "hint: if the file is in UTF-16, say so: --encoding utf-16le");
}

TEST_CASE("a quote that nothing closes in the header is an error with its line") {
  const std::string hint = "if quotes mean nothing in this file, `quotes = false` for this source in cxkpi.toml";
  CHECK(error_of("\n\"a,b\n1,2\n") == "FILE:2: a quoted field is never closed\nhint: " + hint);
  CHECK(error_of("\"a\n\",\"b\n1,2\n") ==
        "FILE:1: a quoted field is never closed\nhint: the quote is on line 2; " + hint);
}

TEST_CASE("a header may have a mebibyte and no more") {
  const std::string longest(std::size_t{1} << 20, 'x');
  CHECK(layout_of(longest).header == Names{longest});
  CHECK(layout_of(longest + "\r\n1\n").header == Names{longest});
  CHECK(layout_of(bom + longest + "\r\n1\n").data_offset == longest.size() + 5);
  const std::string message = "FILE:1: the header has more than 1048576 bytes\nhint: ";
  CHECK(error_of("x" + longest) == message +
                                       "a quote that is never closed takes all that follows it; if quotes mean "
                                       "nothing in this file, `quotes = false` for this source in cxkpi.toml");
  CHECK(error_of("x" + longest + "\n") == error_of("x" + longest));
  CHECK(error_of("\"" + longest + "\nxxxx") == error_of("x" + longest));
  CHECK(error_of("x" + longest, {std::nullopt, false}) == message + "check that its lines end in a line feed");
}

}  // namespace cxkpi::csv
