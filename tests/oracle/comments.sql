-- What comments say, by a human's labels: how they sound, and what they speak of. Comments without a day belong to no
-- month, but to all time. Without a label for its text a comment cannot be judged: there must be one.

CREATE TABLE comments (comment, country, answered_on, polarity NOT NULL, polarity_of_mark);
INSERT INTO comments
SELECT s.comment, s.country, date(s.answered_at), l.polarity,
       CASE WHEN kind IN ('csat', 'review') AND score BETWEEN 1 AND 2 THEN 'negative'
            WHEN kind IN ('csat', 'review') AND score = 3 THEN 'neutral'
            WHEN kind IN ('csat', 'review') AND score BETWEEN 4 AND 5 THEN 'positive'
            WHEN kind = 'nps' AND score BETWEEN 0 AND 6 THEN 'negative'
            WHEN kind = 'nps' AND score BETWEEN 7 AND 8 THEN 'neutral'
            WHEN kind = 'nps' AND score BETWEEN 9 AND 10 THEN 'positive'
            WHEN kind = 'ces' AND score BETWEEN 1 AND 3 THEN 'negative'
            WHEN kind = 'ces' AND score = 4 THEN 'neutral'
            WHEN kind = 'ces' AND score BETWEEN 5 AND 7 THEN 'positive' END
FROM surveys s LEFT JOIN labels l USING (comment) WHERE s.comment IS NOT NULL;

INSERT INTO contributions
SELECT 'comment_sentiment', 'ratio', country, answered_on, polarity = 'negative' FROM comments;

INSERT INTO contributions
SELECT 'comment_score_agreement', 'ratio', country, answered_on, polarity = polarity_of_mark
FROM comments WHERE polarity_of_mark IS NOT NULL;

-- A comment may have several themes, and is in the population of each.
INSERT INTO contributions
SELECT 'comment_themes.' || v.theme, 'ratio', country, answered_on,
       EXISTS (SELECT 1 FROM label_themes l WHERE l.comment = c.comment AND l.theme = v.theme)
FROM comments c, (SELECT DISTINCT theme FROM label_themes) v;
