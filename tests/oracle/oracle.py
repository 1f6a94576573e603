#!/usr/bin/env python3
"""The indicators computed a second time, in SQL, from canonical CSV files, by month and by country.

    oracle.py FOLDER AS_OF

FOLDER holds orders.csv, deliveries.csv, tickets.csv, returns.csv, lines.csv, surveys.csv, visits.csv and messages.csv
with canonical header names, ISO instants in UTC; files and columns may be left out. Prints one CSV row per indicator,
country of the order (blank is over all) and period (YYYY-MM or all):
indicator,country,period,numerator,denominator,p50,p90,p95. Sums and percentiles are in days, hours, money, points or
pages.

The SQL follows the indicators' definitions in words, not the expressions that the program evaluates. What a comment
says is what a human reads in it (see comments.py). It reads clean files only: of what the program does to others, it
knows that identical rows count once.
"""

import csv
import sqlite3
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the sources' folder stays as it is

from comments import LABELLED  # noqa: E402

HERE = Path(__file__).resolve().parent

SCRIPTS = ("segments", "facts", "delivery", "contacts", "service", "returns", "satisfaction", "comments", "loyalty",
           "site", "periods")

INSTANTS = "instant"
DATES = "date"
NUMBERS = "number"
CENTS = "cents"
TEXTS = "text"

COLUMNS = {
    "orders": {
        "order_id": TEXTS, "ordered_at": INSTANTS, "customer_id": TEXTS, "confirmed_at": INSTANTS, "promised_on": DATES,
        "cancelled_at": INSTANTS, "cancelled_by": TEXTS, "status": TEXTS, "country": TEXTS, "total_amount": CENTS,
        "item_count": NUMBERS,
    },
    "deliveries": {
        "order_id": TEXTS, "delivery_id": TEXTS, "carrier": TEXTS, "shipped_at": INSTANTS, "delivered_at": INSTANTS,
        "promised_on": DATES, "revised_promised_on": DATES, "revised_at": INSTANTS, "status": TEXTS,
        "attempts": NUMBERS,
    },
    "tickets": {
        "created_at": INSTANTS, "ticket_id": TEXTS, "order_id": TEXTS, "customer_id": TEXTS, "direction": TEXTS,
        "automated": TEXTS, "reason": TEXTS, "is_complaint": TEXTS, "status": TEXTS, "first_response_at": INSTANTS,
        "resolved_at": INSTANTS, "reply_count": NUMBERS, "contact_count": NUMBERS, "reopen_count": NUMBERS,
        "satisfaction": NUMBERS,
    },
    "returns": {
        "order_id": TEXTS, "return_id": TEXTS, "quantity": NUMBERS, "reason": TEXTS, "fault": TEXTS,
        "requested_at": INSTANTS, "received_at": INSTANTS, "refunded_at": INSTANTS, "refund_amount": CENTS,
    },
    "lines": {"order_id": TEXTS, "sku": TEXTS, "quantity": NUMBERS, "amount": CENTS},
    "surveys": {
        "survey_id": TEXTS, "order_id": TEXTS, "customer_id": TEXTS, "kind": TEXTS, "score": NUMBERS,
        "sent_at": INSTANTS, "answered_at": INSTANTS, "comment": TEXTS,
    },
    "visits": {
        "visit_id": TEXTS, "started_at": INSTANTS, "customer_id": TEXTS, "order_id": TEXTS, "source": TEXTS,
        "page_kind": TEXTS, "page_views": NUMBERS, "bounced": TEXTS, "converted": TEXTS, "contacted": TEXTS,
        "visit_count": NUMBERS, "bounce_count": NUMBERS, "conversion_count": NUMBERS, "contact_count": NUMBERS,
    },
    "messages": {
        "message_id": TEXTS, "sent_at": INSTANTS, "order_id": TEXTS, "customer_id": TEXTS, "kind": TEXTS,
        "channel": TEXTS, "delivered": TEXTS, "bounced": TEXTS, "opened_at": INSTANTS, "clicked_at": INSTANTS,
        "unsubscribed_at": INSTANTS, "sent_count": NUMBERS, "delivered_count": NUMBERS, "opened_count": NUMBERS,
        "clicked_count": NUMBERS, "unsubscribed_count": NUMBERS,
    },
}


def stored_name(column, kind):
    return column.replace("amount", "cents") if kind == CENTS else column


def stored_value(text, kind):
    text = text.strip()
    if not text:
        return None
    if kind == INSTANTS:
        return text.replace("T", " ") if len(text) > 10 else text + " 00:00:00"
    if kind == NUMBERS:
        return int(text)
    if kind == CENTS:
        units, _, cents = text.partition(".")
        return int(units) * 100 + int((cents + "00")[:2])
    return text


def load(database, table, path):
    kinds = COLUMNS[table]
    names = ", ".join(stored_name(column, kind) for column, kind in kinds.items())
    database.execute(f"CREATE TABLE {table} ({names})")
    if not path.exists():
        return
    with open(path, newline="", encoding="utf-8") as file:
        header, *records = map(tuple, csv.reader(file))
    if table != "lines":  # an order may have two equal lines; any other row that is there twice is one
        records = dict.fromkeys(records)
    columns = [(header.index(column) if column in header else None, kind) for column, kind in kinds.items()]
    rows = (
        [None if place is None else stored_value(record[place], kind) for place, kind in columns] for record in records
    )
    marks = ", ".join("?" * len(kinds))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def load_labels(database):
    """labels (comment, polarity) and, for each theme or once for none, label_themes (comment, theme)."""
    database.execute("CREATE TABLE labels (comment PRIMARY KEY, polarity)")
    database.execute("CREATE TABLE label_themes (comment, theme)")
    for text, polarity, themes in LABELLED:
        comment = stored_value(text, TEXTS)
        database.execute("INSERT INTO labels VALUES (?, ?)", [comment, polarity])
        database.executemany(
            "INSERT INTO label_themes VALUES (?, ?)", [[comment, theme] for theme in themes.split() or ["(none)"]])


def compute(folder, as_of):
    """Rows (indicator, country, period, numerator, denominator, p50, p90, p95) in the order of the first three."""
    database = sqlite3.connect(":memory:")
    for table in COLUMNS:
        load(database, table, Path(folder) / f"{table}.csv")
        database.execute(f"CREATE INDEX {table}_by_order ON {table} (order_id)")
    load_labels(database)
    database.execute("CREATE TABLE run (as_of)")
    database.execute("INSERT INTO run VALUES (?)", [stored_value(as_of, INSTANTS).rstrip("Z")])
    for script in SCRIPTS:
        database.executescript((HERE / f"{script}.sql").read_text(encoding="utf-8"))
    return database.execute((HERE / "summary.sql").read_text(encoding="utf-8")).fetchall()


def shown(number):
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else repr(number)


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: oracle.py FOLDER AS_OF")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["indicator", "country", "period", "numerator", "denominator", "p50", "p90", "p95"])
    for indicator, country, period, *numbers in compute(*arguments):
        out.writerow([indicator, country, period, *map(shown, numbers)])


if __name__ == "__main__":
    main(sys.argv[1:])
