"""Carriers, orders and files with names that attack whoever reads the report, through everything that shows names."""
import csv
import io
import json
import os
import re
import xml.etree.ElementTree as xml

from hostile import Run, check, finish, unshown
from markup import Page

NAMES = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "a|b",
    "`x`",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "]]>",
    "&amp;",
    "new\nline",
    "carriage\rreturn",
    "tab\tbed",
    "\x1b[31mred\x1b[2J",
    "\x07bell",
    "\u009b31m",
    "\u202egnp.exe",
    "a\u2028b",
    'say "yes"',
    "it's",
    "[l](javascript:x)",
    "**b**",
    "# h",
    "a;country=FR",
    "back\\slash",
    '" onmouseover="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "::error::x",
    "a\n::error title=b::c",
    "%0A::error::x, y: z",
    "{{title}} {{{title}}}",
    "\ufffe\uffff",
    "\U0001f4a5",
]
CARRIERS = set(NAMES)
EXECUTED = ("=", "+", "-", "@", "\t", "\r")
HOSTILE_FILE = "or\nders\x1b[31m\u202e|<b>.csv"


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


with open(HOSTILE_FILE, "w", newline="") as file:
    file.write("order_id,ordered_at,promised_on,delivered_at,country,status,carrier\n")
    for i in range(20 * len(NAMES)):
        name = NAMES[i % len(NAMES)]
        file.write(f"{quoted(name + str(i))},2026-01-{1 + i % 15:02},2026-01-20,2026-01-{18 + i % 6},FR,delivered,{quoted(name)}\n")
    for name in NAMES:  # and as values that cannot be read, and as records that cannot be cut
        file.write(f"{quoted(name)},{quoted(name)},,,,,\n")
        file.write(f"{quoted(name)}\n")
SOURCES = [f"orders={HOSTILE_FILE}", f"deliveries={HOSTILE_FILE}", "--as-of", "2026-03-01"]
REPORT = ["report", *SOURCES, "--period", "2026-01", "--by", "carrier", "--kpi", "promise_rate"]
with open("gate.toml", "w") as file:
    file.write('[run]\ntitle = "=1\\u001b[31m|<b>\\n\\u202e"\n[[requirements]]\nrequire = "promise_rate >= 90"\nby = "carrier"\n')
GATE = ["--config", "gate.toml"]


def shown(*arguments):
    run = Run(*arguments)
    check(run.status in (0, 1) and not run.err, f"{arguments[0]} works", run)
    check(not unshown(run.out), f"{' '.join(arguments[-4:])} shows nothing raw", unshown(run.out)[:10])
    return run.out.decode()


# Text.
for arguments in ([*REPORT, *GATE, "-v"], ["check", *SOURCES, *GATE, "--period", "2026-01"], ["inspect", *SOURCES, "-v"]):
    shown(*arguments)
text = shown(*REPORT, *GATE)
for name in ("\\x1b[31mred\\x1b[2J", "\\u{202e}gnp.exe", "new\\nline", "=cmd|' /C calc'!A0", "\\u{9b}31m", "a\\u{2028}b"):
    check(f"\n    {name} " in text, f"the text says {name}", text[:3000])

# Markdown: as many cells in each row as in the head, and no markup from names.
markdown = shown(*REPORT, *GATE, "--format", "markdown")
cells = None
for line in markdown.splitlines():
    if not line.startswith("|"):
        cells = None
        continue
    count = len(re.findall(r"(?<!\\)\|", line))
    cells = cells or count
    check(count == cells, "a Markdown row has as many cells as its head", line)
for mark in ("<", "`x`", "[l](", "**b**"):
    check(mark not in markdown.replace("\\`x\\`", ""), f"Markdown has no {mark} from a name", markdown)

# HTML: no element, attribute or address but those of the page itself, every element closed, and the names as text.
def page_of(*arguments):
    text = shown(*arguments, "--format", "html")
    page = Page(text)
    check(not page.wrong, f"the page of {arguments[0]} is whole and has only its own markup", page.wrong[:10])
    for name in ("<script", "<img", "<!-- x", "onerror=alert(1)>", "&amp;amp;amp;", "{{"):
        check(name not in text.replace("{{title}} {{{title}}}", ""), f"the page of {arguments[0]} has no {name}", text[:300])
    return page


