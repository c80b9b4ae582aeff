-- A power cut resets the counters of a router's users. What the ledger has seen of a voucher's use and the router does
-- not know any more is kept here; it is part of uptime_seconds and used_bytes.

ALTER TABLE vouchers ADD COLUMN uptime_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (uptime_forgotten >= 0);
ALTER TABLE vouchers ADD COLUMN bytes_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (bytes_forgotten >= 0);
