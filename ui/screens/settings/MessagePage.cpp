#include "ui/screens/settings/MessagePage.h"

#include "engine/setup/MessagePreview.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/FlowLayout.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString messageKey = u"delivery.message"_s;
constexpr int editorHeight = 210;

} // namespace

MessagePage::MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("WhatsApp"),
                   tr("Who brings the codes to the customer's phone, and in which words."), parent),
      m_editor(nullptr), m_preview(nullptr), m_problem(nullptr), m_language(nullptr)
{
    const QString channelKey = u"delivery.channel"_s;
    const Group who = addGroup(tr("Channel"));
    addField(who, channelKey);
    const auto known = draft.setting(channelKey);
    const QStringList channels = known ? known->choices : QStringList();
    for (const QString& channel : channels) {
        if (channel == u"none"_s)
            continue;
        // The chosen one, and those that already have something: a fallback keeps its keys.
        const Group group = addGroup(Words::channel(channel), {}, [this, channelKey, channel] {
            if (m_draft.value(channelKey) == channel || m_draft.value(u"delivery.fallback"_s) == channel)
                return true;
            return m_draft.hasSecret(u"delivery.%1.token"_s.arg(channel));
        });
        addRest(group, u"delivery.%1."_s.arg(channel));
    }
    addEditor();
    const Group more = addGroup(tr("Limits"));
    addRest(more, u"delivery."_s, {messageKey});
    showDraft();
    updateVisibility();
    connect(&draft, &SettingsDraft::reset, this, &MessagePage::showDraft);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& key) {
        if (key == messageKey || key.startsWith(u"business."_s) || key == u"server.public_url"_s)
            showPreview();
    });
}

void MessagePage::addEditor()
{
    const Group group = addGroup(tr("The message"), tr("Press a button to put a placeholder where the cursor stands. "
                                                       "A line whose placeholders are all empty is left out."));
    auto* buttons = new QWidget(group.card);
    auto* flow = new FlowLayout(space::tiny, buttons);
    const QStringList placeholders = engine::messagePlaceholders();
    for (const QString& placeholder : placeholders) {
        auto* button = new QPushButton(placeholder, buttons);
        button->setObjectName(u"insert"_s + placeholder);
        button->setAccessibleName(tr("Insert %1").arg(placeholder));
        button->setFont(Theme::codeFont(9));
        flow->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, placeholder] {
            m_editor->insertPlainText(placeholder);
            m_editor->setFocus();
        });
    }
    group.layout->addWidget(buttons);

    m_editor = new QPlainTextEdit(group.card);
    m_editor->setObjectName(messageKey);
    m_editor->setAccessibleName(tr("The message"));
    m_editor->setTabChangesFocus(true);
    m_editor->setFixedHeight(editorHeight);
    m_problem = new QLabel(group.card);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    auto* left = new QVBoxLayout;
    left->addWidget(m_editor);
    left->addWidget(m_problem);
    auto* builtIn = new QPushButton(tr("Take the built-in text"), group.card);
    builtIn->setObjectName(u"builtInMessage"_s);
    left->addWidget(builtIn, 0, Qt::AlignLeft);
    left->addStretch();

    m_language = new QComboBox(group.card);
    m_language->addItem(u"Bahasa Indonesia"_s, u"id"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->setAccessibleName(tr("Language of the preview"));
    m_language->setCurrentIndex(m_language->findData(m_draft.value(u"business.language"_s)));
    auto* bubble = new QFrame(group.card);
    bubble->setObjectName(u"messageBubble"_s);
    m_preview = new QLabel(bubble);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setWordWrap(true);
    m_preview->setAccessibleName(tr("Preview of the message"));
    auto* inBubble = new QVBoxLayout(bubble);
    inBubble->addWidget(m_preview);
    auto* right = new QVBoxLayout;
    auto* top = new QHBoxLayout;
    auto* heading = new QLabel(tr("Preview"), group.card);
    heading->setProperty("role", u"section"_s);
    top->addWidget(heading, 1);
    top->addWidget(m_language);
    right->addLayout(top);
    right->addWidget(bubble);
    right->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(space::large);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    group.layout->addLayout(columns);

    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        // The built-in text is no text of one's own: it follows the buyer's language.
        const QString text = m_editor->toPlainText();
        const bool isBuiltIn = text == engine::builtInMessage(m_draft.value(u"business.language"_s));
        m_draft.setValue(messageKey, isBuiltIn ? QString() : text);
        showPreview();
    });
    connect(builtIn, &QPushButton::clicked, this,
            [this] { m_editor->setPlainText(engine::builtInMessage(m_draft.value(u"business.language"_s))); });
    connect(m_language, &QComboBox::currentIndexChanged, this, &MessagePage::showPreview);
}

void MessagePage::showDraft()
{
    const QString set = m_draft.value(messageKey);
    const QString text = set.isEmpty() ? engine::builtInMessage(m_draft.value(u"business.language"_s)) : set;
    if (m_editor->toPlainText() != text) {
        const QSignalBlocker quiet(m_editor);
        m_editor->setPlainText(text);
    }
    showPreview();
}

void MessagePage::showPreview()
{
    const auto preview = engine::previewMessage(m_draft.value(messageKey), m_language->currentData().toString(),
                                                {.business = m_draft.value(u"business.name"_s),
                                                 .help = m_draft.value(u"business.phone"_s),
                                                 .publicUrl = m_draft.value(u"server.public_url"_s)});
    if (preview)
        m_preview->setText(*preview);
    const auto known = m_draft.setting(messageKey);
    m_problem->setText(preview || !known ? QString() : SettingWords::refusal(*known, preview.error()));
    m_problem->setVisible(!preview);
    m_preview->setEnabled(preview.has_value());
}

QString MessagePage::preview() const
{
    return m_preview->text();
}

QString MessagePage::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

} // namespace loket::ui
