-- Satisfaction. Answers without a day belong to no month, but to all time. For nps see periods.sql.

INSERT INTO contributions
SELECT 'csat', 'ratio', country, answered_on, score >= 4 FROM answers WHERE kind = 'csat' AND score BETWEEN 1 AND 5;

INSERT INTO contributions
SELECT 'ces', 'points', country, answered_on, score FROM answers WHERE kind = 'ces' AND score BETWEEN 1 AND 7;
INSERT INTO contributions
SELECT 'ces_easy_share', 'ratio', country, answered_on, score >= 5
FROM answers WHERE kind = 'ces' AND score BETWEEN 1 AND 7;

-- What nobody sent (a review that came by itself) is no response.
INSERT INTO contributions
SELECT 'survey_response_rate', 'ratio', country, date(sent_at), score IS NOT NULL OR answered_at IS NOT NULL
FROM surveys WHERE sent_at IS NOT NULL;

INSERT INTO contributions SELECT 'review_rate', 'events', country, answered_on, 1 FROM answers WHERE kind = 'review';
INSERT INTO contributions
SELECT 'review_rate', 'base', country, delivered_on, 1 FROM full_orders WHERE delivered_on IS NOT NULL;

INSERT INTO contributions SELECT 'comment_rate', 'ratio', country, answered_on, comment IS NOT NULL FROM answers;
