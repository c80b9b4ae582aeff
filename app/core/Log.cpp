#include "core/Log.h"

#include "core/Clock.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cstdio>

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

namespace {

// Set while a LogFile exists; Qt's message handler is a plain function and has no other way to find it.
LogFile* activeLog = nullptr;

constexpr auto eventMark = QLatin1StringView("\x01"); // distinguishes logEvent's JSON from a free text message

bool isSensitive(const QString& key)
{
    static const QRegularExpression sensitiveNames(
        u"password|secret|token|signature|authorization|api_?key|phone|response|challenge|^ret$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return key.contains(sensitiveNames);
}

QString levelName(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
        return u"error"_s;
    case QtFatalMsg:
        return u"fatal"_s;
    }
    return u"info"_s;
}

} // namespace

void logEvent(const QLoggingCategory& room, QtMsgType level, const char* event, QJsonObject fields)
{
    if (!room.isEnabled(level))
        return;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (isSensitive(field.key()))
            field.value() = u"***"_s;
    }
    fields.insert(u"event"_s, QString::fromLatin1(event));
    const QString text = eventMark + QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
    const QMessageLogger logger(nullptr, 0, nullptr, room.categoryName());
    switch (level) {
    case QtDebugMsg:
        logger.debug().noquote() << text;
        break;
    case QtInfoMsg:
        logger.info().noquote() << text;
        break;
    case QtWarningMsg:
        logger.warning().noquote() << text;
        break;
    case QtCriticalMsg:
    case QtFatalMsg:
        logger.critical().noquote() << text;
        break;
    }
}

QString maskPhones(const QString& text)
{
    // Indonesian mobile numbers in the forms people and gateways write them.
    static const QRegularExpression phone(u"(?<![0-9A-Za-z])(\\+?62|0)8[0-9 -]{7,14}(?![0-9A-Za-z])"_s);
    QString masked = text;
    for (auto match = phone.match(masked); match.hasMatch(); match = phone.match(masked, match.capturedStart() + 1)) {
        const QString number = match.captured();
        masked.replace(match.capturedStart(), number.size(),
                       number.left(3) + QString(number.size() - 7, u'*') + number.right(4));
    }
    return masked;
}

LogFile::LogFile(const QString& folder, bool alsoToStandardError, qint64 maxBytes, int keep)
    : m_file(folder + u"/loket.log"_s), m_alsoToStandardError(alsoToStandardError), m_maxBytes(maxBytes), m_keep(keep)
{
    QDir().mkpath(folder);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        std::fprintf(stderr, "cannot write the log %s: %s\n", qPrintable(m_file.fileName()),
                     qPrintable(m_file.errorString()));
    activeLog = this;
    m_previous = qInstallMessageHandler(&LogFile::handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(m_previous);
    activeLog = nullptr;
}

void LogFile::handle(QtMsgType level, const QMessageLogContext& context, const QString& message)
{
    QJsonObject line;
    if (message.startsWith(eventMark))
        line = QJsonDocument::fromJson(message.mid(eventMark.size()).toUtf8()).object();
    else
        line.insert(u"message"_s, message);
    line.insert(u"time"_s, toIso(QDateTime::currentDateTimeUtc()));
    line.insert(u"level"_s, levelName(level));
    line.insert(u"room"_s, QString::fromLatin1(context.category));
    const QString text = QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
    if (activeLog)
        activeLog->write(maskPhones(text).toUtf8() + '\n');
}

void LogFile::write(const QByteArray& line)
{
    const QMutexLocker lock(&m_mutex);
    if (m_file.isOpen()) {
        if (m_file.size() + line.size() > m_maxBytes)
            rotate();
        m_file.write(line);
        m_file.flush();
    }
    if (m_alsoToStandardError)
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

void LogFile::rotate()
{
    const QString base = m_file.fileName();
    m_file.close();
    QFile::remove(base + u"."_s + QString::number(m_keep));
    for (int i = m_keep - 1; i >= 1; --i)
        QFile::rename(base + u"."_s + QString::number(i), base + u"."_s + QString::number(i + 1));
    QFile::rename(base, base + u".1"_s);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        std::fprintf(stderr, "cannot write the log %s\n", qPrintable(base));
}

} // namespace loket::core
