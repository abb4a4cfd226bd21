-- Who publishes.
CREATE TABLE agency (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    sector TEXT NOT NULL
);

CREATE TABLE account (
    name TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    security_stamp TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    locked_until BIGINT,
    disabled_at BIGINT,
    created_at BIGINT NOT NULL
);

-- A key is a 256-bit random text: its plain SHA-256 cannot be guessed back.
CREATE TABLE api_key (
    prefix TEXT NOT NULL PRIMARY KEY,
    key_hash BLOB NOT NULL,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    owner TEXT NOT NULL REFERENCES account (name),
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- Which master key the store was made with.
CREATE TABLE master_key (
    key_id TEXT NOT NULL PRIMARY KEY,
    first_used_at BIGINT NOT NULL
);

-- A case. Nothing here is personal: texts and fields are sealed in case_part and in caption.
CREATE TABLE decision_case (
    case_id TEXT NOT NULL PRIMARY KEY,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    record_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_since BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    decided_on TEXT,
    act_type TEXT,
    number_index TEXT,
    current_number INTEGER,
    replaces_case TEXT REFERENCES decision_case (case_id),
    submitter TEXT NOT NULL REFERENCES account (name),
    reviewer TEXT REFERENCES account (name),
    secrecy_reviewed_on TEXT,
    released_at BIGINT,
    published_at BIGINT,
    withdrawn_at BIGINT,
    wrapped_key BLOB,
    caption BLOB,
    attempts INTEGER NOT NULL,
    leased_until BIGINT NOT NULL
);

-- One living case for each document number of an agency: current_number is 1 while the number is taken, NULL when it is free again.
CREATE UNIQUE INDEX decision_case_number ON decision_case (agency_code, number_index, current_number);
CREATE INDEX decision_case_queue ON decision_case (agency_code, state, received_at, case_id);
CREATE INDEX decision_case_arrival ON decision_case (agency_code, received_at, case_id);
CREATE INDEX decision_case_work ON decision_case (state, leased_until);

-- Everything personal, sealed under the key of the case.
CREATE TABLE case_part (
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    part TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (case_id, part)
);

CREATE TABLE idempotency (
    agency_code TEXT NOT NULL REFERENCES agency (code),
    key_index TEXT NOT NULL,
    content_index TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (agency_code, key_index)
);

-- What the gazette has yet to be told.
CREATE TABLE outbox (
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    version INTEGER NOT NULL,
    act TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (case_id, version)
);

CREATE INDEX outbox_due ON outbox (done_at, due_at);

CREATE TABLE audit (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    agency_code TEXT,
    case_id TEXT,
    act TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    code TEXT,
    detail BLOB,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);

CREATE INDEX audit_case ON audit (case_id, sequence);

CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash BLOB NOT NULL
);

INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, zeroblob(32));
