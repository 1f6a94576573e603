"""Memory follows the columns that are needed: one that is not, and holds nine tenths of the bytes, costs nothing."""
import os

from hostile import SANITIZED, Run, check, finish

ROWS = 100_000
COMMENT = "lorem ipsum dolor sit amet " * 10
with open("lean.csv", "w") as lean, open("fat.csv", "w") as fat, open("known.csv", "w") as known:
    lean.write("order_id,ordered_at,promised_on\n")
    fat.write("order_id,ordered_at,remark,promised_on\n")  # no column that the program knows
    known.write("order_id,ordered_at,customer_message,promised_on\n")  # one that it knows and this run does not need
    for i in range(ROWS):
        start, end = f"A{i},2026-01-{1 + i % 28:02}", f"2026-02-{1 + i % 5:02}\n"
        lean.write(f"{start},{end}")
        for file in (fat, known):
            file.write(f"{start},{i} {COMMENT},{end}")
check(os.path.getsize("lean.csv") * 10 < os.path.getsize("fat.csv"), "nine tenths of the bytes are of the remark")

ALLOWED = 8  # MiB more; the remarks are 26
for command in (
    ["report", "--kpi", "promised_lead", "--period", "all"],
    ["rows", "promised_lead", "--hits", "--period", "all"],
    ["inspect"],
):
    for threads in ("1", "2"):
        runs = {name: Run(*command, f"orders={name}.csv", "--threads", threads) for name in ("lean", "fat", "known")}
        for name, run in runs.items():
            check(run.status == 0, f"{command[0]} reads {name}.csv", run)
            more = run.peak - runs["lean"].peak
            check(SANITIZED or more < ALLOWED, f"{command[0]} takes no more memory for {name}.csv", f"{more:.1f} MiB more", run)

# Rows that are all wrong are counted, and not all kept.
WRONG = 300_000
with open("wrong.csv", "w") as file:
    file.write("order_id,ordered_at,promised_on\nA,2026-01-01,2026-01-02\n" + "B,31/02/2026,\n" * WRONG + "C,D\n" * WRONG)
run = Run("inspect", "orders=wrong.csv")
check(SANITIZED or run.peak < 200, "600,000 wrong rows take little memory", run)
check(f"rejected {2 * WRONG} + folded 0 + left out 0 + empty 0".encode() in run.out, "each of them is counted", run)
check(f"… and {2 * WRONG - 20} more".encode() in run.out, "and ten of each kind are listed", run.out.decode())
run = Run("inspect", "orders=wrong.csv", "-v")
check(run.out.count(b"wrong.csv:") == 2001, "a thousand of each when all are asked for", run)  # and once the file itself
check(f"… and {2 * WRONG - 2000} more\n".encode() in run.out, "and how many more there are", run.out[-200:])
finish()
