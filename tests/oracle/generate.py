#!/usr/bin/env python3
"""A made-up shop full of traps, as canonical CSV files.

    generate.py FOLDER [--orders 20000] [--seed 1]

Writes orders.csv, deliveries.csv, tickets.csv, returns.csv and the four files around them (see audience.py), and prints
the as-of instant to read them by. It lies in the middle of the last month, so that some promises are not yet due. The
same seed gives the same bytes.

Among the traps: split shipments, parcels that never arrive, are lost or go back, promises on the parcel only, revisions
too late or to the same day, cancellations before and after dispatch, deliveries a second before and after midnight,
guests, orphans, blanks, orders without a country, repeated rows, machines and spam among the tickets, replies and
resolutions before their ticket, more units returned than sold.
"""

import argparse
import csv
import sys
from datetime import timedelta
from pathlib import Path

sys.dont_write_bytecode = True  # the sources' folder stays as it is

from audience import Audience  # noqa: E402
from source import AS_OF, COLUMNS, DAY, FIRST_DAY, SECOND, Source, known, written  # noqa: E402


class Shop(Source):
    def __init__(self, seed, orders):
        super().__init__(seed, ("orders", "deliveries", "tickets", "returns"))
        self.order_count = orders
        self.purchases = set()

    def run(self):
        span = int((AS_OF - FIRST_DAY).total_seconds())
        for number in range(self.order_count):
            self.order(f"O{number:06d}", FIRST_DAY + timedelta(seconds=self.random.randrange(span)))
        for number in range(self.order_count // 100):
            instant = FIRST_DAY + timedelta(seconds=self.random.randrange(span))
            self.parcel(f"X{number:05d}", f"PX{number:05d}", instant, None, None)
            self.ticket(f"X{number:05d}" if self.chance(50) else "", self.customer(), instant)
            self.return_of(f"X{number:05d}", instant, 1)

    def customer(self):
        return "" if self.chance(15) else f"C{self.random.randrange(self.order_count // 3 + 1):05d}"

    def order(self, order_id, ordered):
        customer = self.customer()
        while customer and (customer, ordered) in self.purchases:  # one after the other, never at once
            ordered += SECOND
        self.purchases.add((customer, ordered))
        confirmed = known(self.after(ordered, 2)) if self.chance(90) else ""
        if self.chance(1):
            confirmed = written(ordered - timedelta(hours=self.random.randrange(1, 30)))
        lead = self.random.randrange(0, 9)
        promise = ordered.date() + lead * DAY if self.chance(95) else None
        promise_on_order = promise is not None and self.chance(85)
        items = self.random.choices([0, 1, 2, 3, 5], [1, 50, 25, 15, 9])[0]
        cancelled_at, status, cancelled_by = self.cancellation(ordered)
        dispatched_anyway = cancelled_at is not None and self.chance(40)

        parcels = self.random.choices([0, 1, 2, 3], [4, 80, 12, 4])[0]
        if (cancelled_at or status == "cancelled") and not dispatched_anyway and self.chance(60):
            parcels = 0
        shipped = self.after(ordered, 3)
        if self.chance(3) and cancelled_at is not None:
            shipped = cancelled_at
        if self.chance(1):
            shipped = ordered - timedelta(hours=self.random.randrange(1, 60))
        for place in range(parcels):
            parcel_promise = promise and (promise + self.random.randrange(0, 3) * DAY)
            if promise_on_order and self.chance(80):
                parcel_promise = None
            self.parcel(order_id, f"P{order_id[1:]}-{place}", self.after(shipped, 1), promise, parcel_promise)
        if self.chance(2):
            self.add("deliveries", order_id=order_id)

        self.add(
            "orders", order_id=order_id, ordered_at=written(ordered), customer_id=customer, confirmed_at=confirmed,
            promised_on=promise.isoformat() if promise_on_order else "",
            cancelled_at=known(cancelled_at), cancelled_by=cancelled_by, status=status,
            country=self.pick(FR=10, BE=3, DE=4, ES=2, blank=2),
            total_amount="" if self.chance(2) else self.amount(20000), item_count="" if self.chance(2) else str(items))

        for _ in range(self.random.choices([0, 1, 2, 4], [75, 17, 6, 2])[0]):
            self.ticket(order_id if self.chance(80) else "", customer if self.chance(80) else "", ordered)
        for _ in range(self.random.choices([0, 1, 2, 3], [88, 8, 3, 1])[0]):
            self.return_of(order_id, ordered, items)

    def cancellation(self, ordered):
        """Instant, status and author; either of the first two may be the only trace."""
        if not self.chance(8):
            return None, self.pick(delivered=60, shipped=20, processing=10, blank=10), ""
        instant = self.after(ordered, 8) if self.chance(70) else None
        status = "cancelled" if instant is None or self.chance(80) else self.pick(shipped=1, blank=1)
        return instant, status, self.pick(customer=5, seller=3, unknown=1, blank=2)

    def parcel(self, order_id, delivery_id, shipped, promise, parcel_promise):
        target = parcel_promise or promise
        status = self.pick(delivered=70, in_transit=8, blank=8, lost=3, returned_to_sender=4, cancelled=2, announced=2,
                           damaged=1, available=2)
        delivered = self.arrival(shipped, target)
        if status in ("in_transit", "announced", "available") or (status == "lost" and self.chance(70)):
            delivered = None
        if status == "cancelled" and self.chance(80):
            delivered = None
        if self.chance(3):
            delivered = None
        if delivered is not None and self.chance(1):
            delivered = shipped - timedelta(days=self.random.randrange(2, 12))
        attempts = str(self.random.choices([0, 1, 2, 3], [3, 70, 20, 7])[0]) if self.chance(85) else ""
        revised_on, revised_at = self.revision(target, delivered)
        self.add(
            "deliveries", order_id=order_id, delivery_id=delivery_id,
            carrier=self.pick(DPD=4, UPS=3, Colissimo=3, blank=1),
            shipped_at="" if status == "announced" or self.chance(3) else known(shipped), delivered_at=known(delivered),
            promised_on=parcel_promise.isoformat() if parcel_promise else "", revised_promised_on=revised_on,
            revised_at=revised_at, status=status, attempts=attempts)

    def arrival(self, shipped, target):
        if target is None or self.chance(30):
            return self.after(shipped, 6)
        day = target + self.random.choices([-4, -2, -1, 0, 1, 2, 6, 40], [5, 10, 25, 40, 8, 5, 4, 3])[0] * DAY
        return max(self.moment(day), shipped)

    def revision(self, target, delivered):
        if target is None or not self.chance(10):
            return "", ""
        issued = self.moment(target + self.random.choices([-3, -1, 0, 1, 3], [20, 40, 15, 15, 10])[0] * DAY)
        if delivered is not None and self.chance(15):
            issued = delivered + self.random.choice([-1, 0, 1]) * SECOND
        day = target + self.random.choices([-1, 0, 1, 2, 5], [5, 10, 30, 30, 25])[0] * DAY
        if self.chance(5):
            return day.isoformat(), ""
        if self.chance(3):
            return "", known(issued)
        return (day.isoformat(), written(issued)) if issued <= AS_OF else ("", "")

    def ticket(self, order_id, customer, ordered):
        days = self.random.choices([-2, 0, 1, 4, 9, 30, 31, 60], [2, 20, 25, 25, 15, 5, 4, 4])[0]
        created = self.moment(ordered.date() + days * DAY)
        reason = self.pick(delivery=40, product=15, refund=10, complaint=8, spam=3, other=14, blank=10)
        again = self.chance(12)
        while created <= AS_OF:
            self.one_ticket(order_id, customer, created, reason)
            if not again:
                return
            created += timedelta(days=self.random.choice([0, 2, 7, 8]), seconds=self.random.choice([0, 0, 3600]))
            again = self.chance(30)

    def one_ticket(self, order_id, customer, created, reason):
        wait = timedelta(seconds=int(self.random.expovariate(1 / 60000)))
        if self.chance(4):
            wait = timedelta(hours=48) + self.random.choice([-1, 0, 1]) * SECOND
        reply = created + wait if self.chance(85) else None
        resolved = self.after(reply or created, 5) if self.chance(80) else None
        if self.chance(1.5) and reply is not None:
            reply = created - timedelta(minutes=self.random.randrange(1, 3000))
        if self.chance(1.5) and resolved is not None:
            resolved = created - timedelta(minutes=self.random.randrange(1, 3000))
        if self.chance(2) and reply is not None and resolved is not None:
            reply, resolved = max(reply, resolved), min(reply, resolved)
        self.add(
            "tickets", created_at=written(created), ticket_id=f"T{len(self.rows['tickets']):06d}", order_id=order_id,
            customer_id=customer, direction=self.pick(inbound=85, outbound=8, blank=7),
            automated=self.pick(no=80, yes=7, blank=13), reason=reason, is_complaint=self.pick(no=60, yes=10, blank=30),
            status=self.pick(closed=40, resolved=40, open=12, spam=3, blank=5), first_response_at=known(reply),
            resolved_at=known(resolved), reply_count=self.pick(**{"0": 5, "1": 55, "2": 20, "4": 10, "blank": 10}),
            contact_count=self.pick(**{"0": 1, "1": 60, "2": 20, "3": 9, "blank": 10}),
            reopen_count=self.pick(**{"0": 78, "1": 10, "2": 2, "blank": 10}),
            satisfaction=self.pick(**{"0": 1, "1": 4, "2": 4, "3": 6, "4": 12, "5": 20, "6": 1, "blank": 60}))

    def return_of(self, order_id, ordered, items):
        requested = self.after(ordered + 2 * DAY, 40)
        if self.chance(2):
            requested = ordered - timedelta(hours=self.random.randrange(1, 90))
        received = self.after(requested, 12)
        if self.chance(2):
            received = requested - timedelta(hours=self.random.randrange(1, 90))
        refunded = self.after(received, 9)
        if self.chance(4):
            refunded = received - timedelta(hours=self.random.randrange(1, 90))
        if requested > AS_OF:
            return
        self.add(
            "returns", order_id=order_id, return_id=f"R{len(self.rows['returns']):06d}",
            quantity="" if self.chance(10) else str(self.random.randrange(0, items + 3)),
            reason=self.pick(size=30, changed_mind=20, defective=15, damaged=10, wrong_item=5, blank=10),
            fault=self.pick(customer=40, product=20, carrier=10, seller=8, unknown=8, blank=14),
            requested_at="" if self.chance(3) else written(requested),
            received_at=known(received) if self.chance(85) else "",
            refunded_at=known(refunded) if self.chance(80) else "",
            refund_amount=self.amount(9000) if self.chance(80) else "")


def main():
    parser = argparse.ArgumentParser(description="Writes random canonical CSV files and prints their as-of instant.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--orders", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    shop = Shop(arguments.seed, arguments.orders)
    shop.run()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    audience = Audience(f"around {arguments.seed}", shop.rows)
    audience.run()
    for source, table in [(source, table) for source in (shop, audience) for table in source.rows]:
        rows = source.rows[table]
        source.random.shuffle(rows)
        with open(arguments.folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS[table].split(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    print(AS_OF.strftime("%Y-%m-%dT%H:%M:%SZ"))


if __name__ == "__main__":
    main()
