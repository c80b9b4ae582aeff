-- Orders placed online that nobody has paid yet: from which network they came, so that no network can fill the shop, and
-- when somebody first looked at their page. A row goes when its order is not pending any more.
CREATE TABLE open_orders (
    purchase_id INTEGER NOT NULL PRIMARY KEY REFERENCES voucher_purchases (id),
    network     TEXT    NOT NULL DEFAULT '', -- an IPv4 address, or the /56 of an IPv6 address; empty: not known
    seen_at     TEXT                         -- NULL: nobody has
) STRICT;

CREATE INDEX open_orders_by_network ON open_orders (network);

INSERT INTO open_orders (purchase_id, seen_at)
SELECT id, created_at FROM voucher_purchases WHERE status = 'pending' AND channel = 'online';

CREATE TRIGGER open_orders_on_change AFTER UPDATE OF status ON voucher_purchases
WHEN OLD.status = 'pending' AND NEW.status <> 'pending'
BEGIN
    DELETE FROM open_orders WHERE purchase_id = NEW.id;
END;

-- What the job waits for is bounded by itself: the payment gateway of its purchase.
ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT '';
-- 2: somebody said that it is paid; 1: its buyer waits at the page; 0: nobody does.
ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 2);
UPDATE jobs SET lane = (SELECT p.payment_gateway FROM voucher_purchases p WHERE p.id = jobs.purchase_id);
CREATE INDEX jobs_by_lane ON jobs (kind, lane, priority, due_at) WHERE state = 'queued';

-- What gateways send a buyer's browser back with: a second token of the order, that opens its page in one browser.
CREATE TABLE return_links (
    purchase_id INTEGER NOT NULL PRIMARY KEY REFERENCES voucher_purchases (id),
    token       TEXT    NOT NULL UNIQUE,
    browser     TEXT    NOT NULL DEFAULT '' -- SHA-256 of that browser's cookie; empty: it was not opened yet
) STRICT;

-- Wrong PINs of a member's in another one's window: they lock that member's approvals there, and nothing else.
CREATE TABLE approval_attempts (
    asked_by     INTEGER NOT NULL, -- whose window it is; 0: nobody was logged in
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    failed       INTEGER NOT NULL,
    locked_until TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (asked_by, staff_id)
) STRICT;

-- Few are marked, and the alerts count them every few seconds.
CREATE INDEX voucher_purchases_for_review ON voucher_purchases (id) WHERE needs_review = 1;
