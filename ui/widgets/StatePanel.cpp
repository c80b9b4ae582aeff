#include "ui/widgets/StatePanel.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int statePanelIconSize = 40;
constexpr int statePanelTextWidth = 420;
constexpr int textLeast = 200;

} // namespace

StatePanel::StatePanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new IconLabel(statePanelIconSize, this)), m_title(new PlainLabel(this)),
      m_text(new PlainLabel(this)), m_button(new QPushButton(this))
{
    m_title->setProperty("role", u"heading"_s);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setProperty("role", u"muted"_s);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_button->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::small);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(space::tiny);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &StatePanel::pressed);
}

void StatePanel::show(Tone tone, const QString& icon, const QString& title, const QString& text, const QString& button)
{
    static_cast<IconLabel*>(m_icon)->setIcon(m_theme.icon(icon, inkOf(tone)));
    m_title->setText(title);
    m_text->setText(text);
    fitText();
    m_text->setVisible(!text.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

// Centred in a box, a label would get one line only.
void StatePanel::fitText()
{
    const int room = qBound(textLeast, width() - 2 * space::large, statePanelTextWidth);
    m_text->setFixedWidth(room);
    m_text->setMinimumHeight(qMax(0, m_text->heightForWidth(room)));
}

void StatePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitText();
}

QString StatePanel::title() const
{
    return m_title->text();
}

} // namespace loket::ui
