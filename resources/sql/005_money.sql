-- What a gateway's answer to a creation tells the buyer's own page: a QRIS payload, a code to pay with, how long it
-- counts, and what the buyer pays including the gateway's fee (0: the vendor does not tell).
CREATE TABLE payment_pages (
    purchase_id INTEGER NOT NULL PRIMARY KEY REFERENCES voucher_purchases (id),
    pay_code    TEXT    NOT NULL DEFAULT '',
    qr_string   TEXT    NOT NULL DEFAULT '',
    buyer_pays  INTEGER NOT NULL DEFAULT 0 CHECK (buyer_pays >= 0),
    expires_at  TEXT
) STRICT;

-- An order that its buyer pays another way is ordered anew; the old order's page leads on to the new one.
CREATE TABLE payment_replacements (
    purchase_id INTEGER NOT NULL PRIMARY KEY REFERENCES voucher_purchases (id),
    by_id       INTEGER NOT NULL UNIQUE REFERENCES voucher_purchases (id)
) STRICT;

-- The daily look at what the gateways hold against the ledger: when it was made last for a day (UTC), and what differed.
CREATE TABLE settlement_runs (
    day         TEXT    NOT NULL, -- "2026-01-02"
    gateway     TEXT    NOT NULL,
    checked_at  TEXT    NOT NULL,
    asked       INTEGER NOT NULL, -- payments that were held against each other
    unanswered  INTEGER NOT NULL, -- orders the gateway gave no usable answer about
    error       TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (day, gateway)
) STRICT;

CREATE TABLE settlement_differences (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    day            TEXT    NOT NULL,
    gateway        TEXT    NOT NULL,
    order_id       TEXT    NOT NULL,
    purchase_id    INTEGER REFERENCES voucher_purchases (id), -- none: the gateway holds money for no order of ours
    kind           TEXT    NOT NULL CHECK (kind IN ('paid_there', 'paid_here', 'refunded_there', 'amount', 'unknown_here')),
    state_here     TEXT    NOT NULL DEFAULT '',
    state_there    TEXT    NOT NULL DEFAULT '',
    amount_here    INTEGER NOT NULL DEFAULT 0,
    amount_there   INTEGER NOT NULL DEFAULT 0,
    mended         INTEGER NOT NULL DEFAULT 0 CHECK (mended IN (0, 1)), -- the ledger followed by itself
    found_at       TEXT    NOT NULL,
    gone_at        TEXT, -- a later check did not find it any more
    UNIQUE (gateway, order_id, kind)
) STRICT;

CREATE INDEX settlement_differences_open ON settlement_differences (day, gateway) WHERE gone_at IS NULL;

-- What makes this house's engine known to itself from outside: see engine/PublicAddressCheck.h.
CREATE TABLE house_marks (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

INSERT INTO house_marks (name, value) VALUES ('address_key', lower(hex(randomblob(32))));
