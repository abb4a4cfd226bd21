-- What came of a review, as counts by kind and band of confidence. What was corrected lies sealed in case_part; nothing here says where or what.
CREATE TABLE review_tally (
    case_id TEXT NOT NULL REFERENCES decision_case (case_id),
    kind TEXT NOT NULL,
    band TEXT NOT NULL,
    found INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    PRIMARY KEY (case_id, kind, band)
);
