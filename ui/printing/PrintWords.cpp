#include "ui/printing/PrintWords.h"

#include "print/RawPrinter.h"

#include "core/ZoneName.h"
#include "delivery/MessageTemplate.h"
#include "ui/text/ReasonWords.h"

#include <QLocale>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;

namespace {

constexpr int groupSize = 4;

} // namespace

PrintWords::PrintWords(const print::PrintSettings& settings)
    : m_english(settings.language == u"en"), m_language(settings.language), m_zone(settings.zone)
{
    code = either(u"Kode voucher", u"Voucher code");
    user = either(u"Nama pengguna", u"User name");
    password = either(u"Kata sandi", u"Password");
    scanToLogin = either(u"Pindai untuk login", u"Scan to log in");
    scanToJoin = either(u"Pindai untuk masuk Wi-Fi", u"Scan to join the Wi-Fi");
    login = either(u"Login", u"Log in at");
    invoice = either(u"No. pesanan", u"Order no.");
    cashier = either(u"Kasir", u"Cashier");
    total = u"Total"_s;
    cash = either(u"Tunai", u"Cash");
    change = either(u"Kembali", u"Change");
    copy = either(u"SALINAN", u"COPY");
    help = either(u"Bantuan", u"Help");
    worksAt = either(u"Berlaku di", u"Works at");
    pickUp = either(u"STRUK PENGAMBILAN", u"PICK-UP RECEIPT");
    pickUpNumber = either(u"Nomor pengambilan", u"Pick-up number");
    pickUpWhat =
        either(u"Sudah dibayar. Voucher dibuat begitu router tersambung lagi. Tunjukkan struk ini di loket untuk "
               u"menerima kodenya.",
               u"Paid. The voucher is made as soon as the router is back. Show this receipt at the counter to get "
               u"the code.");
    pickUpScan = either(u"Atau pindai: kodenya muncul di halaman ini", u"Or scan: the code appears on this page");
    pickUpScanHere = either(u"Untuk dipindai di loket", u"To be scanned at the counter");
}

QString PrintWords::either(const char16_t* indonesian, const char16_t* english) const
{
    return QString::fromUtf16(m_english ? english : indonesian);
}

QString PrintWords::validity(const Ticket& ticket) const
{
    if (ticket.duration.count() <= 0 && ticket.counts != Counting::Never)
        return {}; // not known
    return delivery::validityInWords(ticket.duration, ticket.counts, m_language);
}

QString PrintWords::quota(const Ticket& ticket) const
{
    if (ticket.quotaBytes <= 0)
        return {};
    const QLocale locale(m_english ? QLocale::English : QLocale::Indonesian);
    const QString size = locale.formattedDataSize(ticket.quotaBytes, 1, QLocale::DataSizeTraditionalFormat);
    return either(u"Kuota %1", u"%1 of data").arg(size);
}

QString PrintWords::time(const QDateTime& time) const
{
    const QDateTime there = time.toTimeZone(m_zone.isValid() ? m_zone : QTimeZone::utc());
    const QLocale locale(m_english ? QLocale::English : QLocale::Indonesian);
    return locale.toString(there, u"d MMM yyyy, HH:mm "_s) + core::zoneName(there.timeZone(), there);
}

QString grouped(const QString& code)
{
    if (code.size() <= groupSize + 1)
        return code;
    QString result;
    for (qsizetype at = 0; at < code.size(); at += groupSize)
        result += (at > 0 ? u" "_s : QString()) + code.mid(at, groupSize);
    return result;
}

ErrorWords PrintProblem::words(const core::Error& error)
{
    using core::ErrorKind;
    if (const QString words = ReasonWords::of(error); !words.isEmpty())
        return {words, {}};
    switch (error.kind) {
    case ErrorKind::Refused:
        return {tr("The printer reports a fault."), tr("Switch it off and on, then print again.")};
    case ErrorKind::Unreachable:
        return {tr("The printer could not be reached."),
                tr("Check that it is switched on and connected, then print again.")};
    case ErrorKind::Timeout:
    case ErrorKind::ConnectionLost:
        return {tr("The printer stopped in the middle."), tr("Look at what it printed before you print again.")};
    case ErrorKind::Forbidden:
        return {tr("This user may not use the printer."), tr("Add the user to the group \"lp\" or \"dialout\".")};
    case ErrorKind::Misconfigured:
        return {tr("No printer is set up for this."), tr("Choose one in Settings, under printing.")};
    case ErrorKind::Storage:
        return {tr("The file could not be written."), tr("Choose another folder, or free some space.")};
    case ErrorKind::Cancelled:
        return {tr("Printing was stopped."), {}};
    default:
        return {tr("Printing failed."), tr("Try again; the log says more.")};
    }
}

} // namespace loket::ui
