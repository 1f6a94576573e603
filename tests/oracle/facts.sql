-- What is known of each parcel, order, contact, answer and visit, told once, one row each. Every side is folded before
-- it is joined to the orders, so that no join multiplies rows. Instants are ISO texts in UTC and compare as texts.
-- Inputs: orders, deliveries, tickets, returns, lines, surveys, visits, messages (all columns, blank is null; for the
-- country see segments.sql) and run(as_of).

CREATE TABLE parcels AS
SELECT rowid AS parcel, order_id, country, shipped_at, delivered_at, promised_on, revised_promised_on, revised_at,
       attempts, coalesce(status, '') AS status,
       CASE WHEN coalesce(status, '') NOT IN ('lost', 'returned_to_sender') THEN delivered_at END AS handed_over_at,
       NOT (coalesce(status, '') = 'cancelled' AND delivered_at IS NULL) AS awaited,
       shipped_at IS NOT NULL OR delivered_at IS NOT NULL
         OR coalesce(status, '') NOT IN ('', 'announced', 'exception', 'cancelled') AS has_left
FROM deliveries;

CREATE TABLE parcels_of_order AS
SELECT order_id,
       sum(awaited) AS awaited, count(handed_over_at) AS handed_over,
       min(handed_over_at) AS first_handed_over_at, max(handed_over_at) AS last_handed_over_at,
       min(shipped_at) AS shipped_at, min(promised_on) AS promised_on, max(has_left) AS has_left
FROM parcels GROUP BY order_id;

CREATE TABLE first_promises AS
SELECT o.order_id, coalesce(o.promised_on, p.promised_on) AS promised_on
FROM orders o LEFT JOIN parcels_of_order p USING (order_id);

-- A revision counts when it names another day and was told while the first promise still held, before the parcel came.
CREATE TABLE revisions AS
SELECT order_id, revised_promised_on FROM (
  SELECT parcels.order_id, revised_promised_on,
         row_number() OVER (PARTITION BY parcels.order_id ORDER BY revised_at DESC, revised_promised_on) AS place
  FROM parcels JOIN first_promises f USING (order_id)
  WHERE date(revised_at) <= f.promised_on AND revised_promised_on <> f.promised_on
    AND (delivered_at IS NULL OR revised_at < delivered_at))
WHERE place = 1;

CREATE TABLE contacts AS
SELECT t.rowid AS contact, t.*, coalesce(t.customer_id, o.customer_id) AS person,
       coalesce(coalesce(t.is_complaint, CASE t.reason WHEN 'complaint' THEN 'yes' END) = 'yes', 0) AS complains
FROM tickets t LEFT JOIN orders o USING (order_id)
WHERE coalesce(t.direction, 'inbound') <> 'outbound' AND coalesce(t.automated, 'no') <> 'yes'
  AND coalesce(t.status, '') <> 'spam' AND coalesce(t.reason, '') <> 'spam';

CREATE TABLE contacts_of_order AS
SELECT c.order_id, sum(c.complains) AS complaints, min(c.created_at) AS first_contact_at,
       max(julianday(date(c.created_at)) - julianday(date(o.ordered_at)) BETWEEN 0 AND 30) AS within_30_days
FROM contacts c JOIN orders o USING (order_id) GROUP BY c.order_id;

CREATE TABLE returns_of_order AS
SELECT order_id, sum(coalesce(quantity, 1)) AS units, sum(refund_cents) AS refund_cents,
       max(coalesce(fault, '') IN ('product', 'carrier', 'seller')) AS has_fault
FROM returns GROUP BY order_id;

CREATE TABLE lines_of_order AS
SELECT order_id, sum(quantity) AS items, sum(cents) AS cents FROM lines GROUP BY order_id;

-- A survey speaks for the customer it names, else for its order's. Only a score makes it an answer.
CREATE TABLE answers AS
SELECT s.survey_id, s.order_id, s.country, s.kind, s.score, s.answered_at, date(s.answered_at) AS answered_on,
       s.comment, coalesce(s.customer_id, o.customer_id) AS customer_id
