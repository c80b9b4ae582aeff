-- What the reports count, kept in the same transaction as the facts: summing a million purchases takes too long.
--
-- A bucket is a quarter of an hour of UTC (unix seconds / 900). Local days and hours are put together from buckets when
-- they are read, because business.timezone may be changed at any time; a quarter of an hour fits every zone there is
-- (UTC+5:45 among them), an hour would not.
-- A purchase counts in the bucket of its payment, whatever becomes of it later; a refund counts in the bucket in which
-- the money was given back. Each change of a purchase takes its old figures out and puts the new ones in, so the
-- buckets are at any moment what a count over voucher_purchases would be (tst_reportmodels compares the two).

ALTER TABLE voucher_purchases ADD COLUMN refunded_at TEXT;
-- From the payment to the last voucher made, and to the first message that a channel took. (No generated columns:
-- SQLite 3.40 cannot copy a table that has them with VACUUM INTO, which is how backups are made.)
ALTER TABLE voucher_purchases ADD COLUMN voucher_ms INTEGER;
ALTER TABLE voucher_purchases ADD COLUMN message_ms INTEGER;

UPDATE voucher_purchases SET refunded_at = updated_at WHERE status = 'refunded' AND paid_at IS NOT NULL;
-- The log of what was done knows better where it has the refund: updated_at moves on.
UPDATE voucher_purchases SET refunded_at = (SELECT max(a.at) FROM audit_log a
                                            WHERE a.purchase_id = voucher_purchases.id AND a.action LIKE '%refunded')
WHERE refunded_at IS NOT NULL AND EXISTS (SELECT 1 FROM audit_log a
                                          WHERE a.purchase_id = voucher_purchases.id AND a.action LIKE '%refunded');
UPDATE voucher_purchases SET voucher_ms = CAST(round((julianday(completed_at) - julianday(paid_at)) * 86400000) AS INTEGER)
WHERE completed_at IS NOT NULL AND paid_at IS NOT NULL;
UPDATE voucher_purchases
SET message_ms = (SELECT CAST(round((julianday(min(l.created_at)) - julianday(paid_at)) * 86400000) AS INTEGER)
                  FROM voucher_delivery_logs l WHERE l.purchase_id = voucher_purchases.id AND l.status = 'sent')
WHERE paid_at IS NOT NULL;

-- Median and 95th percentile are exact, from this index alone: a million purchases take a quarter of a second, which is
-- no more than a histogram fine enough to be of use would take, and a month takes milliseconds.
CREATE INDEX voucher_purchases_by_payment ON voucher_purchases (paid_at, voucher_ms, message_ms)
WHERE paid_at IS NOT NULL;
CREATE INDEX voucher_purchases_by_refund ON voucher_purchases (refunded_at) WHERE refunded_at IS NOT NULL;

-- One row for each bucket, dimension ('all', 'package', 'channel', 'cashier', 'router', 'gateway') and its value.
CREATE TABLE report_buckets (
    dimension         TEXT    NOT NULL,
    bucket            INTEGER NOT NULL,
    value             TEXT    NOT NULL,
    paid              INTEGER NOT NULL, -- purchases
    vouchers          INTEGER NOT NULL, -- that were sold with them
    revenue           INTEGER NOT NULL,
    waiting           INTEGER NOT NULL, -- of the paid: the vouchers are being made
    stopped           INTEGER NOT NULL, -- of the paid: attempts ran out, paid without voucher
    completed         INTEGER NOT NULL, -- of the paid: every voucher was made at some time
    messages          INTEGER NOT NULL, -- of the paid: with a message to send
    messages_sent     INTEGER NOT NULL, -- of these: taken by the channel
    messages_arrived  INTEGER NOT NULL, -- of these: with a receipt that says so
    messages_lost     INTEGER NOT NULL, -- of these: refused or given up
    refunds           INTEGER NOT NULL,
    refunded          INTEGER NOT NULL, -- rupiah
    refunded_vouchers INTEGER NOT NULL,
    PRIMARY KEY (dimension, bucket, value)
) STRICT, WITHOUT ROWID;

-- An entry: sign +1 or -1, and the columns of a purchase that decide its figures. What is inserted here is booked.
CREATE VIEW report_entries AS
SELECT 1 AS sign, status, delivery_status, voucher_quantity, amount, paid_at, completed_at, refunded_at,
       voucher_package, channel, cashier, router, payment_gateway
FROM voucher_purchases
WHERE paid_at IS NOT NULL;

