#!/usr/bin/env python3
"""Holds `cxkpi rows` against `cxkpi report`: for every indicator the listed rows are those that were counted.

    rows.py CXKPI FOLDER AS_OF PERIOD…

For each period, the numbers of hits and misses, excluded, pending and rejected rows that `rows` lists
are the used, excluded, pending and rejected ones of the report's JSON, and every listed row is listed once. Where no row
can miss, those listed without a choice are the hits. Exit status 1 on any difference.
"""

import collections
import csv
import io
import json
import subprocess
import sys

OUTCOMES = {"hit": "used", "miss": "used", "excluded": "excluded", "pending": "pending", "rejected": "rejected"}


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}\nexit status {done.returncode}\n{done.stderr}")
    return done.stdout


def listed(program, indicator, folder, options):
    def rows_of(*choices):
        return list(csv.DictReader(io.StringIO(run(program, "rows", indicator, folder, *options, *choices))))

    rows = rows_of("--hits", "--excluded", "--pending", "--rejected")
    usual = rows_of()  # the misses, or the hits where no row can miss
    if usual != [row for row in rows if row["outcome"] == "hit"]:
        rows += usual
    places = collections.Counter((row["file"], row["line"]) for row in rows)
    counts = collections.Counter(OUTCOMES[row["outcome"]] for row in rows)
    return counts, [place for place, times in places.items() if times > 1]


def main(arguments):
    if len(arguments) < 4:
        sys.exit("usage: rows.py CXKPI FOLDER AS_OF PERIOD…")
    program, folder, as_of, *periods = arguments
    differences = compared = 0
    for period in periods:
        options = ["--no-config", "--tz", "UTC", "--as-of", as_of, "--period", period]
        report = json.loads(run(program, "report", folder, *options, "--compare", "none", "--format", "json"))
        for indicator in report["indicators"]:
            total = next((cell for cell in indicator["cells"] if not cell["segment"]), None)
            if total is None:
                continue
            compared += 1
            counts, twice = listed(program, indicator["id"], folder, options)
            expected = {outcome: number for outcome, number in total["rows"].items() if number}
            if counts != expected or twice:
                differences += 1
                print(f"{indicator['id']}, {period}: listed {dict(counts)}, counted {expected}; twice {twice[:3]}")
    print(f"{compared} listings, {differences} differ")
    return 1 if differences or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
