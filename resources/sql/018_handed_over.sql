-- When the customer of a counter sale got the codes: they were shown on the screen, or printed. Empty: not yet.
ALTER TABLE counter_sales ADD COLUMN handed_over_at TEXT NOT NULL DEFAULT '';

-- Of what was sold before this was kept, only what has no codes yet is still to be handed over.
UPDATE counter_sales SET handed_over_at = sold_at
WHERE NOT EXISTS (SELECT 1 FROM voucher_purchases p WHERE p.id = counter_sales.purchase_id
                                                      AND p.status IN ('paid', 'voucher_generation_failed'));

CREATE INDEX counter_sales_not_handed_over ON counter_sales (purchase_id) WHERE handed_over_at = '';
