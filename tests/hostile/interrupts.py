"""An interrupt ends a run as it ends any program, and leaves the old files and nothing else."""
import os
import signal
import subprocess
import time

from hostile import PROGRAM, check, finish

OLD = "the old report\n"
os.mkfifo("orders.csv")


def start(*more, **options):
    """A run that has opened its outputs and waits for its input; and the end of the pipe that it waits at."""
    process = subprocess.Popen(
        [PROGRAM, "report", "orders=orders.csv", "-o", "report.md", "--export", "json=new.json", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )
    pipe = os.open("orders.csv", os.O_WRONLY)  # opened when the program opens it
    os.write(pipe, b"order_id,ordered_at\n")
    return process, pipe


for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    with open("report.md", "w") as file:
        file.write(OLD)
    process, pipe = start()
    check(len(os.listdir()) == 4, "there are two temporary files meanwhile", os.listdir())
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    os.close(pipe)
    check(process.returncode == -number, f"{number.name} ends it as a signal does", process.returncode)
    check(not out and not err, f"{number.name}: nothing is printed", out, err)
    check(open("report.md").read() == OLD, f"{number.name}: the old report stays")
    check(sorted(os.listdir()) == ["orders.csv", "report.md"], f"{number.name}: nothing is left", os.listdir())

# nohup: what is ignored stays ignored.
process, pipe = start(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
process.send_signal(signal.SIGHUP)
time.sleep(0.1)
os.write(pipe, b"A,2026-01-01\n")
os.close(pipe)
process.communicate(timeout=20)
check(process.returncode == 0, "an ignored signal interrupts nothing", process.returncode)
check(sorted(os.listdir()) == ["new.json", "orders.csv", "report.md"], "and the reports are written", os.listdir())
finish()
