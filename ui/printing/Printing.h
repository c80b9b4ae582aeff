// Prints vouchers: slips (58 or 80 mm, ESC/POS or through the system) and A4 sheets (through the system), or writes
// either into a PDF. Every call returns at once; reading the settings, drawing and talking to printers happen in other
// threads, one queue for each printer, and nothing waits longer than print.timeout_ms times print.attempts.
// The settings print.* are read again for each job. A job that failed is simply printed again (its error's text:
// PrintProblem). UI thread; made by the program, outlives the widgets; the answers come to the UI thread's futures.
#pragma once

#include "print/Spooler.h"

#include "core/Future.h"
#include "ui/printing/PrintedPages.h"

#include <QObject>

#include <memory>

namespace loket::ui {

class Printing : public QObject
{
    Q_OBJECT

public:
    // `dataFolder` has the loket.ini.
    explicit Printing(QString dataFolder, QObject* parent = nullptr);
    ~Printing() override;

    // The hotspot's dns-name from the router; used while print.login_address is empty.
    void setRouterLoginAddress(const QString& address);

    // Misconfigured: no slip printer is set up (print.slip_printer).
    core::Async<void> printSlip(const Slip& slip);
    core::Async<void> exportPdf(PrintTemplate form, const Slip& content, const QString& file);
    // Only the pulse for the drawer (a refund, a count); Misconfigured without a raw slip printer.
    core::Async<void> openDrawer();

    // A test slip with `settings`, saved or not; `heading` and `words` are on it.
    core::Async<void> printTest(const print::PrintSettings& settings, const QString& heading, const QString& words);

    // The present settings in loket.ini, with the router's address filled in.
    core::Async<print::PrintSettings> settings();
    // The system's printers, the default one first. The query can take some seconds.
    core::Async<QStringList> systemPrinters();

    // For the preview: changed switches instead of the present settings.
    struct Job
    {
        PrintTemplate form = PrintTemplate::Sheet3x8;
        Slip content;
        print::PrintSettings settings;
    };
    struct Picture
    {
        QImage image;
        int pages = 0;
    };
    core::Async<Picture> preview(const Job& job, int page, double dotsPerMm);
    core::Async<void> exportPdf(const Job& job, const QString& file);
    // `printer`: of the system; empty: the slip printer for slips, the sheet printer for sheets.
    core::Async<void> print(const Job& job, const QString& printer);

private:
    core::Async<void> withSettings(std::function<core::Async<void>(const print::PrintSettings&)> then);

    QString m_dataFolder;
    QString m_routerAddress;
    print::Spooler m_spooler;
};

} // namespace loket::ui
