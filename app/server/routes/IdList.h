// The list of ids that the bulk routes accept in their body.
#pragma once

#include "core/Error.h"

namespace loket::server {

inline constexpr int maxIds = 500;

// The whole numbers from 1 under `key`, each once. InvalidInput: none, too many, or something that is no id; `things`
// ("purchase") is their name in the text.
core::Result<QList<qint64>> idsIn(const QByteArray& body, const QString& key, const QString& things);

} // namespace loket::server
