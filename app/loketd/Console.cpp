#include "loketd/Console.h"

#include "core/Reasons.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#else
#include <string>
#include <windows.h>
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

bool isTerminal()
{
    return ::isatty(STDIN_FILENO);
}

void write(FILE* to, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fflush(to);
}

QByteArray askAtTheTerminal(const QString& question)
{
    write(stderr, question + u": "_s);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    const NoEcho silent;
    QByteArray line = input.readLine(longestInput + 1);
    write(stderr, u"\n"_s);
    return line;
}

#else

bool isConsole(HANDLE handle)
{
    DWORD mode = 0;
    return GetConsoleMode(handle, &mode) != 0;
}

bool isTerminal()
{
    return isConsole(GetStdHandle(STD_INPUT_HANDLE));
}

// A console shows characters, in whatever code page it is; a file or another program gets UTF-8.
void write(FILE* to, const QString& text)
{
    std::fflush(to);
    const HANDLE handle = GetStdHandle(to == stdout ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
    if (isConsole(handle)) {
        const std::wstring characters = text.toStdWString();
        DWORD written = 0;
        WriteConsoleW(handle, characters.data(), DWORD(characters.size()), &written, nullptr);
        return;
    }
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fflush(to);
}

// Typing is not shown while this exists.
class NoEcho
{
public:
    explicit NoEcho(HANDLE input) : m_input(input)
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, (m_before & ~DWORD(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT);
    }
    ~NoEcho() { SetConsoleMode(m_input, m_before); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    HANDLE m_input;
    DWORD m_before = 0;
};

QByteArray askAtTheTerminal(const QString& question)
{
    write(stderr, question + u": "_s);
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    const NoEcho silent(input);
    std::wstring line(size_t(longestInput) + 1, L'\0');
    DWORD length = 0;
    if (!ReadConsoleW(input, line.data(), DWORD(line.size()), &length, nullptr))
        length = 0;
    write(stderr, u"\n"_s);
    const QByteArray bytes = QString::fromWCharArray(line.data(), int(length)).toUtf8();
    SecureZeroMemory(line.data(), line.size() * sizeof(wchar_t));
    return bytes;
}

#endif

} // namespace

void print(const QString& text)
{
    write(stdout, text);
}

void printError(const QString& words)
{
    QString line = words.simplified();
    line.removeIf([](QChar character) { return character.category() == QChar::Other_Control; });
    write(stderr, u"loketd: "_s + line + u'\n');
}

void keepConsoleQuiet()
{
    qInstallMessageHandler(handleQuietly);
}

core::Result<core::Secret> readSecret(const QString& question)
{
    QByteArray text;
    if (isTerminal()) {
        text = askAtTheTerminal(question);
    } else {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return core::fail(core::Reason::StdinClosed);
        text = input.read(longestInput + 1);
    }
    if (text.size() > longestInput)
        return core::fail(core::Reason::StdinTooLong);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return core::Secret(text);
}

} // namespace loket::loketd
