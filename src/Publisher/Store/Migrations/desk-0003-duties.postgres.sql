-- Set with a password that someone else chose: the next sign-in asks for another.
ALTER TABLE account ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0;
