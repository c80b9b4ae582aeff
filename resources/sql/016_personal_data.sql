-- Names and phone numbers of orders that are over are forgotten: after the days of the settings, or because somebody
-- asked for it (forget_wanted), then as soon as the order is over. The order itself, its money and its vouchers stay.
ALTER TABLE voucher_purchases ADD COLUMN forget_wanted INTEGER NOT NULL DEFAULT 0 CHECK (forget_wanted IN (0, 1));
ALTER TABLE voucher_purchases ADD COLUMN forgotten_at TEXT;

CREATE INDEX voucher_purchases_remembered ON voucher_purchases (created_at) WHERE forgotten_at IS NULL;
CREATE INDEX voucher_purchases_unpaid ON voucher_purchases (updated_at)
WHERE forgotten_at IS NULL AND paid_at IS NULL AND status IN ('failed', 'expired', 'cancelled');
CREATE INDEX voucher_purchases_to_forget ON voucher_purchases (id) WHERE forget_wanted = 1 AND forgotten_at IS NULL;

-- Numbers as somebody typed them; Loket itself stores digits.
CREATE INDEX voucher_purchases_by_typed_phone ON voucher_purchases (customer_phone)
WHERE customer_phone GLOB '*[^0-9]*';

-- What a gateway sends about such an order afterwards holds the customer again.
CREATE TRIGGER forgotten_payment_events AFTER INSERT ON payment_events
WHEN NEW.raw_body IS NOT NULL
     AND EXISTS (SELECT 1 FROM voucher_purchases WHERE id = NEW.purchase_id AND forgotten_at IS NOT NULL)
BEGIN
    UPDATE payment_events SET raw_body = NULL WHERE id = NEW.id;
END;
