"""What the made-up exports share: their columns, their time, and chance that is the same for the same seed."""

import random
from datetime import datetime, time, timedelta

FIRST_DAY = datetime(2025, 9, 1)
AS_OF = datetime(2026, 3, 16, 12, 0, 0)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

COLUMNS = {
    "orders": "order_id ordered_at customer_id confirmed_at promised_on cancelled_at cancelled_by status country "
              "total_amount item_count",
    "deliveries": "order_id delivery_id carrier shipped_at delivered_at promised_on revised_promised_on revised_at "
                  "status attempts",
    "tickets": "created_at ticket_id order_id customer_id direction automated reason is_complaint status "
               "first_response_at resolved_at reply_count contact_count reopen_count satisfaction",
    "returns": "order_id return_id quantity reason fault requested_at received_at refunded_at refund_amount",
    "lines": "order_id sku category quantity unit_price amount",
    "surveys": "survey_id order_id customer_id kind score sent_at answered_at comment",
    "visits": "visit_id started_at customer_id order_id source page_kind page_views bounced converted contacted "
              "visit_count bounce_count conversion_count contact_count",
    "messages": "message_id sent_at order_id customer_id kind channel delivered bounced opened_at clicked_at "
                "unsubscribed_at sent_count delivered_count opened_count clicked_count unsubscribed_count",
}


class Source:
    """Rows of some tables, drawn from a stream of chance of their own."""

    def __init__(self, seed, tables):
        self.random = random.Random(seed)
        self.rows = {table: [] for table in tables}

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def pick(self, **weights):
        """One of the names by weight; the name `blank` stands for an empty value."""
        name = self.random.choices(list(weights), list(weights.values()))[0]
        return "" if name == "blank" else name

    def moment(self, day):
        """An instant of the day; now and then its first or its last second."""
        midnight = datetime.combine(day, time())
        edge = self.random.random()
        if edge < 0.03:
            return midnight
        if edge < 0.06:
            return midnight + DAY - SECOND
        return midnight + timedelta(seconds=self.random.randrange(86400))

    def after(self, instant, days):
        """Up to so many days later, to the second."""
        return instant + timedelta(seconds=self.random.randrange(int(days * 86400) + 1))

    def amount(self, most_cents):
        cents = self.random.randrange(most_cents)
        return self.random.choice([f"{cents / 100:.2f}", str(cents // 100)])

    def add(self, table, **values):
        row = {column: "" for column in COLUMNS[table].split()}
        row.update(values)
        self.rows[table].append(row)
        if self.chance(0.5):
            self.rows[table].append(dict(row))


def written(instant):
    return instant.isoformat(" ")


def known(instant):
    """Blank for what has not happened by the as-of instant: an export does not know the future."""
    return "" if instant is None or instant > AS_OF else written(instant)
