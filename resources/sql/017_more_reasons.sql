-- Why an alert is open, and why a settlement check had nothing to compare, besides the English text: as in 014. Of an alert
-- it is a phrase or a reason (core/Phrases.h).
ALTER TABLE alerts ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE settlement_runs ADD COLUMN because TEXT NOT NULL DEFAULT '';
