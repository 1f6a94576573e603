#!/usr/bin/env python3
"""The indicators computed a second time, in SQL, from canonical CSV files.

    oracle.py FOLDER AS_OF

FOLDER holds orders.csv, deliveries.csv, tickets.csv, returns.csv, lines.csv, surveys.csv, visits.csv and messages.csv
with canonical header names, ISO instants in UTC; files and columns may be left out. Prints one CSV row per indicator
and period (YYYY-MM or all): indicator,period,numerator,denominator,p50,p90,p95 — sums and percentiles in days, hours,
money, points or pages.

The SQL follows the indicators' definitions in words, not the expressions that the program evaluates. It reads clean
files only: of what the program does to others, it knows that identical rows count once.
"""

import csv
import sqlite3
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

SCRIPTS = ("facts", "delivery", "contacts", "service", "returns", "satisfaction", "loyalty", "site", "periods")

INSTANTS = "instant"
DATES = "date"
NUMBERS = "number"
CENTS = "cents"
TEXTS = "text"

COLUMNS = {
    "orders": {
        "order_id": TEXTS, "ordered_at": INSTANTS, "customer_id": TEXTS, "confirmed_at": INSTANTS, "promised_on": DATES,
        "cancelled_at": INSTANTS, "cancelled_by": TEXTS, "status": TEXTS, "total_amount": CENTS, "item_count": NUMBERS,
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
        records = list(csv.DictReader(file))
    distinct = [tuple(record.items()) for record in records]
    if table != "lines":  # an order may have two equal lines; any other row that is there twice is one
        distinct = dict.fromkeys(distinct)
    rows = [
        [stored_value(record.get(column) or "", kind) for column, kind in kinds.items()]
        for record in map(dict, distinct)
    ]
    marks = ", ".join("?" * len(kinds))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def compute(folder, as_of):
    """Rows (indicator, period, numerator, denominator, p50, p90, p95), by indicator and period."""
    database = sqlite3.connect(":memory:")
    for table in COLUMNS:
        load(database, table, Path(folder) / f"{table}.csv")
        database.execute(f"CREATE INDEX {table}_by_order ON {table} (order_id)")
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
    out.writerow(["indicator", "period", "numerator", "denominator", "p50", "p90", "p95"])
    for indicator, period, *numbers in compute(*arguments):
        out.writerow([indicator, period, *map(shown, numbers)])


if __name__ == "__main__":
    main(sys.argv[1:])
