-- Who ordered the withdrawal whose days count, in the audit's words, parted by blanks: what was ordered by mistake and blocked another person takes back.
-- Of what was ordered before, the audit knows the persons.
ALTER TABLE decision_case ADD COLUMN withdrawal_ordered_by TEXT;

UPDATE decision_case SET withdrawal_ordered_by =
    (SELECT group_concat(a.actor, ' ') FROM audit a
     WHERE a.case_id = decision_case.case_id AND (a.to_state = 'withdrawing' OR (a.act = 'case.ordered' AND a.code = 'withdrawn')))
WHERE withdrawal_ordered_on IS NOT NULL;
