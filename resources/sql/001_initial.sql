-- Times are UTC, ISO 8601 with milliseconds and Z, so they sort as text. Money is whole rupiah.

CREATE TABLE packages (
    id               TEXT    NOT NULL PRIMARY KEY,
    name             TEXT    NOT NULL,
    price            INTEGER NOT NULL CHECK (price >= 0),
    duration_seconds INTEGER NOT NULL CHECK (duration_seconds >= 0),
    counts           TEXT    NOT NULL CHECK (counts IN ('online', 'first-login', 'sale', 'never')),
    profile          TEXT    NOT NULL,
    router           TEXT    NOT NULL DEFAULT '',
    quota_bytes      INTEGER NOT NULL DEFAULT 0 CHECK (quota_bytes >= 0),
    shared_users     INTEGER NOT NULL DEFAULT 1 CHECK (shared_users >= 1),
    enabled          INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    position         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE voucher_purchases (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id             TEXT    NOT NULL UNIQUE,
    status_token           TEXT    NOT NULL UNIQUE,
    idempotency_key        TEXT    UNIQUE,
    customer_name          TEXT    NOT NULL,
    customer_phone         TEXT    NOT NULL DEFAULT '',
    voucher_package        TEXT    NOT NULL,
    package_name           TEXT    NOT NULL,
    voucher_profile        TEXT    NOT NULL,
    duration_seconds       INTEGER NOT NULL,
    counts                 TEXT    NOT NULL,
    quota_bytes            INTEGER NOT NULL DEFAULT 0,
    voucher_quantity       INTEGER NOT NULL CHECK (voucher_quantity BETWEEN 1 AND 10000),
    amount                 INTEGER NOT NULL CHECK (amount >= 0),
    description            TEXT    NOT NULL DEFAULT '',
    status                 TEXT    NOT NULL CHECK (status IN ('pending', 'paid', 'completed', 'voucher_generation_failed',
                                                              'failed', 'expired', 'cancelled', 'refunded')),
    delivery_status        TEXT    NOT NULL CHECK (delivery_status IN ('not_required', 'queued', 'sent', 'delivered',
                                                                       'read', 'failed', 'error')),
    payment_gateway        TEXT    NOT NULL,
    payment_method         TEXT    NOT NULL DEFAULT '',
    payment_transaction_id TEXT    NOT NULL DEFAULT '',
    payment_url            TEXT    NOT NULL DEFAULT '',
    channel                TEXT    NOT NULL CHECK (channel IN ('online', 'counter')),
    cashier                TEXT    NOT NULL DEFAULT '',
    router                 TEXT    NOT NULL,
    language               TEXT    NOT NULL DEFAULT '',
    failure_kind           TEXT    NOT NULL DEFAULT '',
    failure_reason         TEXT    NOT NULL DEFAULT '',
    needs_review           INTEGER NOT NULL DEFAULT 0 CHECK (needs_review IN (0, 1)),
    -- Set right before a call that cannot be repeated blindly, cleared with its result: what is still set after a
    -- crash is a call whose outcome nobody knows.
    payment_call_open      INTEGER NOT NULL DEFAULT 0 CHECK (payment_call_open IN (0, 1)),
    message_call_open      INTEGER NOT NULL DEFAULT 0 CHECK (message_call_open IN (0, 1)),
    -- How often the current message was sent again although an earlier call may have got through.
    message_doubts         INTEGER NOT NULL DEFAULT 0,
    created_at             TEXT    NOT NULL,
    paid_at                TEXT,
    completed_at           TEXT,
    updated_at             TEXT    NOT NULL
) STRICT;

CREATE INDEX voucher_purchases_by_status ON voucher_purchases (status, id);
CREATE INDEX voucher_purchases_by_delivery ON voucher_purchases (delivery_status, id);
CREATE INDEX voucher_purchases_by_time ON voucher_purchases (created_at);
CREATE INDEX voucher_purchases_by_phone ON voucher_purchases (customer_phone) WHERE customer_phone <> '';

CREATE TABLE vouchers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_id INTEGER NOT NULL REFERENCES voucher_purchases (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    router      TEXT    NOT NULL,
    username    TEXT    NOT NULL,
    password    TEXT    NOT NULL,
    profile     TEXT    NOT NULL,
    status      TEXT    NOT NULL CHECK (status IN ('planned', 'on_router', 'in_use', 'used_up', 'expired', 'removed',
                                                   'discarded')),
    created_at  TEXT    NOT NULL,
    updated_at  TEXT    NOT NULL,
    UNIQUE (router, username)
) STRICT;

CREATE INDEX vouchers_by_purchase ON vouchers (purchase_id, number);
-- A place of a purchase holds one living code at a time: a discarded or removed one makes room for the next.
CREATE UNIQUE INDEX vouchers_one_per_place ON vouchers (purchase_id, number) WHERE status NOT IN ('discarded', 'removed');

CREATE TABLE payment_events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    gateway     TEXT    NOT NULL,
    event_key   TEXT    NOT NULL,
    purchase_id INTEGER NOT NULL REFERENCES voucher_purchases (id),
    state       TEXT    NOT NULL,
    amount      INTEGER NOT NULL,
    reference   TEXT    NOT NULL DEFAULT '',
    source      TEXT    NOT NULL,
    raw_body    BLOB,
    received_at TEXT    NOT NULL,
    UNIQUE (gateway, event_key)
) STRICT;

CREATE INDEX payment_events_by_purchase ON payment_events (purchase_id);

