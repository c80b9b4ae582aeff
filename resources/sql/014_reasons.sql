-- Why something failed, besides its English text: the reason's id, values and cause as JSON (app/core/Reasons.h), so that
-- every language has its own words for it. Empty where only the text is known: older rows, and text of others.
ALTER TABLE voucher_purchases ADD COLUMN failure_because TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher_delivery_logs ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher_batches ADD COLUMN failure_because TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher_failures ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE schedule_runs ADD COLUMN because TEXT NOT NULL DEFAULT '';
