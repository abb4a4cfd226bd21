-- Who else than the submitter wrote what a case says now: names of accounts with blanks between them; NULL when nobody. They do not review it.
ALTER TABLE decision_case ADD COLUMN co_authors TEXT;

-- Why a decision is a major one, as ids of rules with blanks between them; NULL when it is none or was read before the rules were there.
ALTER TABLE decision_case ADD COLUMN major_rules TEXT;

-- The day of the 法制审核 that is recorded; NULL when none is.
ALTER TABLE decision_case ADD COLUMN legal_reviewed_on TEXT;

CREATE INDEX decision_case_legal_review ON decision_case (agency_code, received_at, case_id) WHERE major_rules IS NOT NULL AND legal_reviewed_on IS NULL;