NO_CHARACTERS = "\ufffe\uffff"
page = page_of(*REPORT, *GATE, "-v")
for name in CARRIERS - {NO_CHARACTERS}:
    if name.isprintable():
        check(name in page.texts, f"the page says {name}", sorted(page.texts)[:60])
check("\\u{fffe}\\u{ffff}" in page.texts, "the page shows what is no character", sorted(page.texts)[-20:])
page_of(*REPORT, "--lang", "fr", "--every", "week")
page_of("check", *SOURCES, *GATE, "--period", "2026-01")
page_of("inspect", *SOURCES, "-v")

# JUnit: well-formed XML, whose texts are the names as they are shown elsewhere.
for arguments in (["check", *SOURCES, *GATE, "--period", "2026-01"], [*REPORT, *GATE, "--lang", "fr"]):
    suites = xml.fromstring(shown(*arguments, "--format", "junit"))
    cases = suites.findall("testsuite/testcase")
    counts = [str(len(cases)), *(str(len(suites.findall(f"testsuite/testcase/{kind}"))) for kind in ("failure", "error", "skipped"))]
    kinds = ("tests", "failures", "errors", "skipped")
    for suite, known in ((suites, 3), (suites.find("testsuite"), 4)):
        check([suite.get(kind) for kind in kinds[:known]] == counts[:known], "the counts agree", suite.attrib, counts)
    names = {case.get("name") for case in cases}
    for name in CARRIERS - {NO_CHARACTERS}:
        if name.isprintable():
            check(f"promise_rate >= 90 [carrier={name}]" in names, f"a case is about {name}", sorted(names))

# GitHub: every line is one of our commands, and its property ends where it should.
COMMAND = re.compile(r"::(error|warning|notice) title=[^:,\r\n]*::[^\r\n]*")
for arguments in (["check", *SOURCES, *GATE, "--period", "2026-01"], [*REPORT, *GATE], ["inspect", *SOURCES]):
    lines = shown(*arguments, "--format", "github").split("\n")
    check(lines.pop() == "" and all(COMMAND.fullmatch(line) for line in lines), "every line is a command", lines)
    if arguments[0] != "inspect":
        check(any("[carrier=a%0A::error title=b::c]" in line for line in lines), "a newline of a name stays in its line", lines)

# OpenMetrics: every line is of its format, each family's samples stand together and none twice, and the names are whole.
# A terminal would get them as terminal.py has it; monitoring needs the texts themselves.
LABEL = r'[A-Za-z][A-Za-z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"'
SAMPLE = re.compile(r"(cxkpi_[a-z0-9_]+)(\{%s(?:,%s)*\})? -?[0-9][0-9.e+-]*" % (LABEL, LABEL))
UNESCAPED = {"\\n": "\n", '\\"': '"', "\\\\": "\\"}
for arguments in (["check", *SOURCES, *GATE, "--period", "2026-01"], [*REPORT, *GATE], ["inspect", *SOURCES]):
    run = Run(*arguments, "--format", "openmetrics")
    check(run.status in (0, 1) and not run.err, f"{arguments[0]} works", run)
    *lines, mark, last = run.out.decode().split("\n")
    check((mark, last) == ("# EOF", ""), "OpenMetrics ends with its mark", mark, last)
    family, families, samples, names = None, set(), set(), set()
    for line in lines:
        if line.startswith("# TYPE "):
            family = line.split(" ")[2]
            check(family not in families, "a family is there once", family)
            families.add(family)
        elif not line.startswith(f"# HELP {family} "):
            sample = SAMPLE.fullmatch(line)
            check(sample and sample[1] == family, "a line is a sample of its family", line)
            check(sample[0].rsplit(" ", 1)[0] not in samples, "a sample is there once", line)
            samples.add(sample[0].rsplit(" ", 1)[0])
            names |= {re.sub(r"\\.", lambda found: UNESCAPED[found[0]], name) for name in re.findall(r'carrier="((?:[^"\\]|\\.)*)"', line)}
    if arguments[0] != "inspect":
        check(names - {"(none)"} == CARRIERS, "the labels are the carriers' names", names ^ CARRIERS)

# CSV.
def cells_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


