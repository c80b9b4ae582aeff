// Structured log: one JSON object a line, {"time","level","room","event",...fields}.
// Rooms log through a QLoggingCategory and logEvent(); the program's main() installs a sink (LogFile) for all of them.
// Nothing secret may be passed: fields with a sensitive name are replaced, and the sink masks what looks like a phone
// number in any text, as the last line of defence and not as a licence.
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>
#include <QString>

namespace loket::core {

void logEvent(const QLoggingCategory& room, QtMsgType level, const char* event, QJsonObject fields = {});

inline void logInfo(const QLoggingCategory& room, const char* event, const QJsonObject& fields = {})
{
    logEvent(room, QtInfoMsg, event, fields);
}
inline void logWarning(const QLoggingCategory& room, const char* event, const QJsonObject& fields = {})
{
    logEvent(room, QtWarningMsg, event, fields);
}

// "628123456789" becomes "628*****6789"; any other text stays as it is.
QString maskPhones(const QString& text);

// Writes the log of this process to FOLDER/loket.log until it is destroyed, keeping `keep` older files of at most
// `maxBytes` each. Thread-safe. Only one may exist at a time.
class LogFile
{
public:
    LogFile(const QString& folder, bool alsoToStandardError, qint64 maxBytes = 10 * 1024 * 1024, int keep = 5);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

private:
    static void handle(QtMsgType level, const QMessageLogContext& context, const QString& message);
    void write(const QByteArray& line);
    void rotate();

    QMutex m_mutex;
    QFile m_file;
    bool m_alsoToStandardError;
    qint64 m_maxBytes;
    int m_keep;
    QtMessageHandler m_previous;
};

} // namespace loket::core
