"""A file that is written to while it is read: an error, never the half of two versions."""
import os
import threading
import time

from hostile import Run, check, finish, refused

HEADER = "order_id,ordered_at,promised_on\n"
ROWS = "".join(f"A{i},2026-01-{1 + i % 28:02},2026-01-20\n" for i in range(200_000))
TICKETS = "ticket_id,created_at\nT1,2026-01-05\n"
os.mkfifo("tickets.csv")


def run_while(change, name="orders.csv"):
    """The program opens the orders, then waits for the tickets; meanwhile the orders change."""
    with open("orders.csv", "w") as file:
        file.write(HEADER + ROWS)
    time.sleep(0.02)  # a file system's clock may tick slowly

    def feed():
        with open("tickets.csv", "w") as tickets:  # waits until the program reads them
            change()
            tickets.write(TICKETS)

    feeder = threading.Thread(target=feed)
    feeder.start()
    run = Run("report", "orders=" + name, "tickets=tickets.csv", "-o", "report.md")
    feeder.join()
    return run


def grow():
    with open("orders.csv", "a") as file:
        file.write("B1,2026-0")


def overwrite():
    with open("orders.csv", "r+") as file:
        file.write(HEADER + ROWS.replace("A", "C"))


def replace():
    with open("new.csv", "w") as file:
        file.write(HEADER + "B1,2026-01-01,2026-01-20\n")
    os.rename("new.csv", "orders.csv")


open("report.md", "w").write("the old report\n")
changed = "orders.csv: the file changed while it was read"
refused("a file that grows", run_while(grow), changed, "hint: run again when the export is complete")
refused("a file that is overwritten in place", run_while(overwrite), changed)
refused("a file that shrinks", run_while(lambda: os.truncate("orders.csv", 5_000_001)), "orders.csv: the file ")
refused("a file that is emptied", run_while(lambda: os.truncate("orders.csv", 0)), "orders.csv: the file ")
check(open("report.md").read() == "the old report\n", "the old report stays")
check(sorted(os.listdir()) == ["orders.csv", "report.md", "tickets.csv"], "nothing else is left", os.listdir())
run = run_while(replace)
check(run.status == 0, "a file that another takes the place of is read as it was", run)
report = open("report.md").read()
check("200\u202f000 orders, 1 ticket" in report, "all of its rows are there", report[:300])
finish()
