-- A party's request for correction (公示办法 Art. 17). Nothing here is personal: what was typed is sealed in correction_part under a key of the request's own
-- in case_key. The number of the receipt is no secret; its code is.
CREATE TABLE correction_request (
    request_id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    case_id TEXT REFERENCES decision_case (case_id),
    record_id TEXT,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    due_provisional INTEGER NOT NULL,
    identity TEXT NOT NULL,
    checked_at BIGINT,
    closed_at BIGINT,
    closed_by TEXT,
    reply_due INTEGER NOT NULL
);

CREATE INDEX correction_request_queue ON correction_request (agency_code, closed_at, due_on, request_id);
CREATE INDEX correction_request_number ON correction_request (number);
CREATE INDEX correction_request_case ON correction_request (case_id);
CREATE INDEX correction_request_reply ON correction_request (request_id) WHERE reply_due = 1;

CREATE TABLE correction_part (
    request_id TEXT NOT NULL REFERENCES correction_request (request_id),
    part TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (request_id, part)
);

-- What was taken out of the inbox, by a blind index of its content: taken once, however often it was sent or the taking was cut off.
CREATE TABLE correction_arrival (
    content_index TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES correction_request (request_id),
    arrived_at BIGINT NOT NULL
);

-- What lay in the inbox and could not be read, still sealed: nothing is thrown away unread.
CREATE TABLE correction_unreadable (
    content_hash BYTEA NOT NULL PRIMARY KEY,
    arrived_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);

-- 核验码 that were issued with served documents: a blind index of code and last four of a party's number together.
CREATE TABLE access_code (
    access_index TEXT NOT NULL PRIMARY KEY,
    issue_id TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    agency_code TEXT NOT NULL REFERENCES agency (code),
    issued_by TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);

CREATE INDEX access_code_case ON access_code (case_id);
