#include "exports/read_source.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>

#include "exports/carry_down.h"
#include "exports/file_plan.h"
#include "exports/file_summary.h"
#include "exports/fold_records.h"
#include "exports/overlaps.h"
#include "exports/reject_text.h"
#include "exports/row_block.h"
#include "exports/same_rows.h"

namespace cxkpi::exports {
namespace {

// Row blocks that were gathered are used again: their memory is warm and they know the usual texts.
class BlockPool {
 public:
  explicit BlockPool(const FilePlan& plan) : plan_(plan) {}

  [[nodiscard]] std::unique_ptr<csv::BlockSink> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<RowBlock>(plan_);
    std::unique_ptr<csv::BlockSink> block = std::move(free_.back());
    free_.pop_back();
    return block;
  }

  void give_back(std::unique_ptr<csv::BlockSink> block) {
    static_cast<RowBlock&>(*block).clear();
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(block));
  }

 private:
  const FilePlan& plan_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<csv::BlockSink>> free_;
};

// The first block tells how many rows a byte makes; a little more is taken for all files.
std::size_t estimated_rows(const OpenedSource& source, std::uint64_t rows, std::size_t bytes) {
  std::uint64_t all = 0;
  for (const OpenedFile& file : source.files) all += file.input.size();
  return static_cast<std::size_t>(rows * (all / bytes + 1) * 21 / 20);
}

constexpr std::size_t longest_footer = 3;        // records
constexpr std::uint64_t most_of_a_kind = 1'000;  // rejects

// How many of the bad records are lines that some tools write behind the last record: a few of one column.
std::size_t footer_of(const std::vector<csv::BadRecord>& bad, std::uint64_t last_line) {
  std::size_t count = 0;
  for (auto record = bad.rbegin(); record != bad.rend() && record->columns == 1 && record->line > last_line; ++record) {
    if (++count > longest_footer) return 0;
  }
  return count;
}

std::optional<Seconds> newest_of(const RowMarks& marks, std::span<const std::uint32_t> used) {
  Seconds newest = null_value;
  for (const std::uint32_t row : used) newest = std::max(newest, marks.newest[row]);
  return newest == null_value ? std::nullopt : std::optional(newest);
}

}  // namespace

GatheredSource::GatheredSource(const OpenedSource& source, const std::set<std::string>& wanted, const Zone& zone,
                               unsigned threads, Dictionary& categories)
    : source_(&source), rows_(source, kept_columns(source, wanted), categories) {
  summary_.source = source.schema->name;
  for (std::size_t f = 0; f < source.files.size(); ++f) {
    const OpenedFile& file = source.files[f];
    FileSummary summary = summary_of(source, file);
    values_.emplace_back(*source.schema, file.config);
    read_file(f, plan_file(source, file, rows_.kept(), values_.back(), zone), threads, summary);
    summary_.read += summary.rows;
    summary_.files.push_back(std::move(summary));
  }
}

void GatheredSource::read_file(std::size_t number, const FilePlan& plan, unsigned threads, FileSummary& summary) {
  const OpenedFile& file = source_->files[number];
  csv::ReadOptions options;
  options.threads = threads;
  BlockPool pool(plan);
  std::vector<csv::BadRecord> bad;
  std::vector<std::uint64_t> filled(plan.fields.size(), 0);
  FileRows file_rows{&file, rows_.rows(), 0, {}};
  std::uint64_t last_line = 0;  // of the last record that could be cut
  const auto gather = [&](csv::Block&& block) {
    auto& read = static_cast<RowBlock&>(*block.sink);
    if (rows_.rows() == 0) rows_.reserve(estimated_rows(*source_, block.records, options.block_bytes), read);
    summary.rows += block.records + block.bad.size();
    summary.recoded += block.recoded;
    summary.recoded_dos += block.recoded_dos;
    for (std::size_t field = 0; field < read.filled.size(); ++field) filled[field] += read.filled[field];
    if (file.config.carry.value_or(false)) {
      for (const csv::BadRecord& record : block.bad) file_rows.bad_lines.push_back(record.line);
    }
    bad.insert(bad.end(), std::make_move_iterator(block.bad.begin()), std::make_move_iterator(block.bad.end()));
    if (read.rows() > 0) last_line = block.first_line + read.lines.back();
    if (bad.size() > longest_footer + 1) add_bad(number, bad, bad.size() - longest_footer - 1);
    for (const RowFault& fault : read.faults) {
      if (!keeps_one_more(fault.column->name + std::to_string(static_cast<int>(fault.kind)))) continue;
      add_reject(number, reject_of(fault, *source_, file.input.name(), block.first_line + read.lines[fault.row]));
    }
    rows_.append(read, block.first_line);
    pool.give_back(std::move(block.sink));
  };
  rows_.begin_file(file.input.name(), values_[number]);
  csv::read_records(
      file.input, file.layout, plan.headers, options, [&] { return pool.take(); }, gather);
  if (file.layout.header.size() > 1) summary.footer = footer_of(bad, last_line);
  for (std::size_t field = 0; field < filled.size(); ++field) {
    for (ColumnMatch& match : summary.columns) {
      if (match.canonical == plan.fields[field].spec->name) match.filled = filled[field];
    }
  }
  summary.rows -= summary.footer;
  bad.resize(bad.size() - summary.footer);
  add_bad(number, bad, bad.size());
  file_rows.end = rows_.rows();
  file_rows_.push_back(std::move(file_rows));
}

