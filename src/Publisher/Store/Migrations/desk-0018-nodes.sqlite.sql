-- Since when a node has been heard to lack what the gazette had: for a moment each one does, whenever something is published.
ALTER TABLE node ADD COLUMN behind_since BIGINT;

-- Which nodes are on which list. Desks that share the store may have lists of their own, and none takes off another's nodes.
CREATE TABLE node_listing (
    list TEXT NOT NULL,
    node TEXT NOT NULL REFERENCES node (name),
    PRIMARY KEY (list, node)
);

INSERT INTO node_listing (list, node) SELECT 'desk', name FROM node WHERE unlisted_at IS NULL;
