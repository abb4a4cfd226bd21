-- The day on which the ground for withholding is looked at again (政府信息公开条例 Art. 18).
ALTER TABLE decision_case ADD COLUMN reassess_on TEXT;
