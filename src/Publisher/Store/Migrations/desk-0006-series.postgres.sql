-- Which cases are of one series, as blind index: the agency's word for it lies sealed in the caption. Cases received before have none.
ALTER TABLE decision_case ADD COLUMN series_index TEXT;
CREATE INDEX decision_case_series ON decision_case (agency_code, series_index) WHERE series_index IS NOT NULL;
