#include "ui/shell/Popover.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"

#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int popoverWidth = 340;

} // namespace

Popover::Popover(const Theme& theme, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"popover"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(popoverWidth);
    m_layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    m_layout->setSpacing(space::small);
}

void Popover::setWords(const PillWords& words)
{
    delete findChild<QWidget*>(u"content"_s, Qt::FindDirectChildrenOnly);
    auto* content = new QWidget(this);
    content->setObjectName(u"content"_s);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(PlainLabel::copyable(words.heading, "heading", content));
    if (!words.problem.isEmpty()) {
        auto* box = new QFrame(content);
        box->setObjectName(words.tone == Tone::Bad ? u"problem"_s : u"notice"_s);
        auto* boxLayout = new QVBoxLayout(box);
        boxLayout->setContentsMargins(space::medium, space::small, space::medium, space::small);
        boxLayout->addWidget(PlainLabel::copyable(words.problem, nullptr, box));
        layout->addWidget(box);
    }
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(space::large);
    facts->setVerticalSpacing(space::tiny);
    facts->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [name, value] : words.facts) {
        if (value.isEmpty())
            continue;
        QLabel* label = PlainLabel::copyable(name, "muted", content);
        label->setWordWrap(false);
        facts->addWidget(label, row, 0, Qt::AlignTop);
        facts->addWidget(PlainLabel::copyable(value, nullptr, content), row++, 1);
    }
    layout->addLayout(facts);
    m_layout->addWidget(content);
    if (!words.link.isEmpty()) {
        auto* line = new QHBoxLayout;
        auto* open = new QPushButton(m_theme.icon(u"external-link"_s, Ink::OnAccent), tr("Open the shop"), content);
        open->setIconSize({space::iconWithGap, space::iconSize});
        open->setProperty("kind", u"primary"_s);
        connect(open, &QPushButton::clicked, this, [this, link = words.link] {
            QDesktopServices::openUrl(link);
            close();
        });
        auto* copy = new CopyButton(m_theme, words.link.toString(), content);
        copy->setLabel(tr("Copy address"));
        line->addWidget(open);
        line->addWidget(copy);
        line->addStretch();
        layout->addLayout(line);
    }
    if (!words.action.isEmpty() || !words.settingAction.isEmpty()) {
        auto* line = new QHBoxLayout;
        const auto add = [&](const QString& name, const QString& text, auto signal) {
            if (text.isEmpty())
                return;
            auto* button = new QPushButton(text, content);
            button->setObjectName(name);
            if (line->count() == 0)
                button->setProperty("kind", u"primary"_s);
            connect(button, &QPushButton::clicked, this, [this, signal] {
                emit(this->*signal)();
                close();
            });
            line->addWidget(button);
        };
        add(u"action"_s, words.action, &Popover::acted);
        add(u"setting"_s, words.settingAction, &Popover::settingWanted);
        line->addStretch();
        layout->addLayout(line);
    }
    // New in an open popover, they would count as hidden until the next event.
    content->show();
    m_layout->activate();
    fitHeight();
}

// Its texts get their fonts when they are shown, and may need other room then.
bool Popover::event(QEvent* event)
{
    const bool taken = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return taken;
}

// adjustSize() would assume texts of unlimited width.
void Popover::fitHeight()
{
    resize(popoverWidth, m_layout->totalHeightForWidth(popoverWidth));
}

void Popover::showBelow(const QWidget* anchor)
{
    fitHeight();
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height() + space::tiny));
    if (const QScreen* screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(qMax(room.left(), qMin(corner.x(), room.right() - width())));
        corner.setY(qMax(room.top(), qMin(corner.y(), room.bottom() - height())));
    }
    move(corner);
    QFrame::show();
}

} // namespace loket::ui
