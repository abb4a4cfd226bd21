-- Until when a case must be public, which rule says so, and by which configuration that was reckoned. Dates are not personal.
ALTER TABLE decision_case ADD COLUMN due_on TEXT;
ALTER TABLE decision_case ADD COLUMN due_provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision_case ADD COLUMN due_clause TEXT;
ALTER TABLE decision_case ADD COLUMN due_stamp TEXT NOT NULL DEFAULT '';
-- The first instant after the last day, so that late is one comparison.
ALTER TABLE decision_case ADD COLUMN late_from BIGINT;
-- From this day on a case that is still held is brought before people; it was for the hold since which it says so.
ALTER TABLE decision_case ADD COLUMN escalates_on TEXT;
ALTER TABLE decision_case ADD COLUMN hold_escalated_at BIGINT;
-- How often someone wrote down why it is late; the words lie sealed in case_part.
ALTER TABLE decision_case ADD COLUMN late_reasons INTEGER NOT NULL DEFAULT 0;

-- The order of the queue as one ascending number, so that a page is one range of an index: holds that were escalated, then cases nobody has
-- decided on by their last day and arrival, then those of which it is not known yet, then everything else, the newest first. It follows from
-- the row, so that nothing that moves a case can forget it.
ALTER TABLE decision_case ADD COLUMN queue_rank BIGINT GENERATED ALWAYS AS (
    CASE WHEN state NOT IN ('received', 'read', 'assessed', 'redacted', 'verified', 'inReview', 'held', 'quarantined', 'approved')
        THEN 400000000000000000 - received_at
    WHEN late_from IS NULL THEN 100000000000000000 + received_at
    WHEN state = 'held' AND hold_escalated_at >= state_since THEN late_from / 86400000 * 10000000000 + received_at / 1000 - 100000000000000000
    ELSE late_from / 86400000 * 10000000000 + received_at / 1000 END) VIRTUAL;

DROP INDEX decision_case_queue;
DROP INDEX decision_case_arrival;
CREATE INDEX decision_case_queue ON decision_case (agency_code, state, queue_rank, case_id);
CREATE INDEX decision_case_order ON decision_case (agency_code, queue_rank, case_id);

-- What may have to be reckoned anew.
CREATE INDEX decision_case_due_stamp ON decision_case (due_stamp, case_id)
    WHERE decided_on IS NOT NULL AND act_type IS NOT NULL AND (published_at IS NULL OR due_provisional = 1);

-- What is late, and what was made public late.
CREATE INDEX decision_case_late ON decision_case (late_from) WHERE published_at IS NULL;
CREATE INDEX decision_case_published_late ON decision_case (agency_code, published_at) WHERE published_at >= late_from;

-- Whether a returned case was handed in anew, and so is late no more.
CREATE INDEX decision_case_replaces ON decision_case (replaces_case) WHERE replaces_case IS NOT NULL;

-- The configuration by which all cases were last reckoned anew, how many were looked at and how many days moved; done_at is NULL until it is through.
CREATE TABLE clock_sweep (
    id INTEGER NOT NULL PRIMARY KEY,
    stamp TEXT NOT NULL,
    cases BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    done_at BIGINT
);

INSERT INTO clock_sweep (id, stamp, cases, moved, done_at) VALUES (1, '', 0, 0, 0);
