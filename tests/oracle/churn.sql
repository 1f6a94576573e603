-- Customers lost within a year, for each period asked for, by country and over all.
-- asked (name, begins, ends, months): a span and the day after it, in periods of so many months or, without, as one.

-- A year back from the end of a period is the same day of the month, or that month's last where it has no such day.
CREATE TABLE windows AS
WITH RECURSIVE periods AS (
  SELECT name, begins, coalesce(date(begins, months || ' months'), ends) AS ends, ends AS until, months FROM asked
  UNION ALL
  SELECT name, ends, date(ends, months || ' months'), until, months FROM periods WHERE ends < until)
SELECT name, begins, ends,
       min(date(ends, '-12 months'), date(ends, 'start of month', '-11 months', '-1 day')) AS a_year_back,
       min(date(ends, '-24 months'), date(ends, 'start of month', '-23 months', '-1 day')) AS two_years_back
FROM periods;

UPDATE orders SET country = '(none)' WHERE country IS NULL;
CREATE INDEX orders_by_time ON orders (ordered_at);

-- Each customer counts once, where the last order of the earlier year was: that is where the shop lost them or kept
-- them. Of two orders in the same second, the one with the greater number is the last. An order of the later year, from
-- wherever, keeps them.
CREATE TABLE customers AS
WITH earlier AS (
  SELECT name, begins, ends, customer_id, country,
         row_number() OVER (PARTITION BY name, ends, customer_id ORDER BY ordered_at DESC, order_id DESC) AS place
  FROM windows JOIN orders ON ordered_at >= two_years_back AND ordered_at < a_year_back
  WHERE customer_id IS NOT NULL),
later AS (
  SELECT DISTINCT name, ends, customer_id
  FROM windows JOIN orders ON ordered_at >= a_year_back AND ordered_at < ends
  WHERE customer_id IS NOT NULL)
SELECT name, begins, ends, country, later.customer_id IS NULL AS lost
FROM earlier LEFT JOIN later USING (name, ends, customer_id) WHERE place = 1;

CREATE TABLE churn AS
SELECT name, begins, ends, iif(by_country, country, '') AS segment, sum(lost) AS numerator, count(*) AS denominator
FROM customers, (SELECT 0 AS by_country UNION ALL SELECT 1) GROUP BY name, begins, ends, segment;
