-- Correction requests, sealed to the desk's key: the public site's role may insert and nothing else.
CREATE TABLE inbox_request (
    request_id TEXT NOT NULL PRIMARY KEY,
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    sealed BYTEA NOT NULL
);

-- Replies, sealed under the code of each receipt: the public site's role may select and nothing else.
CREATE TABLE outbox_reply (
    address TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);
