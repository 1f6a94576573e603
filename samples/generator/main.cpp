// generate_shop OUTPUT_DIR: writes the sample shop's files, the same bytes on every machine.
#include <exception>
#include <iostream>

#include "faults.h"
#include "files.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: generate_shop OUTPUT_DIR\n";
    return 2;
  }
  try {
    shop::Shop shop;
    shop::take_orders(shop);
    shop::ship_parcels(shop);
    shop::take_back_returns(shop);
    shop::answer_tickets(shop);
    shop::make_mistakes(shop);
    shop::write_files(shop, arguments[1]);
  } catch (const std::exception& error) {
    std::cerr << "generate_shop: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
