-- Emergency takedowns: who, when, which version, what a second person decided, and what came of it. Reason and words lie sealed in case_part.
-- end_version is NULL while another task of the record is on its way to the gazette: the order then follows it in the same transaction.
CREATE TABLE takedown (
    takedown_id TEXT NOT NULL PRIMARY KEY,
    record_id TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    agency_code TEXT NOT NULL REFERENCES agency (code),
    version INTEGER NOT NULL,
    public_from BIGINT NOT NULL,
    ordered_at BIGINT NOT NULL,
    ordered_by TEXT NOT NULL REFERENCES account (name),
    ordered_for TEXT,
    by_supervisor INTEGER NOT NULL,
    end_version INTEGER,
    hidden_at BIGINT,
    due_on TEXT NOT NULL,
    escalated_at BIGINT,
    decision TEXT,
    course TEXT,
    decided_at BIGINT,
    decided_by TEXT REFERENCES account (name),
    ended_at BIGINT,
    outcome TEXT
);

-- One takedown of a record waits for its second person at a time.
CREATE UNIQUE INDEX takedown_undecided ON takedown (record_id) WHERE decided_at IS NULL;
CREATE INDEX takedown_record ON takedown (record_id, ordered_at);
CREATE INDEX takedown_agency ON takedown (agency_code, ordered_at);

-- By which rules the desk decides now: a trial of other rules offers nothing to anyone.
CREATE TABLE rules_in_force (
    id INTEGER NOT NULL PRIMARY KEY,
    stamp TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- Published decisions in which the rules of a later day would hide more, or which they would not let out: kinds and counts, never a value.
-- Each is accounted for: taken down, looked at (why lies sealed in case_part), or no longer public for another cause.
CREATE TABLE rescan_offer (
    offer_id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    agency_code TEXT NOT NULL REFERENCES agency (code),
    rules TEXT NOT NULL,
    kinds TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    answered_by TEXT REFERENCES account (name)
);

CREATE UNIQUE INDEX rescan_offer_open ON rescan_offer (case_id) WHERE answered_at IS NULL;
CREATE INDEX rescan_offer_case ON rescan_offer (case_id, rules);
CREATE INDEX rescan_offer_agency ON rescan_offer (agency_code, found_at);
