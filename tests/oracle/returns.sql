-- Returns.

INSERT INTO contributions
SELECT 'return_rate', 'events', country, ordered_on, min(units_back, item_count)
FROM full_orders WHERE item_count IS NOT NULL AND NOT cancelled_in_time;
INSERT INTO contributions
SELECT v.indicator, 'base', country, ordered_on, item_count
FROM full_orders, (SELECT 'return_rate' AS indicator UNION ALL SELECT 'returns_in_period') v
WHERE item_count IS NOT NULL AND NOT cancelled_in_time;

INSERT INTO contributions
SELECT 'order_return_rate', 'ratio', country, ordered_on, has_return FROM full_orders WHERE delivered_at IS NOT NULL;

INSERT INTO contributions
SELECT 'return_value_rate', 'events', country, ordered_on, refund_cents
FROM full_orders WHERE total_cents IS NOT NULL AND NOT cancelled_in_time;
INSERT INTO contributions
SELECT 'return_value_rate', 'base', country, ordered_on, total_cents
FROM full_orders WHERE total_cents IS NOT NULL AND NOT cancelled_in_time;

INSERT INTO contributions
SELECT 'returns_in_period', 'events', country, date(requested_at), coalesce(quantity, 1) FROM returns;

INSERT INTO contributions
SELECT 'return_reasons.' || v.value, 'ratio', country, date(requested_at), coalesce(reason, '(none)') = v.value
FROM returns, (SELECT DISTINCT coalesce(reason, '(none)') AS value FROM returns) v;

INSERT INTO contributions
SELECT 'return_faults.' || v.value, 'ratio', country, date(requested_at), coalesce(fault, '(none)') = v.value
FROM returns, (SELECT DISTINCT coalesce(fault, '(none)') AS value FROM returns) v;

INSERT INTO contributions
SELECT 'return_processing_time', 'days', returns.country, date(received_at),
       julianday(date(received_at)) - julianday(date(requested_at))
FROM returns LEFT JOIN orders USING (order_id)
WHERE date(received_at) >= date(requested_at) AND NOT coalesce(date(requested_at) < date(ordered_at), 0);

INSERT INTO contributions
SELECT 'refund_time', 'days', country, date(refunded_at), julianday(date(refunded_at)) - julianday(date(received_at))
FROM returns WHERE date(refunded_at) >= date(received_at);
