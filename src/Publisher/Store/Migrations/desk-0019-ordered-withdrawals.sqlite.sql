-- The two days of the document on which an ordered withdrawal rests. They start the clock like what is recorded of the case, and stay when the notice
-- is blocked. Of what was ordered before, the clock's own days are they.
ALTER TABLE decision_case ADD COLUMN withdrawal_ordered_on TEXT;
ALTER TABLE decision_case ADD COLUMN withdrawal_order_learned_on TEXT;

UPDATE decision_case SET withdrawal_ordered_on = overturned_on, withdrawal_order_learned_on = overturn_learned_on
WHERE state = 'withdrawing' AND overturned_on IS NOT NULL AND overturn_learned_on IS NOT NULL;
