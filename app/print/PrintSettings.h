// The settings print.* and those of business.* that are printed, as one value. Pure.
#pragma once

#include "print/CodePage.h"
#include "print/Device.h"

#include "settings/Settings.h"

#include <QTimeZone>

namespace loket::print {

enum class SheetLayout { Cards3x8, Cards4x13, Dense };
enum class PaperWidth { Mm58, Mm80 };

QString toString(SheetLayout layout); // "3x8", "4x13", "dense"
SheetLayout sheetLayoutFromString(QStringView name);

struct PrintSettings
{
    Device slipPrinter;
    PaperWidth paper = PaperWidth::Mm58;
    bool automaticSlip = true;
    CodePage codePage = CodePage::Cp437;
    bool cut = false;
    bool drawer = false;
    bool printerQr = false;
    bool askStatus = true;
    std::chrono::milliseconds timeout{10'000};
    int attempts = 3;

    QString sheetPrinter; // of the operating system; empty: its default
    SheetLayout layout = SheetLayout::Cards3x8;

    QString logo; // an image file
    QString footer;
    bool loginQr = true;
    QString loginAddress; // empty: the router's dns-name, where it is known
    bool wifiQr = false;
    QString wifiName;
    QString wifiPassword;

    QString publicUrl;   // of the shop's pages; empty: customers cannot reach them
    QStringList routers; // a slip says where it works where there are several
    QString businessName;
    QString businessPhone;
    QString language; // "id" or "en"
    QTimeZone zone;
};

PrintSettings printSettingsFrom(const settings::Settings& settings);

} // namespace loket::print
