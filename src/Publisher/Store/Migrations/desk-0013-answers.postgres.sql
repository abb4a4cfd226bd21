-- Of what was found, how many places a person looked at and held to be right: one by one, and as part of a group.
ALTER TABLE review_tally ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review_tally ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
