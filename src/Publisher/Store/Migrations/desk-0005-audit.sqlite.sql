-- The audit is added to, never changed.
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- By whom, of which agency, what, when: the page of the audit reads backwards in time from any of them.
CREATE INDEX audit_time ON audit (at, sequence);
CREATE INDEX audit_agency ON audit (agency_code, at, sequence);
CREATE INDEX audit_agency_act ON audit (agency_code, act, at, sequence);
CREATE INDEX audit_actor ON audit (actor, at, sequence);
CREATE INDEX audit_act ON audit (act, at, sequence);
