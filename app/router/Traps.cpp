#include "router/Traps.h"

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
        return {
            ErrorKind::Misconfigured,
            u"the router has no hotspot user profile \"%1\"; type on the router: /ip hotspot user profile add name=\"%1\""_s
                .arg(value)};
    if (property == u"server")
        return {
            ErrorKind::Misconfigured,
            u"the router has no hotspot server \"%1\"; see /ip hotspot print and set router.NAME.hotspot_server to one of its names or to all"_s
                .arg(value)};
    return {ErrorKind::Misconfigured, u"the router does not know this %1: %2"_s.arg(property, text)};
}

} // namespace

core::Error loginError(const Trap& trap, const QString& user)
{
    return {
        ErrorKind::Unauthorized,
        u"the router refused the login of \"%1\" (%2): wrong password, a group without the policy api, or an address list that leaves this computer out; see on the router: /user print detail, /user group print"_s
            .arg(user, toText(trap.message))};
}

core::Error errorFromTraps(const QList<Trap>& traps, const Command& command, const QString& user)
{
    const Trap& trap = traps.first();
    const auto [text, code] = split(trap.message);
    const QString path = QString::fromLatin1(command.path());

    if (code == codeLogin || text == u"cannot log in")
        return loginError(trap, user);
    if (code == codePermission || text.startsWith(u"not enough permissions"))
        return {
            ErrorKind::Forbidden,
            u"the router's user \"%1\" may not run %2: add the policy %3 to the list of its group that you see with /user group print"_s
                .arg(user, path, missingPolicy(command))};
    if (text.startsWith(u"input does not match any value of"))
        return unknownValue(text, command);
    if (text.startsWith(u"ambiguous value of"))
        return {ErrorKind::Misconfigured, u"%1: write the name out in full"_s.arg(text)};
    if (text.contains(u"already have") || text.contains(u"already exists"))
        return {ErrorKind::Conflict, text};
    if (text.startsWith(u"no such item"))
        return {ErrorKind::NotFound, text};
    if (text.startsWith(u"no such command"))
        return {
            ErrorKind::Misconfigured,
            u"the router does not know %1 (%2): its RouterOS is too old or a package is missing, see /system package print"_s
                .arg(path, text)};
    if (code == codeTimeout || text.contains(u"timed out"))
        return {ErrorKind::Timeout, u"the router gave up on %1 (%2); it is tried again"_s.arg(path, text)};
    if (trap.category == categoryInterrupted || text == u"interrupted")
        return {ErrorKind::Unavailable, u"the router interrupted %1; it is tried again"_s.arg(path)};
    if (trap.category == categoryValue || text.startsWith(u"invalid value") || text.startsWith(u"value of") ||
        text.startsWith(u"unknown parameter") || text.startsWith(u"missing value"))
        return {ErrorKind::InvalidInput, u"the router does not accept %1: %2"_s.arg(path, text)};
    return {ErrorKind::Refused, u"the router refused %1: %2"_s.arg(path, text)};
}

} // namespace loket::router
