// generate_orders ORDERS OUT_DIR: one year of a large shop in four CSV files with canonical headers and ISO timestamps,
// the same bytes for the same number. It aims at realistic widths and rates, not at a realistic story.
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace {

using Seconds = std::int64_t;
constexpr Seconds a_day = 86400;
constexpr Seconds year_start = 20179 * a_day;            // 2025-04-01
constexpr Seconds as_of = year_start + 365 * a_day - 1;  // 2026-03-31 23:59:59

// splitmix64 (Steele, Lea and Flood, 2014).
class Random {
 public:
  std::int64_t below(std::int64_t bound) {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::int64_t>((mixed ^ (mixed >> 31U)) % static_cast<std::uint64_t>(bound));
  }
  bool chance(int per_thousand) { return below(1000) < per_thousand; }
  template <std::size_t count>
  std::string_view one_of(const std::string_view (&values)[count]) {
    return values[static_cast<std::size_t>(below(count))];
  }

 private:
  std::uint64_t state_ = 1000003;
};

// One file, written in large blocks, field by field.
class CsvFile {
 public:
  CsvFile(const std::filesystem::path& path, std::string_view header)
      : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) throw std::runtime_error("cannot write " + path_.string());
    buffer_.reserve(block + 4096);
    buffer_ += header;
    buffer_ += '\n';
  }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  ~CsvFile() {
    if (file_ != nullptr) std::fclose(file_);
  }

  CsvFile& text(std::string_view value) {
    if (!at_line_start_) buffer_ += ',';
    at_line_start_ = false;
    buffer_ += value;
    return *this;
  }
  CsvFile& number(std::string_view prefix, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    text(prefix);
    buffer_.append(digits, end);
    return *this;
  }
  CsvFile& email(std::int64_t customer) {
    number("customer.", customer);
    buffer_ += "@example.com";
    return *this;
  }
  CsvFile& money(std::int64_t cents) {
    number("", cents / 100);
    buffer_ += '.';
    buffer_ += static_cast<char>('0' + cents / 10 % 10);
    buffer_ += static_cast<char>('0' + cents % 10);
    return *this;
  }
  CsvFile& date(Seconds time) {
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(time / a_day))};
    number("", static_cast<int>(day.year()));
    two('-', static_cast<unsigned>(day.month()));
    two('-', static_cast<unsigned>(day.day()));
    return *this;
  }
  // What lies after the as-of moment has not happened: a blank.
  CsvFile& instant(Seconds time) {
    if (time > as_of) return text("");
    date(time);
    two('T', static_cast<unsigned>(time % a_day / 3600));
    two(':', static_cast<unsigned>(time % 3600 / 60));
    two(':', static_cast<unsigned>(time % 60));
    return *this;
  }
  CsvFile& instant_if(bool known, Seconds time) { return known ? instant(time) : text(""); }

  void end_line() {
    buffer_ += '\n';
    at_line_start_ = true;
    if (buffer_.size() >= block) flush();
  }
  void close() {
    flush();
    if (std::fclose(std::exchange(file_, nullptr)) != 0) throw std::runtime_error("cannot write " + path_.string());
  }

 private:
  static constexpr std::size_t block = std::size_t{1} << 20U;

  void two(char before, unsigned value) {
    buffer_ += before;
    buffer_ += static_cast<char>('0' + value / 10);
    buffer_ += static_cast<char>('0' + value % 10);
  }
  void flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) {
      throw std::runtime_error("cannot write " + path_.string());
    }
    buffer_.clear();
  }

  std::filesystem::path path_;
  std::FILE* file_;
  std::string buffer_;
  bool at_line_start_ = true;
};

constexpr std::string_view countries[] = {"FR", "FR", "FR", "FR", "BE", "CH", "LU", "DE", "ES", "IT"};
constexpr std::string_view carriers[] = {"Colissimo", "Colissimo", "Chronopost", "DPD", "Mondial Relay", "GLS", "UPS"};
constexpr std::string_view channels[] = {"web", "web", "web", "marketplace", "store", "app"};
constexpr std::string_view payments[] = {"card", "card", "card", "paypal", "transfer"};
constexpr std::string_view streets[] = {"rue des Lilas", "avenue de la République", "place du Marché",
                                        "chemin Vert",   "boulevard Voltaire",      "impasse des Acacias"};
