#!/usr/bin/env python3
"""Holds the program against the worked examples of examples.toml.

    examples.py CXKPI [ID…]

CXKPI is the program; with IDs only their examples are run. The figures of an example were computed by hand: they must
be the program's to 1e-12 of their size. An indicator without an example and an example without an indicator are
differences too. Prints each difference; exit status 1 on any.
"""

import csv
import io
import math
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

sys.dont_write_bytecode = True  # the sources' folder stays as it is

EXAMPLES = Path(__file__).resolve().parent / "examples.toml"

SOURCES = ("orders", "deliveries", "tickets", "returns", "lines", "surveys", "visits", "messages")
FIGURES = ("value", "numerator", "denominator")  # a blank where an example has none
ENDS = ("low", "high")                           # an interval in most reports; compared where an example has them
PARTS = ("p50", "per_order", "oldest_days")      # rows of their own
KEYS = {"as_of", "period", "note", "shares", *SOURCES, *FIGURES, *ENDS, *PARTS}


def output(command):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"exit status {done.returncode}: {' '.join(done.stderr.split())}")
    return done.stdout


def known_indicators(program):
    return re.findall(r"^  (\w+)", output([program, "list"]), re.MULTILINE)


def report(program, indicator, example):
    """The rows of the report on the example's files."""
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for source in filter(example.get, SOURCES):
            file = Path(folder) / f"{source}.csv"
            file.write_text(example[source].replace(", ", ",") + "\n", encoding="utf-8")
            sources.append(f"{source}={file}")
        options = ["--no-config", "--kpi", indicator, "--period", example["period"], "--as-of", example["as_of"],
                   "--compare", "none", "--tz", "UTC", "--format", "csv"]
        return list(csv.DictReader(io.StringIO(output([program, "report", *sources, *options]))))


def reported_figures(rows, indicator):
    """By name: the columns of the total, the value of each part, (numerator, denominator) of each segment."""
    figures, shares = {}, {}
    for row in rows:
        if row["segment"]:
            shares[row["segment"].partition("=")[2]] = row["numerator"], row["denominator"]
        elif row["indicator"] == indicator:
            figures.update({name: row[name] for name in FIGURES + ENDS})
        else:
            figures[row["indicator"].partition(".")[2]] = row["value"]
    return figures, shares


def equal(ours, theirs):
    if not ours or not theirs:
        return ours == theirs
    return math.isclose(float(ours), float(theirs), rel_tol=1e-12, abs_tol=0)


def differences(program, indicator, example):
    unknown = sorted(example.keys() - KEYS)
    if unknown:
        yield f"keys that mean nothing: {', '.join(unknown)}"
    if not all(example.get("note", {}).get(language) for language in ("en", "fr")):
        yield "no note in both languages"
    try:
        figures, shares = reported_figures(report(program, indicator, example), indicator)
    except RuntimeError as error:
        yield str(error)
        return
    if "shares" in example:
        expected = {name: tuple(share.split(" / ")) for name, share in example["shares"].items()}
        for name in sorted(expected.keys() | shares.keys()):
            ours, theirs = shares.get(name, ("", "")), expected.get(name, ("", ""))
            if not all(map(equal, ours, theirs)):
                yield f"{name}: the program says {' / '.join(ours)}, the example {' / '.join(theirs)}"
        return
    for name in (*FIGURES, *(name for name in ENDS + PARTS if name in example)):
        ours, theirs = figures.get(name, ""), example.get(name, "")
        if not equal(ours, theirs):
            yield f"{name}: the program says {ours or 'nothing'}, the example {theirs or 'nothing'}"


def main(arguments):
    if not arguments:
        sys.exit("usage: examples.py CXKPI [ID…]")
    program, *chosen = arguments
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    known = known_indicators(program)
    found = []
    for indicator in chosen or dict.fromkeys([*known, *examples]):
        if indicator not in known:
            found.append(f"{indicator}: no such indicator")
        elif indicator not in examples:
            found.append(f"{indicator}: no example")
        else:
            found += [f"{indicator}: {text}" for text in differences(program, indicator, examples[indicator])]
    for difference in found:
        print(difference)
    differing = {difference.partition(":")[0] for difference in found}
    print(f"{len(chosen or examples)} examples, {len(differing)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
