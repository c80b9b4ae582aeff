-- What the ledger knows of itself: who it is ("identity"), how far it has counted on the routers ("count"), and why its
-- clock is not believed ("clock_doubt"), so that a restart forgets nothing of it.
CREATE TABLE ledger_marks (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
