-- The figures of a year as an agency reported them (公示办法 Art. 18): counts and sums alone. What was reported is never changed; a correction is a later revision.
CREATE TABLE annual_report (
    agency_code TEXT NOT NULL REFERENCES agency (code),
    year INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    figures TEXT NOT NULL,
    account TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (agency_code, year, revision)
);

CREATE INDEX decision_case_decided ON decision_case (agency_code, decided_on, act_type, state);

-- What may wait for a second person is little among very much: found without walking through the parts of all cases.
CREATE INDEX case_part_aftermath_waiting ON case_part (case_id) WHERE part = 'aftermath-waiting';
CREATE INDEX case_part_override ON case_part (case_id) WHERE part = 'override';
CREATE INDEX takedown_waiting ON takedown (case_id) WHERE decided_at IS NULL;
