CREATE TABLE broken_half (id BIGINT); INSERT INTO no_such_table VALUES (1);
