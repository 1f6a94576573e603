// Whole outputs against approved files. CXKPI_APPROVE=1 in the environment rewrites them; the diff is then read.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

inline void approve(const std::string& name, const std::string& output) {
  const std::string path = std::string(CXKPI_SOURCE_DIR) + "/tests/unit/render/approved/" + name + ".txt";
  if (const char* rewrite = std::getenv("CXKPI_APPROVE"); rewrite != nullptr && std::string(rewrite) == "1") {
    std::ofstream(path, std::ios::binary) << output;
  }
  std::ifstream file(path, std::ios::binary);
  INFO("approved file: " << name);
  REQUIRE(file);
  std::ostringstream approved;
  approved << file.rdbuf();
  CHECK(output == approved.str());
}
