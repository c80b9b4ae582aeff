#include "ui/wizard/ImportSummary.h"

#include "settings/Registry.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/text/ImportWords.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using importing::LeftOut;
using importing::What;

namespace {

constexpr int summaryNumberWidth = 110;
constexpr int summaryCodePointSize = 8;

QLabel* summaryLabel(const QString& text, const char* role, QWidget& page)
{
    return PlainLabel::copyable(text, role, &page);
}

// Settings as their page names them; what is none of them stays.
QStringList settingNames(QStringList keys)
{
    static const settings::Registry registry;
    for (QString& key : keys) {
        if (const auto setting = registry.find(key))
            key = SettingWords::label(*setting);
    }
    return keys;
}

} // namespace

ImportSummary::ImportSummary(const UiContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // the arrow keys scroll it
    setAccessibleName(tr("Summary"));
}

void ImportSummary::show(const importing::Preview& preview)
{
    m_content = {Shape::Preview, preview.plan.found, preview.becomes, preview.plan.skipped, preview.plan.lost};
    rebuild();
}

void ImportSummary::show(const importing::Report& report)
{
    m_content = {Shape::Report, report.found, report.imported, report.skipped, report.lost};
    rebuild();
}

void ImportSummary::show(const importing::Undone& undone)
{
    m_content = {Shape::Undone, {}, undone.takenBack, undone.kept, {}};
    rebuild();
}

void ImportSummary::rebuild()
{
    setAccessibleName(tr("Summary"));
    auto* page = new QWidget;
    page->setObjectName(u"importSummary"_s);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::medium);
    addLost(*layout, *page);
    addCounts(*layout, *page);
    addLeftOut(*layout, *page);
    layout->addStretch();
    setWidget(page); // deletes the one before
}

void ImportSummary::addLost(QVBoxLayout& layout, QWidget& page) const
{
    const QStringList lines = ImportWords::lost(m_content.lost);
    if (lines.isEmpty())
        return;
    auto* card = new QFrame(&page);
    card->setObjectName(u"notice"_s);
    auto* inside = new QGridLayout(card);
    inside->setContentsMargins(space::medium, space::small, space::medium, space::small);
    inside->setHorizontalSpacing(space::small);
    inside->setColumnStretch(1, 1);
    auto* icon = new IconLabel(space::iconSize, card);
    icon->setIcon(m_context.theme.icon(u"triangle-alert"_s, Ink::Warn));
    inside->addWidget(icon, 0, 0, Qt::AlignVCenter);
    inside->addWidget(summaryLabel(tr("What the old program lost"), "heading", *card), 0, 1);
    int row = 1;
    for (const QString& line : lines)
        inside->addWidget(summaryLabel(line, nullptr, *card), row++, 1);
    layout.addWidget(card);
}

QString ImportSummary::countsHeading() const
{
    switch (m_content.shape) {
    case Shape::Preview:
        return tr("Becomes");
    case Shape::Report:
        return tr("Imported");
    case Shape::Undone:
        return tr("Taken back");
    }
    Q_UNREACHABLE();
}

void ImportSummary::addCounts(QVBoxLayout& layout, QWidget& page) const
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(0, 1);
    const QLocale& locale = m_context.language.locale();
    const bool hasFound = m_content.shape != Shape::Undone;
    const auto number = [&](int row, int column, const QString& text, const char* role) {
        QLabel* label = summaryLabel(text, role, page);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setMinimumWidth(summaryNumberWidth);
        grid->addWidget(label, row, column);
    };
    if (hasFound)
        number(0, 1, tr("Found"), "section");
    number(0, 2, countsHeading(), "section");
    int row = 1;
    for (const What what : ImportWords::allWhats()) {
        const int found = m_content.found.value(what);
        const int count = m_content.counts.value(what);
        if (found == 0 && count == 0)
            continue;
        grid->addWidget(summaryLabel(ImportWords::name(what), nullptr, page), row, 0);
        if (hasFound)
            number(row, 1, found > 0 ? locale.toString(found) : u"–"_s, "muted");
        number(row, 2, count > 0 ? locale.toString(count) : u"–"_s, nullptr);
        ++row;
    }
    if (row == 1)
        grid->addWidget(summaryLabel(tr("Nothing"), "muted", page), row, 0);
    layout.addLayout(grid);
}

void ImportSummary::addLeftOut(QVBoxLayout& layout, QWidget& page) const
{
    if (m_content.leftOut.isEmpty())
        return;
    layout.addWidget(
        summaryLabel(m_content.shape == Shape::Undone ? tr("What stays, and why") : tr("What is left out, and why"),
                     "heading", page));
    QList<LeftOut> sorted = m_content.leftOut;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const LeftOut& one, const LeftOut& other) { return one.count > other.count; });
    for (LeftOut& leftOut : sorted) {
        const bool areCodes = leftOut.what != What::Settings;
        if (!areCodes)
            leftOut.examples = settingNames(leftOut.examples);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(0);
        lines->addWidget(summaryLabel(ImportWords::leftOut(leftOut), nullptr, page));
        const QString examples = ImportWords::examples(leftOut, m_context.language.locale());
        if (!examples.isEmpty()) {
            QLabel* label = summaryLabel(examples, "small", page);
            if (areCodes)
                label->setFont(
                    Theme::codeFont(summaryCodePointSize)); // Inter makes a multiplication sign of the x of 0x7
            lines->addWidget(label);
        }
        layout.addLayout(lines);
    }
}

QString ImportSummary::words() const
{
    QStringList all;
    if (widget()) {
        for (const QLabel* label : widget()->findChildren<QLabel*>())
            all += label->text();
    }
    return all.join(u'\n');
}

void ImportSummary::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && widget())
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace loket::ui
