CREATE TABLE sample (id BIGINT NOT NULL PRIMARY KEY, word TEXT NOT NULL);
CREATE INDEX sample_word ON sample (word);
