// Figures, times and names of the reports as text; what the screen and the files share. Pure but for the translator
// that is installed.
#pragma once

#include "storage/ReportModels.h"

#include <QCoreApplication>
#include <QLocale>

namespace loket::ui {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportWords)

public:
    // "1,2 jt" for an axis.
    static QString shortNumber(qint64 number, const QLocale& locale);
    // "0.4 s", "12 s", "3 min 5 s".
    static QString span(std::chrono::milliseconds time, const QLocale& locale);
    static QString percent(double part, const QLocale& locale);
    // "1 – 30 November 2026 (WITA)".
    static QString period(const storage::ReportRange& range, const QLocale& locale);
    // Under a bar: "14", "22", "Nov"; and in full: "Sunday, 22 November 2026, 14:00–15:00".
    static QString tick(const storage::ReportPoint& point, storage::ReportStep step, const QLocale& locale);
    static QString moment(const storage::ReportPoint& point, storage::ReportStep step, const QLocale& locale);

    static QString dimension(storage::ReportDimension dimension);
    // A slice's name: "Online shop", "QRIS (Tripay)", "no cashier, or not recorded".
    static QString slice(storage::ReportDimension dimension, const storage::ReportSlice& slice);

    // "12 % more than Rp 40.000 before"; nothing to compare with: says so.
    static QString change(qint64 now, qint64 before, const QString& beforeText, const QLocale& locale);
};

} // namespace loket::ui
