-- A decision's life after its first publication. A later version of a record is a case of its own, with its own document, key and
-- review: so a record is no longer one case, and SQLite can drop that constraint only by building the table anew.
CREATE TABLE new_decision_case (
    case_id TEXT NOT NULL PRIMARY KEY,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_since BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    decided_on TEXT,
    act_type TEXT,
    number_index TEXT,
    current_number INTEGER,
    replaces_case TEXT REFERENCES new_decision_case (case_id),
    amends_case TEXT REFERENCES new_decision_case (case_id),
    superseded_by TEXT REFERENCES new_decision_case (case_id),
    submitter TEXT NOT NULL REFERENCES account (name),
    reviewer TEXT REFERENCES account (name),
    secrecy_reviewed_on TEXT,
    reassess_on TEXT,
    released_at BIGINT,
    published_at BIGINT,
    withdrawn_at BIGINT,
    returns_to TEXT,
    wrapped_key BLOB,
    caption BLOB,
    attempts INTEGER NOT NULL,
    leased_until BIGINT NOT NULL
);

INSERT INTO new_decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type,
    number_index, current_number, replaces_case, submitter, reviewer, secrecy_reviewed_on, released_at, published_at, withdrawn_at, returns_to,
    wrapped_key, caption, attempts, leased_until)
SELECT case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type,
    number_index, current_number, replaces_case, submitter, reviewer, secrecy_reviewed_on, released_at, published_at, withdrawn_at,
    CASE WHEN state = 'withdrawing' THEN 'published' END,
    wrapped_key, caption, attempts, leased_until
FROM decision_case ORDER BY received_at, case_id;

CREATE TABLE new_case_part (
    case_id TEXT NOT NULL REFERENCES new_decision_case (case_id),
    part TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (case_id, part)
);

INSERT INTO new_case_part (case_id, part, content) SELECT case_id, part, content FROM case_part;

CREATE TABLE new_idempotency (
    agency_code TEXT NOT NULL REFERENCES agency (code),
    key_index TEXT NOT NULL,
    content_index TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES new_decision_case (case_id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (agency_code, key_index)
);

INSERT INTO new_idempotency (agency_code, key_index, content_index, case_id, created_at)
SELECT agency_code, key_index, content_index, case_id, created_at FROM idempotency;

-- What the gazette has yet to be told, and what it was told: the versions of a record are allotted here.
CREATE TABLE new_outbox (
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES new_decision_case (case_id),
    act TEXT NOT NULL,
    nature TEXT NOT NULL,
    leads_to TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (record_id, version)
);

INSERT INTO new_outbox (record_id, version, case_id, act, nature, leads_to, created_at, attempts, due_at, done_at)
SELECT c.record_id, o.version, o.case_id, o.act, 'Legal', CASE o.act WHEN 'Publish' THEN 'published' ELSE 'withdrawn' END,
    o.created_at, o.attempts, o.due_at, o.done_at
FROM outbox o JOIN decision_case c ON c.case_id = o.case_id;

DROP TABLE outbox;
DROP TABLE idempotency;
DROP TABLE case_part;
DROP TABLE decision_case;
ALTER TABLE new_decision_case RENAME TO decision_case;
ALTER TABLE new_case_part RENAME TO case_part;
ALTER TABLE new_idempotency RENAME TO idempotency;
ALTER TABLE new_outbox RENAME TO outbox;

-- The number's owner has 1, a case that would amend it 2; NULL is neither.
CREATE UNIQUE INDEX decision_case_number ON decision_case (agency_code, number_index, current_number);
CREATE INDEX decision_case_record ON decision_case (record_id);
CREATE INDEX decision_case_queue ON decision_case (agency_code, state, received_at, case_id);
CREATE INDEX decision_case_arrival ON decision_case (agency_code, received_at, case_id);
CREATE INDEX decision_case_work ON decision_case (state, leased_until);

-- One thing at a time is said of a record.
CREATE UNIQUE INDEX outbox_open ON outbox (record_id) WHERE done_at IS NULL;
CREATE INDEX outbox_due ON outbox (done_at, due_at);
