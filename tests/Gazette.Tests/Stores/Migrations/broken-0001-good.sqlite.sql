CREATE TABLE broken_good (id BIGINT);
