// What went wrong, where, and the way out. The library throws this one type and never prints; only the command line
// shows it. Every error of this kind ends the run with exit status 2 ("could not judge").
#pragma once

#include <exception>
#include <string>

namespace cxkpi {

enum class ErrorKind {
  usage,       // the command line: an unknown name, a malformed period
  config,      // cxkpi.toml or a catalogue file
  input,       // an export that cannot be read
  expression,  // a formula that does not parse or type-check
  output,      // a report that could not be written
};

// `where` is "file:line" or an option's name, or empty. `message` is one sentence without a full stop. `excerpt` holds
// the offending source line with a caret below it, or is empty. `hint` says how to go on, or is empty.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string where, std::string message, std::string hint = {}, std::string excerpt = {});

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }
  [[nodiscard]] const std::string& excerpt() const noexcept { return excerpt_; }

  // The whole text for a terminal, without the program's name and without a final newline:
  // "where: message", then the excerpt, then "hint: …", each on lines of their own.
  [[nodiscard]] std::string text() const;

  // The same error, placed: `where` is set when it was empty, else put before it with ": ".
  [[nodiscard]] Error at(const std::string& where) const;

  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorKind kind_;
  std::string where_;
  std::string message_;
  std::string hint_;
  std::string excerpt_;
  std::string what_;
};

}  // namespace cxkpi
