// A report as JSON: what `loketd import` prints (app/CONTRACT.md, section 14), and what is stored of an import. Pure.
#pragma once

#include "importing/Imports.h"

#include <QJsonObject>

namespace loket::importing {

QJsonObject toJson(const Report& report, bool isDryRun);
// What is missing or of a newer Loket is left out.
Report reportFromJson(const QJsonObject& json);

// Counts up one row of `left`: at most so many examples are kept.
inline constexpr int mostExamples = 5;
void leaveOut(QList<LeftOut>& left, What what, Why why, const QString& example = {}, int count = 1);
void leaveOut(QList<LeftOut>& left, const LeftOut& more);

} // namespace loket::importing
