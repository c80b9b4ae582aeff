#include "loketd/Console.h"

#include "core/Reasons.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestInput = 64 * 1024;

void handleQuietly(QtMsgType level, const QMessageLogContext& context, const QString& message)
{
    const bool ours = context.category && QByteArrayView(context.category).startsWith("loket.");
    if (level == QtFatalMsg || (ours && (level == QtWarningMsg || level == QtCriticalMsg)))
        printError(message);
}

#ifdef Q_OS_UNIX
// Typing is not shown while this exists.
class NoEcho
{
public:
    NoEcho()
    {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    termios m_before{};
};

QByteArray askAtTheTerminal(QFile& input, const QString& question)
{
    std::fprintf(stderr, "%s: ", question.toLocal8Bit().constData());
    std::fflush(stderr);
    const NoEcho silent;
    QByteArray line = input.readLine(longestInput + 1);
    std::fputc('\n', stderr);
    return line;
}
#endif

} // namespace

void print(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void printError(const QString& words)
{
    QString line = words.simplified();
    line.removeIf([](QChar character) { return character.category() == QChar::Other_Control; });
    std::fprintf(stderr, "loketd: %s\n", line.toUtf8().constData());
}

void keepConsoleQuiet()
{
    qInstallMessageHandler(handleQuietly);
}

core::Result<core::Secret> readSecret(const QString& question)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return core::fail(core::Reason::StdinClosed);
    QByteArray text;
#ifdef Q_OS_UNIX
    if (::isatty(STDIN_FILENO))
        text = askAtTheTerminal(input, question);
    else
#endif
        text = input.read(longestInput + 1);
    if (text.size() > longestInput)
        return core::fail(core::Reason::StdinTooLong);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return core::Secret(text);
}

} // namespace loket::loketd
