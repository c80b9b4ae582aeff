#include "router/Traps.h"

#include "core/Reasons.h"

#include <QRegularExpression>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

// Internal codes at the end of a text: "no such item (4)".
constexpr int codeLogin = 6;
constexpr int codePermission = 9;
constexpr int codeTimeout = 13;
constexpr int categoryValue = 1;
constexpr int categoryInterrupted = 2;

struct Words
{
    QString text; // without the code
    int code = 0;
};

Words split(const QByteArray& message)
{
    static const QRegularExpression tail(u"\\s\\((\\d+)\\)$"_s);
    const QString text = toText(message).trimmed();
    const auto match = tail.match(text);
    return match.hasMatch() ? Words{text.left(match.capturedStart()), match.captured(1).toInt()} : Words{text, 0};
}

// "profile" of "input does not match any value of profile".
QString lastWord(const QString& text)
{
    return text.mid(text.lastIndexOf(u' ') + 1);
}

QString missingPolicy(const Command& command)
{
    const QByteArray verb = command.verb();
    if (verb == "reboot" || verb == "shutdown")
        return u"reboot"_s;
    if (verb == "ping" || verb == "fetch" || verb == "torch")
        return u"test"_s;
    if (command.menu() == "/user" || command.menu() == "/system/script" || command.menu() == "/system/scheduler")
        return u"policy"_s;
    return verb == "print" || verb == "getall" || verb == "listen" ? u"read"_s : u"write"_s;
}

core::Error unknownValue(const QString& text, const Command& command)
{
    const QString property = lastWord(text);
    const QString value = toText(command.attribute(property.toLatin1()));
    if (property == u"profile" && command.menu() == "/ip/hotspot/user")
        return core::makeError(core::Reason::RouterNoProfile, {value});
    if (property == u"server")
        return core::makeError(core::Reason::RouterNoServer, {value});
    return core::makeError(core::Reason::RouterNoValue, {property, text});
}

} // namespace

core::Error loginError(const Trap& trap, const QString& user)
{
    return core::makeError(core::Reason::RouterLogin, {user, toText(trap.message)});
}

core::Error errorFromTraps(const QList<Trap>& traps, const Command& command, const QString& user)
{
    const Trap& trap = traps.first();
    const auto [text, code] = split(trap.message);
    const QString path = QString::fromLatin1(command.path());

    if (code == codeLogin || text == u"cannot log in")
        return loginError(trap, user);
    if (code == codePermission || text.startsWith(u"not enough permissions"))
        return core::makeError(core::Reason::RouterPolicy, {user, path, missingPolicy(command)});
    if (text.startsWith(u"input does not match any value of"))
        return unknownValue(text, command);
    if (text.startsWith(u"ambiguous value of"))
        return core::makeError(core::Reason::RouterAmbiguous, {text});
    if (text.contains(u"already have") || text.contains(u"already exists"))
        return core::makeError(core::Reason::RouterHasAlready, {text});
    if (text.startsWith(u"no such item"))
        return core::makeError(core::Reason::RouterNoItem, {text});
    if (text.startsWith(u"no such command"))
        return core::makeError(core::Reason::RouterNoCommand, {path, text});
    if (code == codeTimeout || text.contains(u"timed out"))
        return core::makeError(core::Reason::RouterGaveUp, {path, text});
    if (trap.category == categoryInterrupted || text == u"interrupted")
        return core::makeError(core::Reason::RouterInterrupted, {path});
    if (trap.category == categoryValue || text.startsWith(u"invalid value") || text.startsWith(u"value of") ||
        text.startsWith(u"unknown parameter") || text.startsWith(u"missing value"))
        return core::makeError(core::Reason::RouterNotAccepted, {path, text});
    return core::makeError(core::Reason::RouterRefused, {path, text});
}

} // namespace loket::router
