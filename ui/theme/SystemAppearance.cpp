#include "ui/theme/SystemAppearance.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QSettings>

#ifdef LOKET_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#else
class QDBusVariant
{};
#endif

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int darkGround = 128; // lightness below which a window counts as dark

#ifdef LOKET_WITH_DBUS
const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString portalSettings = u"org.freedesktop.portal.Settings"_s;
const QString appearanceGroup = u"org.freedesktop.appearance"_s;
const QString colorScheme = u"color-scheme"_s;
constexpr uint prefersDark = 1;

uint unwrapped(QVariant value) // Read() answers a variant in a variant
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}
#endif

} // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent)
{
    m_dark = QApplication::palette().color(QPalette::Window).lightness() < darkGround;
    askPlatform();
    qApp->installEventFilter(this);
#ifdef LOKET_WITH_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portal, portalPath, portalSettings, u"SettingChanged"_s, this,
                SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(portal, portalPath, portalSettings, u"Read"_s);
    question << appearanceGroup << colorScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (!reply.isError())
            setDark(unwrapped(reply.reply().arguments().value(0)) == prefersDark);
        watcher->deleteLater();
    });
#endif
}

bool SystemAppearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange)
        askPlatform();
    return QObject::eventFilter(watched, event);
}

void SystemAppearance::onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
#ifdef LOKET_WITH_DBUS
    if (group == appearanceGroup && key == colorScheme)
        setDark(unwrapped(value.variant()) == prefersDark);
#else
    Q_UNUSED(group)
    Q_UNUSED(key)
    Q_UNUSED(value)
#endif
}

void SystemAppearance::askPlatform()
{
#ifdef Q_OS_WIN
    const QSettings personal(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
                             QSettings::NativeFormat);
    setDark(personal.value(u"AppsUseLightTheme"_s, 1).toInt() == 0);
#endif
}

void SystemAppearance::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    emit changed(dark);
}

} // namespace loket::ui
