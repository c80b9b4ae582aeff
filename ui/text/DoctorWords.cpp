#include "ui/text/DoctorWords.h"

#include "ui/text/Words.h"

#include <QHash>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::DoctorLine;
using engine::Verdict;

namespace {

const char* titleOf(const QString& check)
{
    static const QHash<QString, const char*> titles{
        {u"folder.writable"_s, QT_TRANSLATE_NOOP("DoctorWords", "Data folder")},
        {u"folder.private"_s, QT_TRANSLATE_NOOP("DoctorWords", "Privacy of the data folder")},
        {u"folder.disk"_s, QT_TRANSLATE_NOOP("DoctorWords", "Free disk space")},
        {u"settings.values"_s, QT_TRANSLATE_NOOP("DoctorWords", "Settings")},
        {u"secrets.store"_s, QT_TRANSLATE_NOOP("DoctorWords", "Passwords and keys")},
        {u"clock.pc"_s, QT_TRANSLATE_NOOP("DoctorWords", "This computer's clock")},
        {u"clock.zone"_s, QT_TRANSLATE_NOOP("DoctorWords", "Time zone")},
        {u"packages.on_sale"_s, QT_TRANSLATE_NOOP("DoctorWords", "Packages on sale")},
        {u"packages.router"_s, QT_TRANSLATE_NOOP("DoctorWords", "Router of a package")},
        {u"database.integrity"_s, QT_TRANSLATE_NOOP("DoctorWords", "Database")},
        {u"database.schema"_s, QT_TRANSLATE_NOOP("DoctorWords", "Version of the database")},
        {u"database.copies"_s, QT_TRANSLATE_NOOP("DoctorWords", "Copies of the database")},
        {u"database.foreign"_s, QT_TRANSLATE_NOOP("DoctorWords", "Parts of the database that are not Loket's")},
        {u"database.wal"_s, QT_TRANSLATE_NOOP("DoctorWords", "Log of the database")},
        {u"database.clock"_s, QT_TRANSLATE_NOOP("DoctorWords", "Times in the database")},
        {u"server.certificate"_s, QT_TRANSLATE_NOOP("DoctorWords", "Certificate of the server")},
        {u"server.public_url"_s, QT_TRANSLATE_NOOP("DoctorWords", "Public address")},
        {u"server.public_url.leads_here"_s, QT_TRANSLATE_NOOP("DoctorWords", "Public address from outside")},
        {u"privacy.kept"_s, QT_TRANSLATE_NOOP("DoctorWords", "Names and numbers of customers")},
        {u"server.trusted_proxies"_s, QT_TRANSLATE_NOOP("DoctorWords", "Trusted proxies")},
        {u"server.listen"_s, QT_TRANSLATE_NOOP("DoctorWords", "Shop and webhook server")},
        {u"router.connection"_s, QT_TRANSLATE_NOOP("DoctorWords", "Connection to the router")},
        {u"router.transport"_s, QT_TRANSLATE_NOOP("DoctorWords", "Encryption to the router")},
        {u"router.policies"_s, QT_TRANSLATE_NOOP("DoctorWords", "Rights on the router")},
        {u"router.clock"_s, QT_TRANSLATE_NOOP("DoctorWords", "Router's clock")},
        {u"router.timezone"_s, QT_TRANSLATE_NOOP("DoctorWords", "Router's time zone")},
        {u"router.hotspot"_s, QT_TRANSLATE_NOOP("DoctorWords", "Hotspot")},
        {u"router.profiles"_s, QT_TRANSLATE_NOOP("DoctorWords", "Profiles of the packages")},
        {u"router.login"_s, QT_TRANSLATE_NOOP("DoctorWords", "Login by QR code")},
        {u"router.dns_name"_s, QT_TRANSLATE_NOOP("DoctorWords", "Name of the login page")},
        {u"router.walled_garden"_s, QT_TRANSLATE_NOOP("DoctorWords", "Paying before the login")},
        {u"payments.keys"_s, QT_TRANSLATE_NOOP("DoctorWords", "Keys of the gateway")},
        {u"payments.environment"_s, QT_TRANSLATE_NOOP("DoctorWords", "Test money")},
        {u"payments.gateway"_s, QT_TRANSLATE_NOOP("DoctorWords", "Payment gateway")},
        {u"payments.plain"_s, QT_TRANSLATE_NOOP("DoctorWords", "Encryption to the gateway")},
        {u"delivery.channel"_s, QT_TRANSLATE_NOOP("DoctorWords", "WhatsApp messages")},
        {u"delivery.fallback"_s, QT_TRANSLATE_NOOP("DoctorWords", "Second WhatsApp channel")},
        {u"delivery.paused"_s, QT_TRANSLATE_NOOP("DoctorWords", "Paused WhatsApp channel")},
        {u"voucher.length"_s, QT_TRANSLATE_NOOP("DoctorWords", "Length of the codes")},
    };
    return titles.value(check, nullptr);
}

} // namespace