CREATE TRIGGER report_entries_on_insert INSTEAD OF INSERT ON report_entries
BEGIN
    INSERT INTO report_buckets
    SELECT d.column1, CAST(strftime('%s', NEW.paid_at) AS INTEGER) / 900, d.column2,
           NEW.sign, NEW.sign * NEW.voucher_quantity, NEW.sign * NEW.amount,
           NEW.sign * (NEW.status = 'paid'), NEW.sign * (NEW.status = 'voucher_generation_failed'),
           NEW.sign * (NEW.completed_at IS NOT NULL),
           NEW.sign * (NEW.delivery_status <> 'not_required'),
           NEW.sign * (NEW.delivery_status IN ('sent', 'delivered', 'read')),
           NEW.sign * (NEW.delivery_status IN ('delivered', 'read')),
           NEW.sign * (NEW.delivery_status IN ('failed', 'error')),
           0, 0, 0
    FROM (VALUES ('all', ''), ('package', NEW.voucher_package), ('channel', NEW.channel), ('cashier', NEW.cashier),
                 ('router', NEW.router), ('gateway', NEW.payment_gateway)) d
    WHERE NEW.paid_at IS NOT NULL
    ON CONFLICT (dimension, bucket, value) DO UPDATE SET
        paid = paid + excluded.paid, vouchers = vouchers + excluded.vouchers, revenue = revenue + excluded.revenue,
        waiting = waiting + excluded.waiting, stopped = stopped + excluded.stopped,
        completed = completed + excluded.completed, messages = messages + excluded.messages,
        messages_sent = messages_sent + excluded.messages_sent,
        messages_arrived = messages_arrived + excluded.messages_arrived,
        messages_lost = messages_lost + excluded.messages_lost;
    INSERT INTO report_buckets
    SELECT d.column1, CAST(strftime('%s', NEW.refunded_at) AS INTEGER) / 900, d.column2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
           NEW.sign, NEW.sign * NEW.amount, NEW.sign * NEW.voucher_quantity
    FROM (VALUES ('all', ''), ('package', NEW.voucher_package), ('channel', NEW.channel), ('cashier', NEW.cashier),
                 ('router', NEW.router), ('gateway', NEW.payment_gateway)) d
    WHERE NEW.paid_at IS NOT NULL AND NEW.refunded_at IS NOT NULL
    ON CONFLICT (dimension, bucket, value) DO UPDATE SET
        refunds = refunds + excluded.refunds, refunded = refunded + excluded.refunded,
        refunded_vouchers = refunded_vouchers + excluded.refunded_vouchers;
END;

-- What was sold before this table was there.
INSERT INTO report_entries SELECT * FROM report_entries;

CREATE TRIGGER report_on_purchase_insert AFTER INSERT ON voucher_purchases WHEN NEW.paid_at IS NOT NULL
BEGIN
    INSERT INTO report_entries VALUES
        (1, NEW.status, NEW.delivery_status, NEW.voucher_quantity, NEW.amount, NEW.paid_at, NEW.completed_at,
         NEW.refunded_at, NEW.voucher_package, NEW.channel, NEW.cashier, NEW.router, NEW.payment_gateway);
END;

CREATE TRIGGER report_on_purchase_change
AFTER UPDATE OF status, delivery_status, voucher_quantity, amount, paid_at, completed_at, refunded_at, voucher_package,
                channel, cashier, router, payment_gateway ON voucher_purchases
WHEN OLD.paid_at IS NOT NULL OR NEW.paid_at IS NOT NULL
BEGIN
    INSERT INTO report_entries VALUES
        (-1, OLD.status, OLD.delivery_status, OLD.voucher_quantity, OLD.amount, OLD.paid_at, OLD.completed_at,
         OLD.refunded_at, OLD.voucher_package, OLD.channel, OLD.cashier, OLD.router, OLD.payment_gateway);
    INSERT INTO report_entries VALUES
        (1, NEW.status, NEW.delivery_status, NEW.voucher_quantity, NEW.amount, NEW.paid_at, NEW.completed_at,
         NEW.refunded_at, NEW.voucher_package, NEW.channel, NEW.cashier, NEW.router, NEW.payment_gateway);
END;

CREATE TRIGGER report_on_vouchers_made AFTER UPDATE OF completed_at ON voucher_purchases
WHEN NEW.completed_at IS NOT NULL AND NEW.paid_at IS NOT NULL AND OLD.completed_at IS NOT NEW.completed_at
BEGIN
    UPDATE voucher_purchases
    SET voucher_ms = CAST(round((julianday(NEW.completed_at) - julianday(NEW.paid_at)) * 86400000) AS INTEGER)
    WHERE id = NEW.id;
END;

-- The moment of a refund; whoever refunds need not think of it.
CREATE TRIGGER report_on_refund AFTER UPDATE OF status ON voucher_purchases
WHEN NEW.status = 'refunded' AND OLD.status <> 'refunded' AND NEW.refunded_at IS NULL
BEGIN
    UPDATE voucher_purchases SET refunded_at = NEW.updated_at WHERE id = NEW.id;
END;

-- Attempts to send, by the channel of the message.
CREATE TABLE report_attempts (
    bucket   INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    status   TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (bucket, channel, status)
) STRICT, WITHOUT ROWID;

INSERT INTO report_attempts
SELECT CAST(strftime('%s', created_at) AS INTEGER) / 900 AS bucket, channel, status, count(*)
FROM voucher_delivery_logs
GROUP BY 1, 2, 3;

CREATE TRIGGER report_on_attempt AFTER INSERT ON voucher_delivery_logs
BEGIN
    INSERT INTO report_attempts VALUES (CAST(strftime('%s', NEW.created_at) AS INTEGER) / 900, NEW.channel, NEW.status, 1)
    ON CONFLICT (bucket, channel, status) DO UPDATE SET attempts = attempts + 1;
    UPDATE voucher_purchases
    SET message_ms = CAST(round((julianday(NEW.created_at) - julianday(paid_at)) * 86400000) AS INTEGER)
    WHERE id = NEW.purchase_id AND NEW.status = 'sent' AND message_ms IS NULL AND paid_at IS NOT NULL;
END;

-- The activity log is filtered by who did what when.
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_action ON audit_log (action, id);
CREATE INDEX audit_log_by_actor ON audit_log (actor, id);
