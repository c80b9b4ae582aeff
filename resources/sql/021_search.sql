-- Where a search has to look: the orders of a chunk (2048 of them by their id) that contain a piece of up to three
-- characters, so that a million orders are not read for one (app/storage/SearchIndex.h, which fills these tables).
-- Chunk and bucket are written out below: id / 2048, and 64 rows of pieces for each chunk.

CREATE TABLE search_chunks (
    chunk INTEGER NOT NULL PRIMARY KEY,
    ready INTEGER NOT NULL CHECK (ready IN (0, 1)) -- 0: its orders are being read, and it has no pieces yet
) STRICT;

CREATE TABLE search_pieces (
    place  INTEGER NOT NULL PRIMARY KEY, -- chunk * 64 + bucket
    pieces BLOB    NOT NULL
) STRICT;

-- Orders of these chunks with texts that have come since: always read.
CREATE TABLE search_late (
    purchase_id INTEGER NOT NULL PRIMARY KEY
) STRICT;

-- A text that is there no more takes the whole chunk with it, in the same transaction: nothing is left of a customer who
-- is forgotten. The chunk is read whole until it is built again.
CREATE TRIGGER search_on_purchase_change
AFTER UPDATE OF invoice_id, customer_name, customer_phone, voucher_package ON voucher_purchases
WHEN (OLD.invoice_id <> NEW.invoice_id OR OLD.customer_name <> NEW.customer_name OR
      OLD.customer_phone <> NEW.customer_phone OR OLD.voucher_package <> NEW.voucher_package)
     AND EXISTS (SELECT 1 FROM search_chunks WHERE chunk = OLD.id / 2048)
BEGIN
    DELETE FROM search_pieces WHERE place >= OLD.id / 2048 * 64 AND place < (OLD.id / 2048 + 1) * 64;
    DELETE FROM search_late WHERE purchase_id >= OLD.id / 2048 * 2048 AND purchase_id < (OLD.id / 2048 + 1) * 2048;
    DELETE FROM search_chunks WHERE chunk = OLD.id / 2048;
END;

CREATE TRIGGER search_on_purchase_delete AFTER DELETE ON voucher_purchases
WHEN EXISTS (SELECT 1 FROM search_chunks WHERE chunk = OLD.id / 2048)
BEGIN
    DELETE FROM search_pieces WHERE place >= OLD.id / 2048 * 64 AND place < (OLD.id / 2048 + 1) * 64;
    DELETE FROM search_late WHERE purchase_id >= OLD.id / 2048 * 2048 AND purchase_id < (OLD.id / 2048 + 1) * 2048;
    DELETE FROM search_chunks WHERE chunk = OLD.id / 2048;
END;

CREATE TRIGGER search_on_purchase_insert AFTER INSERT ON voucher_purchases
WHEN EXISTS (SELECT 1 FROM search_chunks WHERE chunk = NEW.id / 2048)
BEGIN
    INSERT INTO search_late (purchase_id) VALUES (NEW.id) ON CONFLICT (purchase_id) DO NOTHING;
END;

CREATE TRIGGER search_on_voucher_insert AFTER INSERT ON vouchers
WHEN NEW.purchase_id IS NOT NULL AND EXISTS (SELECT 1 FROM search_chunks WHERE chunk = NEW.purchase_id / 2048)
BEGIN
    INSERT INTO search_late (purchase_id) VALUES (NEW.purchase_id) ON CONFLICT (purchase_id) DO NOTHING;
END;

CREATE TRIGGER search_on_voucher_change AFTER UPDATE OF purchase_id, username, comment, device_mac ON vouchers
WHEN NEW.purchase_id IS NOT NULL
     AND (OLD.purchase_id IS NOT NEW.purchase_id OR OLD.username <> NEW.username OR OLD.comment <> NEW.comment OR
          OLD.device_mac <> NEW.device_mac)
     AND EXISTS (SELECT 1 FROM search_chunks WHERE chunk = NEW.purchase_id / 2048)
BEGIN
    INSERT INTO search_late (purchase_id) VALUES (NEW.purchase_id) ON CONFLICT (purchase_id) DO NOTHING;
END;

-- What a purchase counts in the reports is changed by what differs. Until now every change took all of its figures out and
-- put them in again, which was a third of all work for an order.
DROP TRIGGER report_on_purchase_change;

CREATE TRIGGER report_on_purchase_paid AFTER UPDATE OF paid_at ON voucher_purchases
WHEN OLD.paid_at IS NULL AND NEW.paid_at IS NOT NULL
BEGIN
    INSERT INTO report_entries VALUES
        (1, NEW.status, NEW.delivery_status, NEW.voucher_quantity, NEW.amount, NEW.paid_at, NEW.completed_at,
         NEW.refunded_at, NEW.voucher_package, NEW.channel, NEW.cashier, NEW.router, NEW.payment_gateway);
END;

