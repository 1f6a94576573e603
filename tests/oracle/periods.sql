-- Figures that depend on a period as a whole, so that no sum of contributions gives them. A period is a month, or all.
-- Which rows count is decided over the whole period; only then are they cut by country.
CREATE TABLE figures (indicator TEXT, segment TEXT, period TEXT, numerator, denominator, p50, p90, p95);

-- Of each customer, the latest answer of the period; of nobody known, every answer. Answers without a day come first.
INSERT INTO figures (indicator, segment, period, numerator, denominator)
WITH valid AS (
  SELECT survey_id, customer_id, country, score, answered_at, substr(answered_at, 1, 7) AS month
  FROM answers WHERE kind = 'nps' AND score BETWEEN 0 AND 10),
placed AS (
  SELECT iif(by_month, month, 'all') AS period, valid.* FROM valid, spans WHERE NOT by_month OR month IS NOT NULL),
ranked AS (
  SELECT placed.*, row_number() OVER (PARTITION BY period, customer_id
                                      ORDER BY answered_at DESC NULLS LAST, survey_id DESC) AS place
  FROM placed)
SELECT 'nps', iif(by_country, country, '') AS segment, period, sum((score >= 9) - (score <= 6)), count(*)
FROM ranked, cuts WHERE customer_id IS NULL OR place = 1 GROUP BY segment, period;

-- Recipients are the different customers written to, in the period and in the country.
INSERT INTO figures (indicator, segment, period, numerator, denominator)
WITH received AS (
  SELECT m.country, m.sent_at, coalesce(m.customer_id, o.customer_id) AS recipient
  FROM messages m LEFT JOIN orders o USING (order_id))
SELECT 'sends_per_recipient', iif(by_country, country, '') AS segment, iif(by_month, substr(sent_at, 1, 7), 'all') AS period,
       count(*), count(DISTINCT recipient)
FROM received, spans, cuts WHERE recipient IS NOT NULL GROUP BY segment, period;

-- Percentiles have a meaning only where every row is a single visit.
INSERT INTO figures
WITH placed AS (
  SELECT iif(by_country, country, '') AS segment, iif(by_month, substr(day, 1, 7), 'all') AS period, page_views, visits
  FROM traffic, spans, cuts WHERE page_views IS NOT NULL),
ranked AS (
  SELECT segment, period, page_views, visits,
         row_number() OVER (PARTITION BY segment, period ORDER BY page_views) AS place,
         count(*) OVER (PARTITION BY segment, period) AS n,
         sum(visits <> 1) OVER (PARTITION BY segment, period) AS aggregates
  FROM placed)
SELECT 'pages_per_visit', segment, period, sum(page_views), sum(visits),
       max(CASE WHEN place = (n * 50 + 99) / 100 AND aggregates = 0 THEN page_views END),
       max(CASE WHEN place = (n * 90 + 99) / 100 AND aggregates = 0 THEN page_views END),
       max(CASE WHEN place = (n * 95 + 99) / 100 AND aggregates = 0 THEN page_views END)
FROM ranked GROUP BY segment, period;

-- Contacts that were there and not resolved when the month ended; after all time, those never resolved. One that its
-- status calls settled, without a day, is nowhere: nobody knows since when. The age of the oldest in days stands as
-- p50; a month that is not over is seen from the day of the run.
INSERT INTO figures (indicator, segment, period, numerator, denominator, p50)
WITH RECURSIVE bounds AS (
  SELECT date(min(day), 'start of month') AS begins, date(max(day), 'start of month', '+1 month') AS ends
  FROM contributions),
months (begins, ends) AS (
  SELECT begins, date(begins, '+1 month') FROM bounds
  UNION ALL
  SELECT months.ends, date(months.ends, '+1 month') FROM months JOIN bounds ON months.ends < bounds.ends),
periods (period, ends) AS (SELECT substr(begins, 1, 7), ends FROM months UNION ALL VALUES ('all', '9999-12-31')),
known AS (
  SELECT * FROM contacts WHERE resolved_at IS NOT NULL OR coalesce(status, '') NOT IN ('resolved', 'closed'))
SELECT 'ticket_backlog', iif(by_country, country, '') AS segment, period, count(*), 0,
       cast(julianday(min(ends, date(run.as_of))) - julianday(min(date(created_at))) AS INTEGER)
FROM run, cuts, periods JOIN known ON created_at < ends AND coalesce(resolved_at >= ends, 1) GROUP BY segment, period;
