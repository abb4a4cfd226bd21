-- When another master key took this one's place; NULL for the one in use.
ALTER TABLE master_key ADD COLUMN retired_at BIGINT;
