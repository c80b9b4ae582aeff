#include "ui/shell/SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int connectPatienceMs = 1000;
constexpr int answerPatienceMs = 3000;
constexpr qsizetype nameLength = 24;
constexpr char request[] = "show\n";
constexpr char answer[] = "shown\n";

} // namespace

SingleInstance::SingleInstance(QObject* parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket* socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine())
                return;
            if (socket->readLine() == request) {
                emit showWanted();
                socket->write(answer);
            }
            socket->disconnectFromServer();
        });
    });
}

// The canonical path, so that a relative path or a link finds the same window.
QString SingleInstance::nameOf(const QString& dataFolder)
{
    const QDir folder(dataFolder);
    const QString canonical = folder.canonicalPath();
    const QString path = canonical.isEmpty() ? QDir::cleanPath(folder.absolutePath()) : canonical;
    return u"loket-"_s +
           QString::fromLatin1(
               QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().first(nameLength));
}

bool SingleInstance::askToShow(const QString& dataFolder)
{
    QLocalSocket socket;
    socket.connectToServer(nameOf(dataFolder));
    if (!socket.waitForConnected(connectPatienceMs))
        return false;
    socket.write(request);
    return socket.waitForReadyRead(answerPatienceMs) && socket.readLine() == answer;
}

bool SingleInstance::listen(const QString& dataFolder)
{
    const QString name = nameOf(dataFolder);
    QLocalServer::removeServer(name);
    return m_server.listen(name);
}

} // namespace loket::ui
