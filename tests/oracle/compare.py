#!/usr/bin/env python3
"""Holds the program against the oracle: every figure of every indicator, for all time and by month.

    compare.py CXKPI FOLDER AS_OF

CXKPI is the program, FOLDER holds the canonical CSV files (see generate.py); the program recognises all that are there.
Counts and sums of days or units must be equal; sums and percentiles that are no whole numbers may differ by 1e-9 of
their size. An indicator that only one side knows is a difference too. Prints each difference; exit status 1 on any.
"""

import calendar
import csv
import io
import math
import subprocess
import sys

sys.dont_write_bytecode = True  # the sources' folder stays as it is

import oracle  # noqa: E402

PERCENTILES = ("p50", "p90", "p95")

# Whose value is no plain quotient of numerator and denominator: a score in points, contacts at the unit cost in the middle
# of 1 and 3, what is open at the end of the period (and has no denominator).
SCORES = {"nps"}
TOTALS = {"contact_cost", "wismo_cost"}
MIDDLE_COST = 2
STOCKS = {"ticket_backlog"}

# The oracle gives no percentiles of means over rows that stand for many.
WEIGHTED_MEANS = {"pages_per_visit"}


def report(program, folder, as_of, period):
    options = ["--no-config", "--format", "csv", "--compare", "none", "--tz", "UTC", "--as-of", as_of]
    command = [program, "report", folder, *options, *period]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nexit status {done.returncode}\n{done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def number(text):
    return float(text) if text else None


def program_figures(rows, month_of):
    """Figures by (indicator, period, part): numerator, denominator, percentiles and what else an indicator has."""
    figures = {}
    for row in rows:
        indicator, part = row["indicator"], ""
        if row["segment"]:
            indicator += "." + row["segment"].partition("=")[2]
        elif "." in indicator:
            indicator, _, part = indicator.partition(".")
        period = month_of(row)
        if row["status"] == "unavailable":
            figures[indicator, period, "unavailable"] = 1
        elif part:
            figures[indicator, period, part] = number(row["value"])
        else:
            figures[indicator, period, "numerator"] = number(row["numerator"])
            figures[indicator, period, "denominator"] = number(row["denominator"])
            figures[indicator, period, "value"] = number(row["value"])
            of_hundred = indicator in SCORES or row["unit"].startswith("per 100")
            figures[indicator, period, "scale"] = 100 if of_hundred else 1
    return figures


def oracle_figures(rows):
    figures = {}
    for indicator, period, *numbers in rows:
        figures.update({(indicator, period, part): value
                        for part, value in zip(("numerator", "denominator", *PERCENTILES), numbers)})
        if indicator in STOCKS:  # its percentile stands for the age of the oldest
            figures[indicator, period, "denominator"] = None
            figures[indicator, period, "oldest_days"] = figures.pop((indicator, period, "p50"))
        if indicator in TOTALS and numbers[1]:
            figures[indicator, period, "per_order"] = numbers[0] * MIDDLE_COST / numbers[1]
    return figures


def equal(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    if float(ours).is_integer() and float(theirs).is_integer():
        return ours == theirs
    return math.isclose(ours, theirs, rel_tol=1e-9)


def differences(program, expected):
    split = {indicator.partition(".")[0] for indicator, _, _ in expected if "." in indicator}
    for key in sorted({key for key in (*program, *expected) if key[2] not in ("value", "scale")}):
        ours, theirs = program.get(key), expected.get(key)
        if key[0] in split:  # the whole that is shared out: the program shows it as 100 %
            if program[*key[:2], "numerator"] != program[*key[:2], "denominator"]:
                yield f"{key[0]}, {key[1]}: the whole is not 100 %"
            continue
        if key not in program and expected.get((*key[:2], "numerator")) == 0:
            continue  # the oracle lists shares of nothing, the program only those that are there
        if key[0] in WEIGHTED_MEANS and key[2] in PERCENTILES and key in expected and theirs is None:
            continue
        nothing_there = key not in expected and not ours or key not in program and not theirs
        if not nothing_there and not equal(ours, theirs):
            yield f"{key[0]}, {key[1]}, {key[2]}: the program says {ours}, the oracle {theirs}"
    for (indicator, period, part), value in sorted(program.items()):
        if part != "value":
            continue
        numerator, denominator, scale = (program[indicator, period, p] for p in ("numerator", "denominator", "scale"))
        if indicator in TOTALS | STOCKS:
            if not equal(value, numerator * (MIDDLE_COST if indicator in TOTALS else 1)):
                yield f"{indicator}, {period}: {value} does not follow from {numerator}"
            continue
        quotient = numerator * scale / denominator if denominator else None
        if not equal(value, quotient):
            yield f"{indicator}, {period}: {value} is not {numerator} / {denominator}"


def main(arguments):
    if len(arguments) != 3:
        sys.exit("usage: compare.py CXKPI FOLDER AS_OF")
    program, folder, as_of = arguments
    expected = oracle_figures(oracle.compute(folder, as_of))
    months = sorted({period for _, period, _ in expected if period != "all"})
    year, month = map(int, months[-1].split("-"))
    span = f"{months[0]}-01..{months[-1]}-{calendar.monthrange(year, month)[1]}"
    figures = program_figures(report(program, folder, as_of, ["--period", "all"]), lambda row: "all")
    figures |= program_figures(
        report(program, folder, as_of, ["--period", span, "--every", "month"]), lambda row: row["period_start"][:7])
    found = list(differences(figures, expected))
    for difference in found:
        print(difference)
    indicators = len({indicator for indicator, _, _ in expected})
    print(f"{indicators} indicators over {len(months)} months and all time: {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
