#!/usr/bin/env python3
"""Holds the program against the oracle: every figure of every indicator, by month and by country.

    compare.py CXKPI FOLDER AS_OF

CXKPI is the program, FOLDER holds the canonical CSV files (see generate.py); the program recognises all that are there.
Figures are held against each other for every month and for all time, over all and for every country of the order.
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

# Whose value is no plain quotient of numerator and denominator: a score in points, contacts at the unit cost in the
# middle of 1 and 3, what is open at the end of the period (and has no denominator).
SCORES = {"nps"}
TOTALS = {"contact_cost", "wismo_cost"}
MIDDLE_COST = 2
STOCKS = {"ticket_backlog"}

# The oracle gives no percentiles of means over rows that stand for many.
WEIGHTED_MEANS = {"pages_per_visit"}


def report(program, folder, as_of, options):
    fixed = ["--no-config", "--format", "csv", "--compare", "none", "--tz", "UTC", "--as-of", as_of]
    command = [program, "report", folder, *fixed, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nexit status {done.returncode}\n{done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def number(text):
    return float(text) if text else None


def name_and_country(row):
    """`country=FR;reason=delivery` of a split names its line: (contact_reasons.delivery, FR)."""
    labels = dict(label.split("=", 1) for label in row["segment"].split(";") if label)
    country = labels.pop("country", "")
    return ".".join([row["indicator"], *labels.values()]), country


def program_figures(rows):
    """Figures by (indicator, country, period, part): numerator, denominator, percentiles and what else there is."""
    figures = {}
    for row in rows:
        name, country = name_and_country(row)
        period = row["period_start"][:7] or "all"
        indicator, _, part = row["indicator"].partition(".")
        if row["status"] == "unavailable":
            figures[name, country, period, "unavailable"] = 1
        elif part:
            figures[indicator, country, period, part] = number(row["value"])
        else:
            figures[name, country, period, "numerator"] = number(row["numerator"])
            figures[name, country, period, "denominator"] = number(row["denominator"])
            figures[name, country, period, "value"] = number(row["value"])
            of_hundred = name in SCORES or row["unit"].startswith("per 100")
            figures[name, country, period, "scale"] = 100 if of_hundred else 1
    return figures


def oracle_figures(rows):
    figures = {}
    for indicator, country, period, *numbers in rows:
        cell = indicator, country, period
        parts = zip(("numerator", "denominator", *PERCENTILES), numbers)
        figures.update({(*cell, part): value for part, value in parts})
        if indicator in STOCKS:  # its percentile stands for the age of the oldest
            figures[*cell, "denominator"] = None
            figures[*cell, "oldest_days"] = figures.pop((*cell, "p50"))
        if indicator in TOTALS and numbers[1]:
            figures[*cell, "per_order"] = numbers[0] * MIDDLE_COST / numbers[1]
    return figures


def equal(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    if float(ours).is_integer() and float(theirs).is_integer():
        return ours == theirs
    return math.isclose(ours, theirs, rel_tol=1e-9)


def named(indicator, country, period, *part):
    return ", ".join([indicator, country or "all countries", period, *part])


def disagreements(whole, cut):
    """Where the report by country says something else over all than the report that is not cut."""
    for key in sorted({key for key in (*whole, *cut) if not key[1] and "." not in key[0]}):
        if whole.get(key) != cut.get(key):
            yield f"{named(*key)}: {whole.get(key)}, but in the report by country {cut.get(key)}"


def differences(program, expected):
    split = {indicator.partition(".")[0] for indicator, *_ in expected if "." in indicator}
    for key in sorted({key for key in (*program, *expected) if key[3] not in ("value", "scale")}):
        cell, part = key[:3], key[3]
        ours, theirs = program.get(key), expected.get(key)
        if key[0] in split:  # the whole that is shared out: the program shows it as 100 %
            if program[*cell, "numerator"] != program[*cell, "denominator"]:
                yield f"{named(*cell)}: the whole is not 100 %"
            continue
        if key not in program and expected.get((*cell, "numerator")) == 0:
            continue  # the oracle lists shares of nothing, the program only those that are there
        if key[0] in WEIGHTED_MEANS and part in PERCENTILES and key in expected and theirs is None:
            continue
        nothing_there = key not in expected and not ours or key not in program and not theirs
        if not nothing_there and not equal(ours, theirs):
            yield f"{named(*key)}: the program says {ours}, the oracle {theirs}"


def wrong_values(program):
    """Values that do not follow from their numerator and denominator."""
    for (*cell, part), value in sorted(program.items()):
        if part != "value":
            continue
        numerator, denominator, scale = (program[*cell, part] for part in ("numerator", "denominator", "scale"))
        if cell[0] in TOTALS | STOCKS:
            if not equal(value, numerator * (MIDDLE_COST if cell[0] in TOTALS else 1)):
                yield f"{named(*cell)}: {value} does not follow from {numerator}"
            continue
        quotient = numerator * scale / denominator if denominator else None
        if not equal(value, quotient):
            yield f"{named(*cell)}: {value} is not {numerator} / {denominator}"


def main(arguments):
    if len(arguments) != 3:
        sys.exit("usage: compare.py CXKPI FOLDER AS_OF")
    expected = oracle_figures(oracle.compute(*arguments[1:]))
    months = sorted({period for _, _, period, _ in expected if period != "all"})
    countries = {country for _, country, _, _ in expected if country}
    year, month = map(int, months[-1].split("-"))
    span = f"{months[0]}-01..{months[-1]}-{calendar.monthrange(year, month)[1]}"

    def figures(*options):
        return (program_figures(report(*arguments, ["--period", "all", *options]))
                | program_figures(report(*arguments, ["--period", span, "--every", "month", *options])))

    whole, cut = figures(), figures("--by", "country")
    program = whole | cut
    found = [*disagreements(whole, cut), *differences(program, expected), *wrong_values(program)]
    for difference in found:
        print(difference)
    indicators = len({indicator for indicator, *_ in expected})
    print(f"{indicators} indicators over {len(months)} months and all time, {len(countries)} countries and all: "
          f"{len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
