-- Figures that depend on a period as a whole, so that no sum of contributions gives them. A period is a month, or all.
CREATE TABLE figures (indicator TEXT, period TEXT, numerator, denominator, p50, p90, p95);

-- Of each customer, the latest answer of the period; of nobody known, every answer. Answers without a day come first.
INSERT INTO figures (indicator, period, numerator, denominator)
WITH valid AS (SELECT * FROM answers WHERE kind = 'nps' AND score BETWEEN 0 AND 10),
placed AS (
  SELECT 'all' AS period, * FROM valid
  UNION ALL
  SELECT substr(answered_at, 1, 7), * FROM valid WHERE answered_at IS NOT NULL),
ranked AS (
  SELECT placed.*, row_number() OVER (PARTITION BY period, customer_id ORDER BY answered_at DESC NULLS LAST, survey_id DESC) AS place
  FROM placed)
SELECT 'nps', period, sum((score >= 9) - (score <= 6)), count(*)
FROM ranked WHERE customer_id IS NULL OR place = 1 GROUP BY period;

INSERT INTO figures (indicator, period, numerator, denominator)
WITH received AS (
  SELECT m.sent_at, coalesce(m.customer_id, o.customer_id) AS recipient
  FROM messages m LEFT JOIN orders o USING (order_id)),
placed AS (SELECT 'all' AS period, * FROM received UNION ALL SELECT substr(sent_at, 1, 7), * FROM received)
SELECT 'sends_per_recipient', period, count(recipient), count(DISTINCT recipient)
FROM placed WHERE recipient IS NOT NULL GROUP BY period;

-- Percentiles have a meaning only where every row is a single visit.
INSERT INTO figures
WITH placed AS (
  SELECT 'all' AS period, page_views, visits FROM traffic WHERE page_views IS NOT NULL
  UNION ALL
  SELECT substr(day, 1, 7), page_views, visits FROM traffic WHERE page_views IS NOT NULL),
ranked AS (
  SELECT period, page_views, visits, row_number() OVER (PARTITION BY period ORDER BY page_views) AS place,
         count(*) OVER (PARTITION BY period) AS n, sum(visits <> 1) OVER (PARTITION BY period) AS aggregates
  FROM placed)
SELECT 'pages_per_visit', period, sum(page_views), sum(visits),
       max(CASE WHEN place = (n * 50 + 99) / 100 AND aggregates = 0 THEN page_views END),
       max(CASE WHEN place = (n * 90 + 99) / 100 AND aggregates = 0 THEN page_views END),
       max(CASE WHEN place = (n * 95 + 99) / 100 AND aggregates = 0 THEN page_views END)
FROM ranked GROUP BY period;

-- Contacts that were there and not resolved when the month ended; after all time, those never resolved. One that its status
-- calls settled, without a day, is nowhere: nobody knows since when. The age of the oldest in days stands as p50; a month
-- that is not over is seen from the day of the run.
INSERT INTO figures (indicator, period, numerator, denominator, p50)
WITH RECURSIVE span AS (
  SELECT date(min(day), 'start of month') AS begins, date(max(day), 'start of month', '+1 month') AS ends
  FROM contributions),
months (begins, ends) AS (
  SELECT begins, date(begins, '+1 month') FROM span
  UNION ALL
  SELECT months.ends, date(months.ends, '+1 month') FROM months JOIN span ON months.ends < span.ends),
known AS (
  SELECT * FROM contacts WHERE resolved_at IS NOT NULL OR coalesce(status, '') NOT IN ('resolved', 'closed'))
SELECT 'ticket_backlog', substr(begins, 1, 7) AS period, count(contact), 0,
       cast(julianday(min(ends, date(run.as_of))) - julianday(min(date(created_at))) AS INTEGER)
FROM run, months LEFT JOIN known ON created_at < ends AND coalesce(resolved_at >= ends, 1) GROUP BY period
UNION ALL
SELECT 'ticket_backlog', 'all', count(*), 0,
       cast(julianday(date(run.as_of)) - julianday(min(date(created_at))) AS INTEGER)
FROM run, known WHERE resolved_at IS NULL;
