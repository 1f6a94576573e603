// The faults that real files have, put in on purpose and documented in samples/README.md.
#pragma once

#include <string>
#include <vector>

#include "shop.h"

namespace shop {

// Well-formed, but impossible: a parcel that arrived before it was ordered, a ticket resolved before it was created, a
// grade beyond the scale.
void make_mistakes(Shop& shop);

// The lines of a file, the header first.
using Records = std::vector<std::string>;

// Rows that come twice, rows that contradict each other, rows that cannot be read.
void spoil_orders(Records& records);
void spoil_deliveries(Records& records);
void spoil_tickets(Records& records);
void spoil_returns(Records& records);

}  // namespace shop
