#!/usr/bin/env python3
"""The Olist figures recomputed from the real file, in SQL.

    olist.py olist_orders_dataset.csv [AS_OF]

AS_OF is 2018-10-17 by default. Orders and deliveries come from the same file; `canceled` and `unavailable` are
cancellations. Not part of the automated tests: the data belong to Olist and are not in this project.
"""

import csv
import sqlite3
import sys

FIGURES = """
WITH o AS (
  SELECT status IN ('canceled', 'unavailable') AS cancelled, shipped_at, date(delivered_at) AS delivered_on,
         date(ordered_at) AS ordered_on, date(promised_at) AS promised_on FROM olist),
due AS (SELECT * FROM o, run WHERE promised_on < as_of AND NOT (cancelled AND shipped_at IS NULL)),
taken AS (
  SELECT cast(julianday(delivered_on) - julianday(ordered_on) AS INTEGER) AS days
  FROM o WHERE delivered_on >= ordered_on),
ranked AS (SELECT days, row_number() OVER (ORDER BY days) AS place, count(*) OVER () AS n FROM taken)
SELECT 'promise_rate, all time', sum(coalesce(delivered_on <= promised_on, 0)) || ' of ' || count(*) FROM due
UNION ALL
SELECT 'promise_rate, March 2018', sum(coalesce(delivered_on <= promised_on, 0)) || ' of ' || count(*)
FROM due WHERE promised_on BETWEEN '2018-03-01' AND '2018-03-31'
UNION ALL
SELECT 'promise_rate_delivered, all time', sum(delivered_on <= promised_on) || ' of ' || count(*)
FROM due WHERE delivered_on IS NOT NULL
UNION ALL
SELECT 'click_to_possession, sum of days over orders', sum(days) || ' over ' || count(*) FROM taken
UNION ALL
SELECT 'click_to_possession, p50 p90 p95', group_concat(days, ' ') FROM (
  SELECT days FROM ranked WHERE place IN ((n * 50 + 99) / 100, (n * 90 + 99) / 100, (n * 95 + 99) / 100) ORDER BY place)
"""


def main(arguments):
    if len(arguments) not in (1, 2):
        sys.exit("usage: olist.py olist_orders_dataset.csv [AS_OF]")
    with open(arguments[0], newline="", encoding="utf-8-sig") as file:
        rows = [
            [
                row["order_status"],
                row["order_purchase_timestamp"],
                row["order_delivered_carrier_date"] or None,
                row["order_delivered_customer_date"] or None,
                row["order_estimated_delivery_date"] or None,
            ]
            for row in csv.DictReader(file)
        ]
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE olist (status, ordered_at, shipped_at, delivered_at, promised_at)")
    database.executemany("INSERT INTO olist VALUES (?, ?, ?, ?, ?)", rows)
    database.execute("CREATE TABLE run (as_of)")
    database.execute("INSERT INTO run VALUES (?)", [arguments[1] if len(arguments) == 2 else "2018-10-17"])
    for name, figures in database.execute(FIGURES):
        print(f"{name}: {figures}")


if __name__ == "__main__":
    main(sys.argv[1:])
