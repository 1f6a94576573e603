// With which decimal mark a file's numbers are written: decided for each of its columns from its first values, and from
// all where one of these reads both ways.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Sets OpenedFile::decimals of each file of a source. A mark that the config names holds for all. Else a column in
// which a value shows its mark ("12,5", "1.234,50") has that mark throughout, so that its "1.234" is read like them; a
// column in which no value shows one follows the file's others if they are of one mind. Where values show both marks
// each value is read by itself, and one that may be thousands or decimals is refused. Where none shows any, a point
// stands before decimals and "1,234" is refused; but in a file of semicolons neither is a matter of course: throws
// Error(input) that asks for the mark where a value reads both ways, and refuses such values behind the first.
void decide_numbers(OpenedSource& source);

}  // namespace cxkpi::exports
