#include "indicators/table_pass.h"

#include <algorithm>
#include <array>

#include "cxkpi/table/parallel.h"

namespace cxkpi {
namespace {

constexpr std::size_t rows_per_part = 128 * expr::batch_rows;

using BatchBins = std::array<std::int32_t, expr::batch_rows>;

// One bin that all rows of a batch share, or −1.
std::int32_t shared_bin(const BatchBins& bins, std::size_t count) {
  bool same = true;
  for (std::size_t i = 1; i < count; ++i) same = same && bins[i] == bins[0];
  return same && count > 0 ? bins[0] : -1;
}

Accounting counted(const Outcome* outcomes, std::size_t rows) {
  const auto of = [&](Outcome outcome) { return std::count(outcomes, outcomes + rows, outcome); };
  return {of(Outcome::used), of(Outcome::excluded), of(Outcome::rejected), of(Outcome::pending)};
}

std::int64_t& count_of(Accounting& account, Outcome outcome) {
  switch (outcome) {
    case Outcome::excluded:
      return account.excluded;
    case Outcome::rejected:
      return account.rejected;
    case Outcome::pending:
      return account.pending;
    default:
      return account.used;
  }
}

// Rows that count without bringing a value do not count after all. Returns how many there are. Null: all bring one.
std::int64_t exclude_unknown(const std::int64_t* measures, const std::int64_t* bases, std::size_t rows,
                             Outcome* outcomes) {
  std::int64_t excluded = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool unknown =
        (measures != nullptr && measures[i] == null_value) || (bases != nullptr && bases[i] == null_value);
    const bool lacking = outcomes[i] == Outcome::used && unknown;
    outcomes[i] = lacking ? Outcome::excluded : outcomes[i];
    excluded += lacking ? 1 : 0;
  }
  return excluded;
}

}  // namespace

// The rows of a batch that fall into a bin by any of the dates.
struct TablePass::Batch {
  expr::Rows rows;
  std::array<std::uint32_t, expr::batch_rows> list{};
  std::vector<BatchBins> bins;       // by date, then by place in `rows`; −1 for none
  std::vector<std::int32_t> shared;  // by date: the bin of all rows, or −1
};

// The outcomes of a batch by one judge.
struct TablePass::Judged {
  std::array<Outcome, expr::batch_rows> outcomes;
  Accounting account;
};

struct TablePass::Cells {
  std::vector<State> states;
  std::vector<Accounting> accounts;
};

struct TablePass::Worker {
  expr::Program::Memory dated;
  expr::Program::Memory judged;
  Batch batch;
  std::vector<Judged> outcomes;  // by judge
  std::vector<Cells> cells;      // by scan

  explicit Worker(const TablePass& pass) : dated(pass.dated_), judged(pass.judged_), outcomes(pass.judges_.size()) {
    batch.bins.resize(std::max<std::size_t>(pass.dates_.size(), 1));
    batch.shared.resize(batch.bins.size(), 0);
    for (const PlannedScan& planned : pass.scans_) {
      Cells& own = cells.emplace_back();
      own.states.resize(planned.result == nullptr ? 0 : planned.result->states.size());
      own.accounts.resize(own.states.size());
    }
  }
};

TablePass::TablePass(std::string_view table, const std::vector<std::uint8_t>* kept, const Bins& bins,
                     expr::Workspace& workspace, expr::PeriodMoments moments)
    : table_(table),
      kept_(kept),
      bins_(bins),
      workspace_(workspace),
      dated_(table, workspace, moments),
      judged_(table, workspace, moments) {}

