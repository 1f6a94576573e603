-- Contacts.

INSERT INTO contributions SELECT 'contact_rate', 'events', country, date(created_at), 1 FROM contacts;
INSERT INTO contributions SELECT 'contact_rate', 'base', country, ordered_on, 1 FROM full_orders;

INSERT INTO contributions SELECT 'orders_with_contact', 'ratio', country, ordered_on, contacted FROM full_orders;

INSERT INTO contributions
SELECT 'wismo_rate', 'events', country, date(created_at), 1 FROM contacts WHERE reason = 'delivery';
INSERT INTO contributions
SELECT 'wismo_rate', 'base', country, date(shipped_at), 1 FROM full_orders WHERE shipped_at IS NOT NULL;

INSERT INTO contributions
SELECT 'wismo_share', 'ratio', country, date(created_at), coalesce(reason = 'delivery', 0) FROM contacts;

-- Of a split, every row is in the population of each value: amount is 1 for the value's own rows.
INSERT INTO contributions
SELECT 'contact_reasons.' || v.value, 'ratio', country, date(created_at), coalesce(reason, '(none)') = v.value
FROM contacts, (SELECT DISTINCT coalesce(reason, '(none)') AS value FROM contacts) v;

INSERT INTO contributions
SELECT 'complaint_rate', 'events', country, date(created_at), 1 FROM contacts WHERE complains;
INSERT INTO contributions SELECT 'complaint_rate', 'base', country, ordered_on, 1 FROM full_orders;

-- At the low end, each contact costs 1.
INSERT INTO contributions SELECT 'contact_cost', 'events', country, date(created_at), 1 FROM contacts;
INSERT INTO contributions
SELECT 'wismo_cost', 'events', country, date(created_at), 1 FROM contacts WHERE reason = 'delivery';
INSERT INTO contributions
SELECT v.indicator, 'base', country, ordered_on, 1
FROM full_orders, (SELECT 'contact_cost' AS indicator UNION ALL SELECT 'wismo_cost') v;

CREATE INDEX contacts_by_person ON contacts (person, reason, created_at);
INSERT INTO contributions
SELECT 'repeat_contact_rate', 'ratio', country, date(c.created_at),
       EXISTS (SELECT 1 FROM contacts later
               WHERE later.person = c.person AND later.reason = c.reason AND later.contact <> c.contact
                 AND (later.created_at, coalesce(later.ticket_id, '')) >= (c.created_at, coalesce(c.ticket_id, ''))
                 AND date(later.created_at) <= date(c.created_at, '+7 days'))
FROM contacts c WHERE resolved_at IS NOT NULL AND person IS NOT NULL AND reason IS NOT NULL;

INSERT INTO contributions
SELECT 'unlinked_contact_share', 'ratio', country, date(created_at), order_id IS NULL FROM contacts;