-- How far it is, in the same buckets.
CREATE TRIGGER report_on_purchase_progress AFTER UPDATE OF status, delivery_status, completed_at ON voucher_purchases
WHEN OLD.paid_at IS NOT NULL AND NEW.paid_at IS OLD.paid_at AND NEW.refunded_at IS OLD.refunded_at AND
     (NEW.status <> OLD.status OR NEW.delivery_status <> OLD.delivery_status OR
      (NEW.completed_at IS NULL) <> (OLD.completed_at IS NULL)) AND
     NEW.voucher_quantity = OLD.voucher_quantity AND NEW.amount = OLD.amount AND
     NEW.voucher_package = OLD.voucher_package AND NEW.channel = OLD.channel AND NEW.cashier = OLD.cashier AND
     NEW.router = OLD.router AND NEW.payment_gateway = OLD.payment_gateway
BEGIN
    INSERT INTO report_buckets
    SELECT d.column1, CAST(strftime('%s', NEW.paid_at) AS INTEGER) / 900, d.column2, 0, 0, 0,
           (NEW.status = 'paid') - (OLD.status = 'paid'),
           (NEW.status = 'voucher_generation_failed') - (OLD.status = 'voucher_generation_failed'),
           (NEW.completed_at IS NOT NULL) - (OLD.completed_at IS NOT NULL),
           (NEW.delivery_status <> 'not_required') - (OLD.delivery_status <> 'not_required'),
           (NEW.delivery_status IN ('sent', 'delivered', 'read')) - (OLD.delivery_status IN ('sent', 'delivered', 'read')),
           (NEW.delivery_status IN ('delivered', 'read')) - (OLD.delivery_status IN ('delivered', 'read')),
           (NEW.delivery_status IN ('failed', 'error')) - (OLD.delivery_status IN ('failed', 'error')), 0, 0, 0
    FROM (VALUES ('all', ''), ('package', NEW.voucher_package), ('channel', NEW.channel), ('cashier', NEW.cashier),
                 ('router', NEW.router), ('gateway', NEW.payment_gateway)) d
    WHERE true
    ON CONFLICT (dimension, bucket, value) DO UPDATE SET
        waiting = waiting + excluded.waiting, stopped = stopped + excluded.stopped,
        completed = completed + excluded.completed, messages = messages + excluded.messages,
        messages_sent = messages_sent + excluded.messages_sent,
        messages_arrived = messages_arrived + excluded.messages_arrived,
        messages_lost = messages_lost + excluded.messages_lost;
END;

-- Whatever else: out of the old buckets, and into the new ones.
CREATE TRIGGER report_on_purchase_change
AFTER UPDATE OF voucher_quantity, amount, paid_at, refunded_at, voucher_package, channel, cashier, router,
                payment_gateway ON voucher_purchases
WHEN OLD.paid_at IS NOT NULL
     AND (NEW.paid_at IS NOT OLD.paid_at OR NEW.refunded_at IS NOT OLD.refunded_at OR
          NEW.voucher_quantity <> OLD.voucher_quantity OR NEW.amount <> OLD.amount OR
          NEW.voucher_package <> OLD.voucher_package OR NEW.channel <> OLD.channel OR NEW.cashier <> OLD.cashier OR
          NEW.router <> OLD.router OR NEW.payment_gateway <> OLD.payment_gateway)
BEGIN
    INSERT INTO report_entries VALUES
        (-1, OLD.status, OLD.delivery_status, OLD.voucher_quantity, OLD.amount, OLD.paid_at, OLD.completed_at,
         OLD.refunded_at, OLD.voucher_package, OLD.channel, OLD.cashier, OLD.router, OLD.payment_gateway);
    INSERT INTO report_entries VALUES
        (1, NEW.status, NEW.delivery_status, NEW.voucher_quantity, NEW.amount, NEW.paid_at, NEW.completed_at,
         NEW.refunded_at, NEW.voucher_package, NEW.channel, NEW.cashier, NEW.router, NEW.payment_gateway);
END;

-- What was made to be sold at the counter is searched too, and is few beside what was sold.
CREATE INDEX vouchers_unsold ON vouchers (id) WHERE purchase_id IS NULL;

-- Nearly always empty: what is more urgent than routine begins first.
CREATE INDEX jobs_urgent ON jobs (kind, due_at) WHERE state = 'queued' AND priority > 0;

-- How many jobs there are in each state: asked for at every change, and never counted.
CREATE TABLE job_totals (
    state TEXT    NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO job_totals (state, count)
SELECT s.column1, (SELECT count(*) FROM jobs WHERE state = s.column1)
FROM (VALUES ('queued'), ('running'), ('dead')) s;

CREATE TRIGGER job_totals_on_insert AFTER INSERT ON jobs
BEGIN
    UPDATE job_totals SET count = count + 1 WHERE state = NEW.state;
END;

CREATE TRIGGER job_totals_on_delete AFTER DELETE ON jobs
BEGIN
    UPDATE job_totals SET count = count - 1 WHERE state = OLD.state;
END;

CREATE TRIGGER job_totals_on_change AFTER UPDATE OF state ON jobs WHEN OLD.state <> NEW.state
BEGIN
    UPDATE job_totals SET count = count - 1 WHERE state = OLD.state;
    UPDATE job_totals SET count = count + 1 WHERE state = NEW.state;
END;
