// Prints docs/indicators.md from the built-in catalogue.
#include <iostream>

#include "cxkpi/render/pages.h"

int main() { std::cout << cxkpi::render::indicators_page(cxkpi::Catalogue::load()); }
