// Writing a small file so that a crash leaves the old or the new content and nobody else can read it at any moment:
// a new private file beside it, synced, then renamed over it (core/PrivateFiles.h). Any thread; the caller holds
// whatever lock it needs.
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QString>

namespace loket::settings {

// Keeps the mode of an existing file only where `keepMode` says so; follows a symbolic link to the real file.
core::Result<void> writePrivateFile(const QString& path, const QByteArray& content, bool keepMode = false);

// The whole content; an absent file is empty. Storage where it cannot be read or is larger than a settings file can be.
core::Result<QByteArray> readSmallFile(const QString& path);

// Removes every right of group and others; answers true where there were some.
core::Result<bool> makePrivate(const QString& path);

} // namespace loket::settings