void TablePass::add(const Calculator& calculator, std::size_t scan, const std::vector<std::uint32_t>* segments,
                    ScanResult& result) {
  const Scan& what = calculator.scans()[scan];
  std::size_t date = 0;
  if (!bins_.is_all()) {
    const std::size_t place = dated_.add(what.date.formula);
    const auto known =
        std::find_if(dates_.begin(), dates_.end(), [place](const Date& other) { return other.place == place; });
    date = static_cast<std::size_t>(known - dates_.begin());
    if (known == dates_.end()) dates_.push_back({place, what.date.formula.type.type == Type::instant});
  }
  const RowJudge judge(what, judged_);
  const auto known = std::find(judges_.begin(), judges_.end(), judge);
  const auto place = static_cast<std::size_t>(known - judges_.begin());
  if (known == judges_.end()) judges_.push_back(judge);
  std::optional<std::size_t> measure;
  if (what.measure) measure = judged_.add(what.measure->formula);
  std::optional<std::size_t> base;
  if (what.base) base = judged_.add(what.base->formula);
  scans_.push_back({&calculator, scan, place, measure, base, date, segments, &result});
}

std::int32_t TablePass::bin_of(std::int64_t date, bool is_instant) const {
  if (date == null_value) return bins_.dateless();
  return bins_.bin_of(is_instant ? workspace_.data().zone.day_of(date) : static_cast<Day>(date));
}

void TablePass::select(std::size_t first, std::size_t count, Worker& worker) const {
  Batch& batch = worker.batch;
  std::array<std::uint8_t, expr::batch_rows> chosen{};
  if (bins_.is_all()) {
    batch.bins[0].fill(0);
    std::fill_n(chosen.begin(), count, std::uint8_t{1});
  } else {
    dated_.run({first, count, nullptr}, worker.dated);
    for (std::size_t date = 0; date < dates_.size(); ++date) {
      const std::int64_t* const dates = worker.dated.values(dates_[date].place);
      for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t bin = bin_of(dates[i], dates_[date].is_instant);
        batch.bins[date][i] = bin;
        chosen[i] |= bin >= 0 ? std::uint8_t{1} : std::uint8_t{0};
      }
    }
  }
  std::size_t rows = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (chosen[i] == 0 || (kept_ != nullptr && (*kept_)[first + i] == 0)) continue;
    for (BatchBins& bins : batch.bins) bins[rows] = bins[i];
    batch.list[rows++] = static_cast<std::uint32_t>(first + i);
  }
  const bool is_range = rows > 0 && batch.list[rows - 1] - batch.list[0] + 1 == rows;
  batch.rows = {is_range ? batch.list[0] : 0, rows, is_range ? nullptr : batch.list.data()};
  for (std::size_t date = 0; date < batch.bins.size(); ++date) {
    batch.shared[date] = shared_bin(batch.bins[date], rows);
  }
}

void TablePass::read(std::size_t first, std::size_t count, Worker& worker) const {
  select(first, count, worker);
  const std::size_t rows = worker.batch.rows.count;
  if (rows == 0) return;
  judged_.run(worker.batch.rows, worker.judged);
  for (std::size_t judge = 0; judge < judges_.size(); ++judge) {
    Judged& own = worker.outcomes[judge];
    judges_[judge].judge(worker.judged, rows, own.outcomes.data());
    own.account = counted(own.outcomes.data(), rows);
  }
}