constexpr std::string_view reasons[] = {"where_is_my_order", "where_is_my_order", "late_delivery", "damaged", "refund",
                                        "invoice",           "product_question",  "cancellation"};
constexpr std::string_view ticket_channels[] = {"email", "email", "chat", "phone", "form"};
constexpr std::string_view return_reasons[] = {"does_not_fit", "changed_mind", "damaged", "defective", "wrong_item"};
constexpr std::string_view faults[] = {"customer", "customer", "carrier", "product", "seller"};
constexpr std::string_view categories[] = {"home", "care", "linen", "gift", "grocery"};

class Generator {
 public:
  explicit Generator(const std::filesystem::path& folder)
      : orders_(
            folder / "orders.csv",
            "order_id,customer_id,email,ordered_at,confirmed_at,promised_on,cancelled_at,cancelled_by,status,channel,"
            "country,currency,payment_method,total_amount,item_count,shipping_address"),
        deliveries_(
            folder / "deliveries.csv",
            "delivery_id,order_id,carrier,service,mode,shipped_at,first_attempt_at,delivered_at,status,attempts,"
            "shipping_cost"),
        tickets_(
            folder / "tickets.csv",
            "ticket_id,order_id,customer_id,created_at,channel,direction,automated,reason,is_complaint,status,priority,"
            "subject,first_response_at,first_resolved_at,resolved_at,reply_count,contact_count,reopen_count,"
            "satisfaction"),
        returns_(
            folder / "returns.csv",
            "return_id,order_id,sku,category,quantity,reason,fault,requested_at,received_at,refunded_at,refund_amount,"
            "resolution") {}

  void run(std::int64_t orders) {
    for (std::int64_t number = 0; number < orders; ++number) {
      // Orders come in order of time, evenly over the year.
      order(number, year_start + (as_of - year_start) * number / orders);
    }
    for (CsvFile* file : {&orders_, &deliveries_, &tickets_, &returns_}) file->close();
  }

 private:
  void order(std::int64_t number, Seconds ordered_at) {
    const std::int64_t id = 100000000 + number;
    const std::int64_t customer = 5000000 + random_.below(number / 2 + 1000);
    const bool cancelled = random_.chance(30) && ordered_at + 1800 <= as_of;
    const Seconds shipped_at = ordered_at + 4 * 3600 + random_.below(40 * 3600);
    const Seconds promised_on = ordered_at + (3 + random_.below(4)) * a_day;
    const bool late = random_.chance(55);
    const bool lost = random_.chance(8);
    const Seconds at_noon = promised_on - promised_on % a_day + 12 * 3600 + random_.below(8 * 3600);
    const Seconds on_its_day = at_noon + (late ? 1 + random_.below(6) : -random_.below(2)) * a_day;
    const Seconds delivered_at = on_its_day > shipped_at ? on_its_day : shipped_at + a_day;
    const std::int64_t cents = 990 + random_.below(18000);

    orders_.number("O", id).number("C", customer).email(customer).instant(ordered_at);
    orders_.instant(ordered_at + 60 + random_.below(3600)).date(promised_on);
    orders_.instant_if(cancelled, ordered_at + 1800).text(cancelled ? "customer" : "");
    orders_.text(cancelled ? "cancelled" : delivered_at <= as_of && !lost ? "delivered" : "shipped");
    orders_.text(random_.one_of(channels)).text(random_.one_of(countries)).text("EUR").text(random_.one_of(payments));
    orders_.money(cents).number("", 1 + random_.below(4));
    address();
    orders_.end_line();

    if (!cancelled && shipped_at <= as_of) parcels(id, shipped_at, delivered_at, lost);
    const bool delivered = !cancelled && !lost && delivered_at <= as_of;
    if (random_.chance(late ? 600 : 230)) ticket(id, customer, ordered_at + random_.below(8 * a_day));
    if (delivered && random_.chance(83)) back(id, delivered_at + a_day + random_.below(20 * a_day), cents);
  }

