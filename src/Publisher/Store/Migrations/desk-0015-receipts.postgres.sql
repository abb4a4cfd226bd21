-- What took a text out of the public's sight, by the gazette's entry that did it.
CREATE TABLE removal (
    entry_index BIGINT NOT NULL PRIMARY KEY,
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    agency_code TEXT NOT NULL REFERENCES agency (code),
    kind TEXT NOT NULL,
    appended_at BIGINT NOT NULL
);

CREATE INDEX removal_record ON removal (record_id);

-- Public nodes as they are configured, and what was last heard from each. One that is not listed any more owes nothing.
CREATE TABLE node (
    name TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    listed_at BIGINT NOT NULL,
    unlisted_at BIGINT,
    heard_at BIGINT,
    skew BIGINT,
    serves INTEGER,
    tree_size BIGINT,
    log_size BIGINT,
    hidden_up_to BIGINT,
    purged_up_to BIGINT,
    failed_at BIGINT,
    refusal TEXT
);

-- The signed bytes by which a receipt can be proven, one row however many receipts it gave.
CREATE TABLE node_statement (
    nonce TEXT NOT NULL PRIMARY KEY,
    node TEXT NOT NULL REFERENCES node (name),
    heard_at BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    content BYTEA NOT NULL,
    signature BYTEA NOT NULL
);

-- What each node owes for each removal: that it is hidden, that it is purged.
CREATE TABLE receipt (
    node TEXT NOT NULL REFERENCES node (name),
    entry_index BIGINT NOT NULL REFERENCES removal (entry_index),
    hidden_at BIGINT,
    hidden_by TEXT REFERENCES node_statement (nonce),
    purged_at BIGINT,
    purged_by TEXT REFERENCES node_statement (nonce),
    PRIMARY KEY (node, entry_index)
);

CREATE INDEX receipt_entry ON receipt (entry_index);
CREATE INDEX receipt_not_hidden ON receipt (node, entry_index) WHERE hidden_at IS NULL;
CREATE INDEX receipt_not_purged ON receipt (node, entry_index) WHERE purged_at IS NULL;

-- After each receipt the node is asked for the removed text, until nothing of it is found.
CREATE TABLE residue_check (
    node TEXT NOT NULL REFERENCES node (name),
    entry_index BIGINT NOT NULL REFERENCES removal (entry_index),
    phase TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (node, entry_index, phase)
);

CREATE INDEX residue_check_due ON residue_check (due_at) WHERE done_at IS NULL;

-- Where something was found: an address, never the text.
CREATE TABLE residue_finding (
    node TEXT NOT NULL REFERENCES node (name),
    entry_index BIGINT NOT NULL REFERENCES removal (entry_index),
    place TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    cleared_at BIGINT,
    PRIMARY KEY (node, entry_index, place)
);
