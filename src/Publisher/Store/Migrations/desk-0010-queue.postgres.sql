-- What lists are narrowed by beside what a case has anyway: a count and a mark that name nobody. NULL until known, and for cases from before.
ALTER TABLE decision_case ADD COLUMN open_questions INTEGER;
ALTER TABLE decision_case ADD COLUMN has_person INTEGER;

-- All that a list is narrowed by stands in its index: however few cases match, no row is opened in vain.
DROP INDEX decision_case_queue;
CREATE INDEX decision_case_queue ON decision_case
    (agency_code, state, queue_rank, case_id, act_type, decided_on, submitter, reviewer, open_questions, has_person, late_from, published_at);

-- What a person keeps of the list. The name is sealed, for people may write names into it; the filter holds no words that were looked for.
CREATE TABLE saved_view (
    view_id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (name),
    name BYTEA NOT NULL,
    filter TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX saved_view_account ON saved_view (account, created_at, view_id);
