-- Since when a voucher that should be on its router is known not to be there: it is not sold from stock, and made again
-- with all the others that the router has lost. NULL: it is there, as far as anybody knows.
ALTER TABLE vouchers ADD COLUMN missing_since TEXT;

CREATE INDEX vouchers_missing ON vouchers (router, id) WHERE missing_since IS NOT NULL;

-- One that is not on the router any more is not missing there.
CREATE TRIGGER vouchers_missing_no_more AFTER UPDATE OF status ON vouchers
WHEN OLD.missing_since IS NOT NULL AND NEW.status NOT IN ('on_router', 'in_use')
BEGIN
    UPDATE vouchers SET missing_since = NULL WHERE id = NEW.id;
END;

-- Somebody has decided that a message which did not arrive is not sent any more: the customer got the codes another way.
ALTER TABLE voucher_purchases ADD COLUMN message_dismissed INTEGER NOT NULL DEFAULT 0
    CHECK (message_dismissed IN (0, 1));

CREATE TRIGGER message_wanted_again AFTER UPDATE OF delivery_status ON voucher_purchases
WHEN OLD.message_dismissed = 1 AND NEW.delivery_status NOT IN ('failed', 'error')
BEGIN
    UPDATE voucher_purchases SET message_dismissed = 0 WHERE id = NEW.id;
END;
