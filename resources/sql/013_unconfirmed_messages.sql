-- Messages that a channel took and never confirmed, although it confirms others: 1 told, 2 told and looked at.
ALTER TABLE voucher_purchases ADD COLUMN message_unconfirmed INTEGER NOT NULL DEFAULT 0
    CHECK (message_unconfirmed IN (0, 1, 2));

CREATE INDEX purchases_unconfirmed ON voucher_purchases (paid_at) WHERE message_unconfirmed > 0;
CREATE INDEX purchases_unconfirmed_yet ON voucher_purchases (message_last_try_at)
WHERE delivery_status = 'sent' AND message_unconfirmed = 0;

-- What is confirmed after all, or sent again, is no matter any more.
CREATE TRIGGER message_confirmed_late AFTER UPDATE OF delivery_status ON voucher_purchases
WHEN NEW.delivery_status <> 'sent' AND OLD.message_unconfirmed > 0
BEGIN
    UPDATE voucher_purchases SET message_unconfirmed = 0 WHERE id = NEW.id;
END;