void TablePass::add_batch(const PlannedScan& planned, Worker& worker, Cells& cells) const {
  const Batch& batch = worker.batch;
  const std::size_t rows = batch.rows.count;
  Judged judged = worker.outcomes[planned.judge];
  const std::int64_t* const brought = planned.measure ? worker.judged.values(*planned.measure) : nullptr;
  const std::int64_t* const base = planned.base ? worker.judged.values(*planned.base) : nullptr;
  if (planned.calculator->scans()[planned.scan].skip_unknown) {
    const std::int64_t excluded = exclude_unknown(brought, base, rows, judged.outcomes.data());
    judged.account.used -= excluded;
    judged.account.excluded += excluded;
  }
  std::array<std::uint32_t, expr::batch_rows> cell;
  std::array<std::int64_t, expr::batch_rows> measures;
  std::array<std::int64_t, expr::batch_rows> bases;
  std::size_t used = 0;
  const std::int32_t shared = batch.shared[planned.date];
  if (shared >= 0 && planned.segments == nullptr) {
    const std::size_t at = static_cast<std::size_t>(shared) * planned.result->segments;
    cells.accounts[at].merge(judged.account);
    for (std::size_t i = 0; i < rows; ++i) {
      measures[used] = brought == nullptr ? 1 : brought[i];
      bases[used] = base == nullptr ? 1 : base[i];
      used += judged.outcomes[i] == Outcome::used ? 1U : 0U;
    }
    std::fill_n(cell.begin(), used, static_cast<std::uint32_t>(at));
  } else {
    const BatchBins& bins = batch.bins[planned.date];
    for (std::size_t i = 0; i < rows; ++i) {
      if (bins[i] < 0) continue;
      const std::size_t segment = planned.segments == nullptr ? 0 : (*planned.segments)[batch.list[i]];
      const std::size_t at = static_cast<std::size_t>(bins[i]) * planned.result->segments + segment;
      ++count_of(cells.accounts[at], judged.outcomes[i]);
      if (judged.outcomes[i] != Outcome::used) continue;
      cell[used] = static_cast<std::uint32_t>(at);
      bases[used] = base == nullptr ? 1 : base[i];
      measures[used++] = brought == nullptr ? 1 : brought[i];
    }
  }
  planned.calculator->add(planned.scan, std::span(cell).first(used), std::span(measures).first(used),
                          std::span(bases).first(base == nullptr ? 0 : used), cells.states);
}

void TablePass::run() {
  const std::size_t rows = workspace_.data().find(table_)->rows();
  std::vector<std::optional<Worker>> workers(workspace_.threads());
  parallel_for(rows, rows_per_part, workspace_.threads(), [&](unsigned number, std::size_t begin, std::size_t end) {
    std::optional<Worker>& worker = workers[number];
    if (!worker) worker.emplace(*this);
    for (std::size_t first = begin; first < end; first += expr::batch_rows) {
      read(first, std::min(expr::batch_rows, end - first), *worker);
      if (worker->batch.rows.count == 0) continue;
      for (std::size_t scan = 0; scan < scans_.size(); ++scan) add_batch(scans_[scan], *worker, worker->cells[scan]);
    }
  });
  for (const std::optional<Worker>& worker : workers) {
    if (!worker) continue;
    for (std::size_t scan = 0; scan < scans_.size(); ++scan) {
      const Cells& own = worker->cells[scan];
      ScanResult& result = *scans_[scan].result;
      for (std::size_t at = 0; at < own.states.size(); ++at) {
        result.states[at].merge(own.states[at]);
        if (scans_[scan].scan == 0) result.accounts[at].merge(own.accounts[at]);
      }
    }
  }
}

std::vector<JudgedRow> TablePass::rows() {
  const std::size_t rows = workspace_.data().find(table_)->rows();
  std::vector<JudgedRow> found;
  Worker worker(*this);
  const PlannedScan& planned = scans_.front();
  for (std::size_t first = 0; first < rows; first += expr::batch_rows) {
    read(first, std::min(expr::batch_rows, rows - first), worker);
    const std::size_t count = worker.batch.rows.count;
    if (count == 0) continue;
    Judged& judged = worker.outcomes[planned.judge];
    const std::int64_t* const measures = planned.measure ? worker.judged.values(*planned.measure) : nullptr;
    const std::int64_t* const bases = planned.base ? worker.judged.values(*planned.base) : nullptr;
    if (planned.calculator->scans()[planned.scan].skip_unknown) {
      exclude_unknown(measures, bases, count, judged.outcomes.data());
    }
    for (std::size_t i = 0; i < count; ++i) {
      found.push_back({worker.batch.list[i], judged.outcomes[i], measures == nullptr ? 1 : measures[i]});
    }
  }
  return found;
}

}  // namespace cxkpi