FROM surveys s LEFT JOIN orders o USING (order_id) WHERE s.score IS NOT NULL;

CREATE TABLE answers_of_order AS
SELECT order_id, max(kind IN ('csat', 'review') AND score IN (1, 2)) AS displeased FROM answers GROUP BY order_id;

CREATE TABLE visits_of_order AS
SELECT order_id, sum(coalesce(page_views, 1)) AS tracking_views
FROM visits WHERE page_kind = 'tracking' GROUP BY order_id;

CREATE TABLE messages_of_order AS
SELECT order_id, max(kind = 'confirmation') AS confirmation_told, max(kind = 'dispatch') AS dispatch_told,
       max(kind = 'delivery') AS delivery_told, min(CASE kind WHEN 'delay' THEN sent_at END) AS delay_told_at
FROM messages GROUP BY order_id;

CREATE TABLE full_orders AS
WITH joined AS (
  SELECT o.order_id, o.country, o.ordered_at, date(o.ordered_at) AS ordered_on, o.confirmed_at,
         coalesce(o.item_count, l.items) AS item_count, coalesce(o.total_cents, l.cents) AS total_cents,
         f.promised_on, coalesce(r.revised_promised_on, f.promised_on) AS last_promised_on,
         r.order_id IS NOT NULL AS was_revised,
         p.shipped_at, coalesce(p.awaited, 0) AS parcels, coalesce(p.has_left, 0) AS has_left,
         CASE WHEN p.awaited = p.handed_over AND p.handed_over > 0 THEN p.last_handed_over_at END AS delivered_at,
         coalesce(date(p.first_handed_over_at) < date(o.ordered_at), 0) AS delivered_too_soon,
         coalesce(date(p.shipped_at) < date(o.ordered_at), 0) AS shipped_too_soon,
         coalesce(o.status = 'cancelled', 0) OR o.cancelled_at IS NOT NULL AS cancelled,
         o.cancelled_at, coalesce(o.cancelled_by, '') AS cancelled_by,
         coalesce(c.within_30_days, 0) AS contacted, coalesce(c.complaints, 0) AS complaints, c.first_contact_at,
         x.order_id IS NOT NULL AS has_return, coalesce(x.units, 0) AS units_back,
         coalesce(x.refund_cents, 0) AS refund_cents, coalesce(x.has_fault, 0) AS has_fault,
         coalesce(a.displeased, 0) AS displeased, coalesce(v.tracking_views, 0) AS tracking_views,
         coalesce(m.confirmation_told, 0) AS confirmation_told, coalesce(m.dispatch_told, 0) AS dispatch_told,
         coalesce(m.delivery_told, 0) AS delivery_told, m.delay_told_at
  FROM orders o
  JOIN first_promises f USING (order_id)
  LEFT JOIN parcels_of_order p USING (order_id)
  LEFT JOIN revisions r USING (order_id)
  LEFT JOIN contacts_of_order c USING (order_id)
  LEFT JOIN returns_of_order x USING (order_id)
  LEFT JOIN lines_of_order l USING (order_id)
  LEFT JOIN answers_of_order a USING (order_id)
  LEFT JOIN visits_of_order v USING (order_id)
  LEFT JOIN messages_of_order m USING (order_id))
SELECT joined.*, date(delivered_at) AS delivered_on,
       cancelled AND (NOT has_left OR coalesce(cancelled_at < shipped_at, 0)) AS cancelled_in_time
FROM joined;

-- One row per contribution, with the country of the row that makes it. kind: ratio (amount is 1 for a hit), days, hours,
-- money and points (means), events and base (rates, totals and ratios of counts). Hours are kept as seconds, money as
-- cents.
CREATE TABLE contributions (indicator TEXT, kind TEXT, country TEXT, day TEXT, amount INTEGER);
