-- The audit is added to, never changed.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- By whom, of which agency, what, when: the page of the audit reads backwards in time from any of them.
CREATE INDEX audit_time ON audit (at, sequence);
CREATE INDEX audit_agency ON audit (agency_code, at, sequence);
CREATE INDEX audit_agency_act ON audit (agency_code, act, at, sequence);
CREATE INDEX audit_actor ON audit (actor COLLATE "C", at, sequence);
CREATE INDEX audit_act ON audit (act, at, sequence);
