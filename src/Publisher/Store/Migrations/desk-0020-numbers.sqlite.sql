-- The place of a case's number in the sequence of its agency, year and word (公示办法 Art. 20(1)); the sequence as a blind index. 0 where the number is
-- none of a sequence; NULL until it was read, and when the number changes.
ALTER TABLE decision_case ADD COLUMN number_sequence TEXT;
ALTER TABLE decision_case ADD COLUMN number_year INTEGER;
ALTER TABLE decision_case ADD COLUMN number_serial INTEGER;
CREATE INDEX decision_case_serial ON decision_case (agency_code, number_year, number_sequence, number_serial, state, case_id);
CREATE INDEX decision_case_serial_unread ON decision_case (case_id) WHERE number_serial IS NULL AND number_index IS NOT NULL;

-- Why numbers of a sequence have no decision, in the agency's word. What names the sequence is sealed under a key of its own, as is what was said.
CREATE TABLE number_explanation (
    explanation_id TEXT NOT NULL PRIMARY KEY,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    number_sequence TEXT,
    number_year INTEGER NOT NULL,
    first_serial INTEGER NOT NULL,
    last_serial INTEGER NOT NULL,
    reason TEXT NOT NULL,
    account TEXT NOT NULL,
    explained_at BIGINT NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at BIGINT,
    sealed BLOB NOT NULL
);

CREATE INDEX number_explanation_place ON number_explanation (agency_code, number_year, number_sequence);
