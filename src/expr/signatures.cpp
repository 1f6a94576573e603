#include "expr/signatures.h"

#include <array>
#include <limits>

namespace cxkpi::expr {
namespace {

constexpr ValueType date{Type::date, 1};
constexpr ValueType instant{Type::instant, 1};
constexpr ValueType count{Type::number, 1};
constexpr ValueType hours{Type::number, 3600};
constexpr ValueType free_text{Type::text, 1};
constexpr ValueType category{Type::category, 1};
constexpr std::size_t many = std::numeric_limits<std::size_t>::max();

constexpr std::array signatures{
    Signature{"date", "one instant", 1, 1, Act::date_of, date, date},
    Signature{"days", "two dates or instants", 2, 2, Act::subtract, date, count},
    Signature{"hours", "two instants", 2, 2, Act::subtract, instant, hours},
    Signature{"working_hours", "two instants", 2, 2, Act::working_hours, instant, hours},
    Signature{"working_days", "two dates or instants", 2, 2, Act::working_days, date, count},
    Signature{"add_months", "a date and a number of months", 2, 2, Act::add_months, date, date},
    Signature{"order_before", "an instant", 1, 1, Act::order_before, instant, instant},
    Signature{"order_after", "an instant", 1, 1, Act::order_after, instant, instant},
    Signature{"sentiment", "a column of free text", 1, 1, Act::sentiment, free_text, count},
    Signature{"themes", "a column of free text", 1, 1, Act::themes, free_text, category},
    Signature{"coalesce", "two values or more", 2, many, Act::coalesce, count, count},
    Signature{"least", "two values or more", 2, many, Act::least, count, count},
    Signature{"greatest", "two values or more", 2, many, Act::greatest, count, count},
};

constexpr std::array aggregate_rules{
    AggregateRule{"count", false, false, false, "count(tickets where is_contact)"},
    AggregateRule{"exists", false, false, false, "exists(returns where fault = 'carrier')"},
    AggregateRule{"every", false, true, false, "every(deliveries where delivered_at is not null)"},
    AggregateRule{"sum", true, false, false, "sum(returns.quantity)"},
    AggregateRule{"min", true, false, false, "min(deliveries.shipped_at)"},
    AggregateRule{"max", true, false, false, "max(deliveries.delivered_at)"},
    AggregateRule{"first", true, false, true, "first(deliveries.carrier order by shipped_at)"},
};

template <class List>
auto find_in(const List& list, std::string_view name) noexcept -> const typename List::value_type* {
  for (const auto& entry : list) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace

const Signature* find_signature(std::string_view name) noexcept { return find_in(signatures, name); }

const AggregateRule* find_aggregate(std::string_view name) noexcept { return find_in(aggregate_rules, name); }

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const Signature& signature : signatures) names.emplace_back(signature.name);
  for (const AggregateRule& rule : aggregate_rules) names.emplace_back(rule.name);
  names.emplace_back("next");
  names.emplace_back("previous");
  names.emplace_back("place");
  return names;
}

}  // namespace cxkpi::expr
