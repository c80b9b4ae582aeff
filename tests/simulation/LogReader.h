// Collects what the program logs, before anything is masked. One at a time; where it ends, logging is as before.
#pragma once

#include <QByteArray>
#include <QLoggingCategory>

namespace loket::simulation {

class LogReader
{
public:
    explicit LogReader(QByteArray& into)
    {
        target = &into;
        QLoggingCategory::setFilterRules(QStringLiteral("loket.*=true"));
        m_previous = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& line) { *target += line.toUtf8() + '\n'; });
    }
    ~LogReader()
    {
        qInstallMessageHandler(m_previous);
        QLoggingCategory::setFilterRules(QStringLiteral("loket.*=false"));
    }
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

private:
    inline static QByteArray* target = nullptr;
    QtMessageHandler m_previous = nullptr;
};

} // namespace loket::simulation
