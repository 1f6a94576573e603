#!/usr/bin/env python3
"""Holds churn_rate against SQL, over three and a half years: it looks two years back, and the made-up shop is younger.

    churn.py CXKPI SEED

CXKPI is the program. Generates orders.csv in a temporary folder, the same for the same seed, and holds numerators and
denominators against churn.sql: by month, by quarter, for the whole span and for spans that end around 29 February, each
over all and by country of the order. Prints each difference; exit status 1 on any.

Among the traps: customers who order once, regularly, or after twelve months to the second, first and last seconds of
months, 29 February, orders of two customers or of one in the same second, customers who move, orders without a country,
guests and repeated rows.
"""

import csv
import sqlite3
import sys
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

sys.dont_write_bytecode = True  # the sources' folder stays as it is

import compare  # noqa: E402
import oracle  # noqa: E402
from source import DAY, SECOND, Source, written  # noqa: E402

HERE = Path(__file__).resolve().parent

ORDERS = 24000
COLUMNS = "order_id ordered_at customer_id country".split()
FIRST_DAY = date(2022, 7, 1)
LAST_DAY = date(2025, 12, 31)
AS_OF = datetime(2025, 12, 16, 12, 0, 0)  # the last month is not over
LEAP_DAY = date(2024, 2, 29)

GRAINS = {"month": 1, "quarter": 3}
LAST_DAYS = (LAST_DAY, LEAP_DAY - DAY, LEAP_DAY, LEAP_DAY + DAY, date(2025, 2, 27), date(2025, 2, 28))


def midnight(day):
    return datetime.combine(day, time())


def a_year_later(instant):
    """The same day of the month a year later, 28 February for the 29th."""
    leap = (instant.month, instant.day) == (2, 29)
    return instant.replace(year=instant.year + 1, day=28 if leap else instant.day)


class History(Source):
    def __init__(self, seed):
        super().__init__(seed, ("orders",))
        self.count = 0
        self.instants = []

    def run(self):
        customer = 0
        while self.count < ORDERS:
            self.customer(f"C{customer:05d}")
            customer += 1

    def instant(self):
        """Any second of the whole time, or one at a border: of a month, of 29 February, of another order."""
        kind = self.pick(any=60, month=20, leap=8, shared=12)
        if kind == "month":
            start = FIRST_DAY.replace(day=1)
            for _ in range(self.random.randrange(1, 42)):
                start = (start + 31 * DAY).replace(day=1)
            return midnight(start) + self.random.choice([-1, -1, 0, 0, 1]) * SECOND
        if kind == "leap":
            return self.random.choice([
                midnight(LEAP_DAY) - SECOND, midnight(LEAP_DAY), self.moment(LEAP_DAY),
                midnight(LEAP_DAY) + DAY - SECOND, midnight(LEAP_DAY) + DAY])
        if kind == "shared" and self.instants:
            return self.random.choice(self.instants)
        return self.after(midnight(FIRST_DAY), (AS_OF - midnight(FIRST_DAY)).days)

    def pause(self, instant):
        """The next order after about twelve months, often to the day or to the second."""
        after = a_year_later(instant)
        if self.chance(30):
            return after + self.random.choice([-DAY, -SECOND, timedelta(), SECOND, DAY])
        if self.chance(30):  # from one border of a month to another
            return midnight(after.date().replace(day=1)) + self.random.choice([-SECOND, timedelta()])
        return after + timedelta(seconds=self.random.randrange(-45 * 86400, 45 * 86400))

    def customer(self, name):
        kind = self.pick(once=35, regular=20, pauses=25, any=15, guest=5)
        home = self.country()
        instant = self.instant()
        if kind in ("once", "guest"):
            self.order("" if kind == "guest" else name, instant, home)
        elif kind == "any":
            for _ in range(self.random.randrange(2, 8)):
                self.order(name, self.instant(), home)
        else:
            rhythm = self.random.randrange(20, 120)
            while instant <= AS_OF and not self.chance(8):
                self.order(name, instant, home)
                if kind == "pauses":
                    instant = self.pause(instant)
                else:
                    instant = self.after(instant + rhythm * DAY, 20)

    def country(self):
        return self.pick(FR=55, DE=20, BE=15, blank=10)

    def order(self, customer, instant, home):
        for _ in range(2 if self.chance(4) else 1):  # now and then two orders at once
            number = self.count * 7919 % 100003  # numbers do not follow time
            self.add("orders", order_id=f"O{number:06d}", ordered_at=written(instant), customer_id=customer,
                     country=self.country() if self.chance(20) else home)
            self.instants.append(instant)
            self.count += 1

    def write(self, path):
        rows = self.rows["orders"]
        self.random.shuffle(rows)
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def program_figures(program, folder, options):
    """(numerator, denominator) by first day, day after the last, and country (blank is over all)."""
    rows = compare.report(program, folder, written(AS_OF), ["--kpi", "churn_rate", *options])
    figures = {}
    for row in rows:
        cell = row["period_start"], row["period_end"], row["segment"].removeprefix("country=")
        if cell in figures:
            sys.exit(f"{cell} is there twice")
        figures[cell] = compare.number(row["numerator"]), compare.number(row["denominator"])
    return figures


def oracle_figures(path, reports):
    """For each report the same as program_figures."""
    database = sqlite3.connect(":memory:")
    oracle.load(database, "orders", path)
    database.execute("CREATE TABLE asked (name, begins, ends, months)")
    for name, (last_day, grain) in enumerate(reports):
        database.execute("INSERT INTO asked VALUES (?, ?, ?, ?)",
                         [name, str(FIRST_DAY), str(last_day + DAY), GRAINS.get(grain)])
    database.executescript((HERE / "churn.sql").read_text(encoding="utf-8"))
    figures = [{} for _ in reports]
    for name, begins, ends, segment, numerator, denominator in database.execute("SELECT * FROM churn"):
        figures[name][begins, ends, segment] = numerator, denominator
    return figures


def differences(program, expected, note):
    for cell in sorted({*program, *expected}):
        ours, theirs = program.get(cell, (0, 0)), expected.get(cell, (0, 0))  # what is not there has nobody in it
        if ours != theirs:
            begins, ends, country = cell
            yield (f"{begins} to before {ends}, {country or 'all countries'}{note}: "
                   f"the program says {ours}, the oracle {theirs}")


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: churn.py CXKPI SEED")
    program, seed = arguments
    reports = [(LAST_DAY, grain) for grain in GRAINS] + [(last_day, None) for last_day in LAST_DAYS]
    found = []
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        history = History(int(seed))
        history.run()
        history.write(path)
        for (last_day, grain), cut in zip(reports, oracle_figures(path, reports)):
            options = ["--period", f"{FIRST_DAY}..{last_day}", *(["--every", grain] if grain else [])]
            whole = {cell: figures for cell, figures in cut.items() if not cell[2]}
            found += differences(program_figures(program, folder, options), whole, "")
            found += differences(program_figures(program, folder, [*options, "--by", "country"]), cut, " (by country)")
            compared += len(whole) + len(cut)
    for difference in found:
        print(difference)
    print(f"{history.count} orders, {compared} figures: {len(found)} differences")
    return 1 if found or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
