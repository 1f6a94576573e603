// What the shop sells and who carries it.
#pragma once

#include <array>
#include <string_view>

namespace shop {

struct Product {
  std::string_view sku;
  std::string_view category;
  int price_cents;
};

inline constexpr std::array<Product, 12> products = {{{"SAV-01", "Soin", 690},
                                                      {"SAC-02", "Maison", 990},
                                                      {"HUI-10", "Soin", 1450},
                                                      {"BRU-01", "Maison", 1750},
                                                      {"CRE-03", "Soin", 1290},
                                                      {"THE-01", "Épicerie", 850},
                                                      {"MIE-02", "Épicerie", 1190},
                                                      {"BOU-05", "Maison", 1990},
                                                      {"DIF-01", "Maison", 4500},
                                                      {"COF-01", "Coffret", 3990},
                                                      {"TAI-21", "Linge", 2490},
                                                      {"LIN-20", "Linge", 8900}}};

enum class Mode { home, pickup, store };

struct Carrier {
  std::string_view name;  // empty: the customer collects in the shop
  std::string_view parcel_prefix;
  std::string_view service;
  std::string_view mode_text;
  Mode mode;
  int promised_days;      // delivery days from the order to the promise
  int late_per_thousand;  // in an ordinary month
  int cost_cents;
  bool counts_attempts;
};

inline constexpr std::array<Carrier, 6> carriers = {
    {{"Colissimo", "6A", "Domicile", "domicile", Mode::home, 3, 26, 595, true},
     {"Chronopost", "XY", "Chrono 13", "domicile", Mode::home, 2, 18, 980, true},
     {"DPD", "DP", "Classic", "domicile", Mode::home, 3, 46, 610, true},
     {"Mondial Relay", "MR", "Point relais", "point relais", Mode::pickup, 5, 34, 410, false},
     {"GLS", "GL", "BusinessParcel", "domicile", Mode::home, 4, 70, 560, false},
     {"", "BT", "Retrait boutique", "boutique", Mode::store, 2, 8, 0, false}}};
inline constexpr std::size_t store_pickup = 5;

}  // namespace shop
