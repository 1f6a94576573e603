-- The contributions added up, for each month and for all time (rows without a day count in it too), and the figures of
-- whole periods.
-- Percentiles are nearest rank: of n ordered values, the one at place ⌈n × p / 100⌉.

WITH placed AS (
  SELECT indicator, kind, amount, 'all' AS period FROM contributions
  UNION ALL
  SELECT indicator, kind, amount, substr(day, 1, 7) FROM contributions WHERE day IS NOT NULL),
ratios AS (
  SELECT indicator, period, sum(amount) AS numerator, count(*) AS denominator
  FROM placed WHERE kind = 'ratio' GROUP BY indicator, period),
units (indicator, whole) AS (VALUES ('return_value_rate', 100.0)),
rates AS (
  SELECT indicator, period,
         sum(CASE kind WHEN 'events' THEN amount ELSE 0 END) / coalesce(whole, 1) AS numerator,
         sum(CASE kind WHEN 'base' THEN amount ELSE 0 END) / coalesce(whole, 1) AS denominator
  FROM placed LEFT JOIN units USING (indicator) WHERE kind IN ('events', 'base') GROUP BY indicator, period),
ranked AS (
  SELECT indicator, period, amount, CASE kind WHEN 'hours' THEN 3600.0 WHEN 'money' THEN 100.0 ELSE 1.0 END AS whole,
         row_number() OVER (PARTITION BY indicator, period ORDER BY amount) AS place,
         count(*) OVER (PARTITION BY indicator, period) AS n
  FROM placed WHERE kind IN ('days', 'hours', 'money', 'points')),
means AS (
  SELECT indicator, period, sum(amount) / whole AS numerator, n AS denominator,
         max(CASE WHEN place = (n * 50 + 99) / 100 THEN amount END) / whole AS p50,
         max(CASE WHEN place = (n * 90 + 99) / 100 THEN amount END) / whole AS p90,
         max(CASE WHEN place = (n * 95 + 99) / 100 THEN amount END) / whole AS p95
  FROM ranked GROUP BY indicator, period)
SELECT indicator, period, numerator, denominator, NULL AS p50, NULL AS p90, NULL AS p95 FROM ratios
UNION ALL SELECT indicator, period, numerator, denominator, NULL, NULL, NULL FROM rates
UNION ALL SELECT indicator, period, numerator, denominator, p50, p90, p95 FROM means
UNION ALL SELECT indicator, period, numerator, denominator, p50, p90, p95 FROM figures
ORDER BY indicator, period;
