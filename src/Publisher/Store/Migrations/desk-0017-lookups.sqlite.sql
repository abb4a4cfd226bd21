-- A number and a record lead to a handful of cases: indexes that hold all that is asked of them there, so that no other one is walked instead.
DROP INDEX decision_case_record;
CREATE INDEX decision_case_record ON decision_case (record_id, agency_code, state);
CREATE INDEX decision_case_numbered ON decision_case (agency_code, number_index, state);

-- Of someone who stood in for others: the account alone.
UPDATE decision_case SET ground_by = substr(ground_by, 1, instr(ground_by, '/') - 1) WHERE instr(ground_by, '/') > 0;
