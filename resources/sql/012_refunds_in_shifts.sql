-- Out of whose drawer a refund was paid, which is not always the one its sale went into: that may be closed since.
-- NULL: out of no drawer.

ALTER TABLE counter_sales ADD COLUMN refund_shift_id INTEGER REFERENCES shifts (id);

CREATE INDEX counter_sales_by_refund_shift ON counter_sales (refund_shift_id) WHERE refund_shift_id IS NOT NULL;

UPDATE counter_sales SET refund_shift_id = shift_id
WHERE refunded_at <> '' AND EXISTS (SELECT 1 FROM shifts h WHERE h.id = counter_sales.shift_id
                                    AND (h.closed_at = '' OR counter_sales.refunded_at <= h.closed_at));

DROP TRIGGER counter_sales_on_refund;

-- Who pays it out may name another one.
CREATE TRIGGER counter_sales_on_refund AFTER UPDATE OF status ON voucher_purchases
WHEN NEW.status = 'refunded' AND OLD.status <> 'refunded'
BEGIN
    UPDATE counter_sales
    SET refunded_at = NEW.updated_at,
        refund_shift_id = (SELECT h.id FROM shifts h WHERE h.id = counter_sales.shift_id AND h.closed_at = '')
    WHERE purchase_id = NEW.id AND voided_at = '';
END;
