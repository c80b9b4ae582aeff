// Times, counts and money as people read them. Times are given in UTC and shown in the business's time zone, with the
// zone named. Pure.
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace loket::ui {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)

public:
    // "just now", "5 min ago", "today 14:05", "yesterday 09:12", "20 Nov 14:05", "20 Nov 2025".
    static QString relative(const QDateTime& time, const QDateTime& now, const QTimeZone& zone, const QLocale& locale);
    // "Sunday, 22 November 2026, 14:05:09 WITA".
    static QString exact(const QDateTime& time, const QTimeZone& zone, const QLocale& locale);
    // "22 Nov 2026, 14:05:09 WITA".
    static QString stamp(const QDateTime& time, const QTimeZone& zone, const QLocale& locale);
    // A length of time, roughly: "12 s", "4 min", "3 h", "2 days".
    static QString span(qint64 seconds);
    // "1d" as "1 day".
    static QString duration(qint64 seconds);
    // For fields that money is typed into: as core::formatRupiah writes it, in every language.
    static QLocale rupiahLocale();
    // "628123456789" as "0812•••6789": enough to recognise, too little to call.
    static QString maskedPhone(const QString& digits);
    // "628123456789" as "+62 812-3456-789".
    static QString phone(const QString& digits);
    // For a button or a check box, which takes a single "&" for the mark of its key and does not show it.
    static QString onButton(QString text);
};

} // namespace loket::ui
