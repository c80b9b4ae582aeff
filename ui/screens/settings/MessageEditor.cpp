#include "ui/screens/settings/MessageEditor.h"

#include "settings/Keys.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

namespace {

constexpr int editorHeight = 210;

} // namespace

MessageEditor::MessageEditor(const Theme& theme, SettingsDraft& draft, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_draft(draft),
      m_texts([&draft](const QString& key) { return draft.value(key); }), m_tabs(new QTabBar(this)),
      m_editor(new QPlainTextEdit(this)), m_problem(new PlainLabel(this)),
      m_builtIn(new QPushButton(tr("Use the built-in text"), this)), m_preview(nullptr), m_language(nullptr)
{
    buildTabs();
    m_editor->setObjectName(MessageTexts::keyOf({}));
    m_editor->setTabChangesFocus(true);
    m_editor->setFixedHeight(editorHeight);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    m_builtIn->setObjectName(u"builtInMessage"_s);
    auto* left = new QVBoxLayout;
    left->addWidget(m_editor);
    left->addWidget(m_problem);
    left->addWidget(m_builtIn, 0, Qt::AlignLeft);
    left->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(space::large);
    columns->addLayout(left, 1);
    columns->addWidget(previewSide(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs, 0, Qt::AlignLeft);
    layout->addWidget(placeholderButtons());
    layout->addLayout(columns);

    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_draft.setValue(MessageTexts::keyOf(audience()), m_texts.stored(audience(), m_editor->toPlainText()));
        showPreview();
    });
    connect(m_builtIn, &QPushButton::clicked, this, [this] {
        m_editor->setPlainText(
            engine::builtInMessage(audience().isEmpty() ? m_draft.value(u"business.language"_key) : audience()));
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &MessageEditor::choose);
    connect(m_language, &QComboBox::currentIndexChanged, this, &MessageEditor::showPreview);
    connect(&draft, &SettingsDraft::reset, this, &MessageEditor::showText);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& key) {
        if (MessageTexts::keys().contains(key) || key.startsWith(u"business."_s) || key == u"server.public_url"_key)
            showPreview();
    });
    choose();
}

void MessageEditor::buildTabs()
{
    m_tabs->setObjectName(u"messageAudience"_s);
    m_tabs->setAccessibleName(tr("Recipients"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& one : MessageTexts::audiences()) {
        const int tab = m_tabs->addTab(one.isEmpty()    ? tr("Every customer")
                                       : one == u"id"_s ? tr("Who reads Indonesian")
                                                        : tr("Who reads English"));
        m_tabs->setTabData(tab, one);
    }
}

QWidget* MessageEditor::placeholderButtons()
{
    auto* buttons = new QWidget(this);
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
    return buttons;
}

QWidget* MessageEditor::previewSide()
{
    auto* side = new QWidget(this);
    auto* right = new QVBoxLayout(side);
    right->setContentsMargins({});
    m_language = new QComboBox(side);
    m_language->addItem(u"Bahasa Indonesia"_s, u"id"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->setAccessibleName(tr("Language of the preview"));
    m_language->setCurrentIndex(m_language->findData(m_draft.value(u"business.language"_key)));
    auto* bubble = new QFrame(side);
    bubble->setObjectName(u"messageBubble"_s);
    m_preview = new PlainLabel(bubble);
    m_preview->setWordWrap(true);
    m_preview->setAccessibleName(tr("Preview of the message"));
    auto* inBubble = new QVBoxLayout(bubble);
    inBubble->addWidget(m_preview);
    auto* top = new QHBoxLayout;
    auto* heading = new PlainLabel(tr("Preview"), side);
    heading->setProperty("role", u"section"_s);
    top->addWidget(heading, 1);
    top->addWidget(m_language);
    right->addLayout(top);
    right->addWidget(bubble);
    right->addStretch();
    return side;
}

QString MessageEditor::audience() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

// A text for one language is read in that language only.
void MessageEditor::choose()
{
    if (!audience().isEmpty())
        m_language->setCurrentIndex(m_language->findData(audience()));
    m_language->setVisible(audience().isEmpty());
    m_editor->setPlaceholderText(tr("Empty: these customers get the text for every customer."));
    m_editor->setAccessibleName(tr("The message: %1").arg(m_tabs->tabText(m_tabs->currentIndex())));
    showText();
}

void MessageEditor::showText()
{
    const QString text = m_texts.shown(audience());
    // While it is edited the text is left unchanged, including its blanks.
    if (m_texts.stored(audience(), m_editor->toPlainText()) != m_texts.stored(audience(), text) ||
        m_editor->toPlainText().isEmpty()) {
        const QSignalBlocker quiet(m_editor);
        m_editor->setPlainText(text);
    }
    showPreview();
}

void MessageEditor::showPreview()
{
    const auto preview = m_texts.preview(audience(), m_language->currentData().toString());
    if (preview)
        m_preview->setText(*preview);
    const auto known = m_draft.setting(MessageTexts::keyOf(audience()));
    const bool isOwn = m_texts.isWrong(audience());
    m_problem->setText(preview || !known || !isOwn ? QString() : SettingWords::refusal(*known, preview.error()));
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_preview->setEnabled(preview.has_value());
    showMarks();
}

// Which audiences have a text of their own, and which text cannot be sent.
void MessageEditor::showMarks()
{
    const QStringList audiences = MessageTexts::audiences();
    for (int tab = 0; tab < audiences.size(); ++tab) {
        const QString& one = audiences[tab];
        QIcon mark;
        if (m_texts.isWrong(one))
            mark = m_theme.icon(u"triangle-alert"_s, Ink::Bad);
        else if (!m_texts.isEmpty(one))
            mark = m_theme.icon(u"pencil"_s, Ink::Muted);
        m_tabs->setTabIcon(tab, mark);
        m_tabs->setTabToolTip(tab, m_texts.isWrong(one)   ? tr("This text cannot be sent")
                                   : m_texts.isEmpty(one) ? tr("No text of its own")
                                                          : tr("Has a text of its own"));
    }
}

QString MessageEditor::preview() const
{
    return m_preview->text();
}

QString MessageEditor::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

} // namespace loket::ui
