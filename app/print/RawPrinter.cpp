#include "print/RawPrinter.h"

#include "print/EscPos.h"

#include "core/Reasons.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSerialPort>
#include <QTcpSocket>
#include <QThread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif
#ifdef Q_OS_WIN
#include <winsock2.h>
#endif
#ifdef Q_OS_LINUX
#include <linux/lp.h>
#endif

namespace loket::print {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::fail;
using core::Result;

namespace {

constexpr auto connectPatience = 4'000ms; // a printer is in the same building
constexpr auto statusPatience = 400ms;
constexpr auto closePatience = 1'000ms;
constexpr auto attention = 100ms; // the interval of checks whether to stop
constexpr int bitsPerByte = 10;   // on a serial line: start, eight, stop

bool stopped(const SendOptions& options)
{
    return options.stop && *options.stop;
}

core::Failure cancelled()
{
    return fail(core::Reason::PrintingStopped);
}

Result<void> judge(const PrinterStatus& status)
{
    if (status.paperOut)
        return fail(core::Reason::PrinterNoPaper);
    if (status.coverOpen)
        return fail(core::Reason::PrinterCoverOpen);
    if (status.failed)
        return fail(core::Reason::PrinterFault);
    if (status.offline)
        return fail(core::Reason::PrinterOffline);
    return {};
}

// The context of one attempt; `sent`: the printer may have received a part of the job.
struct Try
{
    const QByteArray& bytes;
    const SendOptions& options;
    QDeadlineTimer deadline;
    bool& sent;
};

bool waitForByte(QIODevice& wire)
{
    return wire.bytesAvailable() > 0 || wire.waitForReadyRead(int(statusPatience.count()));
}

// Many printers answer nothing at all: then the state is unknown, which is no error.
Result<bool> askStatus(QIODevice& wire)
{
    PrinterStatus status;
    wire.readAll();
    for (const int n : {1, 2, 4}) {
        wire.write(statusQuestion(n));
        char byte = 0;
        if (!waitForByte(wire) || wire.read(&byte, 1) != 1 || !isStatusByte(byte))
            return false;
        readStatus(status, n, byte);
    }
    LOKET_TRY(judge(status));
    return true;
}

template <class Wire>
Result<void> writeAll(Wire& wire, const Try& job)
{
    wire.write(job.bytes);
    while (wire.bytesToWrite() > 0) {
        if (stopped(job.options))
            return cancelled();
        if (job.deadline.hasExpired())
            return fail(core::Reason::PrinterFull);
        const qint64 before = wire.bytesToWrite();
        wire.waitForBytesWritten(int(attention.count()));
        job.sent = job.sent || wire.bytesToWrite() < before;
        if (!wire.isOpen() || !wire.isWritable())
            return fail(core::Reason::PrinterBroke);
        if constexpr (std::is_same_v<Wire, QTcpSocket>) {
            if (wire.state() != QAbstractSocket::ConnectedState)
                return fail(core::Reason::PrinterBroke);
        }
    }
    return {};
}

template <class Wire>
Result<void> converse(Wire& wire, const Try& job)
{
    bool answers = false;
    if (job.options.askStatus) {
        const auto asked = askStatus(wire);
        if (!asked)
            return core::Failure(asked.error());
        answers = *asked;
    }
    LOKET_TRY(writeAll(wire, job));
    if (!answers)
        return {};
    job.sent = true;
    if (const auto asked = askStatus(wire); !asked)
        return fail(asked.error().kind, core::Reason::SlipInDoubt, {}, asked.error());
    return {};
}

Result<void> sendOverNetwork(const Device& device, const Try& job)
{
    QTcpSocket socket;
    socket.connectToHost(device.name, quint16(device.number));
    if (!socket.waitForConnected(int(qMin<qint64>(connectPatience.count(), job.deadline.remainingTime()))))
        return fail(core::Reason::PrinterUnreachable, {device.name, device.number, socket.errorString()});
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    LOKET_TRY(converse(socket, job));
    // Closing while an answer of the printer is still in transit would reset the connection, and a slip that the
    // printer has not read yet would be lost: so only our side is closed, and the printer closes the other.
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(socket.socketDescriptor()), SD_SEND);
#else
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
#endif
    socket.waitForDisconnected(int(closePatience.count()));
    socket.disconnectFromHost();
    return {};
}

Result<void> sendOverSerial(const Device& device, const Try& job)
{
    QSerialPort port;
    port.setPortName(device.name);
    port.setBaudRate(device.number);
    port.setFlowControl(QSerialPort::SoftwareControl);
    if (!port.open(QIODevice::ReadWrite)) {
        const bool forbidden = port.error() == QSerialPort::PermissionError;
        return fail(forbidden ? ErrorKind::Forbidden : ErrorKind::Unreachable, core::Reason::SerialPort,
                    {device.name, port.errorString()});
    }
    LOKET_TRY(converse(port, job));
    port.close();
    return {};
}

#ifdef Q_OS_UNIX

core::Failure openingFailed(const QString& name, int code)
{
    const QString reason = u"%1: %2"_s.arg(name, qt_error_string(code));
    if (code == EACCES || code == EPERM)
        return fail(core::Reason::PrinterNotAllowed, {reason});
    return fail(core::Reason::PrinterNotOpened, {reason});
}

Result<void> lineStatus([[maybe_unused]] int file)
{
#ifdef Q_OS_LINUX
    int status = 0;
    if (::ioctl(file, LPGETSTATUS, &status) == 0) // only printers' devices support it
        return judge({.offline = (status & LP_PSELECD) == 0, .paperOut = (status & LP_POUTPA) != 0});
#endif
    return {};
}

Result<void> writeTo(int file, const Try& job)
{
    qsizetype done = 0;
    while (done < job.bytes.size()) {
        if (stopped(job.options))
            return cancelled();
        if (job.deadline.hasExpired())
            return fail(core::Reason::PrinterFull);
        const auto written = ::write(file, job.bytes.constData() + done, std::size_t(job.bytes.size() - done));
        if (written > 0) {
            job.sent = true;
            done += written;
            continue;
        }
        if (written < 0 && errno != EAGAIN && errno != EINTR)
            return fail(core::Reason::PrinterGone, {qt_error_string(errno)});
        pollfd ready{.fd = file, .events = POLLOUT, .revents = 0};
        ::poll(&ready, 1, int(attention.count()));
    }
    return {};
}

Result<void> sendToFile(const Device& device, const Try& job)
{
    // Without blocking, because opening and writing can otherwise wait for a printer for ever.
    const int file = ::open(QFile::encodeName(device.name).constData(), O_WRONLY | O_NONBLOCK | O_APPEND | O_CLOEXEC);
    if (file < 0)
        return openingFailed(device.name, errno);
    Result<void> result = job.options.askStatus ? lineStatus(file) : Result<void>();
    if (result)
        result = writeTo(file, job);
    ::close(file);
    return result;
}

#else

Result<void> sendToFile(const Device& device, const Try& job)
{
    QFile file(device.name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered | QIODevice::Append))
        return fail(core::Reason::DeviceNotOpened, {device.name, file.errorString()});
    job.sent = true;
    if (file.write(job.bytes) != job.bytes.size())
        return fail(core::Reason::PrinterGone, {file.errorString()});
    return {};
}

