// A message template filled with an example order, for editors: what a customer would read. Pure; any thread.
#pragma once

#include "core/Error.h"

#include <QString>

namespace loket::engine {

struct PreviewHouse
{
    QString business;
    QString help;
    QString publicUrl;
};

// An empty text is the built-in template of that language. InvalidInput with the line and what is accepted.
core::Result<QString> previewMessage(const QString& text, const QString& language, const PreviewHouse& house);

// "{business}", "{name}"... and the text that is used while none is set.
QStringList messagePlaceholders();
QString builtInMessage(const QString& language);

} // namespace loket::engine
