-- The contributions added up, for each month and for all time (rows without a day count in it too), by country and over
-- all; and the figures of whole periods.
-- Percentiles are nearest rank: of n ordered values, the one at place ⌈n × p / 100⌉, the least up to which so many lie.
-- Equal contributions are counted first, so that few rows are added up four times.

WITH counted AS (
  SELECT indicator, kind, country, substr(day, 1, 7) AS month, amount, count(*) AS n
  FROM contributions GROUP BY indicator, kind, country, month, amount),
placed AS (
  SELECT indicator, kind, iif(by_country, country, '') AS segment, iif(by_month, month, 'all') AS period, amount,
         sum(n) AS n
  FROM counted, spans, cuts WHERE NOT by_month OR month IS NOT NULL GROUP BY indicator, kind, segment, period, amount),
ratios AS (
  SELECT indicator, segment, period, sum(amount * n) AS numerator, sum(n) AS denominator
  FROM placed WHERE kind = 'ratio' GROUP BY indicator, segment, period),
units (indicator, whole) AS (VALUES ('return_value_rate', 100.0)),
rates AS (
  SELECT indicator, segment, period,
         sum(CASE kind WHEN 'events' THEN amount * n ELSE 0 END) / coalesce(whole, 1) AS numerator,
         sum(CASE kind WHEN 'base' THEN amount * n ELSE 0 END) / coalesce(whole, 1) AS denominator
  FROM placed LEFT JOIN units USING (indicator) WHERE kind IN ('events', 'base') GROUP BY indicator, segment, period),
ranked AS (
  SELECT indicator, segment, period, amount, n,
         CASE kind WHEN 'hours' THEN 3600.0 WHEN 'money' THEN 100.0 ELSE 1.0 END AS whole,
         sum(n) OVER (PARTITION BY indicator, segment, period ORDER BY amount) AS place,
         sum(n) OVER (PARTITION BY indicator, segment, period) AS of_all
  FROM placed WHERE kind IN ('days', 'hours', 'money', 'points')),
means AS (
  SELECT indicator, segment, period, sum(amount * n) / whole AS numerator, sum(n) AS denominator,
         min(CASE WHEN place >= (of_all * 50 + 99) / 100 THEN amount END) / whole AS p50,
         min(CASE WHEN place >= (of_all * 90 + 99) / 100 THEN amount END) / whole AS p90,
         min(CASE WHEN place >= (of_all * 95 + 99) / 100 THEN amount END) / whole AS p95
  FROM ranked GROUP BY indicator, segment, period)
SELECT indicator, segment, period, numerator, denominator, NULL AS p50, NULL AS p90, NULL AS p95 FROM ratios
UNION ALL SELECT indicator, segment, period, numerator, denominator, NULL, NULL, NULL FROM rates
UNION ALL SELECT indicator, segment, period, numerator, denominator, p50, p90, p95 FROM means
UNION ALL SELECT indicator, segment, period, numerator, denominator, p50, p90, p95 FROM figures
ORDER BY indicator, segment, period;
