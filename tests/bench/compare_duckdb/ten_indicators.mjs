// node ten_indicators.mjs FOLDER [THREADS [whole|needed]]: ten indicators over all time from the four files of
// generate_orders, computed by DuckDB in SQL after the same definitions, after loading the whole files or the columns that
// these ten need and no others. Prints `indicator value numerator denominator`, then the wall time.
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, threads = '2', loading = 'whole'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node ten_indicators.mjs FOLDER [THREADS [whole|needed]]');
  process.exit(2);
}
const csv = (name) => `read_csv('${folder}/${name}.csv', header = true, delim = ',')`;

const columns = (needed) => (loading === 'needed' ? needed : '*');

// Each file is read once.
const tables = `
CREATE TEMP TABLE orders AS
  SELECT ${columns('order_id, ordered_at, promised_on, cancelled_at, total_amount')} FROM ${csv('orders')};
CREATE TEMP TABLE deliveries AS
  SELECT ${columns('order_id, shipped_at, delivered_at')} FROM ${csv('deliveries')};
CREATE TEMP TABLE tickets AS
  SELECT ${columns('created_at, direction, automated, reason, first_response_at')} FROM ${csv('tickets')};
CREATE TEMP TABLE returns AS
  SELECT ${columns('order_id, received_at, refunded_at, refund_amount')} FROM ${csv('returns')};
`;

// Each side is aggregated by order before it is joined, so that no order counts twice.
const indicators = `
WITH
as_of AS (
  SELECT greatest((SELECT max(ordered_at) FROM orders), (SELECT max(delivered_at) FROM deliveries),
                  (SELECT max(shipped_at) FROM deliveries), (SELECT max(created_at) FROM tickets),
                  (SELECT max(first_response_at) FROM tickets), (SELECT max(refunded_at) FROM returns),
                  (SELECT max(received_at) FROM returns)) AS moment
),
parcels AS (
  SELECT order_id, min(shipped_at) AS shipped_at,
         CASE WHEN count(delivered_at) = count(*) THEN max(delivered_at) END AS delivered_at
  FROM deliveries GROUP BY order_id
),
backs AS (
  SELECT order_id, sum(refund_amount) AS refunded FROM returns GROUP BY order_id
),
facts AS (
  SELECT o.*, p.shipped_at, p.delivered_at, b.order_id IS NOT NULL AS returned, coalesce(b.refunded, 0) AS refunded,
         o.cancelled_at IS NOT NULL AND (p.shipped_at IS NULL OR o.cancelled_at < p.shipped_at) AS cancelled_before_dispatch
  FROM orders o LEFT JOIN parcels p USING (order_id) LEFT JOIN backs b USING (order_id)
),
by_order AS (
  SELECT
    count(*) FILTER (due) AS due,
    count(*) FILTER (due AND delivered_at::DATE <= promised_on) AS kept,
    count(*) FILTER (due AND delivered_at IS NOT NULL) AS due_delivered,
    sum(lead) AS lead_days, count(lead) AS leads,
    quantile_disc(lead, 0.5) AS lead_p50, quantile_disc(lead, 0.9) AS lead_p90,
    count(*) AS placed,
    count(*) FILTER (delivered_at IS NOT NULL) AS delivered,
    count(*) FILTER (delivered_at IS NOT NULL AND returned) AS delivered_and_returned,
    sum(total_amount) FILTER (NOT cancelled_before_dispatch) AS sold,
    sum(refunded) FILTER (NOT cancelled_before_dispatch) AS refunded
  FROM (
    SELECT *, promised_on < (SELECT moment::DATE FROM as_of) AND NOT cancelled_before_dispatch AS due,
           delivered_at::DATE - ordered_at::DATE AS lead
    FROM facts
  )
),
by_ticket AS (
  SELECT
    count(*) AS contacts,
    count(*) FILTER (reason IN ('where_is_my_order', 'late_delivery')) AS about_delivery,
    count(*) FILTER (date_diff('second', created_at, first_response_at) <= 48 * 3600) AS answered,
    sum(date_diff('second', created_at, first_response_at)) / 3600.0 AS response_hours,
    count(first_response_at) AS responses
  FROM tickets WHERE direction = 'inbound' AND NOT automated
),
by_return AS (
  SELECT sum(refunded_at::DATE - received_at::DATE) AS refund_days, count(refunded_at) AS refunds FROM returns
)
SELECT * FROM by_order, by_ticket, by_return
`;

const started = performance.now();
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(tables);
const reader = await connection.runAndReadAll(indicators);
const [row] = reader.getRowObjects();
const elapsed = (performance.now() - started) / 1000;

const of = (column) => Number(row[column]?.toDouble?.() ?? row[column]);
const show = (indicator, numerator, denominator, per = 1) =>
  console.log(indicator, (per * numerator) / denominator, numerator, denominator);

show('promise_rate', of('kept'), of('due'));
show('promise_rate_delivered', of('kept'), of('due_delivered'));
show('click_to_possession', of('lead_days'), of('leads'));
console.log('click_to_possession.p50', of('lead_p50'));
console.log('click_to_possession.p90', of('lead_p90'));
show('contact_rate', of('contacts'), of('placed'), 100);
show('wismo_share', of('about_delivery'), of('contacts'));
show('response_rate', of('answered'), of('contacts'));
show('first_response_time', of('response_hours'), of('responses'));
show('order_return_rate', of('delivered_and_returned'), of('delivered'));
show('return_value_rate', of('refunded'), of('sold'), 100);
show('refund_time', of('refund_days'), of('refunds'));
console.log('seconds', elapsed.toFixed(3));
