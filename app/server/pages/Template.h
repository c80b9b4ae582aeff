// The pages' templates: HTML files of the program's resources with three kinds of placeholders.
//   {{name}}    a value as text: always escaped, so what a customer typed can never become markup
//   {{&name}}   a value that is HTML already, made by another template
//   {{t:key}}   the page's text
// Pure; a placeholder without a value is a bug that tst_pages finds, and is left empty.
#pragma once

#include "server/pages/Words.h"

#include <QByteArray>

namespace loket::server {

using Values = QHash<QString, QString>;

// For text between tags and for attribute values in double quotes.
QString escaped(const QString& text);

QString render(const char* name, const Words& words, const Values& values);

// The bytes of a file under resources/pages.
QByteArray pageFile(const char* name);

} // namespace loket::server