  void parcels(std::int64_t order, Seconds shipped_at, Seconds delivered_at, bool lost) {
    const std::string_view carrier = random_.one_of(carriers);
    const int count = random_.chance(125) ? random_.chance(100) ? 3 : 2 : 1;
    for (int parcel = 0; parcel < count; ++parcel) {
      const bool again = random_.chance(100) && delivered_at - a_day > shipped_at;
      deliveries_.number("6A", 7000000000 + next_parcel_++).number("O", order).text(carrier).text("standard");
      deliveries_.text(carrier == "Mondial Relay" ? "pickup" : "home").instant(shipped_at);
      deliveries_.instant_if(!lost, again ? delivered_at - a_day : delivered_at).instant_if(!lost, delivered_at);
      deliveries_.text(lost ? "lost" : delivered_at <= as_of ? "delivered" : "in_transit");
      deliveries_.text(again ? "2" : "1").money(395 + random_.below(600)).end_line();
    }
  }

  void ticket(std::int64_t order, std::int64_t customer, Seconds created_at) {
    if (created_at > as_of) return;
    const Seconds responded_at = created_at + 300 + random_.below(random_.chance(960) ? 30 * 3600 : 120 * 3600);
    const Seconds resolved_at = responded_at + random_.below(60 * 3600);
    const bool resolved = resolved_at <= as_of && random_.chance(980);
    const bool linked = random_.chance(900);
    tickets_.number("", 900000 + next_ticket_++);
    linked ? tickets_.number("O", order) : tickets_.text("");
    tickets_.number("C", customer).instant(created_at).text(random_.one_of(ticket_channels));
    tickets_.text(random_.chance(80) ? "outbound" : "inbound").text(random_.chance(50) ? "true" : "false");
    tickets_.text(random_.one_of(reasons)).text(random_.chance(120) ? "true" : "false");
    tickets_.text(resolved ? "solved" : "open").text("normal").text("\"Bonjour, une question sur ma commande\"");
    tickets_.instant(responded_at).instant_if(resolved, resolved_at).instant_if(resolved, resolved_at);
    tickets_.number("", 1 + random_.below(3)).number("", 1 + random_.below(2)).text(random_.chance(60) ? "1" : "0");
    resolved&& random_.chance(350) ? tickets_.number("", 1 + random_.below(5)) : tickets_.text("");
    tickets_.end_line();
  }

  void back(std::int64_t order, Seconds requested_at, std::int64_t cents) {
    if (requested_at > as_of) return;
    const Seconds received_at = requested_at + 3 * a_day + random_.below(6 * a_day);
    const Seconds refunded_at = received_at + random_.below(8 * a_day);
    returns_.number("R", next_return_++).number("O", order).number("SKU-", 100 + random_.below(900));
    returns_.text(random_.one_of(categories)).number("", 1 + random_.below(2)).text(random_.one_of(return_reasons));
    returns_.text(random_.one_of(faults)).instant(requested_at).instant(received_at).instant(refunded_at);
    refunded_at <= as_of ? returns_.money(cents - random_.below(cents / 2)) : returns_.text("");
    returns_.text("refund").end_line();
  }

  void address() {
    std::string text = "\"";
    text += std::to_string(1 + random_.below(180)) + ' ';
    text += random_.one_of(streets);
    text += ", " + std::to_string(10000 + random_.below(89999)) + " Ville\"";
    orders_.text(text);
  }

  Random random_;
  CsvFile orders_;
  CsvFile deliveries_;
  CsvFile tickets_;
  CsvFile returns_;
  std::int64_t next_parcel_ = 0;
  std::int64_t next_ticket_ = 0;
  std::int64_t next_return_ = 1000000;
};

}  // namespace

int main(int count, char** arguments) {
  const std::int64_t orders = count == 3 ? std::strtoll(arguments[1], nullptr, 10) : 0;
  if (orders <= 0) {
    std::cerr << "usage: generate_orders ORDERS OUT_DIR\n";
    return 2;
  }
  try {
    std::filesystem::create_directories(arguments[2]);
    Generator(arguments[2]).run(orders);
  } catch (const std::exception& error) {
    std::cerr << "generate_orders: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
