// What happens when a run is interrupted.
#pragma once

namespace cxkpi {

// From now on, SIGINT, SIGTERM and SIGHUP remove the temporary files of this run and then end it as they always do. One
// that is ignored (nohup) stays so.
void clean_up_on_interrupt();

}  // namespace cxkpi
