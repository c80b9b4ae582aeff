-- The whole life of a voucher: vouchers made in advance (batches for the counter's stock), and a stamp for each step
-- from the router to the end. Times are UTC, ISO 8601 with milliseconds and Z.

ALTER TABLE packages ADD COLUMN lock_to_device INTEGER NOT NULL DEFAULT 0 CHECK (lock_to_device IN (0, 1));

-- Vouchers made in advance. `code` has the form of an invoice id and stands in the hotspot comment in its place.
CREATE TABLE voucher_batches (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    code         TEXT    NOT NULL UNIQUE,
    package      TEXT    NOT NULL,
    package_name TEXT    NOT NULL,
    router       TEXT    NOT NULL,
    quantity     INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
    -- The package's terms when it was begun: a later change of the package does not change the rest of the batch.
    profile          TEXT    NOT NULL,
    price            INTEGER NOT NULL CHECK (price >= 0),
    duration_seconds INTEGER NOT NULL,
    counts           TEXT    NOT NULL CHECK (counts IN ('online', 'first-login', 'sale', 'never')),
    quota_bytes      INTEGER NOT NULL DEFAULT 0,
    lock_to_device   INTEGER NOT NULL DEFAULT 0 CHECK (lock_to_device IN (0, 1)),
    state        TEXT    NOT NULL CHECK (state IN ('making', 'done', 'stopped', 'cancelled')),
    -- The newest voucher that was ever sent to the router: younger ones have surely never been there.
    tried_id     INTEGER NOT NULL DEFAULT 0,
    failure_kind TEXT    NOT NULL DEFAULT '',
    failure      TEXT    NOT NULL DEFAULT '', -- why it stopped, in words
    actor        TEXT    NOT NULL,
    created_at   TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL
) STRICT;

-- Rebuilt, because SQLite cannot take NOT NULL off a column: a voucher in stock belongs to no purchase yet.
CREATE TABLE vouchers_next (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_id      INTEGER REFERENCES voucher_purchases (id), -- null: in stock, not sold yet
    batch_id         INTEGER REFERENCES voucher_batches (id),   -- null: made for its purchase
    number           INTEGER NOT NULL CHECK (number >= 1),      -- place in the purchase; in stock: in the batch
    router           TEXT    NOT NULL,
    username         TEXT    NOT NULL,
    password         TEXT    NOT NULL,
    profile          TEXT    NOT NULL,
    -- What the router's user carries: how it is recognised as ours. Written once, also when the voucher is sold later.
    comment          TEXT    NOT NULL DEFAULT '',
    -- The terms it was made with.
    duration_seconds INTEGER NOT NULL DEFAULT 0,
    counts           TEXT    NOT NULL DEFAULT 'online' CHECK (counts IN ('online', 'first-login', 'sale', 'never')),
    quota_bytes      INTEGER NOT NULL DEFAULT 0,
    lock_to_device   INTEGER NOT NULL DEFAULT 0 CHECK (lock_to_device IN (0, 1)),
    status           TEXT    NOT NULL CHECK (status IN ('planned', 'on_router', 'in_use', 'used_up', 'expired',
                                                        'removed', 'discarded')),
    device_mac       TEXT    NOT NULL DEFAULT '', -- the first device that logged in; its lock where lock_to_device
    uptime_seconds   INTEGER NOT NULL DEFAULT 0,  -- as last seen on the router
    used_bytes       INTEGER NOT NULL DEFAULT 0,
    created_at       TEXT    NOT NULL,
    on_router_at     TEXT,
    printed_at       TEXT,
    sold_at          TEXT,
    first_login_at   TEXT,
    expires_at       TEXT, -- by the wall clock; null: not known yet, or never
    ended_at         TEXT, -- used up or expired
    removed_at       TEXT,
    withdraw_at      TEXT, -- unsold, and to be taken off the router since then; done when removed_at is set
    updated_at       TEXT    NOT NULL,
    CHECK (purchase_id IS NOT NULL OR batch_id IS NOT NULL),
    UNIQUE (router, username)
) STRICT;

INSERT INTO vouchers_next (id, purchase_id, number, router, username, password, profile, comment, duration_seconds,
                           counts, quota_bytes, status, created_at, on_router_at, sold_at, updated_at)
SELECT v.id, v.purchase_id, v.number, v.router, v.username, v.password, v.profile,
       'loket:' || p.invoice_id || ':' || v.number, p.duration_seconds, p.counts, p.quota_bytes, v.status,
       v.created_at, CASE WHEN v.status IN ('planned', 'discarded') THEN NULL ELSE coalesce(p.completed_at, v.updated_at) END,
       p.paid_at, v.updated_at
FROM vouchers v JOIN voucher_purchases p ON p.id = v.purchase_id;

DROP TABLE vouchers;
ALTER TABLE vouchers_next RENAME TO vouchers;

CREATE INDEX vouchers_by_purchase ON vouchers (purchase_id, number) WHERE purchase_id IS NOT NULL;
CREATE UNIQUE INDEX vouchers_one_per_place ON vouchers (purchase_id, number)
    WHERE purchase_id IS NOT NULL AND status NOT IN ('discarded', 'removed');
CREATE INDEX vouchers_by_batch ON vouchers (batch_id, id) WHERE batch_id IS NOT NULL;
CREATE INDEX vouchers_in_stock ON vouchers (router, profile, id) WHERE purchase_id IS NULL AND status = 'on_router';
CREATE INDEX vouchers_to_withdraw ON vouchers (router, id)
    WHERE withdraw_at IS NOT NULL AND status NOT IN ('removed', 'discarded');
CREATE INDEX vouchers_due ON vouchers (router, expires_at) WHERE expires_at IS NOT NULL AND status IN ('on_router', 'in_use');
CREATE INDEX vouchers_by_status ON vouchers (router, status, id);

-- Vouchers of a batch that the router refused, and why; gone when the batch is tried again.
CREATE TABLE voucher_failures (
    voucher_id INTEGER NOT NULL PRIMARY KEY REFERENCES vouchers (id) ON DELETE CASCADE,
    batch_id   INTEGER NOT NULL REFERENCES voucher_batches (id),
    kind       TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    failed_at  TEXT    NOT NULL
) STRICT;

CREATE INDEX voucher_failures_by_batch ON voucher_failures (batch_id, voucher_id);
