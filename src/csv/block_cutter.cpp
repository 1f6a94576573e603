#include "csv/block_cutter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "csv/sixteen_bytes.h"
#include "cxkpi/text/encoding.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cxkpi::csv {
namespace {

// Enough records to make a call cheap, few enough for their pointers to stay in the nearest caches.
constexpr std::size_t batch_fields = 8192;
constexpr std::size_t fewest_records = 256;
constexpr std::size_t most_records = 2048;

// A block is read with a little of what follows, where its last record nearly always ends.
constexpr std::size_t longest_step = 4096;

bool is_ascii(const char* bytes, std::size_t length) noexcept {
  std::uint64_t seen = 0;
  std::size_t at = 0;
  for (; at + sizeof seen <= length; at += sizeof seen) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, sizeof word);
    seen |= word;
  }
  for (; at < length; ++at) seen |= static_cast<unsigned char>(bytes[at]);
  return (seen & 0x8080808080808080U) == 0;
}

}  // namespace

BlockCutter::BlockCutter(const Task& task)
    : task_(task),
      splitter_(task.layout.delimiter, task.layout.quotes),
      columns_(record_columns(task.layout.delimiter, task.layout.quotes)),
      step_(std::clamp<std::size_t>(task.options.block_bytes / 16, 1, longest_step)),
      window_(task.file, step_),
      batch_records_(std::clamp(batch_fields / (task.width + 1), fewest_records, most_records)),
      fields_(batch_records_ * task.width),
      lines_(batch_records_),
      hashes_(batch_records_) {}

CutBlock BlockCutter::cut(std::uint64_t begin, std::uint64_t stop) {
  CutBlock out;
  out.begin = begin;
  try {
    window_.open(begin, static_cast<std::size_t>(stop - begin) + step_);
    cut_records(window_.begin(), stop, out);
  } catch (...) {
    out.error = std::current_exception();
  }
  return out;
}

CutBlock BlockCutter::cut_from_guess(std::uint64_t start, std::uint64_t stop) {
  CutBlock out;
  try {
    window_.open(start - 1, static_cast<std::size_t>(stop - start) + 1 + step_);
    const auto searched = static_cast<std::size_t>(window_.at(stop - 1) - window_.begin());
    if (const void* const newline = std::memchr(window_.begin(), '\n', searched)) {
      char* const begin = window_.begin() + (static_cast<const char*>(newline) - window_.begin()) + 1;
      out.begin = window_.offset_of(begin);
      cut_records(begin, stop, out);
    }
  } catch (...) {
    out.error = std::current_exception();
  }
  return out;
}

void BlockCutter::cut_records(char* p, std::uint64_t stop, CutBlock& out) {
  const std::size_t longest = task_.options.longest_record;
  count_ = 0;
  out.block.sink = task_.make_sink();
  const char* stop_at = window_.at(stop);
  while (p < stop_at) {
    const RecordEnd found = splitter_.find_end(p, window_.end());
    const bool unfinished = found.at == nullptr && !window_.at_file_end();
    char* const newline = found.at == nullptr ? window_.end() : p + (found.at - p);
    char* const end = p + (without_return(p, newline) - p);
    if (static_cast<std::size_t>(end - p) > longest) {
      hand_over(out);
      out.fault = {Fault::Kind::too_long, out.lines, 0};
      return;
    }
    if (unfinished) {
      hand_over(out);
      p = window_.lengthen(p);
      stop_at = window_.at(stop);
      continue;
    }
    if (found.quote_open) {
      hand_over(out);
      out.fault = {Fault::Kind::unclosed_quote, out.lines, out.lines + found.quote_line};
      return;
    }
    if (end != p) take(p, end, found.nul, out);
    out.lines += std::uint64_t{found.lines_inside} + 1;
    p = newline + 1;
  }
  hand_over(out);
  out.end = window_.offset_of(p);
}

void BlockCutter::take(char* begin, char* end, bool nul, CutBlock& out) {
  const auto length = static_cast<std::size_t>(end - begin);
  if (nul) return refuse(begin, length, 0, "a NUL byte", out);
  *end = '\0';
  if (ragged_before_) {
    // The library reports a wrong number of columns by an exception, which costs more than counting them first.
    const std::optional<std::size_t> columns = columns_.count(begin);
    if (columns != task_.order.size()) return refuse(begin, length, columns.value_or(0), ragged(columns), out);
    ragged_before_ = false;
  }
  hashes_[count_] = XXH3_64bits(begin, length);
  const bool plain = is_ascii(begin, length);
  if (columns_.cut(begin, fields_.data() + count_ * task_.width, task_.order) != Cut::whole) {
    ragged_before_ = true;
    const std::optional<std::size_t> columns = count_again(window_.offset_of(begin), length);
    return refuse(begin, length, columns.value_or(0), ragged(columns), out);
  }
  if (!plain) recode(out);
  lines_[count_] = static_cast<std::uint32_t>(out.lines);
  if (++count_ == batch_records_) hand_over(out);
}

// Fields of the record just cut that are no UTF-8 are read as Windows-1252 or CP850.
void BlockCutter::recode(CutBlock& out) {
  for (std::size_t field = count_ * task_.width; field < (count_ + 1) * task_.width; ++field) {
    if (is_utf8(fields_[field])) continue;
    if (looks_like_cp850(fields_[field])) ++out.block.recoded_dos;
    std::string text = from_single_bytes(fields_[field]);
    text.reserve(text.size() + search_padding);  // as many bytes behind a field may be read
    fields_[field] = recoded_.emplace_back(std::move(text)).data();
    ++out.block.recoded;
  }
}

void BlockCutter::refuse(const char* begin, std::uint64_t length, std::size_t columns, std::string reason,
                         CutBlock& out) const {
  out.block.bad.push_back({out.lines, window_.offset_of(begin), length, columns, std::move(reason)});
}

std::string BlockCutter::ragged(std::optional<std::size_t> columns) const {
  if (!columns) return "a quoted field is never closed";
  return fmt::format("{} column{} where the header has {}", *columns, *columns == 1 ? "" : "s", task_.order.size());
}

// Cutting in place has spoilt the record; the file still has it.
std::optional<std::size_t> BlockCutter::count_again(std::uint64_t offset, std::size_t length) const {
  std::vector<char> record(length + search_padding);
  task_.file.read_at(offset, record.data(), length);
  return columns_.count(record.data());
}

void BlockCutter::hand_over(CutBlock& out) {
  if (count_ == 0) return;
  out.block.sink->add({count_, task_.width, fields_.data(), lines_.data(), hashes_.data()});
  out.block.records += count_;
  count_ = 0;
  recoded_.clear();
}

}  // namespace cxkpi::csv
