-- Set with a password that someone else chose: the next sign-in asks for another.
ALTER TABLE account ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0;

-- The role of whoever disabled the account: what the platform disabled, the agency does not enable.
ALTER TABLE account ADD COLUMN disabled_by TEXT;

-- Where failed sign-ins came from: a device that this account was signed in on before, or a network. Both as blind index.
CREATE TABLE sign_in_source (
    account TEXT NOT NULL REFERENCES account (name),
    source TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    locked_until BIGINT,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (account, source)
);

-- Who stands in for whom, from one day to another, both included. Dates are those of Asia/Shanghai.
CREATE TABLE deputation (
    deputation_id TEXT NOT NULL PRIMARY KEY,
    agency_code TEXT NOT NULL REFERENCES agency (code),
    person TEXT NOT NULL REFERENCES account (name),
    deputy TEXT NOT NULL REFERENCES account (name),
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    named_by TEXT NOT NULL REFERENCES account (name),
    named_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX deputation_deputy ON deputation (deputy, until_on);
CREATE INDEX deputation_agency ON deputation (agency_code, until_on);

-- A key says what it may be used for, until when, and the day it was last used.
ALTER TABLE api_key ADD COLUMN scopes TEXT NOT NULL DEFAULT 'push status';
ALTER TABLE api_key ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE api_key ADD COLUMN replaced_by TEXT;
ALTER TABLE api_key ADD COLUMN last_used_on TEXT;
-- Set when the account that answers for the key changed: someone must confirm it before it works again.
ALTER TABLE api_key ADD COLUMN suspended_at BIGINT;
-- The last day on which a key that works no more was tried: one line of audit a day.
ALTER TABLE api_key ADD COLUMN refused_on TEXT;
-- Keys from before: a year of 366 days.
UPDATE api_key SET expires_at = created_at + 31622400000;

CREATE INDEX api_key_agency ON api_key (agency_code, created_at);
