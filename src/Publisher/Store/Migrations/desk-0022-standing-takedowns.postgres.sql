-- Which task of the gazette goes first: 2 an emergency takedown and what one waits for, 1 another removal, 0 everything else.
ALTER TABLE outbox ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET urgency = CASE WHEN leads_to = 'suspended' THEN 2 ELSE 1 END WHERE done_at IS NULL AND (leads_to = 'suspended' OR act IN ('End', 'Withdraw'));
UPDATE outbox SET urgency = 2 WHERE done_at IS NULL AND record_id IN (SELECT record_id FROM takedown WHERE end_version IS NULL AND ended_at IS NULL AND decided_at IS NULL);
DROP INDEX outbox_due;
CREATE INDEX outbox_next ON outbox (urgency DESC, created_at, record_id, version) WHERE done_at IS NULL;

-- When people were told that a takedown was not done within seconds; NULL when it was.
ALTER TABLE takedown ADD COLUMN alarmed_at BIGINT;
CREATE INDEX takedown_undone ON takedown (ordered_at) WHERE hidden_at IS NULL AND ended_at IS NULL;

-- What was taken down before takedowns were kept, or is about to be, takes a second person too. Who ordered it stands in the audit; where nothing stands
-- there, the submitter is put in that place, who decides on nothing of the case anyway. The day is reckoned anew by the desk.
INSERT INTO takedown (takedown_id, record_id, case_id, agency_code, version, public_from, ordered_at, ordered_by, ordered_for, by_supervisor, end_version, hidden_at, due_on)
SELECT md5(random()::text || s.case_id), s.record_id, s.case_id, s.agency_code, COALESCE(shown.version, 1), COALESCE(shown.done_at, s.published_at, s.state_since),
    COALESCE(ordered.at, s.state_since), COALESCE(orderer.name, s.submitter), CASE WHEN ordered.actor LIKE '%/for:%' THEN replace(split_part(ordered.actor, '/for:', 2), ',', ' ') END, 0, ended.version,
    CASE WHEN s.state = 'suspended' THEN COALESCE(ended.done_at, s.state_since) END, to_char(to_timestamp(COALESCE(ordered.at, s.state_since) / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
FROM decision_case s
LEFT JOIN outbox ended ON ended.record_id = s.record_id
    AND ended.version = (SELECT MAX(o.version) FROM outbox o WHERE o.record_id = s.record_id AND o.leads_to = 'suspended')
LEFT JOIN outbox shown ON shown.record_id = s.record_id
    AND shown.version = (SELECT MAX(o.version) FROM outbox o
        WHERE o.record_id = s.record_id AND o.version < ended.version AND o.act IN ('Publish', 'Amend') AND o.done_at IS NOT NULL)
LEFT JOIN audit ordered ON ordered.sequence = (SELECT MAX(a.sequence) FROM audit a WHERE a.case_id = s.case_id AND a.act = 'case.ordered' AND a.code = 'suspended')
LEFT JOIN account orderer ON orderer.name = split_part(substr(ordered.actor, 9), '/', 1)
WHERE (s.state = 'suspended' OR EXISTS (SELECT 1 FROM outbox o WHERE o.case_id = s.case_id AND o.leads_to = 'suspended' AND o.done_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM takedown t WHERE t.record_id = s.record_id AND (t.decided_at IS NULL OR t.ended_at IS NULL));
