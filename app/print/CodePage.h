// The letters of thermal printers: one byte each, by the code page that ESC t chooses. What a page does not have is
// written with a similar letter, or "?". Pure.
// Source: the tables of Unicode, Inc. (CP437, CP850, CP1252); CP858 is CP850 with the euro at 0xD5.
#pragma once

#include <QString>

#include <optional>

namespace loket::print {

enum class CodePage { Cp437, Cp850, Cp858, Cp1252 };

std::optional<CodePage> codePageFromString(QStringView name); // "cp437"...
// The number ESC t takes (Epson's table, used by nearly all).
char escNumber(CodePage page);

QByteArray encode(const QString& text, CodePage page);
QString decode(const QByteArray& bytes, CodePage page);

} // namespace loket::print
