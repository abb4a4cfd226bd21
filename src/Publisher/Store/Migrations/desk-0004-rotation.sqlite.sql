-- When another master key took this one's place; NULL for the one in use, of which there is only one.
ALTER TABLE master_key ADD COLUMN retired_at BIGINT;
CREATE UNIQUE INDEX master_key_in_use ON master_key ((retired_at IS NULL)) WHERE retired_at IS NULL;

-- The key of each case, wrapped by the master key whose id it begins with. A table of its own and a small one: after an erasure it is written
-- anew as a whole, where the engine would leave the old bytes lying. No foreign key: a check of each row would be the cost of that.
CREATE TABLE case_key (
    case_id TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB NOT NULL
);

INSERT INTO case_key (case_id, wrapped) SELECT case_id, wrapped_key FROM decision_case WHERE wrapped_key IS NOT NULL;
ALTER TABLE decision_case DROP COLUMN wrapped_key;

-- What a repeated push is known by, sealed under the key of its case: once that is erased, nothing can be tried against it.
ALTER TABLE idempotency DROP COLUMN content_index;
ALTER TABLE idempotency ADD COLUMN sealed BLOB;
CREATE INDEX idempotency_case ON idempotency (case_id);
