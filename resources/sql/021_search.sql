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