QString DoctorWords::title(const DoctorLine& line)
{
    const char* known = titleOf(line.check);
    const QString title = known ? tr(known) : line.check;
    const QString subject = line.part.section(u'.', 1);
    if (subject.isEmpty())
        return title;
    return u"%1 (%2)"_s.arg(title, line.part.startsWith(u"payments."_s) ? Words::gateway(subject) : subject);
}

QString DoctorWords::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("In order");
    case Verdict::Warn:
        return tr("Hint");
    case Verdict::Fail:
        break;
    }
    return tr("To fix");
}

Tone DoctorWords::toneOf(Verdict verdict)
{
    if (verdict == Verdict::Ok)
        return Tone::Good;
    return verdict == Verdict::Warn ? Tone::Warn : Tone::Bad;
}

QString DoctorWords::iconOf(Verdict verdict)
{
    if (verdict == Verdict::Ok)
        return u"circle-check"_s;
    return verdict == Verdict::Warn ? u"triangle-alert"_s : u"circle-x"_s;
}

QString DoctorWords::screenFor(const QString& command)
{
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    if (words.value(0) != u"loketd"_s)
        return {};
    const QString what = words.value(1);
    if (what == u"backup"_s || what == u"package"_s)
        return what == u"backup"_s ? what : u"packages"_s;
    if (what != u"config"_s && what != u"secret"_s)
        return {};
    return words.size() > 3 ? words.at(3) : u"settings"_s;
}

// As the settings name it.
QString DoctorWords::valueInWords(const QString& key, const QString& value)
{
    const QString last = key.section(u'.', -1);
    if (last == u"transport")
        return value == u"ssh"     ? tr("SSH tunnel")
               : value == u"tls"   ? tr("TLS (api-ssl)")
               : value == u"plain" ? tr("Plain (inside your own network)")
                                   : value;
    if (last == u"environment")
        return value == u"production" ? tr("Real money (production)")
               : value == u"sandbox"  ? tr("Test money (sandbox)")
                                      : value;
    if (key == u"payments.gateways") {
        QStringList names;
        for (const QString& name : value.split(u',', Qt::SkipEmptyParts))
            names += Words::gateway(name);
        return names.join(u", "_s);
    }
    return value;
}

QString DoctorWords::suggestion(const QString& command)
{
    static const QString set = u"loketd config set "_s;
    const QString value = command.startsWith(set) ? command.mid(set.size()).section(u' ', 1) : QString();
    const bool isPlaceholder = value == value.toUpper() && value != value.toLower(); // "FILE"
    if (value.isEmpty() || isPlaceholder)
        return {};
    return tr("Suggested: %1").arg(valueInWords(command.mid(set.size()).section(u' ', 0, 0), value));
}

QString DoctorWords::placeOf(const QString& command)
{
    return command.startsWith(u'/') ? tr("Type on the router (WinBox: New Terminal):")
                                    : tr("Type in a terminal, or change it in the settings:");
}

} // namespace loket::ui