NUMERIC = re.compile(r"-?[0-9][0-9.e+-]*")
for arguments in (
    [*REPORT, *GATE, "--format", "csv"],
    ["check", *SOURCES, *GATE, "--period", "2026-01", "--format", "csv"],
    ["rows", "promise_rate", *SOURCES, "--period", "2026-01"],
    ["rows", "promise_rate", *SOURCES, "--period", "2026-01", "--hits"],
):
    run = Run(*arguments)  # the cells are the texts themselves; terminal.py has what a terminal gets
    check(run.status in (0, 1) and not run.err, f"{arguments[0]} works", run)
    rows = cells_of(run.out.decode())
    check(len(rows) > len(NAMES) and len({len(row) for row in rows}) == 1, "all CSV rows are of one length", rows[:3])
    for cell in (cell for row in rows for cell in row):
        check(not cell.startswith(EXECUTED) or NUMERIC.fullmatch(cell), "no cell of a CSV is executed", cell)
orders = set()
for kind in ("--hits", "--pending"), ():
    run = Run("rows", "promise_rate", *SOURCES, "--period", "2026-01", *kind[:1])
    orders |= {row[3] for row in cells_of(run.out.decode())}
for order in ("'=cmd|' /C calc'!A00", "'+1+11", "'-1+12", "'@SUM(A1)3", "new\nline10", "\x1b[31mred\x1b[2J13"):
    check(order in orders, f"the rows have {order}", sorted(orders)[:40])
segments = {row[4] for row in cells_of(Run(*REPORT, "--format", "csv").out.decode())}
check(segments >= {f"carrier={name}" for name in CARRIERS}, "the CSV has every name as it was", sorted(segments))
change = Run("report", *SOURCES, "--period", "2026-01-16..2026-01-31", "--compare", "2026-01", "--kpi", "promised_lead", "--format", "csv")
check(not re.search(r",'-?[0-9]", change.out.decode()), "no number has an apostrophe", change)

# JSON: the names themselves, but nothing raw.
report = json.loads(shown(*REPORT, *GATE, "--format", "json"))
segments = {cell["segment"].get("carrier") for cell in report["indicators"][0]["cells"]}
check(segments >= CARRIERS, "JSON has every name as it was", CARRIERS - segments)
check(report["run"]["inputs"][0]["path"] == HOSTILE_FILE, "JSON has the file's name as it was", report["run"]["inputs"])

# A config's own words, where they are explained.
with open("own.toml", "w") as file:
    file.write(
        '[indicators.own]\nkind = "ratio"\nfrom = "orders"\ndate = "ordered_at"\nhit = "status = \'\\u001b[31m\\u202e\'"\n'
        'label = { en = "\\u001b[31mown\\u202e" }\nabout = "\\u001b[31m\\nabout\\u202e"\ntrap = "\\u009b31m"\n'
    )
shown("explain", "own", "--config", "own.toml")
shown("list", "--config", "own.toml")

# Names in complaints, from the file, its header, the config and the command line.
EVIL = "\x1b[31m\u202e\n\u009b"
with open("bad" + HOSTILE_FILE, "w") as file:
    file.write("order" + EVIL.replace("\n", "") + ",b\x07\nA,B\n")
with open("empty" + HOSTILE_FILE, "w") as file:
    pass
with open("key.toml", "w") as file:
    file.write('"k\\u001b[31m\\n\\u202e" = 1\n')
for arguments in (
    ["report", "bad" + HOSTILE_FILE],
    ["report", "orders=bad" + HOSTILE_FILE],
    ["report", "empty" + HOSTILE_FILE],
    ["report", EVIL],
    ["report", EVIL + "=x"],
    ["report", "--" + EVIL],
    [EVIL],
    ["explain", EVIL],
    ["report", "orders=" + HOSTILE_FILE, "--config", "key.toml"],
    *(["report", "orders=" + HOSTILE_FILE, f"--{option}", EVIL] for option in (
        "period", "kpi", "family", "by", "where", "tz", "as-of", "format", "export", "encoding", "date-format", "lang",
        "threads", "require", "config", "max-rejects", "compare", "every", "on-no-data", "color", "week-start")),
    ["report", "orders=" + HOSTILE_FILE, "-o", EVIL + "/x"],
    ["report", "orders=" + HOSTILE_FILE, "--require", "promise_rate >= 90 " + EVIL],
):
    run = Run(*arguments)
    check(run.status == 2 and run.err.startswith(b"cxkpi: "), f"{arguments} is refused", run)
    check(not unshown(run.err), f"{arguments} is refused with nothing raw", run.err, unshown(run.err))
run = Run("report", "orders=" + HOSTILE_FILE, "--require", "promise\u202e >= 90")
check(b"\npromise? >= 90\n       ^\n" in run.err, "carets stand below what they point at", run.err)
finish()
