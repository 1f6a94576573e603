-- Delivery promise and speed.

-- Orders whose promise is due: the last day promised lies before the day of the run.
CREATE TABLE due AS
SELECT f.*, julianday(delivered_on) - julianday(promised_on) AS days_late
FROM full_orders f, run WHERE promised_on < date(run.as_of) AND NOT delivered_too_soon;

INSERT INTO contributions
SELECT 'promise_rate', 'ratio', country, promised_on, coalesce(days_late <= 0, 0) FROM due WHERE NOT cancelled_in_time;

INSERT INTO contributions
SELECT 'promise_rate_delivered', 'ratio', country, promised_on, days_late <= 0
FROM due WHERE NOT cancelled_in_time AND delivered_on IS NOT NULL;

INSERT INTO contributions
SELECT 'revised_promise_rate', 'ratio', country, last_promised_on, coalesce(delivered_on <= last_promised_on, 0)
FROM full_orders, run
WHERE last_promised_on < date(run.as_of) AND NOT delivered_too_soon AND NOT cancelled_in_time;

INSERT INTO contributions
SELECT 'repromise_rate', 'ratio', country, promised_on, was_revised
FROM full_orders, run WHERE promised_on < date(run.as_of);

INSERT INTO contributions
SELECT 'promise_slip', 'days', country, promised_on, julianday(last_promised_on) - julianday(promised_on)
FROM full_orders, run WHERE promised_on < date(run.as_of) AND was_revised;

INSERT INTO contributions
SELECT 'promise_slack', 'days', country, promised_on, -days_late
FROM due WHERE NOT cancelled_in_time AND delivered_on IS NOT NULL;

INSERT INTO contributions
SELECT 'early_rate', 'ratio', country, promised_on, days_late <= -2
FROM due WHERE NOT cancelled_in_time AND delivered_on IS NOT NULL;

INSERT INTO contributions
SELECT 'promised_lead', 'days', country, ordered_on, julianday(promised_on) - julianday(ordered_on)
FROM full_orders WHERE promised_on >= ordered_on;

INSERT INTO contributions
SELECT 'promise_coverage', 'ratio', country, ordered_on, promised_on IS NOT NULL FROM full_orders;

INSERT INTO contributions
SELECT 'lateness', 'days', country, promised_on, days_late FROM due WHERE NOT cancelled_in_time AND days_late > 0;

CREATE TABLE delivered AS
SELECT f.*, julianday(delivered_on) - julianday(ordered_on) AS days_taken
FROM full_orders f WHERE delivered_on IS NOT NULL AND NOT delivered_too_soon;

INSERT INTO contributions SELECT 'click_to_possession', 'days', country, delivered_on, days_taken FROM delivered;
-- Working days up to and including a day, Monday to Friday, since a Monday long ago.
CREATE TABLE working_days AS
SELECT day, (unixepoch(day) / 86400 - 4) / 7 * 5 + min((unixepoch(day) / 86400 - 4) % 7 + 1, 5) AS worked
FROM (SELECT ordered_on AS day FROM delivered UNION SELECT delivered_on FROM delivered);
CREATE UNIQUE INDEX working_days_by_day ON working_days (day);
INSERT INTO contributions
SELECT 'click_to_possession_working', 'days', country, delivered_on, b.worked - a.worked
FROM delivered JOIN working_days a ON a.day = ordered_on JOIN working_days b ON b.day = delivered_on;

INSERT INTO contributions SELECT 'same_day_rate', 'ratio', country, delivered_on, days_taken = 0 FROM delivered;
INSERT INTO contributions SELECT 'next_day_rate', 'ratio', country, delivered_on, days_taken <= 1 FROM delivered;

INSERT INTO contributions
SELECT 'order_to_confirmation', 'hours', country, date(confirmed_at), unixepoch(confirmed_at) - unixepoch(ordered_at)
FROM full_orders WHERE confirmed_at >= ordered_at;

INSERT INTO contributions
SELECT 'confirmation_to_dispatch', 'hours', country, date(shipped_at), unixepoch(shipped_at) - unixepoch(confirmed_at)
FROM full_orders WHERE shipped_at >= confirmed_at AND NOT shipped_too_soon;

INSERT INTO contributions
SELECT 'dispatch_to_delivery', 'days', country, delivered_on, julianday(delivered_on) - julianday(date(shipped_at))
FROM full_orders WHERE delivered_on >= date(shipped_at) AND NOT shipped_too_soon;

INSERT INTO contributions
SELECT 'first_attempt_rate', 'ratio', country, date(delivered_at), attempts = 1 AND handed_over_at IS NOT NULL
FROM parcels WHERE attempts > 0;

-- Lost is a parcel of which the carrier says so, or presumably one that was shipped and is awaited 30 days too long.
CREATE TABLE losses AS
SELECT p.order_id, p.country, p.shipped_at,
       p.status = 'lost'
       OR (p.shipped_at IS NOT NULL AND p.delivered_at IS NULL
           AND p.status NOT IN ('returned_to_sender', 'delivered', 'cancelled')
           AND coalesce(julianday(date(run.as_of)) - julianday(coalesce(p.promised_on, f.promised_on)) >= 30, 0))
         AS lost
FROM run, parcels p LEFT JOIN first_promises f USING (order_id);

INSERT INTO contributions
SELECT 'lost_parcel_rate', 'ratio', country, date(shipped_at), lost FROM losses WHERE shipped_at IS NOT NULL;

INSERT INTO contributions
SELECT 'return_to_sender_rate', 'ratio', country, date(shipped_at), status = 'returned_to_sender'
FROM parcels WHERE shipped_at IS NOT NULL;

INSERT INTO contributions
SELECT 'split_rate', 'ratio', country, ordered_on, parcels >= 2 FROM full_orders WHERE shipped_at IS NOT NULL;

INSERT INTO contributions
SELECT 'cancellation_causes.' || v.value, 'ratio', country, ordered_on,
       CASE WHEN cancelled THEN coalesce(nullif(cancelled_by, ''), 'unknown') ELSE 'not cancelled' END = v.value
FROM full_orders, (SELECT 'customer' AS value UNION ALL VALUES ('seller'), ('unknown'), ('not cancelled')) v;

INSERT INTO contributions SELECT 'cancellation_rate', 'ratio', country, ordered_on, cancelled FROM full_orders;

INSERT INTO contributions
SELECT 'late_cancellation_share', 'ratio', country, ordered_on, NOT cancelled_in_time FROM full_orders WHERE cancelled;

INSERT INTO contributions
SELECT 'perfect_order_rate', 'ratio', country, promised_on,
       coalesce(days_late <= 0, 0) AND NOT (cancelled AND cancelled_by = 'seller') AND complaints = 0 AND NOT has_fault
FROM due WHERE NOT cancelled_in_time OR cancelled_by = 'seller';

-- Orders that were due and did not come in time: late, lost or sent back.
CREATE TABLE broken AS SELECT * FROM due WHERE NOT cancelled_in_time AND coalesce(days_late > 0, 1);

INSERT INTO contributions
SELECT 'order_defect_rate', 'ratio', country, ordered_on,
       order_id IN (SELECT order_id FROM broken) OR order_id IN (SELECT order_id FROM losses WHERE lost)
       OR complaints > 0 OR has_fault OR displeased
FROM full_orders WHERE NOT delivered_too_soon;

-- Told in time: before the promise lapsed, and before the customer had to ask.
INSERT INTO contributions
SELECT 'proactive_rate', 'ratio', country, promised_on,
       coalesce(date(delay_told_at) <= promised_on, 0) AND coalesce(delay_told_at < first_contact_at, 1)
FROM broken;
