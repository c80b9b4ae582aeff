// The printed texts. They are in the business's language (business.language), whatever the window's, so they
// are here and not in the window's translations. Pure.
#pragma once

#include "print/PrintSettings.h"

#include "ui/printing/Ticket.h"
#include "ui/text/Words.h"

namespace loket::ui {

class PrintWords
{
public:
    explicit PrintWords(const print::PrintSettings& settings);

    QString code, user, password, scanToLogin, scanToJoin, login, invoice, cashier, total, cash, change, copy, help,
        worksAt, pickUp, pickUpNumber, pickUpWhat, pickUpScan, pickUpScanHere;

    // "1 hari sejak login pertama", "1 day from the first login"; empty: not known.
    [[nodiscard]] QString validity(const Ticket& ticket) const;
    // "Kuota 5 GB"; empty: no limit.
    [[nodiscard]] QString quota(const Ticket& ticket) const;
    // "22 Nov 2026, 14:05 WITA".
    [[nodiscard]] QString time(const QDateTime& time) const;

private:
    [[nodiscard]] QString either(const char16_t* indonesian, const char16_t* english) const;

    bool m_english;
    QString m_language;
    QTimeZone m_zone;
};

// The code in groups of four, as people read it aloud.
QString grouped(const QString& code);

// Why something could not be printed, in the window's language.
struct PrintProblem
{
    Q_DECLARE_TR_FUNCTIONS(PrintProblem)

public:
    static ErrorWords words(const core::Error& error);
};

} // namespace loket::ui
