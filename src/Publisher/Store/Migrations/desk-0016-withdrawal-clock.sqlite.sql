-- Until when a decision that was changed, revoked, found unlawful or void must be taken down: the day on which that was decided, the day on which
-- the agency learned of it, the last day, the rule that set it and the configuration by which it was reckoned. Dates are not personal. All are
-- NULL while nothing of the kind is recorded; a stamp of '' says that the days are to be read anew from what is recorded.
ALTER TABLE decision_case ADD COLUMN overturned_on TEXT;
ALTER TABLE decision_case ADD COLUMN overturn_learned_on TEXT;
ALTER TABLE decision_case ADD COLUMN withdraw_due_on TEXT;
ALTER TABLE decision_case ADD COLUMN withdraw_provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision_case ADD COLUMN withdraw_clause TEXT;
ALTER TABLE decision_case ADD COLUMN withdraw_stamp TEXT;
-- The first instant after the last day, so that late is one comparison.
ALTER TABLE decision_case ADD COLUMN withdraw_late_from BIGINT;
-- How often someone wrote down why that is late; the words lie sealed in case_part.
ALTER TABLE decision_case ADD COLUMN withdraw_reasons INTEGER NOT NULL DEFAULT 0;

-- What was recorded before lies sealed: these cases are opened once, later versions of their records too.
UPDATE decision_case SET withdraw_stamp = ''
WHERE state IN ('published', 'amended', 'summaryOnly', 'suspended', 'withdrawing', 'expired') AND record_id IN (
    SELECT c.record_id FROM audit a JOIN decision_case c ON c.case_id = a.case_id
    WHERE a.act = 'case.aftermath-recorded' AND a.code IN ('reconsideration', 'litigation'));

-- The order of the queue, once more: before everything else what must be taken down, by its last day.
DROP INDEX decision_case_queue;
DROP INDEX decision_case_order;
ALTER TABLE decision_case DROP COLUMN queue_rank;
ALTER TABLE decision_case ADD COLUMN queue_rank BIGINT GENERATED ALWAYS AS (
    CASE WHEN withdraw_late_from IS NOT NULL AND state IN ('published', 'amended', 'summaryOnly', 'suspended', 'withdrawing', 'expired')
        THEN withdraw_late_from / 86400000 * 10000000000 + received_at / 1000 - 200000000000000000
    WHEN state NOT IN ('received', 'read', 'assessed', 'redacted', 'verified', 'inReview', 'held', 'quarantined', 'approved')
        THEN 400000000000000000 - received_at
    WHEN late_from IS NULL THEN 100000000000000000 + received_at
    WHEN state = 'held' AND hold_escalated_at >= state_since THEN late_from / 86400000 * 10000000000 + received_at / 1000 - 100000000000000000
    ELSE late_from / 86400000 * 10000000000 + received_at / 1000 END) VIRTUAL;
CREATE INDEX decision_case_queue ON decision_case
    (agency_code, state, queue_rank, case_id, act_type, decided_on, submitter, reviewer, open_questions, has_person, late_from, published_at);
CREATE INDEX decision_case_order ON decision_case (agency_code, queue_rank, case_id);

-- What may have to be reckoned anew, what is due, and what was taken down late.
CREATE INDEX decision_case_withdraw_stamp ON decision_case (withdraw_stamp, case_id) WHERE withdraw_stamp IS NOT NULL;
CREATE INDEX decision_case_withdraw_late ON decision_case (withdraw_late_from) WHERE withdraw_late_from IS NOT NULL;
CREATE INDEX decision_case_withdrawn_late ON decision_case (agency_code, withdrawn_at) WHERE withdrawn_at >= withdraw_late_from;
