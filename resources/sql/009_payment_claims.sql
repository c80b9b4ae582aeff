-- What a gateway's event says beside its state: what was paid on top of the price (a fee that the gateway adds), so that
-- the gateway's own status, which tells the sum alone, can be held against it.
ALTER TABLE payment_events ADD COLUMN surplus INTEGER NOT NULL DEFAULT 0 CHECK (surplus >= 0);

-- Bodies that were stored with a signature or a card token in them. What is signed there could be sent again with
-- another state beside it; nothing reads these fields once they are checked.
UPDATE payment_events
SET raw_body = CASE WHEN json_valid(CAST(raw_body AS TEXT))
                    THEN CAST(json_remove(CAST(raw_body AS TEXT), '$.signature_key', '$.saved_token_id', '$.token_id') AS BLOB)
               END
WHERE gateway = 'midtrans' AND raw_body IS NOT NULL;

-- A form: the field with all up to the next one, wherever it is.
UPDATE payment_events
SET raw_body = CAST(ltrim(
    substr('&' || CAST(raw_body AS TEXT), 2, max(instr('&' || CAST(raw_body AS TEXT), '&signature=') - 2, 0)) ||
    CASE WHEN instr(substr('&' || CAST(raw_body AS TEXT), instr('&' || CAST(raw_body AS TEXT), '&signature=') + 1), '&') > 0
         THEN substr(substr('&' || CAST(raw_body AS TEXT), instr('&' || CAST(raw_body AS TEXT), '&signature=') + 1),
                     instr(substr('&' || CAST(raw_body AS TEXT), instr('&' || CAST(raw_body AS TEXT), '&signature=') + 1), '&'))
         ELSE ''
    END, '&') AS BLOB)
WHERE gateway = 'duitku' AND raw_body IS NOT NULL AND instr('&' || CAST(raw_body AS TEXT), '&signature=') > 0;

-- Parts of a payment that were given back, or that the bank took back; the purchase stays paid. `amount` is this part
-- alone, `total` all parts of its kind so far.
CREATE TABLE part_refunds (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_id INTEGER NOT NULL REFERENCES voucher_purchases (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('partial_refund', 'partial_chargeback')),
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    total       INTEGER NOT NULL,
    at          TEXT    NOT NULL,
    UNIQUE (purchase_id, kind, total)
) STRICT;

-- In the reports it is money given back at this moment, of no whole purchase.
CREATE TRIGGER report_on_part_refund AFTER INSERT ON part_refunds
BEGIN
    INSERT INTO report_buckets
    SELECT d.dimension, CAST(strftime('%s', NEW.at) AS INTEGER) / 900,
           CASE d.dimension WHEN 'all' THEN '' WHEN 'package' THEN p.voucher_package WHEN 'channel' THEN p.channel
                            WHEN 'cashier' THEN p.cashier WHEN 'router' THEN p.router ELSE p.payment_gateway END,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NEW.amount, 0
    FROM voucher_purchases p,
         (SELECT 'all' AS dimension UNION ALL SELECT 'package' UNION ALL SELECT 'channel' UNION ALL SELECT 'cashier'
          UNION ALL SELECT 'router' UNION ALL SELECT 'gateway') d
    WHERE p.id = NEW.purchase_id
    ON CONFLICT (dimension, bucket, value) DO UPDATE SET refunded = refunded + excluded.refunded;
END;

-- When the rest is given back too, the whole amount is booked: without the parts that were booked before.
CREATE TRIGGER report_on_refund_after_parts AFTER UPDATE OF refunded_at ON voucher_purchases
WHEN OLD.refunded_at IS NULL AND NEW.refunded_at IS NOT NULL AND NEW.paid_at IS NOT NULL
     AND EXISTS (SELECT 1 FROM part_refunds r WHERE r.purchase_id = NEW.id)
BEGIN
    INSERT INTO report_buckets
    SELECT d.dimension, CAST(strftime('%s', NEW.refunded_at) AS INTEGER) / 900,
           CASE d.dimension WHEN 'all' THEN '' WHEN 'package' THEN NEW.voucher_package WHEN 'channel' THEN NEW.channel
                            WHEN 'cashier' THEN NEW.cashier WHEN 'router' THEN NEW.router ELSE NEW.payment_gateway END,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
           - min(NEW.amount, (SELECT sum(r.amount) FROM part_refunds r WHERE r.purchase_id = NEW.id)), 0
    FROM (SELECT 'all' AS dimension UNION ALL SELECT 'package' UNION ALL SELECT 'channel' UNION ALL SELECT 'cashier'
          UNION ALL SELECT 'router' UNION ALL SELECT 'gateway') d
    WHERE true
    ON CONFLICT (dimension, bucket, value) DO UPDATE SET refunded = refunded + excluded.refunded;
END;
