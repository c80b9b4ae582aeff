// Checks a database file for the doctor: is it intact, how large is its log, what is the newest time in it.
// Opens a read-only connection of its own, so it belongs in a worker thread: checking a large file takes seconds.
#pragma once

#include "storage/AlertRepository.h"
#include "storage/Database.h"

#include <QStringList>

namespace loket::storage {

struct Checkup
{
    int schemaVersion = 0;
    QString journalMode;      // "wal" is expected
    QStringList damage;       // SQLite's own words, a few at most; empty: intact
    int brokenReferences = 0; // rows that reference a row that does not exist
    qint64 databaseBytes = 0;
    qint64 walBytes = 0;
    QList<AlertRow> alerts; // that stood when an engine last looked
    QStringList foreign;    // "trigger x": what Loket did not make
    QDateTime newestChange; // of any purchase; invalid where there is none
};

// NotFound where there is no file yet; Storage where it cannot be opened or read.
core::Result<Checkup> checkUp(const QString& path);

} // namespace loket::storage
