-- A message has its own end, whatever its channel does: how often it may have reached a channel, and when it was tried
-- first and last. Somebody who sends it again begins anew. message_resent: a channel took it, gave it up in a receipt,
-- and it was sent once more by itself.
ALTER TABLE voucher_purchases ADD COLUMN message_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE voucher_purchases ADD COLUMN message_first_try_at TEXT;
ALTER TABLE voucher_purchases ADD COLUMN message_last_try_at TEXT;
ALTER TABLE voucher_purchases ADD COLUMN message_resent INTEGER NOT NULL DEFAULT 0 CHECK (message_resent IN (0, 1));

UPDATE voucher_purchases SET
    message_tries = (SELECT count(*) FROM voucher_delivery_logs l WHERE l.purchase_id = voucher_purchases.id),
    message_first_try_at = (SELECT min(created_at) FROM voucher_delivery_logs l WHERE l.purchase_id = voucher_purchases.id),
    message_last_try_at = (SELECT max(created_at) FROM voucher_delivery_logs l WHERE l.purchase_id = voucher_purchases.id)
WHERE delivery_status IN ('queued', 'failed', 'error');
