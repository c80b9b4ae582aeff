-- What came from another program, and how it is taken back. Imported rows are marked: nothing is sent or made for them by
-- itself, and no alert counts them.

-- 'gembok', 'mikhmon'..., and its number there.
ALTER TABLE voucher_purchases ADD COLUMN imported_from TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher_purchases ADD COLUMN imported_number TEXT NOT NULL DEFAULT '';
ALTER TABLE voucher_batches ADD COLUMN imported_from TEXT NOT NULL DEFAULT '';
-- 0: its hotspot user is another program's affair, or gone: it never counts as missing, and is never ended, removed or made.
ALTER TABLE vouchers ADD COLUMN looked_after INTEGER NOT NULL DEFAULT 1 CHECK (looked_after IN (0, 1));

CREATE INDEX voucher_purchases_imported ON voucher_purchases (imported_from, id) WHERE imported_from <> '';
CREATE INDEX voucher_purchases_imported_paid ON voucher_purchases (paid_at, amount) WHERE imported_from <> '';
CREATE INDEX voucher_purchases_by_old_number ON voucher_purchases (imported_number) WHERE imported_number <> '';

CREATE TABLE imports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    source     TEXT    NOT NULL,
    origin     TEXT    NOT NULL, -- the file or folder, or the router's name
    state      TEXT    NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undone')),
    started_at TEXT    NOT NULL,
    ended_at   TEXT    NOT NULL DEFAULT '',
    actor      TEXT    NOT NULL,
    report     TEXT    NOT NULL DEFAULT '' -- JSON, without secrets, passwords and phone numbers
) STRICT;

-- One thing that was imported, under the key it has at its source. `planned`: of the router or the settings, and not
-- known to be done.
CREATE TABLE import_items (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id  INTEGER NOT NULL REFERENCES imports (id),
    source     TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('settings', 'package', 'batch', 'purchase', 'user', 'scheduler')),
    key        TEXT    NOT NULL,
    row_id     INTEGER NOT NULL DEFAULT 0, -- of the batch, the purchase; of a user: of its voucher
    vouchers   INTEGER NOT NULL DEFAULT 0, -- that came with it
    deliveries INTEGER NOT NULL DEFAULT 0,
    undo       TEXT    NOT NULL DEFAULT '', -- JSON: what taking it back needs
    state      TEXT    NOT NULL CHECK (state IN ('planned', 'done', 'left', 'undone'))
) STRICT;

CREATE UNIQUE INDEX import_items_once ON import_items (source, kind, key) WHERE state <> 'undone';
CREATE INDEX import_items_by_import ON import_items (import_id, kind, id);
CREATE INDEX import_items_by_row ON import_items (kind, row_id);
CREATE INDEX import_items_planned ON import_items (import_id, id) WHERE state = 'planned';

-- What is taken back leaves no figure behind.
CREATE TRIGGER purchase_totals_on_delete AFTER DELETE ON voucher_purchases
BEGIN
    UPDATE purchase_totals SET count = count - 1, amount = amount - OLD.amount WHERE status = OLD.status;
    UPDATE delivery_totals SET count = count - 1 WHERE status = OLD.delivery_status;
END;

CREATE TRIGGER report_on_purchase_delete AFTER DELETE ON voucher_purchases WHEN OLD.paid_at IS NOT NULL
BEGIN
    INSERT INTO report_entries VALUES
        (-1, OLD.status, OLD.delivery_status, OLD.voucher_quantity, OLD.amount, OLD.paid_at, OLD.completed_at,
         OLD.refunded_at, OLD.voucher_package, OLD.channel, OLD.cashier, OLD.router, OLD.payment_gateway);
END;

CREATE TRIGGER report_on_attempt_delete AFTER DELETE ON voucher_delivery_logs
BEGIN
    UPDATE report_attempts SET attempts = attempts - 1
    WHERE bucket = CAST(strftime('%s', OLD.created_at) AS INTEGER) / 900 AND channel = OLD.channel AND status = OLD.status;
END;

-- How long another program took for a message is none of our figures.
DROP TRIGGER report_on_attempt;

CREATE TRIGGER report_on_attempt AFTER INSERT ON voucher_delivery_logs
BEGIN
    INSERT INTO report_attempts VALUES (CAST(strftime('%s', NEW.created_at) AS INTEGER) / 900, NEW.channel, NEW.status, 1)
    ON CONFLICT (bucket, channel, status) DO UPDATE SET attempts = attempts + 1;
    UPDATE voucher_purchases
    SET message_ms = CAST(round((julianday(NEW.created_at) - julianday(paid_at)) * 86400000) AS INTEGER)
    WHERE id = NEW.purchase_id AND NEW.status = 'sent' AND message_ms IS NULL AND paid_at IS NOT NULL
          AND imported_from = '';
END;
