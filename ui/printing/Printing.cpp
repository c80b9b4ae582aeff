#include "ui/printing/Printing.h"

#include "print/EscPos.h"
#include "print/RawPrinter.h"

#include "core/Reasons.h"
#include "settings/Settings.h"
#include "ui/printing/EscPosSlip.h"
#include "ui/printing/SystemPrinter.h"

#include <QDir>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Result;
using print::PrintSettings;

namespace {

constexpr QSize mostLogo{2000, 2000}; // a photograph from a phone is scaled down once, not for every voucher

// Queues that are no printers.
const QString readingQueue = u"reading"_s;
const QString drawingQueue = u"drawing"_s;
const QString listingQueue = u"listing"_s;
const QString fileQueue = u"file"_s;

QImage logoOf(const PrintSettings& settings)
{
    QImage logo = settings.logo.isEmpty() ? QImage() : QImage(settings.logo);
    return logo.width() > mostLogo.width() || logo.height() > mostLogo.height()
               ? logo.scaled(mostLogo, Qt::KeepAspectRatio, Qt::SmoothTransformation)
               : logo;
}

PrintedPages pagesOf(const Printing::Job& job)
{
    return {job.form, job.content, job.settings, logoOf(job.settings)};
}

print::SendOptions optionsOf(const PrintSettings& settings, const std::atomic_bool& stop)
{
    return {.timeout = settings.timeout, .attempts = settings.attempts, .askStatus = settings.askStatus, .stop = &stop};
}

// A query whose answer is computed in the queue's thread and delivered to `context`.
template <class T>
Async<T> askOf(print::Spooler& spooler, const QString& queue, QObject* context,
               std::function<Result<T>(const std::atomic_bool&)> question)
{
    auto answer = std::make_shared<T>();
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto asked =
        spooler.add(queue, [answer, question = std::move(question)](const std::atomic_bool& stop) -> Result<void> {
            auto result = question(stop);
            if (!result)
                return core::Failure(result.error());
            *answer = std::move(*result);
            return {};
        });
    core::whenReady(asked, context, [promise, answer](const Result<void>& done) {
        promise->addResult(done ? Result<T>(std::move(*answer)) : core::Failure(done.error()));
        promise->finish();
    });
    return promise->future();
}

core::Failure noSlipPrinter()
{
    return core::fail(core::Reason::NoSlipPrinter);
}

} // namespace

Printing::Printing(QString dataFolder, QObject* parent) : QObject(parent), m_dataFolder(std::move(dataFolder)) {}

Printing::~Printing() = default;

void Printing::setRouterLoginAddress(const QString& address)
{
    m_routerAddress = address;
}

Async<PrintSettings> Printing::settings()
{
    const QString file = QDir(m_dataFolder).filePath(u"loket.ini"_s);
    return askOf<PrintSettings>(m_spooler, readingQueue, this,
                                [file, address = m_routerAddress](const std::atomic_bool&) -> Result<PrintSettings> {
                                    settings::Settings settings(settings::Registry{}, file);
                                    LOKET_TRY(settings.reload());
                                    PrintSettings read = print::printSettingsFrom(settings);
                                    if (read.loginAddress.isEmpty())
                                        read.loginAddress = address;
                                    return read;
                                });
}

Async<void> Printing::withSettings(std::function<Async<void>(const PrintSettings&)> then)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    core::whenReady(settings(), this, [this, promise, then = std::move(then)](const Result<PrintSettings>& settings) {
        if (!settings) {
            promise->addResult(core::Failure(settings.error()));
            promise->finish();
            return;
        }
        core::whenReady(then(*settings), this, [promise](const Result<void>& done) {
            promise->addResult(done);
            promise->finish();
        });
    });
    return promise->future();
}

Async<void> Printing::printSlip(const Slip& slip)
{
    return withSettings([this, slip](const PrintSettings& settings) {
        return print({templateOf(settings.paper), slip, settings}, {});
    });
}

Async<void> Printing::exportPdf(PrintTemplate form, const Slip& content, const QString& file)
{
    return withSettings([this, form, content, file](const PrintSettings& settings) {
        return exportPdf({form, content, settings}, file);
    });
}

Async<void> Printing::openDrawer()
{
    return withSettings([this](const PrintSettings& settings) -> Async<void> {
        if (!settings.slipPrinter.isRaw())
            return core::ready<void>(noSlipPrinter());
        return m_spooler.add(settings.slipPrinter.toString(), [settings](const std::atomic_bool& stop) {
            print::EscPos pulse(settings.codePage);
            pulse.kickDrawer();
            return print::sendRaw(settings.slipPrinter, pulse.bytes(), optionsOf(settings, stop));
        });
    });
}

Async<void> Printing::printTest(const PrintSettings& settings, const QString& heading, const QString& words)
{
    if (!settings.slipPrinter.isRaw()) {
        const Slip slip{.tickets = {}, .heading = heading, .lines = {{words, {}}}};
        return print({templateOf(settings.paper), slip, settings}, {});
    }
    return m_spooler.add(settings.slipPrinter.toString(), [settings, heading, words](const std::atomic_bool& stop) {
        return print::sendRaw(settings.slipPrinter, escPosTest(settings, heading, words), optionsOf(settings, stop));
    });
}

Async<void> Printing::print(const Job& wanted, const QString& printer)
{
    Job job = wanted;
    if (!isSheet(job.form))
        job.settings.paper = job.form == PrintTemplate::Slip80 ? print::PaperWidth::Mm80 : print::PaperWidth::Mm58;
    if (isSheet(job.form) ? job.content.tickets.isEmpty() : job.content.count() == 0)
        return core::ready<void>(core::fail(core::Reason::NothingToPrint));
    const bool onSlipPrinter = !isSheet(job.form) && printer.isEmpty();
    const print::Device& device = job.settings.slipPrinter;
    if (onSlipPrinter && device.kind == print::Device::Kind::None)
        return core::ready<void>(noSlipPrinter());
    if (onSlipPrinter && device.isRaw()) {
        return m_spooler.add(device.toString(), [job](const std::atomic_bool& stop) {
            const QByteArray bytes = escPosSlip(job.content, job.settings, logoOf(job.settings));
            return print::sendRaw(job.settings.slipPrinter, bytes, optionsOf(job.settings, stop));
        });
    }
    const QString name = !printer.isEmpty() ? printer : onSlipPrinter ? device.name : job.settings.sheetPrinter;
    return m_spooler.add(u"system:"_s + name,
                         [job, name](const std::atomic_bool& stop) { return printPages(pagesOf(job), name, stop); });
}

Async<void> Printing::exportPdf(const Job& job, const QString& file)
{
    return m_spooler.add(fileQueue,
                         [job, file](const std::atomic_bool& stop) { return writePdf(pagesOf(job), file, stop); });
}

Async<QStringList> Printing::systemPrinters()
{
    return askOf<QStringList>(m_spooler, listingQueue, this,
                              [](const std::atomic_bool&) -> Result<QStringList> { return systemPrinterNames(); });
}

Async<Printing::Picture> Printing::preview(const Job& job, int page, double dotsPerMm)
{
    return askOf<Picture>(m_spooler, drawingQueue, this,
                          [job, page, dotsPerMm](const std::atomic_bool&) -> Result<Picture> {
                              const PrintedPages pages = pagesOf(job);
                              return Picture{.image = pictureOf(pages, page, dotsPerMm), .pages = pages.count()};
                          });
}

} // namespace loket::ui
