#include "ui/widgets/CopyButton.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QTimer>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int shownForMs = 1500;

} // namespace

CopyButton::CopyButton(const Theme& theme, const QString& text, QWidget* parent)
    : QToolButton(parent), m_theme(theme), m_text(text)
{
    setCursor(Qt::PointingHandCursor);
    setIconSize({space::iconSize, space::iconSize});
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    settle();
}

void CopyButton::setLabel(const QString& label)
{
    setText(label);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({space::iconWithGap, space::iconSize});
    setProperty("kind", u"normal"_s);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    setIcon(m_theme.icon(u"check"_s, Ink::Good));
    setToolTip(tr("Copied"));
    setAccessibleName(tr("Copied"));
    QTimer::singleShot(shownForMs, this, &CopyButton::settle);
}

void CopyButton::settle()
{
    setIcon(m_theme.icon(u"copy"_s, Ink::Muted));
    setToolTip(tr("Copy"));
    setAccessibleName(tr("Copy"));
}

void CopyButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        settle();
    QToolButton::changeEvent(event);
}

} // namespace loket::ui