CREATE TABLE voucher_delivery_logs (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_id       INTEGER NOT NULL REFERENCES voucher_purchases (id),
    phone             TEXT    NOT NULL,
    status            TEXT    NOT NULL CHECK (status IN ('sent', 'failed', 'error')),
    error_message     TEXT    NOT NULL DEFAULT '',
    error_kind        TEXT    NOT NULL DEFAULT '',
    channel           TEXT    NOT NULL,
    vendor_message_id TEXT    NOT NULL DEFAULT '',
    duration_ms       INTEGER NOT NULL DEFAULT 0,
    maybe_duplicate   INTEGER NOT NULL DEFAULT 0 CHECK (maybe_duplicate IN (0, 1)),
    created_at        TEXT    NOT NULL
) STRICT;

CREATE INDEX voucher_delivery_logs_by_purchase ON voucher_delivery_logs (purchase_id, id);
CREATE INDEX voucher_delivery_logs_by_status ON voucher_delivery_logs (status, id);
CREATE INDEX voucher_delivery_logs_by_vendor_id ON voucher_delivery_logs (channel, vendor_message_id) WHERE vendor_message_id <> '';

CREATE TABLE jobs (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT    NOT NULL,
    purchase_id INTEGER NOT NULL REFERENCES voucher_purchases (id),
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'dead')),
    attempts    INTEGER NOT NULL DEFAULT 0, -- failed ones
    due_at      TEXT    NOT NULL,
    lease_owner TEXT    NOT NULL DEFAULT '',
    lease_until TEXT    NOT NULL DEFAULT '',
    error_kind  TEXT    NOT NULL DEFAULT '',
    error       TEXT    NOT NULL DEFAULT '',
    created_at  TEXT    NOT NULL,
    updated_at  TEXT    NOT NULL
) STRICT;

-- Never two at once on one purchase.
CREATE UNIQUE INDEX jobs_one_alive ON jobs (purchase_id, kind) WHERE state <> 'dead';
CREATE INDEX jobs_due ON jobs (kind, due_at) WHERE state = 'queued';
CREATE INDEX jobs_dead ON jobs (purchase_id, kind) WHERE state = 'dead';

CREATE TABLE audit_log (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT    NOT NULL,
    actor       TEXT    NOT NULL, -- 'system', 'gateway:tripay', 'token:NAME', 'operator', 'cashier:NAME'
    action      TEXT    NOT NULL, -- 'payment.confirmed'...
    purchase_id INTEGER REFERENCES voucher_purchases (id),
    detail      TEXT    NOT NULL DEFAULT '' -- JSON object; no secret, no voucher password, no phone number
) STRICT;

CREATE INDEX audit_log_by_purchase ON audit_log (purchase_id, id) WHERE purchase_id IS NOT NULL;

CREATE TABLE api_tokens (
    name         TEXT NOT NULL PRIMARY KEY,
    token_hash   TEXT NOT NULL UNIQUE,
    scope        TEXT NOT NULL CHECK (scope IN ('read', 'operate')),
    created_at   TEXT NOT NULL,
    last_used_at TEXT
) STRICT;

-- What the dashboard counts, kept in the same transaction as the facts: counting a million rows takes too long.
CREATE TABLE purchase_totals (
    status TEXT    NOT NULL PRIMARY KEY,
    count  INTEGER NOT NULL,
    amount INTEGER NOT NULL
) STRICT;

CREATE TRIGGER purchase_totals_on_insert AFTER INSERT ON voucher_purchases
BEGIN
    INSERT INTO purchase_totals (status, count, amount) VALUES (NEW.status, 1, NEW.amount)
    ON CONFLICT (status) DO UPDATE SET count = count + 1, amount = amount + NEW.amount;
END;

CREATE TRIGGER purchase_totals_on_change AFTER UPDATE OF status ON voucher_purchases WHEN OLD.status <> NEW.status
BEGIN
    UPDATE purchase_totals SET count = count - 1, amount = amount - OLD.amount WHERE status = OLD.status;
    INSERT INTO purchase_totals (status, count, amount) VALUES (NEW.status, 1, NEW.amount)
    ON CONFLICT (status) DO UPDATE SET count = count + 1, amount = amount + NEW.amount;
END;

CREATE TABLE delivery_totals (
    status TEXT    NOT NULL PRIMARY KEY,
    count  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER delivery_totals_on_insert AFTER INSERT ON voucher_purchases
BEGIN
    INSERT INTO delivery_totals (status, count) VALUES (NEW.delivery_status, 1)
    ON CONFLICT (status) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER delivery_totals_on_change AFTER UPDATE OF delivery_status ON voucher_purchases
WHEN OLD.delivery_status <> NEW.delivery_status
BEGIN
    UPDATE delivery_totals SET count = count - 1 WHERE status = OLD.delivery_status;
    INSERT INTO delivery_totals (status, count) VALUES (NEW.delivery_status, 1)
    ON CONFLICT (status) DO UPDATE SET count = count + 1;
END;

INSERT INTO packages (id, name, price, duration_seconds, counts, profile, position) VALUES
    ('3k',  '3rb - 1 Hari',   3000,    86400, 'online', '3k',  1),
    ('5k',  '5rb - 2 Hari',   5000,   172800, 'online', '5k',  2),
    ('10k', '10rb - 5 Hari',  10000,  432000, 'online', '10k', 3),
    ('15k', '15rb - 8 Hari',  15000,  691200, 'online', '15k', 4),
    ('25k', '25rb - 15 Hari', 25000, 1296000, 'online', '25k', 5),
    ('50k', '50rb - 30 Hari', 50000, 2592000, 'online', '50k', 6);
