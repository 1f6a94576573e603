-- Loyalty.

-- The orders of each known customer, one after the other.
CREATE TABLE purchases AS
SELECT country, date(ordered_at) AS ordered_on, row_number() OVER history AS place,
       coalesce(lead(date(ordered_at)) OVER history <= date(ordered_at, '+90 days'), 0) AS again_in_90_days
FROM orders WHERE customer_id IS NOT NULL WINDOW history AS (PARTITION BY customer_id ORDER BY ordered_at);

INSERT INTO contributions
SELECT 'repeat_purchase_rate', 'ratio', country, ordered_on, again_in_90_days FROM purchases WHERE place = 1;
INSERT INTO contributions SELECT 'returning_customer_share', 'ratio', country, ordered_on, place > 1 FROM purchases;
INSERT INTO contributions SELECT 'repurchase_rate', 'ratio', country, ordered_on, again_in_90_days FROM purchases;

INSERT INTO contributions
SELECT 'order_value', 'money', country, ordered_on, total_cents FROM full_orders WHERE total_cents IS NOT NULL;

-- Another order of the person than the one the contact is about, in the 30 days before it or after.
CREATE INDEX orders_by_customer ON orders (customer_id, ordered_at);
INSERT INTO contributions
SELECT 'conversion_before_contact', 'ratio', country, date(created_at),
       EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.person AND o.order_id IS NOT c.order_id
                 AND o.ordered_at <= c.created_at AND date(o.ordered_at) >= date(c.created_at, '-30 days'))
FROM contacts c WHERE person IS NOT NULL;
INSERT INTO contributions
SELECT 'conversion_after_contact', 'ratio', country, date(created_at),
       EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.person AND o.order_id IS NOT c.order_id
                 AND o.ordered_at > c.created_at AND date(o.ordered_at) <= date(c.created_at, '+30 days'))
FROM contacts c WHERE person IS NOT NULL;
