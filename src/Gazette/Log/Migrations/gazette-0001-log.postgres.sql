-- One row a published change. Rows are only ever added; what erasure takes away lies in gazette_contents and in the key store.
CREATE TABLE gazette_entries (
    entry_index    BIGINT  NOT NULL PRIMARY KEY,
    kind           INTEGER NOT NULL,
    nature         INTEGER NOT NULL,
    payload_kind   INTEGER NOT NULL,
    record_id      TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    appended_at    BIGINT  NOT NULL,
    erases_earlier INTEGER NOT NULL,
    commitment     BYTEA    NOT NULL,
    leaf_hash      BYTEA    NOT NULL,
    key_id         BYTEA    NOT NULL,
    UNIQUE (record_id, version)
);

CREATE INDEX gazette_entries_erasing ON gazette_entries (record_id, entry_index) WHERE erases_earlier = 1;

CREATE TABLE gazette_contents (
    entry_index BIGINT NOT NULL PRIMARY KEY REFERENCES gazette_entries (entry_index),
    nonce       BYTEA   NOT NULL,
    ciphertext  BYTEA   NOT NULL
);

-- Roots of complete subtrees; level 0 is gazette_entries.leaf_hash.
CREATE TABLE gazette_nodes (
    level    INTEGER NOT NULL,
    position BIGINT  NOT NULL,
    hash     BYTEA    NOT NULL,
    PRIMARY KEY (level, position)
);

-- One signed head for each size the log ever had; the newest one is signed again and again.
CREATE TABLE gazette_heads (
    tree_size BIGINT NOT NULL PRIMARY KEY,
    root_hash BYTEA   NOT NULL,
    signed_at BIGINT NOT NULL,
    algorithm TEXT   NOT NULL,
    key_id    TEXT   NOT NULL,
    signature BYTEA   NOT NULL
);
