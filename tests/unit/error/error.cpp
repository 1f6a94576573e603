// The text of an error: its layout is what a user sees.
#include "cxkpi/error/error.h"

#include <catch2/catch.hpp>

using cxkpi::Error;
using cxkpi::ErrorKind;

TEST_CASE("an error's text is its place, its message, the excerpt and the way out, in this order") {
  const Error error(ErrorKind::expression, "cxkpi.toml:12", "unknown name 'promis'", "did you mean 'promise'?",
                    "  value = promis\n          ^");
  CHECK(error.text() ==
        "cxkpi.toml:12: unknown name 'promis'\n"
        "  value = promis\n"
        "          ^\n"
        "hint: did you mean 'promise'?");
  CHECK(error.kind() == ErrorKind::expression);
  CHECK(error.where() == "cxkpi.toml:12");
  CHECK(error.message() == "unknown name 'promis'");
  CHECK(error.hint() == "did you mean 'promise'?");
  CHECK(error.excerpt() == "  value = promis\n          ^");
}

TEST_CASE("parts that an error lacks leave no trace in its text") {
  CHECK(Error(ErrorKind::usage, "", "no input").text() == "no input");
  CHECK(Error(ErrorKind::usage, "--tz", "no input").text() == "--tz: no input");
  CHECK(Error(ErrorKind::usage, "", "no input", "name a file").text() == "no input\nhint: name a file");
  CHECK(Error(ErrorKind::usage, "", "no input", "", "x\n^").text() == "no input\nx\n^");
}

TEST_CASE("what() is the whole text, for those who catch any exception") {
  const Error error(ErrorKind::output, "report.csv", "cannot be written", "check the folder");
  const std::exception& any = error;
  CHECK(std::string(any.what()) == error.text());
}

TEST_CASE("an error is placed where its caller knows the place, and the rest stays") {
  const Error bare(ErrorKind::input, "", "not a date", "use --date-format", "31/02\n^");
  const Error placed = bare.at("--as-of");
  CHECK(placed.text() == "--as-of: not a date\n31/02\n^\nhint: use --date-format");
  CHECK(placed.kind() == ErrorKind::input);
  CHECK(bare.where().empty());
  CHECK(placed.at("cxkpi.toml:3").text() == "cxkpi.toml:3: --as-of: not a date\n31/02\n^\nhint: use --date-format");
  CHECK(std::string(placed.at("cxkpi.toml:3").what()) == placed.at("cxkpi.toml:3").text());
}

TEST_CASE("an error is caught as itself and as an exception") {
  const auto fail = [] { throw Error(ErrorKind::config, "cxkpi.toml", "bad"); };
  CHECK_THROWS_AS(fail(), Error);
  CHECK_THROWS_AS(fail(), std::exception);
}
