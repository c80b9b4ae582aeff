-- The people at the counter, their shifts and the cash in the drawer.

CREATE TABLE staff (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    name            TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    role            TEXT    NOT NULL CHECK (role IN ('owner', 'operator', 'cashier')),
    secret_hash     TEXT    NOT NULL, -- Argon2id with its salt and cost
    is_pin          INTEGER NOT NULL CHECK (is_pin IN (0, 1)), -- digits only: a PIN pad is enough
    enabled         INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    locked_until    TEXT    NOT NULL DEFAULT '',
    created_at      TEXT    NOT NULL,
    last_login_at   TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE shifts (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_id      INTEGER REFERENCES staff (id), -- NULL: sold before there was any staff
    cashier       TEXT    NOT NULL,
    opened_at     TEXT    NOT NULL,
    opening_float INTEGER NOT NULL CHECK (opening_float >= 0),
    closed_at     TEXT    NOT NULL DEFAULT '',
    closed_by     TEXT    NOT NULL DEFAULT '',
    expected      INTEGER, -- both when it was closed
    counted       INTEGER CHECK (counted >= 0),
    count_detail  TEXT    NOT NULL DEFAULT '', -- JSON: denomination to number of notes and coins
    note          TEXT    NOT NULL DEFAULT ''
) STRICT;

-- One drawer each.
CREATE UNIQUE INDEX shifts_one_open ON shifts (coalesce(staff_id, 0)) WHERE closed_at = '';

CREATE TABLE cash_movements (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    shift_id INTEGER NOT NULL REFERENCES shifts (id),
    at       TEXT    NOT NULL,
    actor    TEXT    NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount <> 0), -- into the drawer; negative: out of it
    reason   TEXT    NOT NULL
) STRICT;

CREATE INDEX cash_movements_by_shift ON cash_movements (shift_id, id);

-- What a purchase was at the counter: whose drawer its money went into, and out of again where it was voided.
CREATE TABLE counter_sales (
    purchase_id   INTEGER PRIMARY KEY REFERENCES voucher_purchases (id),
    shift_id      INTEGER NOT NULL REFERENCES shifts (id),
    cash_given    INTEGER NOT NULL CHECK (cash_given >= 0),
    sold_at       TEXT    NOT NULL,
    from_stock    INTEGER NOT NULL DEFAULT 0 CHECK (from_stock IN (0, 1)),
    void_shift_id INTEGER REFERENCES shifts (id),
    voided_at     TEXT    NOT NULL DEFAULT '',
    voided_by     TEXT    NOT NULL DEFAULT '',
    void_reason   TEXT    NOT NULL DEFAULT '',
    refunded_at   TEXT    NOT NULL DEFAULT '' -- given back otherwise than by a void
) STRICT;

CREATE INDEX counter_sales_by_shift ON counter_sales (shift_id, purchase_id);
CREATE INDEX counter_sales_by_void_shift ON counter_sales (void_shift_id) WHERE void_shift_id IS NOT NULL;

CREATE TRIGGER counter_sales_on_refund AFTER UPDATE OF status ON voucher_purchases
WHEN NEW.status = 'refunded' AND OLD.status <> 'refunded'
BEGIN
    UPDATE counter_sales SET refunded_at = NEW.updated_at WHERE purchase_id = NEW.id AND voided_at = '';
END;
