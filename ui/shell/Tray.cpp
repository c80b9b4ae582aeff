#include "ui/shell/Tray.h"

#include "ui/text/AlertWords.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMenu>
#include <QPainter>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::ChannelState;
using engine::EngineState;
using engine::RouterState;

namespace {

// Desktops that use D-Bus interpret a notification's text as markup, and alerts hold the names of people and routers.
QString shownToTheLetter(const QString& text)
{
#ifdef LOKET_WITH_DBUS
    return text.toHtmlEscaped();
#else
    return text;
#endif
}

// A tip has no escape that every desktop understands: some show it as it is, some guess whether it is markup. No guess
// takes a "<" for a tag that no letter follows, and a word joiner cannot be seen.
QString plainTip(QString text)
{
    return text.replace(u'<', u"<\u2060"_s);
}

bool isTroubled(const ChannelState& channel)
{
    return channel.condition == ChannelState::Condition::Troubled ||
           channel.condition == ChannelState::Condition::Paused;
}

} // namespace

TrayNews TrayNews::of(const QList<engine::Alert>& alerts)
{
    TrayNews news;
    news.tone = Tone::Bad;
    if (alerts.size() == 1) {
        news.title = AlertWords::title(alerts.first());
        news.text = AlertWords::text(alerts.first());
        return news;
    }
    news.title = tr("%n things need your attention", "", int(alerts.size()));
    QStringList lines;
    for (const engine::Alert& alert : alerts)
        lines += AlertWords::title(alert);
    news.text = lines.join(u'\n');
    return news;
}

Tone TrayNews::toneOf(const EngineState& state)
{
    const bool away = std::any_of(state.routers.begin(), state.routers.end(),
                                  [](const RouterState& router) { return router.reach == RouterState::Reach::Away; });
    if (away || !state.server.problem.isEmpty() || state.queue.dead > 0 || !state.alerts.isEmpty())
        return Tone::Bad;
    return isTroubled(state.channel) ? Tone::Warn : Tone::Good;
}

QString TrayNews::summary(const EngineState& state, const QString& business)
{
    QStringList lines{business.isEmpty() ? u"Loket"_s : business};
    for (const RouterState& router : state.routers) {
        if (router.reach == RouterState::Reach::Away)
            lines += tr("Router %1 is away").arg(router.name);
    }
    if (!state.server.problem.isEmpty())
        lines += tr("The shop is closed");
    if (isTroubled(state.channel))
        lines += tr("WhatsApp messages do not go out");
    for (const engine::Alert& alert : state.alerts) {
        if (alert.kind != engine::AlertKind::RouterAway && alert.kind != engine::AlertKind::ChannelPaused)
            lines += AlertWords::title(alert);
    }
    if (state.queue.dead > 0)
        lines += tr("Something needs your attention");
    if (lines.size() == 1)
        lines += tr("All is well");
    return lines.join(u'\n');
}

Tray::Tray(const UiContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_menu(std::make_unique<QMenu>()), m_open(m_menu->addAction(QString())),
      m_pause(m_menu->addAction(QString())), m_stop(nullptr)
{
    m_menu->addSeparator();
    m_stop = m_menu->addAction(QString());
    m_pause->setCheckable(true);
    m_menu->setDefaultAction(m_open);
    connect(m_open, &QAction::triggered, this, &Tray::openWanted);
    connect(m_stop, &QAction::triggered, this, &Tray::stopWanted);
    connect(m_pause, &QAction::toggled, this, &Tray::pause);
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon = std::make_unique<QSystemTrayIcon>(QIcon(u":/icons/loket.svg"_s));
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                emit openWanted();
        });
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
        m_icon->show();
    }
    m_menu->installEventFilter(this); // notified of another language
    retranslate();
}

Tray::~Tray() = default;

void Tray::setState(const EngineState& state)
{
    m_state = state;
    showIcon();
}

void Tray::tellAlerts(const QList<engine::Alert>& alerts)
{
    if (!alerts.isEmpty())
        tell(TrayNews::of(alerts));
}

void Tray::showIcon()
{
    if (!m_state)
        return;
    m_toolTip = plainTip(TrayNews::summary(*m_state, m_context.businessName));
    if (!m_icon)
        return;
    m_icon->setToolTip(m_toolTip);
    constexpr int side = 64;
    QPixmap picture = QIcon(u":/icons/loket.svg"_s).pixmap(side, side);
    if (const Tone tone = TrayNews::toneOf(*m_state); tone != Tone::Good) {
        QPainter painter(&picture); // the mark's shape and place show it too, not only its colour
        painter.setRenderHint(QPainter::Antialiasing);
        m_context.theme.icon(u"triangle-alert"_s, inkOf(tone)).paint(&painter, side / 2, side / 2, side / 2, side / 2);
    }
    m_icon->setIcon(QIcon(picture));
}

void Tray::tell(const TrayNews& news)
{
    if (isPaused())
        return;
    if (m_icon && QSystemTrayIcon::supportsMessages())
        m_icon->showMessage(news.title, shownToTheLetter(news.text),
                            news.tone == Tone::Bad    ? QSystemTrayIcon::Critical
                            : news.tone == Tone::Warn ? QSystemTrayIcon::Warning
                                                      : QSystemTrayIcon::Information);
    emit told(news.title, news.text);
}

void Tray::tellHidden()
{
    TrayNews news;
    news.title = tr("Loket keeps selling");
    news.text = tr("Open the window from this icon.");
    tell(news);
}

bool Tray::isPaused() const
{
    return m_pausedUntil.isValid() && m_context.clock.now() < m_pausedUntil;
}

void Tray::pause(bool paused)
{
    m_pausedUntil = paused ? m_context.clock.now().addDuration(pauseLength) : QDateTime();
    if (!paused)
        return;
    m_context.clock.callAfter(pauseLength, this, [this] {
        if (!isPaused())
            m_pause->setChecked(false);
    });
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Loket"));
    m_pause->setText(tr("No notifications for an hour"));
    m_stop->setText(tr("Stop selling and quit"));
    showIcon();
}

bool Tray::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
