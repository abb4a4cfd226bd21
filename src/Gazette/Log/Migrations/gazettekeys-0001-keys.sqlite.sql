-- Key and salt of each payload, apart from the log. An entry names its row by key_id; a row that no entry names is the trace of an
-- append that did not happen.
CREATE TABLE gazette_keys (
    key_id      BLOB   NOT NULL PRIMARY KEY,
    entry_index BIGINT NOT NULL,
    content_key BLOB   NOT NULL,
    salt        BLOB   NOT NULL
);

CREATE INDEX gazette_keys_entry ON gazette_keys (entry_index);
