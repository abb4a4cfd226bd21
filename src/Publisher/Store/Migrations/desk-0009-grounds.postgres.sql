-- Under which clause a case is stopped and which account stands behind it: no content, so that both can be counted. Null in other states; the
-- account is also null while nobody but the rules has said so.
ALTER TABLE decision_case ADD COLUMN ground_clause TEXT;
ALTER TABLE decision_case ADD COLUMN ground_by TEXT;
UPDATE decision_case SET
    ground_clause = (SELECT a.code FROM audit a WHERE a.case_id = decision_case.case_id AND a.act = 'case.moved' AND a.to_state = decision_case.state
        ORDER BY a.sequence DESC LIMIT 1),
    ground_by = (SELECT CASE WHEN a.actor LIKE 'account:%' THEN substr(a.actor, 9) END FROM audit a
        WHERE a.case_id = decision_case.case_id AND a.act = 'case.moved' AND a.to_state = decision_case.state
        ORDER BY a.sequence DESC LIMIT 1)
WHERE state IN ('held', 'withheld', 'refused');
