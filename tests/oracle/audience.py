"""What surrounds the orders of the made-up shop: their lines, surveys, visits to the site and messages.

Among the traps: orders whose sums only their lines know, and lines that contradict their order; surveys never answered,
answers without a day, without an order or off the scale, comments without a mark, customers who answer again within
the month, a customer other than the order's; visits and messages counted one by one and in aggregates, flags and counts
that are blank or exceed their row; two messages in a second, with an order and without; delays told at the last second
of the promise and in the second of the first contact; guests, orphans and repeated rows.
"""

from datetime import date, datetime, timedelta

from comments import COMMENTS
from source import AS_OF, DAY, FIRST_DAY, SECOND, Source, known, written

FIRST_AGGREGATE = datetime(2025, 12, 1)  # visits before are single ones, so that their percentiles have a meaning

SCALES = {
    "nps": {0: 2, 3: 2, 6: 6, 7: 10, 8: 15, 9: 25, 10: 20, 11: 2},
    "csat": {0: 1, 1: 6, 2: 6, 3: 12, 4: 30, 5: 35, 6: 1},
    "ces": {0: 1, 1: 4, 2: 5, 3: 8, 4: 14, 5: 20, 6: 25, 7: 20, 8: 1},
    "review": {1: 8, 2: 6, 3: 12, 4: 28, 5: 46},
}


def instant_of(text):
    return datetime.fromisoformat(text) if text else None


