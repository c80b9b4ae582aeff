#include "print/PrinterSearch.h"

#include <QDir>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QSerialPortInfo>
#include <QTcpSocket>
#include <QTimer>

namespace loket::print {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int wholeSubnet = 24; // bits of the largest network that is asked as a whole

// RFC 1918.
bool isPrivate(const QHostAddress& address)
{
    return address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) ||
           address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12) ||
           address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
}

} // namespace

QList<Device> localDevices()
{
    QList<Device> devices;
    const QDir usb(u"/dev/usb"_s); // the kernel's usblp
    for (const QString& name : usb.entryList({u"lp*"_s}, QDir::System | QDir::Files, QDir::Name))
        devices += Device{.kind = Device::Kind::File, .name = usb.filePath(name)};
    for (const QSerialPortInfo& port : QSerialPortInfo::availablePorts())
        devices += Device{.kind = Device::Kind::Serial, .name = port.systemLocation(), .number = Device::usualBaud};
    return devices;
}

QList<QHostAddress> neighbours(const QList<QNetworkAddressEntry>& own)
{
    QList<QHostAddress> addresses;
    QList<quint32> ownAddresses;
    for (const QNetworkAddressEntry& entry : own)
        ownAddresses += entry.ip().toIPv4Address();
    for (const QNetworkAddressEntry& entry : own) {
        if (entry.ip().protocol() != QAbstractSocket::IPv4Protocol || !isPrivate(entry.ip()) ||
            entry.prefixLength() < 0)
            continue;
        const int bits = qMax(entry.prefixLength(), wholeSubnet);
        if (bits > 30)
            continue; // nobody else there
        const quint32 count = 1U << (32 - bits);
        const quint32 first = entry.ip().toIPv4Address() & ~(count - 1);
        for (quint32 address = first + 1; address < first + count - 1; ++address) {
            if (!ownAddresses.contains(address) && !addresses.contains(QHostAddress(address)))
                addresses += QHostAddress(address);
        }
    }
    return addresses;
}

QList<QHostAddress> neighbours()
{
    QList<QNetworkAddressEntry> own;
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        if (interface.flags().testFlag(QNetworkInterface::IsUp) &&
            !interface.flags().testFlag(QNetworkInterface::IsPointToPoint))
            own += interface.addressEntries();
    }
    return neighbours(own);
}

PrinterSearch::PrinterSearch(QList<QHostAddress> addresses, int port, QObject* parent)
    : QObject(parent), m_waiting(std::move(addresses)), m_port(port)
{}

void PrinterSearch::start()
{
    if (m_waiting.isEmpty()) {
        QTimer::singleShot(0, this, &PrinterSearch::finished);
        return;
    }
    askNext();
}

void PrinterSearch::askNext()
{
    while (m_open < atOnce && !m_waiting.isEmpty())
        ask(m_waiting.takeFirst());
}

void PrinterSearch::ask(const QHostAddress& address)
{
    ++m_open;
    auto* socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    auto* timer = new QTimer(socket);
    timer->setSingleShot(true);
    // Whichever is first ends it; what the socket says afterwards is not heard.
    const auto end = [this, socket] {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
        endOne();
    };
    connect(socket, &QTcpSocket::connected, this, [this, address, end] {
        emit found(address);
        end();
    });
    connect(socket, &QTcpSocket::errorOccurred, this, end);
    connect(timer, &QTimer::timeout, this, [timer, end] {
        timer->stop();
        end();
    });
    timer->start(patience);
    socket->connectToHost(address, quint16(m_port));
}

void PrinterSearch::endOne()
{
    --m_open;
    askNext();
    if (!isRunning())
        emit finished();
}

} // namespace loket::print
