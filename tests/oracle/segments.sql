-- The segment of every row: the country of its own order. A row without an order, one whose order is not there and one
-- whose order has no country are in (none).
-- A row counts four times: in its month and in all time, in its country and in the whole. spans and cuts are these two
-- choices; what looks at a whole period joins spans first, decides, and joins cuts afterwards.

CREATE TABLE spans (by_month);
INSERT INTO spans VALUES (0), (1);
CREATE TABLE cuts (by_country);
INSERT INTO cuts VALUES (0), (1);

UPDATE orders SET country = '(none)' WHERE country IS NULL;

ALTER TABLE deliveries ADD COLUMN country DEFAULT '(none)';
ALTER TABLE tickets ADD COLUMN country DEFAULT '(none)';
ALTER TABLE returns ADD COLUMN country DEFAULT '(none)';
ALTER TABLE surveys ADD COLUMN country DEFAULT '(none)';
ALTER TABLE visits ADD COLUMN country DEFAULT '(none)';
ALTER TABLE messages ADD COLUMN country DEFAULT '(none)';

UPDATE deliveries SET country = o.country FROM orders o WHERE o.order_id = deliveries.order_id;
UPDATE tickets SET country = o.country FROM orders o WHERE o.order_id = tickets.order_id;
UPDATE returns SET country = o.country FROM orders o WHERE o.order_id = returns.order_id;
UPDATE surveys SET country = o.country FROM orders o WHERE o.order_id = surveys.order_id;
UPDATE visits SET country = o.country FROM orders o WHERE o.order_id = visits.order_id;
UPDATE messages SET country = o.country FROM orders o WHERE o.order_id = messages.order_id;
