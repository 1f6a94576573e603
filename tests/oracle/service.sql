-- Service.

INSERT INTO contributions
SELECT 'response_rate', 'ratio', country, date(created_at),
       coalesce(unixepoch(first_response_at) - unixepoch(created_at) <= 48 * 3600, 0)
FROM contacts WHERE first_response_at IS NULL OR first_response_at >= created_at;

-- Working time is Monday to Friday, 9 to 18 o'clock: the working seconds since a Monday long ago, of either end.
-- 4 days after the epoch was a Monday.
CREATE TABLE working_clock AS
WITH ends AS (
  SELECT created_at AS t FROM contacts
  UNION SELECT first_response_at FROM contacts
  UNION SELECT resolved_at FROM contacts),
days AS (SELECT t, unixepoch(t) / 86400 - 4 AS day, unixepoch(t) % 86400 AS second FROM ends WHERE t IS NOT NULL)
SELECT t, (day / 7 * 5 + min(day % 7, 5)) * 9 * 3600
          + CASE WHEN day % 7 < 5 THEN min(max(second - 9 * 3600, 0), 9 * 3600) ELSE 0 END AS worked
FROM days;
CREATE UNIQUE INDEX working_clock_by_time ON working_clock (t);

CREATE TABLE answered AS
SELECT country, created_at, first_response_at FROM contacts
WHERE first_response_at >= created_at AND NOT coalesce(resolved_at < first_response_at, 0);

INSERT INTO contributions
SELECT 'first_response_time', 'hours', country, date(created_at), unixepoch(first_response_at) - unixepoch(created_at)
FROM answered;

INSERT INTO contributions
SELECT 'first_response_time_working', 'hours', country, date(created_at), b.worked - a.worked
FROM answered JOIN working_clock a ON a.t = created_at JOIN working_clock b ON b.t = first_response_at;

CREATE TABLE resolved AS SELECT * FROM contacts WHERE resolved_at >= created_at;

INSERT INTO contributions
SELECT 'resolution_time', 'hours', country, date(resolved_at), unixepoch(resolved_at) - unixepoch(created_at)
FROM resolved WHERE NOT coalesce(resolved_at < first_response_at, 0);

INSERT INTO contributions
SELECT 'resolution_time_working', 'hours', country, date(resolved_at), b.worked - a.worked
FROM resolved JOIN working_clock a ON a.t = created_at JOIN working_clock b ON b.t = resolved_at
WHERE NOT coalesce(resolved_at < first_response_at, 0);

INSERT INTO contributions
SELECT 'first_contact_resolution', 'ratio', country, date(resolved_at),
       coalesce(contact_count, 0) <= 1 AND coalesce(reply_count, 0) <= 1 AND coalesce(reopen_count, 0) = 0
FROM resolved WHERE contact_count IS NOT NULL OR reply_count IS NOT NULL;

INSERT INTO contributions
SELECT 'reopen_rate', 'ratio', country, date(resolved_at), reopen_count > 0
FROM resolved WHERE reopen_count IS NOT NULL;

INSERT INTO contributions
SELECT 'support_csat', 'ratio', country, date(resolved_at), satisfaction IN (4, 5)
FROM contacts WHERE satisfaction IN (1, 2, 3, 4, 5) AND NOT coalesce(resolved_at < created_at, 0);