class Audience(Source):
    """Drawn apart from the shop's own rows, which stay the same whatever is drawn here."""

    def __init__(self, seed, shop):
        super().__init__(seed, ("lines", "surveys", "visits", "messages"))
        self.orders = list({row["order_id"]: row for row in shop["orders"]}.values())
        self.customers = sorted({row["customer_id"] for row in self.orders} - {""}) or [""]
        self.shipped = self.first(shop["deliveries"], "shipped_at")
        self.delivered = self.first(shop["deliveries"], "delivered_at")
        self.promised = self.first(shop["deliveries"], "promised_on") | self.first(self.orders, "promised_on")
        self.contacted = self.first(shop["tickets"], "created_at")
        self.recommendations = set()  # customer and instant of an answer to nps

    @staticmethod
    def first(rows, column):
        """The first instant or day that any row of an order tells."""
        firsts = {}
        for row in rows:
            if row[column]:
                firsts[row["order_id"]] = min(row[column], firsts.get(row["order_id"], row[column]))
        return firsts

    def run(self):
        for order in self.orders:
            ordered = instant_of(order["ordered_at"])
            self.lines_of(order)
            self.surveys_of(order["order_id"], order["customer_id"], ordered)
            self.visits_of(order["order_id"], order["customer_id"], ordered)
            self.messages_of(order["order_id"], order["customer_id"], ordered)
        span = int((AS_OF - FIRST_DAY).total_seconds())
        for number in range(len(self.orders)):
            instant = FIRST_DAY + timedelta(seconds=self.random.randrange(span))
            self.visit(instant, order_id="", customer=self.anybody(70))
            if self.chance(60):
                self.message("marketing", instant, order_id="", customer=self.anybody(10))
            if self.chance(10):
                self.survey(self.pick(nps=3, csat=1, ces=1, review=1), instant, order_id="", customer=self.anybody(20))
            if number % 100 == 0:
                self.orphans(f"X{number // 100:05d}", instant)
        for day in range((AS_OF - FIRST_DAY).days):
            self.aggregates(FIRST_DAY + day * DAY)

    def anybody(self, percent_unknown):
        return "" if self.chance(percent_unknown) else self.random.choice(self.customers)

    def customer_beside(self, customer):
        """What a row linked to an order says itself of the customer."""
        if self.chance(4):
            return self.random.choice(self.customers)
        return customer if self.chance(55) else ""

    def orphans(self, order_id, instant):
        self.add("lines", order_id=order_id, sku="S01", quantity="1", unit_price="10", amount="10")
        self.survey(self.pick(nps=1, csat=1, review=1), instant, order_id, self.anybody(40))
        self.visit(instant, order_id, self.anybody(40), page_kind="tracking")
        for kind in ("confirmation", "dispatch", "delay", "delivery"):
            self.message(kind, instant, order_id, self.anybody(40))

    # Lines

    def lines_of(self, order):
        complete = order["item_count"] and order["total_amount"]
        if not self.chance(75 if complete else 90):
            return
        has_quantities, has_amounts = self.chance(96), self.chance(96)
        for _ in range(self.random.choices([1, 2, 3, 5], [60, 25, 10, 5])[0]):
            quantity = self.random.choices([0, 1, 2, 4], [2, 75, 18, 5])[0]
            cents = self.random.randrange(1, 9000)
            self.add(
                "lines", order_id=order["order_id"], sku=f"S{self.random.randrange(60):02d}",
                category=self.pick(shoes=4, books=3, garden=2, blank=1),
                quantity=str(quantity) if has_quantities else "",
                unit_price=f"{cents / 100:.2f}" if has_amounts else "",
                amount=f"{quantity * cents / 100:.2f}" if has_amounts else "")

    # Surveys

    def surveys_of(self, order_id, customer, ordered):
        for kind, percent in (("nps", 16), ("csat", 20), ("ces", 10), ("review", 16)):
            if self.chance(percent):
                asked = self.after(ordered + DAY, 20)
                self.survey(kind, asked, order_id, customer)
                if self.chance(20):
                    self.survey(kind, self.after(asked, 12), order_id, customer)

    def survey(self, kind, asked, order_id, customer):
        own_customer = self.customer_beside(customer) if order_id else customer
        answered = self.after(asked, self.random.choice([0.1, 2, 12])) if self.chance(60) else None
        dated = not self.chance(3)
        if kind == "nps":
            answered = self.recommended(own_customer or customer, answered, dated)
        if asked > AS_OF or (answered is not None and answered > AS_OF):
            return
        scores = SCALES[kind]
        score = self.random.choices(list(scores), list(scores.values()))[0]
        unscored = answered is None or (dated and self.chance(3))
        spontaneous = answered is not None and self.chance(50 if kind == "review" else 3)
        self.add(
            "surveys", survey_id=f"Q{len(self.rows['surveys']):06d}", order_id=order_id, customer_id=own_customer,
            kind=kind, score="" if unscored else str(score), sent_at="" if spontaneous else written(asked),
            answered_at=known(answered) if dated else "",
            comment=self.random.choice(COMMENTS) if answered is not None and self.chance(40) else "")

    def recommended(self, customer, answered, dated):
        """The latest answer of a customer must be one: no two in a second, no two without a day."""
        if not customer or answered is None:
            return answered
        while (customer, answered if dated else None) in self.recommendations:
            if not dated:
                return None
            answered += SECOND
        self.recommendations.add((customer, answered if dated else None))
        return answered

    # Visits

    def visits_of(self, order_id, customer, ordered):
        if self.chance(45):
            for _ in range(self.random.choices([1, 2, 4], [60, 30, 10])[0]):
                self.visit(self.after(ordered, 9), order_id, self.customer_beside(customer), page_kind="tracking")
        if self.chance(20):
            self.visit(ordered, order_id, self.customer_beside(customer))

    def visit(self, started, order_id, customer, page_kind=None):
        if started > AS_OF:
            return
        bounced, converted, contacted = self.pick(yes=40, no=50, blank=10), self.pick(yes=5, no=80, blank=15), ""
        if self.chance(70):
            contacted = self.pick(yes=8, no=92)
        counts = {}
        if self.chance(3):  # an aggregate of one
            bounced = converted = contacted = ""
            counts = {"visit_count": "1", "bounce_count": self.pick(**{"0": 5, "1": 4, "2": 1, "blank": 1}),
                      "conversion_count": self.pick(**{"0": 9, "1": 1}), "contact_count": self.pick(**{"0": 9, "1": 1})}
        elif self.chance(1):  # more than its only visit
            bounced = converted = ""
            counts = {"bounce_count": "2", "conversion_count": self.pick(**{"0": 1, "1": 1, "3": 1})}
        self.add(
            "visits", visit_id="" if self.chance(3) else f"V{len(self.rows['visits']):06d}",
            started_at=written(started), customer_id=customer, order_id=order_id,
            source=self.pick(direct=25, search=30, social=10, email=12, referral=8, blank=15),
            page_kind=page_kind or self.pick(home=20, product=40, cart=8, contact=5, faq=4, tracking=5, blank=18),
            page_views=self.pick(**{"0": 3, "1": 40, "2": 20, "3": 12, "7": 8, "31": 2, "blank": 15}),
            bounced=bounced, converted=converted, contacted=contacted, **counts)

    # Messages

    def messages_of(self, order_id, customer, ordered):
        shipped = instant_of(self.shipped.get(order_id, ""))
        delivered = instant_of(self.delivered.get(order_id, ""))
        milestones = (("confirmation", ordered, 85), ("preparation", ordered, 30),
                      ("dispatch", shipped or ordered, 75 if shipped else 3),
                      ("delivery", delivered or ordered, 60 if delivered else 3))
        for kind, instant, percent in milestones:
            if self.chance(percent):
                for _ in range(2 if self.chance(5) else 1):
                    self.in_one_second(kind, self.after(instant, 0.3), order_id, customer)
        if order_id in self.promised and self.chance(45):
            for _ in range(self.random.choices([1, 2, 3], [75, 20, 5])[0]):
                self.message("delay", self.delay_notice(order_id, ordered), order_id, customer)

    def in_one_second(self, kind, sent, order_id, customer):
        """The message, and now and then, before or after it, one to the same customer that is about no order."""
        beside = self.pick(none=94, before=3, after=3)
        if beside == "before":
            self.message("marketing", sent, order_id="", customer=customer)
        self.message(kind, sent, order_id, customer)
        if beside == "after":
            self.message("marketing", sent, order_id="", customer=customer)

    def delay_notice(self, order_id, ordered):
        """Around the end of the promise, around the first contact, or somewhere."""
        promised = date.fromisoformat(self.promised[order_id])
        if order_id in self.contacted and self.chance(60):
            return instant_of(self.contacted[order_id]) + self.random.choice([-7200, -1, 0, 1, 7200]) * SECOND
        if self.chance(70):
            return self.moment(promised + self.random.choice([-2, -1, 0, 0, 0, 1, 1, 3]) * DAY)
        return self.after(ordered, 10)

    def message(self, kind, sent, order_id, customer):
        if sent > AS_OF:
            return
        opened = self.after(sent, 3) if self.chance(40) else None
        clicked = self.after(opened or sent, 1) if self.chance(30 if opened else 1) else None
        unsubscribed = self.after(clicked or sent, 1) if self.chance(2) else None
        counts = {}
        if self.chance(4):
            counts = {"sent_count": self.pick(**{"1": 5, "blank": 1}),
                      "delivered_count": self.pick(**{"0": 1, "1": 6, "2": 1, "blank": 1}),
                      "opened_count": self.pick(**{"0": 4, "1": 3, "2": 1, "blank": 2}),
                      "clicked_count": self.pick(**{"0": 6, "1": 2, "2": 1, "blank": 2}),
                      "unsubscribed_count": self.pick(**{"0": 8, "1": 1, "2": 1, "blank": 2})}
        self.add(
            "messages", message_id=f"M{len(self.rows['messages']):06d}", sent_at=written(sent),
            order_id="" if self.chance(2) else order_id,
            customer_id=self.customer_beside(customer) if order_id else customer, kind=kind,
            channel=self.pick(email=70, sms=20, push=5, blank=5), delivered=self.pick(yes=70, no=6, blank=24),
            bounced=self.pick(no=40, yes=4, blank=56), opened_at=known(opened), clicked_at=known(clicked),
            unsubscribed_at=known(unsubscribed), **counts)

    # Aggregated rows

    def aggregates(self, day):
        if day >= FIRST_AGGREGATE:
            for source in ("direct", "search", "email", ""):
                self.visits_aggregate(day, source)
        for kind in ("marketing", "confirmation", "delay"):
            if self.chance(40):
                self.messages_aggregate(day, kind)

    def share(self, whole, percent):
        """A part of the whole: unknown now and then, now and then more than it."""
        odd = self.random.random()
        if odd < 0.08:
            return ""
        if odd < 0.11:
            return str(whole + self.random.randrange(1, 9))
        return str(int(whole * percent * self.random.random() / 50))

    def visits_aggregate(self, day, source):
        visits = self.random.choices([0, 1, self.random.randrange(2, 400)], [2, 3, 95])[0]
        self.add(
            "visits", visit_id="" if self.chance(30) else f"W{len(self.rows['visits']):06d}",
            started_at=written(self.moment(day)), source=source, page_kind=self.pick(home=1, product=1, blank=2),
            page_views="" if self.chance(8) else str(int(visits * (1 + 4 * self.random.random()))),
            visit_count=str(visits), bounce_count=self.share(visits, 40), conversion_count=self.share(visits, 3),
            contact_count=self.share(visits, 5))

    def messages_aggregate(self, day, kind):
        sent = self.random.choices([0, 1, self.random.randrange(2, 3000)], [2, 3, 95])[0]
        delivered = 0 if self.chance(3) else max(sent - self.random.randrange(60), 0)
        self.add(
            "messages", message_id="" if self.chance(30) else f"N{len(self.rows['messages']):06d}",
            sent_at=written(self.moment(day)), kind=kind, channel=self.pick(email=8, sms=1, blank=1),
            sent_count=str(sent) if self.chance(97) else "",
            delivered_count="" if self.chance(5) else str(sent + 1 if self.chance(3) else delivered),
            opened_count=self.share(delivered, 20), clicked_count=self.share(delivered, 3),
            unsubscribed_count=self.share(delivered, 0.3))
