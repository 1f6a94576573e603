"""Expressions and config files without bottom: an error that names the place, never a stack that overflows."""
from hostile import Run, check, finish, refused

DEEP = 50_000  # an argument may have 128 KiB
DEEPER = 100_000
open("orders.csv", "w").write("order_id,ordered_at,promised_on\nA,2026-01-01,2026-01-02\n")

for name, text in {
    "parentheses": "(" * DEEP + "1 = 1" + ")" * DEEP,
    "parentheses without an end": "(" * DEEPER,
    "not": "not " * (DEEP // 2) + "true",
    "minus": "-" * DEEPER + "1 = 1",
    "sums": "1" + "+1" * DEEP + " = 1",
    "case": "case when " * 10_000,
    "calls": "coalesce(" * 10_000,
    "aggregates": "exists(tickets where " * 5_000,
}.items():
    run = Run("report", "orders=orders.csv", "--where", text)
    refused(f"{name} too deep in --where", run, "--where: the expression is nested too deeply", "^")
    check(len(run.err) < 500, f"the excerpt of {name} is short", len(run.err))
chain = " or ".join(["order_id is not null"] * 5_000)
run = Run("report", "orders=orders.csv", "--where", chain, "--kpi", "promised_lead")
check(run.status == 0, "a long chain is not deep", run)


def with_config(text):
    with open("config.toml", "w") as file:
        file.write(text)
    return Run("report", "orders=orders.csv", "--config", "config.toml", seconds=20)


INDICATOR = '[indicators.deep]\nkind = "ratio"\nfrom = "orders"\ndate = "ordered_at"\nhit = "'
run = with_config(INDICATOR + "(" * DEEPER + "1 = 1" + ")" * DEEPER + '"\n')
refused("parentheses too deep in a config", run, "config.toml:5: deep.hit: the expression is nested too deeply", "^")
run = with_config('[[requirements]]\nrequire = "' + "(" * DEEPER + '"\n')
refused("parentheses in a requirement", run, "config.toml:2: expected an indicator")
check(len(run.err) < 5000, "the excerpt of a long requirement is cut", len(run.err))
for name, text, words in (
    ("lists", "a = " + "[" * DEEPER + "]" * DEEPER, "config.toml:1: "),
    ("tables", "a = " + "{a = " * DEEPER + "1" + "}" * DEEPER, "config.toml:1: "),
    ("a table's name", "\n[" + ".".join(["a"] * DEEPER) + "]\n", "config.toml:2: a key has more than 20 parts"),
    ("a key", ".".join(["a"] * DEEPER) + " = 1", "config.toml:1: a key has more than 20 parts"),
    ("a key in quotes", ".".join(['"a,="'] * DEEPER) + " = 1", "config.toml:1: a key has more than 20 parts"),
    ("a key in a table", "a = {" + ".".join(["a"] * DEEPER) + " = 1}", "config.toml:1: a key has more than 20 parts"),
    ("both", "a = {" + (".".join(["a"] * 19) + " = {") * 250 + "a = 1" + "}" * 251, "config.toml:1: unknown key 'a'"),
):
    refused(f"{name} without bottom in a config", with_config(text), words)
run = with_config('[run]\ntz = "' + "x" * 3_000_000 + '"\n')
refused("a zone's name of 3 MB is soon refused", run, "config.toml:2: unknown time zone")
check(len(run.err) < 5000, "a name of 3 MB is cut in the message", len(run.err))
dots = "." * 300
run = with_config(f'[run]\ntitle = """{dots}\n{dots}\\"""{dots}""" # {dots}\nlang = \'{dots}\'\n')
refused("points in texts and comments are no key", run, "config.toml:4: 'lang' is not")
finish()
