#include "exports/file_plan.h"

#include <algorithm>

#include "exports/column_sample.h"
#include "exports/key_index.h"
#include "exports/lookup.h"

namespace cxkpi::exports {
namespace {

// What an order says of itself does not make a parcel or a return.
bool is_own(const ColumnSpec& column) { return !column.of_the_order && column.name != "order_id"; }

bool in_any_file(const OpenedSource& source, std::size_t column) {
  return std::any_of(source.files.begin(), source.files.end(),
                     [&](const OpenedFile& file) { return file.matching.columns[column].header >= 0; });
}

// Several files may give the same rows of counts, which no number tells apart.
bool holds_counts(const OpenedSource& source) {
  const SourceSchema& schema = *source.schema;
  if (source.files.size() < 2 || schema.key.empty()) return false;
  const bool any_unnumbered = std::any_of(source.files.begin(), source.files.end(), [&](const OpenedFile& file) {
    return file.matching.of(schema, schema.key).header < 0;
  });
  return any_unnumbered && std::any_of(schema.columns.begin(), schema.columns.end(),
                                       [](const ColumnSpec& column) { return column.name.ends_with("_count"); });
}

bool folds(const OpenedFile& file) { return file.config.rows.value_or(RowShape::each) != RowShape::each; }

bool folds_any_file(const OpenedSource& source) { return std::any_of(source.files.begin(), source.files.end(), folds); }

}  // namespace

std::vector<KeptColumn> kept_columns(const OpenedSource& source, const std::set<std::string>& wanted) {
  std::vector<KeptColumn> kept;
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const ColumnSpec& column = source.schema->columns[c];
    const bool is_wanted = wanted.contains(column.name);
    const bool is_needed =
        column.name == source.schema->key || column.name == "order_id" || (column.required && folds_any_file(source));
    const bool is_looked_up_by = std::any_of(source.lookups.begin(), source.lookups.end(),
                                             [&](const OpenedLookup& l) { return l.config.on == column.name; });
    const bool in_files = in_any_file(source, c);
    const bool is_kept =
        (in_files && (is_wanted || is_needed || is_looked_up_by)) || (is_wanted && is_completed(source, column.name));
    if (is_kept) kept.push_back({&column, is_wanted});
  }
  return kept;
}

std::optional<std::size_t> position_of(const std::vector<KeptColumn>& kept, const std::string& column) {
  const auto found = std::find_if(kept.begin(), kept.end(),
                                  [&](const KeptColumn& candidate) { return candidate.spec->name == column; });
  if (found == kept.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kept.begin());
}

ValueMaps::ValueMaps(const SourceSchema& schema, const SourceConfig& config) : schema_(&schema) {
  for (const ColumnSpec& column : schema.columns) {
    const bool has_words = column.type == Type::number && config.values.contains(column.name);
    const bool is_mapped = column.type == Type::category || column.type == Type::flag || has_words;
    maps_.push_back(is_mapped ? std::optional<ValueMap>(std::in_place, column, config) : std::nullopt);
  }
}

const ValueMap* ValueMaps::of(const ColumnSpec& column) const noexcept {
  const std::optional<ValueMap>& map = maps_[static_cast<std::size_t>(&column - schema_->columns.data())];
  return map.has_value() ? &*map : nullptr;
}

namespace {

ColumnSpec rank_column(Type type) {
  ColumnSpec column;
  column.name = "last_by";
  column.type = type;
  return column;
}

class Planner {
 public:
  Planner(const OpenedSource& source, const OpenedFile& file, const std::vector<KeptColumn>& kept,
          const ValueMaps& values, const Zone& zone)
      : source_(source), file_(file), kept_(kept), values_(values), zone_(zone) {}

  FilePlan run() {
    for (const bool durations : {false, true}) {
      for (std::size_t c = 0; c < source_.schema->columns.size(); ++c) {
        const MatchedColumn& column = file_.matching.columns[c];
        if (column.header >= 0 && column.after.empty() != durations) add_field(c, column);
      }
    }
    add_last_by();
    add_filters(file_.config.only, true);
    add_filters(file_.config.except, false);
    plan_.counts = holds_counts(source_);
    plan_.headers = cut_.headers();
    plan_.missing.insert(file_.config.missing.begin(), file_.config.missing.end());
    plan_.slots = kept_.size();
    plan_.zone = &zone_;
    plan_.may_be_empty = file_.feeds_orders_too && source_.schema->name != "tickets";
    return std::move(plan_);
  }

 private:
  void add_field(std::size_t c, const MatchedColumn& column) {
    const ColumnSpec& spec = source_.schema->columns[c];
    FieldPlan field;
    field.spec = &spec;
    field.field = cut_.place_of(column.header);
    if (column.time >= 0) field.clock = cut_.place_of(column.time);
    field.slot = position_of(kept_, spec.name);
    field.values = values_.of(spec);
    field.time = &file_.times[c];
    field.zone = column.zone ? *column.zone : file_.config.zone.value_or(zone_);
    field.decimal = file_.decimals[c];
    field.mixes_marks = file_.mixes_marks[c];
    field.salt = key_hash(spec.name);
    field.is_key = spec.name == source_.schema->key;
    field.is_own = is_own(spec);
    // A folded row is looked at as a whole, and a number that is carried down once all are there.
    const bool is_carried = file_.config.carry.value_or(false) && (field.is_key || spec.name == "order_id");
    field.may_lack = !spec.required || spec.may_be_blank || is_carried || (folds(file_) && !field.is_key);
    if (!column.after.empty()) {
      const auto base = std::find_if(plan_.fields.begin(), plan_.fields.end(),
                                     [&](const FieldPlan& other) { return other.spec->name == column.after; });
      base->is_base = true;
      field.base = static_cast<std::size_t>(base - plan_.fields.begin());
      field.unit = column.unit;
    }
    plan_.fields.push_back(std::move(field));
  }

  void add_last_by() {
    static const ColumnSpec number = rank_column(Type::number);
    static const ColumnSpec instant = rank_column(Type::instant);
    plan_.ranks = std::any_of(source_.files.begin(), source_.files.end(),
                              [](const OpenedFile& file) { return !file.config.last_by.empty(); });
    const std::vector<int> found = positions(file_.layout.header, file_.config.last_by);
    if (file_.config.last_by.empty() || found.empty()) return;
    FieldPlan field;
    field.spec = file_.last_by_is_number ? &number : &instant;
    field.field = cut_.place_of(found.front());
    field.time = &file_.times.back();
    field.zone = file_.config.zone.value_or(zone_);
    plan_.last_by = std::move(field);
  }

  void add_filters(const ValueFilter& filters, bool keeps) {
    for (const auto& [header, values] : filters) {
      const std::vector<int> found = positions(file_.layout.header, header);
      if (found.empty()) continue;
      FilterPlan filter{cut_.place_of(found.front()), {}, keeps};
      for (const std::string& value : values) filter.values.insert(fold_name(value));
      plan_.filters.push_back(std::move(filter));
    }
  }

  const OpenedSource& source_;
  const OpenedFile& file_;
  const std::vector<KeptColumn>& kept_;
  const ValueMaps& values_;
  const Zone& zone_;
  CutColumns cut_;
  FilePlan plan_;
};

}  // namespace

FilePlan plan_file(const OpenedSource& source, const OpenedFile& file, const std::vector<KeptColumn>& kept,
                   const ValueMaps& values, const Zone& zone) {
  return Planner(source, file, kept, values, zone).run();
}

}  // namespace cxkpi::exports