#endif

Result<void> sendOnce(const Device& device, const QByteArray& bytes, const SendOptions& options, bool& sent)
{
    Try job{.bytes = bytes, .options = options, .deadline = QDeadlineTimer(options.timeout), .sent = sent};
    switch (device.kind) {
    case Device::Kind::Tcp:
        return sendOverNetwork(device, job);
    case Device::Kind::File:
        return sendToFile(device, job);
    case Device::Kind::Serial:
        // A picture at 9600 baud takes long; the deadline is for a printer that accepts nothing.
        job.deadline = QDeadlineTimer(options.timeout.count() + bytes.size() * bitsPerByte * 1000 / device.number);
        return sendOverSerial(device, job);
    case Device::Kind::None:
    case Device::Kind::System:
        break;
    }
    return fail(core::Reason::NoSlipPrinter);
}

bool pauseBetween(std::chrono::milliseconds pause, const SendOptions& options)
{
    for (const QDeadlineTimer end(pause); !end.hasExpired();) {
        if (stopped(options))
            return false;
        QThread::msleep(ulong(qMin<qint64>(attention.count(), end.remainingTime())));
    }
    return !stopped(options);
}

} // namespace

Result<void> sendRaw(const Device& device, const QByteArray& bytes, const SendOptions& options)
{
    for (int attempt = 1;; ++attempt) {
        bool sent = false;
        auto result = sendOnce(device, bytes, options, sent);
        // Once something can be on paper, only the person in front of it knows whether to print again.
        if (result || sent || !core::isRetryable(result.error().kind) || attempt >= options.attempts)
            return result;
        if (!pauseBetween(options.pause * attempt, options))
            return cancelled();
    }
}

} // namespace loket::print
