#include "ui/widgets/Timeline.h"

#include "ui/text/Format.h"
#include "ui/widgets/PlainLabel.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int gutter = 34;
constexpr int bullet = 24;
constexpr int timelineIconSize = 14;

class TimelineRow : public QWidget
{
public:
    TimelineRow(const UiContext& context, const StoryEntry& entry, bool first, QWidget* parent)
        : QWidget(parent), m_theme(context.theme), m_entry(entry), m_first(first)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(gutter, space::tiny, 0, space::small);
        layout->setSpacing(2);
        layout->addWidget(line(entry.title, nullptr));
        const QString when = Format::stamp(entry.at, context.zone, context.language.locale());
        QLabel* time = line(entry.actor.isEmpty() ? when : when + u" · "_s + entry.actor, "small");
        time->setToolTip(Format::exact(entry.at, context.zone, context.language.locale()));
        if (!entry.detail.isEmpty())
            layout->addWidget(line(entry.detail, "muted"));
        layout->addWidget(time);
    }

    void setLast(bool last)
    {
        m_last = last;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect circle(2, 2, bullet, bullet);
        painter.setPen(QPen(m_theme.colors().border, 2));
        const int x = circle.center().x() + 1;
        if (!m_first)
            painter.drawLine(x, 0, x, circle.top());
        if (!m_last)
            painter.drawLine(x, circle.bottom(), x, height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.soft(m_entry.tone));
        painter.drawEllipse(circle);
        m_theme.icon(m_entry.icon, inkOf(m_entry.tone))
            .paint(&painter, QRect(circle.x() + (bullet - timelineIconSize) / 2,
                                   circle.y() + (bullet - timelineIconSize) / 2, timelineIconSize, timelineIconSize));
    }

private:
    QLabel* line(const QString& text, const char* role)
    {
        auto* label = new PlainLabel(text, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (role)
            label->setProperty("role", QString::fromLatin1(role));
        return label;
    }

    const Theme& m_theme;
    StoryEntry m_entry;
    bool m_first;
    bool m_last = true;
};

} // namespace

Timeline::Timeline(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Timeline::setEntries(const QList<StoryEntry>& entries)
{
    qsizetype same = 0;
    while (same < entries.size() && same < m_entries.size() && entries[same] == m_entries[same])
        ++same;
    while (m_rows.size() > same)
        delete m_rows.takeLast();
    for (qsizetype i = same; i < entries.size(); ++i) {
        auto* row = new TimelineRow(m_context, entries[i], i == 0, this);
        m_layout->addWidget(row);
        m_rows += row;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        static_cast<TimelineRow*>(m_rows[i])->setLast(i + 1 == m_rows.size());
    m_entries = entries;
}

} // namespace loket::ui
