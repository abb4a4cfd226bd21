-- Where a person has mail sent to. The address, and the code that is on its way to it, lie sealed under a key of their own in case_key,
-- by the id account/NAME: destroying that key destroys the address. The code is compared as blind index.
CREATE TABLE mail_address (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (name),
    sealed BLOB NOT NULL,
    code_index TEXT,
    code_until BIGINT,
    code_tries INTEGER NOT NULL,
    verified_at BIGINT,
    refused_at BIGINT,
    changed_at BIGINT NOT NULL
);

-- What a person does not want by mail.
CREATE TABLE mail_opt_out (
    account TEXT NOT NULL REFERENCES account (name),
    kind TEXT NOT NULL,
    PRIMARY KEY (account, kind)
);

-- A mail to be sent, or sent: its text is made of counts when it is. The token is that of its Message-ID, the same at every try.
CREATE TABLE letter (
    letter_id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL REFERENCES account (name),
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    claimed_until BIGINT,
    done_at BIGINT,
    failure TEXT
);

CREATE INDEX letter_due ON letter (state, due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX letter_recipient ON letter (recipient, created_at);
CREATE INDEX letter_done ON letter (done_at) WHERE done_at IS NOT NULL;

-- What people are told: ids, kinds and counts, nothing of a case's content. The occasion says of what, so that nobody is told of it twice.
CREATE TABLE notification (
    notification_id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL REFERENCES account (name),
    kind TEXT NOT NULL,
    occasion TEXT NOT NULL,
    case_id TEXT REFERENCES decision_case (case_id),
    agency_code TEXT REFERENCES agency (code),
    about TEXT REFERENCES account (name),
    count INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    read_at BIGINT,
    mail_open INTEGER NOT NULL,
    letter_id BIGINT REFERENCES letter (letter_id)
);

CREATE UNIQUE INDEX notification_once ON notification (recipient, kind, occasion);
CREATE INDEX notification_list ON notification (recipient, changed_at, notification_id);
CREATE INDEX notification_unread ON notification (recipient) WHERE read_at IS NULL;
CREATE INDEX notification_open ON notification (created_at, recipient) WHERE mail_open = 1;
CREATE INDEX notification_letter ON notification (letter_id) WHERE letter_id IS NOT NULL;
CREATE INDEX notification_old ON notification (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX notification_age ON notification (created_at);
CREATE INDEX notification_case ON notification (case_id, kind) WHERE case_id IS NOT NULL;

-- Who of an agency has a role.
CREATE INDEX account_agency ON account (agency_code, role);