void GatheredSource::tell_kinds_of_files() {
  std::vector<std::string> known;
  std::vector<std::uint32_t> kinds;
  for (const FileRows& file : file_rows_) {
    std::string kind;
    for (const ColumnSpec& column : source_->schema->columns) {
      const auto constant = file.file->config.constants.find(column.name);
      const bool is_told = column.required && constant != file.file->config.constants.end();
      if (is_told) kind += column.name + "=" + constant->second + "\n";
    }
    const auto found = std::find(known.begin(), known.end(), kind);
    kinds.push_back(static_cast<std::uint32_t>(found - known.begin()));
    if (found == known.end()) known.push_back(std::move(kind));
  }
  if (known.size() > 1) rows_.set_file_kinds(std::move(kinds));
}

void GatheredSource::mark_files_of_orders() {
  if (!source_->schema->in_order_files) return;
  std::vector<bool> of_orders;
  for (const FileRows& file : file_rows_) of_orders.push_back(file.file->feeds_orders_too || file.file->lists_products);
  rows_.set_files_of_orders(std::move(of_orders));
}

void GatheredSource::rank_files() {
  if (file_rows_.size() < 2) return;
  std::vector<std::tuple<Seconds, std::string, std::string, std::size_t>> files;  // newest instant, stem, name, number
  for (const FileRows& file : file_rows_) {
    Seconds newest = null_value;
    for (std::size_t row = file.begin; row < file.end; ++row) {
      if (rows_.marks().state[row] == RowState::used) newest = std::max(newest, rows_.marks().newest[row]);
    }
    const std::string& name = file.file->input.name();
    files.emplace_back(newest, std::filesystem::path(name).stem().string(), name, files.size());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::uint32_t> ranks(files.size());
  for (std::uint32_t rank = 0; rank < ranks.size(); ++rank) ranks[std::get<3>(files[rank])] = rank;
  rows_.set_file_ranks(std::move(ranks));
}

void GatheredSource::relate_rows() {
  const std::vector<LostRow> uncarried = carry_down(rows_, file_rows_, *source_->schema);
  const std::vector<LostRow> unfolded = fold_records(rows_, file_rows_, *source_->schema);
  for (const std::vector<LostRow>* rows : {&uncarried, &unfolded}) {
    for (const LostRow& lost : *rows) {
      if (!keeps_one_more("lost" + lost.column->name + std::to_string(static_cast<int>(lost.why)))) continue;
      add_reject(reject_of(lost, *source_, rows_));
    }
  }
}

bool GatheredSource::keeps_one_more(const std::string& kind) {
  if (source_->lists_all_rejects || ++rejects_by_kind_[kind] <= most_of_a_kind) return true;
  ++summary_.unlisted;
  return false;
}

void GatheredSource::add_reject(Reject reject) {
  const auto file = static_cast<std::size_t>(source_->find(reject.file) - source_->files.data());
  add_reject(file, std::move(reject));
}

void GatheredSource::add_bad(std::size_t file, std::vector<csv::BadRecord>& bad, std::size_t count) {
  const auto end = bad.begin() + static_cast<std::ptrdiff_t>(count);
  for (auto record = bad.begin(); record != end; ++record) {
    if (!keeps_one_more(record->columns > 0 ? "columns" : record->reason)) continue;
    add_reject(file, reject_of(*record, *source_, source_->files[file]));
  }
  bad.erase(bad.begin(), end);
}

void GatheredSource::count_states() {
  std::uint64_t not_used = 0;
  for (const RowState state : rows_.marks().state) {
    if (state == RowState::empty) ++summary_.empty;
    if (state == RowState::left_out) ++summary_.left_out;
    if (state == RowState::folded) ++summary_.folded;
    if (state != RowState::used) ++not_used;
  }
  // Records that could not be cut are in no block: what was read and is in none was rejected.
  summary_.rejected = summary_.read - rows_.rows() + not_used - summary_.empty - summary_.left_out - summary_.folded;
}

ReadSource GatheredSource::finish(unsigned threads) && {
  rank_files();
  tell_kinds_of_files();
  mark_files_of_orders();
  relate_rows();
  count_states();
  SameRows same = find_same_rows(rows_, source_->schema->key, source_->config.rows == RowShape::each);
  for (const Conflict& conflict : same.conflicts) {
    if (!keeps_one_more("conflict")) continue;
    add_reject(reject_of(conflict, *source_, rows_));
  }
  summary_.used = same.used.size();
  summary_.duplicate = same.duplicate;
  summary_.repeated = same.repeated;
  summary_.overlapping = count_overlapping(rows_, same.used, source_->schema->key);
  summary_.conflicting = same.conflicts.size();
  const std::optional<Seconds> newest = newest_of(rows_.marks(), same.used);
  rows_.keep(same.used, threads);
  const bool is_linked_to = source_->schema->name == "orders" || find_source(source_->schema->name) == nullptr;
  if (!is_linked_to) same.index = KeyIndex(0);  // only orders and lookups are searched by key
  return {std::move(rows_),      std::move(summary_), sorted_rejects(),  newest,
          std::move(same.index), std::nullopt,        std::move(values_)};
}

std::vector<Reject> GatheredSource::sorted_rejects() {
  std::stable_sort(rejects_.begin(), rejects_.end(), [](const PlacedReject& a, const PlacedReject& b) {
    return std::tie(a.file, a.reject.line) < std::tie(b.file, b.reject.line);
  });
  std::vector<Reject> list;
  list.reserve(rejects_.size());
  for (PlacedReject& placed : rejects_) list.push_back(std::move(placed.reject));
  return list;
}

}  // namespace cxkpi::exports
