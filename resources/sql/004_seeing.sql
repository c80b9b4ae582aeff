-- The schedule's memory: when each task last ran and with what result. One row per task, so it never grows.
CREATE TABLE schedule_runs (
    task       TEXT    NOT NULL PRIMARY KEY,
    started_at TEXT    NOT NULL,
    ended_at   TEXT    NOT NULL,
    succeeded  INTEGER NOT NULL CHECK (succeeded IN (0, 1)),
    message    TEXT    NOT NULL DEFAULT '', -- what it did, or why it could not
    runs       INTEGER NOT NULL DEFAULT 1,
    failures   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What wanted the operator's eye, from when to when, and whether he was told by message.
CREATE TABLE alerts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL DEFAULT '', -- which router, which channel; empty where there is only one
    reason     TEXT    NOT NULL DEFAULT '',
    raised_at  TEXT    NOT NULL,
    cleared_at TEXT,
    told_at    TEXT
) STRICT;

-- The same trouble is one alert for as long as it lasts.
CREATE UNIQUE INDEX alerts_standing ON alerts (kind, subject) WHERE cleared_at IS NULL;

-- The present message goes by the second channel, because the first has given it up.
ALTER TABLE voucher_purchases ADD COLUMN message_on_fallback INTEGER NOT NULL DEFAULT 0
    CHECK (message_on_fallback IN (0, 1));
