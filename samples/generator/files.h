// The shop's records as its tools would export them: French headers, semicolons, decimal commas. Does not decide what
// happened, nor which rows are faulty.
#pragma once

#include <filesystem>

#include "shop.h"

namespace shop {

// Writes orders.csv, deliveries.csv, tickets.csv and returns.csv; throws std::runtime_error when it cannot.
void write_files(const Shop& shop, const std::filesystem::path& folder);

}  // namespace shop
