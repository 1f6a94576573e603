"""Faults of rows: each with its file, line, column and value and the way out; ten of a kind, then a count; none lost."""
import re

from hostile import Run, check, finish, refused

KINDS = {
    "date": "B{},31/02/2026,2026-01-20,5\n",
    "number": "C{},2026-01-01,2026-01-20,abc\n",
    "ragged": "D{},2026-01-01\n",
    "missing": ",2026-01-01,2026-01-20,{}\n",
}
GOOD, OF_EACH = 50, 15
with open("orders.csv", "w") as file:
    file.write("order_id,ordered_at,promised_on,total_amount\n")
    for i in range(GOOD):
        file.write(f"A{i},2026-01-{1 + i % 28:02},2026-01-20,5\n")
    for form in KINDS.values():
        for i in range(OF_EACH):
            file.write(form.format(i))
FIRST = {"date": 52, "number": 67, "ragged": 82, "missing": 97}
ALL = OF_EACH * len(KINDS)

run = Run("inspect", "orders=orders.csv")
text = run.out.decode()
check(run.status == 0, "inspect works", run)
check(f"read {GOOD + ALL} = used {GOOD} + duplicate 0 + conflicting 0 + rejected {ALL} + folded 0 + left out 0 + empty 0" in text, "no row is lost", text)
for line in (
    "  orders.csv:52: ordered_at: '31/02/2026' is not a date\n    hint: the dates of ordered_at are read as ISO 8601\n",
    "  orders.csv:67: total_amount: 'abc' is not a number\n",
    "  orders.csv:82: 2 columns where the header has 4\n",
    "  orders.csv:97: order_id is missing\n",
):
    check(line in text, f"inspect says {line}", text)
for kind, first in FIRST.items():
    listed = [line for line in range(first, first + OF_EACH) if f"orders.csv:{line}:" in text]
    check(listed == list(range(first, first + 10)), f"ten of the kind {kind} are listed", listed)
check(f"… and {ALL - 10 * len(KINDS)} more (-v lists all)" in text, "then how many more there are", text)
full = Run("inspect", "orders=orders.csv", "-v").out.decode()
check(len(re.findall(r"^  orders.csv:\d+: ", full, re.M)) == ALL, "-v lists all", full)

markdown = Run("report", "orders=orders.csv", "--format", "markdown").out.decode()
check(len(re.findall(r"^\| orders.csv:\d+", markdown, re.M)) == 10 * len(KINDS), "Markdown lists ten of each kind", markdown)
check(f"\n{ALL - 10 * len(KINDS)} more.\n" in markdown, "and how many more there are", markdown)
text = Run("report", "orders=orders.csv", "-v").out.decode()
check("  orders.csv:52: ordered_at: '31/02/2026' is not a date; the dates of ordered_at" in text, "report -v says each once", text)
check("  orders.csv:82: 'D0,2026-01-01' 2 columns where the header has 4" in text, "and shows what could not be cut", text)
report = Run("report", "orders=orders.csv")
check(f"Read {GOOD + ALL} rows: {GOOD} used, {ALL} rejected".encode() in report.out, "the report counts them", report)
run = Run("report", "orders=orders.csv", "--max-rejects", "3")
refused("too many of them", run, f"--max-rejects: {ALL} of {GOOD + ALL} rows were not used ({ALL} rejected)", "hint: cxkpi inspect")

# What is wrong with a whole file.
for name, content, words in (
    ("quote", 'order_id,ordered_at\nA,2026-01-01\nB,"2026-01-01\n', "quote.csv:3: a quoted field is never closed\nhint: if quotes mean nothing"),
    ("nul", "order_id,ordered\0_at\n", "nul.csv:1: a NUL byte in the header\nhint: if the file is in UTF-16, say so: --encoding"),
    ("lacks", "order_id,orderd\nA,1\n", 'lacks.csv:1: no column is ordered_at, which orders need; the headers are \'order_id\', \'orderd\'\nhint: say which header it is under [sources.orders.columns] in cxkpi.toml: ordered_at = "'),
    ("empty", "", "empty.csv: the file is empty\nhint: "),
    ("header", "order_id,ordered_at\n", "header.csv: there is a header and no row\nhint: "),
    ("zip", "PK\3\4", 'zip.csv: is a ZIP archive or an Excel workbook, not a CSV file\nhint: unpack it, or save'),
):
    with open(f"{name}.csv", "w") as file:
        file.write(content)
    refused(f"{name}.csv", Run("report", f"orders={name}.csv"), words)
finish()
