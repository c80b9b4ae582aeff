// What could be a slip printer at this computer: its USB and serial ports, and the computers of its own network that
// accept connections for raw printing.
#pragma once

#include "print/Device.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>

class QNetworkAddressEntry;

namespace loket::print {

// USB printers and serial ports that exist now; any thread, reads folders only.
QList<Device> localDevices();

// The other addresses of the private IPv4 networks among `own`, in order, none twice. Of a network larger than 256
// addresses only the 256 around the own one: asking more takes minutes and looks like an attack.
QList<QHostAddress> neighbours(const QList<QNetworkAddressEntry>& own);
// The same of this computer.
QList<QHostAddress> neighbours();

// Asks each address for the port once, some at a time; nothing is sent over the connections. For one search; deleting
// it ends the search. UI thread.
class PrinterSearch : public QObject
{
    Q_OBJECT

public:
    PrinterSearch(QList<QHostAddress> addresses, int port, QObject* parent = nullptr);

    void start();
    [[nodiscard]] bool isRunning() const { return m_open > 0 || !m_waiting.isEmpty(); }

    static constexpr int atOnce = 48;
    static constexpr std::chrono::milliseconds patience{1500};

signals:
    void found(const QHostAddress& address);
    void finished();

private:
    void askNext();
    void ask(const QHostAddress& address);
    void endOne();

    QList<QHostAddress> m_waiting;
    int m_port;
    int m_open = 0;
};

} // namespace loket::print
