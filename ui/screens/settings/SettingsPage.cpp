#include "ui/screens/settings/SettingsPage.h"

#include "ui/widgets/PlainLabel.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageWidth = 860;

} // namespace

SettingsPage::SettingsPage(const UiContext& context, SettingsDraft& draft, const QString& title, const QString& intro,
                           QWidget* parent)
    : QScrollArea(parent), m_context(context), m_draft(draft), m_title(title), m_layout(new QVBoxLayout)
{
    setAccessibleName(title); // it takes the focus, to be scrolled
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    content->setMaximumWidth(pageWidth);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(space::large, space::medium, space::large, space::large);
    outer->setSpacing(space::medium);
    auto* heading = new PlainLabel(title, content);
    heading->setProperty("role", u"title"_s);
    outer->addWidget(heading);
    if (!intro.isEmpty()) {
        auto* words = new PlainLabel(intro, content);
        words->setProperty("role", u"muted"_s);
        words->setWordWrap(true);
        outer->addWidget(words);
    }
    m_layout->setSpacing(space::medium);
    outer->addLayout(m_layout);
    outer->addStretch();
    setWidget(content);
    connect(&draft, &SettingsDraft::valueChanged, this, &SettingsPage::updateVisibility);
    connect(&draft, &SettingsDraft::reset, this, &SettingsPage::updateVisibility);
}

SettingsPage::Group SettingsPage::addGroup(const QString& heading, const QString& words, Relevance relevant)
{
    auto* card = new QFrame(widget());
    card->setObjectName(u"card"_s);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::tiny);
    if (!heading.isEmpty()) {
        auto* label = new PlainLabel(heading, card);
        label->setProperty("role", u"heading"_s);
        layout->addWidget(label);
    }
    if (!words.isEmpty()) {
        auto* label = new PlainLabel(words, card);
        label->setProperty("role", u"small"_s);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    m_layout->addWidget(card);
    m_groups += {card, heading + u' ' + words, std::move(relevant)};
    return {card, layout};
}

SettingField* SettingsPage::addField(const Group& group, const QString& key, Relevance relevant)
{
    if (!m_draft.setting(key))
        return nullptr;
    auto* field = new SettingField(m_context.theme, m_draft, key, group.card);
    group.layout->addWidget(field);
    m_fields += {field, group.card, std::move(relevant)};
    return field;
}

void SettingsPage::addFields(const Group& group, const QStringList& keys)
{
    for (const QString& key : keys)
        addField(group, key);
}

void SettingsPage::addRest(const Group& group, const QString& prefix, const QStringList& without)
{
    QStringList keys;
    for (const engine::SettingValue& one : m_draft.saved().settings)
        keys += one.setting.key;
    for (const engine::SecretValue& one : m_draft.saved().secrets)
        keys += one.key;
    for (const QString& key : std::as_const(keys)) {
        if (key.startsWith(prefix) && !without.contains(key) && !field(key))
            addField(group, key);
    }
}

void SettingsPage::clearGroups()
{
    m_fields.clear();
    m_groups.clear();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* gone = item->widget()) {
            gone->hide();
            gone->deleteLater(); // its own button may have triggered this
        }
        delete item;
    }
}

QList<SettingField*> SettingsPage::fields() const
{
    QList<SettingField*> all;
    for (const PlacedField& one : m_fields)
        all += one.field;
    return all;
}

SettingField* SettingsPage::field(const QString& key) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&key](const PlacedField& one) { return one.field->key() == key; });
    return found == m_fields.end() ? nullptr : found->field;
}

bool SettingsPage::filter(const QString& text)
{
    m_filter = text.trimmed();
    updateVisibility();
    if (m_filter.isEmpty() || m_title.contains(m_filter, Qt::CaseInsensitive))
        return true;
    return std::any_of(m_groups.begin(), m_groups.end(), [](const PlacedGroup& one) { return !one.card->isHidden(); });
}

void SettingsPage::updateVisibility()
{
    const bool all = m_filter.isEmpty() || m_title.contains(m_filter, Qt::CaseInsensitive);
    QHash<QWidget*, int> seen;
    for (const PlacedField& one : std::as_const(m_fields)) {
        const bool relevant = !one.relevant || one.relevant();
        const bool show = relevant && (all || one.field->matches(m_filter));
        one.field->setVisible(show);
        seen[one.card] += show ? 1 : 0;
    }
    for (const PlacedGroup& one : std::as_const(m_groups)) {
        const bool relevant = !one.relevant || one.relevant();
        const bool named = all || one.heading.contains(m_filter, Qt::CaseInsensitive);
        if (named && !all) { // the group itself was searched for
            for (const PlacedField& placed : std::as_const(m_fields)) {
                if (placed.card == one.card)
                    placed.field->setVisible(!placed.relevant || placed.relevant());
            }
        }
        one.card->setVisible(relevant && (named || seen.value(one.card) > 0));
    }
}

void SettingsPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    shown();
}

} // namespace loket::ui
