// The disk under SQLite, as a layer over its own file access (sqlite.org/vfs.html): it can refuse every write, as a
// full one does, and it can stop, as at a power cut: from then on nothing is written, and what was written since the
// last synchronisation is lost from a chosen write on. Write order is kept, as file systems with a journal do for one
// file. While a database is open its files are kept in memory, and only this process sees what is in them. One for the
// whole process; thread-safe.
#pragma once

#include <QtGlobal>

namespace loket::simulation::disk {

// Becomes SQLite's default. Once per process, before the first database is opened.
void install();

// Every write fails with SQLITE_FULL while it is on.
void setFull(bool full);

// Nothing more is written: the process that writes is dead.
void stop();
// The same, and of the writes that were not synchronised only the first `kept` of each file remain.
void cutPower(qint64 kept);
// A new process, on what is there. All files of the old one are closed.
void start();

} // namespace loket::simulation::disk
