-- Replies to correction requests, sealed under the code of each receipt. The inbox beside the embedded stores is a folder.
CREATE TABLE outbox_reply (
    address TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
);
