#include "ui/shell/DemoStrip.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

DemoStrip::DemoStrip(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_words(new PlainLabel(this))
{
    setObjectName(u"demoStrip"_s);
    auto* icon = new IconLabel(space::iconSize, this);
    icon->setIcon(theme.icon(u"info"_s, Ink::Warn));
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_words->setOpenExternalLinks(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::tiny, space::large, space::tiny);
    layout->setSpacing(space::small);
    layout->addWidget(icon);
    layout->addWidget(m_words, 1);
    connect(&theme, &Theme::changed, this, &DemoStrip::showWords);
    hide();
}

void DemoStrip::setAddresses(const std::optional<engine::DemoAddresses>& addresses)
{
    m_addresses = addresses;
    setVisible(addresses.has_value());
    showWords();
}

void DemoStrip::showWords()
{
    if (!m_addresses)
        return;
    // Rich text keeps the colour a link was made with, so it is set here.
    const auto link = [this](const QUrl& url, const QString& text) {
        return u"<a style=\"color:%1\" href=\"%2\">%3</a>"_s.arg(
            m_theme.color(Ink::Accent).name(), url.toString(QUrl::FullyEncoded).toHtmlEscaped(), text.toHtmlEscaped());
    };
    m_words->setText(
        tr("Demo: nothing here is real money.").toHtmlEscaped() + u" &nbsp; "_s +
        link(m_addresses->shop, tr("Buy in the shop")) + u" &nbsp;·&nbsp; "_s +
        link(m_addresses->inbox, tr("WhatsApp inbox")) + u" &nbsp;·&nbsp; "_s +
        link(m_addresses->gateways, tr("Payment gateways")) + u" &nbsp;·&nbsp; "_s +
        link(m_addresses->routerPage, tr("Router API %1, user %2").arg(m_addresses->router, m_addresses->routerUser)));
}

void DemoStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showWords();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
