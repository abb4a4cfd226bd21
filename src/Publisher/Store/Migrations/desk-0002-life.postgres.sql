-- A decision's life after its first publication. A later version of a record is a case of its own, with its own document, key and review.
ALTER TABLE decision_case DROP CONSTRAINT decision_case_record_id_key;
ALTER TABLE decision_case ADD COLUMN amends_case TEXT REFERENCES decision_case (case_id);
ALTER TABLE decision_case ADD COLUMN superseded_by TEXT REFERENCES decision_case (case_id);
ALTER TABLE decision_case ADD COLUMN reassess_on TEXT;
ALTER TABLE decision_case ADD COLUMN returns_to TEXT;
UPDATE decision_case SET returns_to = 'published' WHERE state = 'withdrawing';
CREATE INDEX decision_case_record ON decision_case (record_id);

-- What the gazette has yet to be told, and what it was told: the versions of a record are allotted here.
ALTER TABLE outbox ADD COLUMN record_id TEXT;
ALTER TABLE outbox ADD COLUMN nature TEXT;
ALTER TABLE outbox ADD COLUMN leads_to TEXT;
UPDATE outbox SET
    record_id = (SELECT c.record_id FROM decision_case c WHERE c.case_id = outbox.case_id),
    nature = 'Legal',
    leads_to = CASE act WHEN 'Publish' THEN 'published' ELSE 'withdrawn' END;
ALTER TABLE outbox ALTER COLUMN record_id SET NOT NULL;
ALTER TABLE outbox ALTER COLUMN nature SET NOT NULL;
ALTER TABLE outbox ALTER COLUMN leads_to SET NOT NULL;
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
ALTER TABLE outbox ADD PRIMARY KEY (record_id, version);

-- One thing at a time is said of a record.
CREATE UNIQUE INDEX outbox_open ON outbox (record_id) WHERE done_at IS NULL;
