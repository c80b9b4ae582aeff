// Text of rows that goes into a spreadsheet, by a file or by the clipboard. Pure; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace loket::ui {

// With an apostrophe in front where a spreadsheet would take it for a formula (OWASP, "CSV Injection"): what customers
// type as their name must not run on the owner's computer.
QString withoutFormula(const QString& text);

// One row for the clipboard: its cells in one line, between tabs, none of them a formula.
QString clipboardRow(const QStringList& cells);

} // namespace loket::ui
