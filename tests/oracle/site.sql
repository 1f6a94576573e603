-- Site and messages. For pages_per_visit and sends_per_recipient see periods.sql.

-- A row is one visit, or as many as it counts. What it says of them is a count, else the flag of the one, else unknown.
CREATE TABLE traffic AS
SELECT country, date(started_at) AS day, source, page_views, coalesce(visit_count, 1) AS visits,
       coalesce(bounce_count, CASE bounced WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END) AS bounces,
       coalesce(conversion_count, CASE converted WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END) AS conversions,
       coalesce(contact_count, CASE contacted WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END) AS contacts
FROM visits;

-- Likewise for messages; one that bounced was not delivered, and what nobody saw opened was not opened.
CREATE TABLE mailings AS
SELECT country, date(sent_at) AS day, coalesce(sent_count, 1) AS sent,
       coalesce(delivered_count, CASE delivered WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END,
                CASE bounced WHEN 'yes' THEN 0 WHEN 'no' THEN 1 END) AS delivered,
       coalesce(opened_count, opened_at IS NOT NULL) AS opened,
       coalesce(clicked_count, clicked_at IS NOT NULL) AS clicked,
       coalesce(unsubscribed_count, unsubscribed_at IS NOT NULL) AS unsubscribed
FROM messages;

-- Parts of a whole, both counts.
CREATE TABLE parts AS
SELECT 'direct_traffic_share' AS indicator, country, day, visits * (source = 'direct') AS part, visits AS whole
FROM traffic
UNION ALL SELECT 'bounce_rate', country, day, bounces, visits FROM traffic
UNION ALL SELECT 'conversion_rate', country, day, conversions, visits FROM traffic
UNION ALL SELECT 'contact_rate_per_visit', country, day, contacts, visits FROM traffic
UNION ALL SELECT 'message_delivery_rate', country, day, delivered, sent FROM mailings
UNION ALL SELECT 'open_rate', country, day, opened, delivered FROM mailings WHERE delivered > 0
UNION ALL SELECT 'click_rate', country, day, clicked, delivered FROM mailings WHERE delivered > 0
UNION ALL SELECT 'unsubscribe_rate', country, day, unsubscribed, delivered FROM mailings WHERE delivered > 0
UNION ALL SELECT 'click_to_open_rate', country, day, clicked, opened FROM mailings WHERE opened > 0;

-- Neither an unknown part nor one greater than its whole counts. They are many: added up by country and day.
INSERT INTO contributions
SELECT indicator, 'events', country, day, sum(part) FROM parts WHERE part <= whole GROUP BY indicator, country, day
UNION ALL
SELECT indicator, 'base', country, day, sum(whole) FROM parts WHERE part <= whole GROUP BY indicator, country, day;

CREATE TABLE shipped AS SELECT date(shipped_at) AS shipped_on, f.* FROM full_orders f WHERE shipped_at IS NOT NULL;

INSERT INTO contributions SELECT 'tracking_page_rate', 'ratio', country, shipped_on, tracking_views > 0 FROM shipped;
INSERT INTO contributions SELECT 'tracking_views_per_order', 'events', country, shipped_on, tracking_views FROM shipped;
INSERT INTO contributions SELECT 'tracking_views_per_order', 'base', country, shipped_on, 1 FROM shipped;

INSERT INTO contributions SELECT 'notification_coverage', 'ratio', country, shipped_on, dispatch_told FROM shipped;
INSERT INTO contributions
SELECT 'confirmation_coverage', 'ratio', country, ordered_on, confirmation_told FROM full_orders;
INSERT INTO contributions
SELECT 'delivery_notification_coverage', 'ratio', country, delivered_on, delivery_told
FROM full_orders WHERE delivered_on IS NOT NULL;
