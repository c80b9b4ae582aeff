// The engine in a process of its own that can be killed at any moment (crashengine.cpp).
#pragma once

#include "support/Sandboxes.h"

#include <QProcess>
#include <QTest>
#include <QUrl>

namespace loket::tests {

// The engine in a process of its own, started again whenever it has ended.
class MortalEngine
{
public:
    // `stock`: vouchers it makes in advance.
    explicit MortalEngine(const Sandboxes& world, int stock = 0) : m_world(world), m_stock(stock) {}
    ~MortalEngine() { kill(); }

    QUrl running(int deadly = 0) { return running(QString::number(deadly)); }
    // Starts it if it is not running; it will end after the `deadly`th effect ("3", or "router.added:2"). Its address,
    // or an empty one if it ended while starting.
    QUrl running(const QString& deadly)
    {
        if (m_process && m_process->state() == QProcess::Running && !m_url.isEmpty())
            return m_url;
        collect();
        m_url.clear();
        m_process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        Sandboxes::addSecrets(environment);
        m_process->setProcessEnvironment(environment);
        m_process->setProcessChannelMode(QProcess::SeparateChannels);
        m_process->start(QStringLiteral(LOKET_CRASHENGINE), {m_world.folder.path(), deadly, QString::number(m_stock)});
        QByteArray said;
        const bool heard = QTest::qWaitFor(
            [&] {
                said += m_process->readAllStandardOutput();
                return said.contains("listening on ") || m_process->state() == QProcess::NotRunning;
            },
            20000);
        m_last += said;
        if (heard && m_process->state() == QProcess::Running)
            m_url = QUrl(QString::fromUtf8(said.mid(said.indexOf("listening on ") + 13).split('\n').first().trimmed()));
        return m_url;
    }
    [[nodiscard]] bool isDead() const { return !m_process || m_process->state() == QProcess::NotRunning; }

    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        collect();
    }
    // "commit", "router.added"...: the last effect before it ended; empty while it runs.
    QByteArray diedAfter()
    {
        collect();
        const qsizetype at = m_last.indexOf("died after ");
        return at < 0 ? QByteArray() : m_last.mid(at + 11).split('\n').first();
    }
    // Ends it; the effects it has survived, in order, of all its runs.
    QStringList did()
    {
        kill(); // and reads what it has said until then
        QStringList effects;
        for (const QByteArray& line : m_last.split('\n')) {
            if (line.startsWith("did "))
                effects += QString::fromUtf8(line.mid(4));
        }
        return effects;
    }

private:
    void collect()
    {
        if (m_process)
            m_last += m_process->readAllStandardOutput();
    }

    const Sandboxes& m_world;
    int m_stock;
    std::unique_ptr<QProcess> m_process;
    QUrl m_url;
    QByteArray m_last;
};

} // namespace loket::tests
