#include "ui/screens/settings/SettingField.h"

#include "ui/screens/settings/SettingWords.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimeZone>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using settings::ValueType;

namespace {

constexpr int editorLeast = 160; // on a small screen at 200 %
constexpr int numberWidth = 140;
constexpr int labelTop = 6; // the text of a field is so far below its edge

// As wide as there is room for, within a readable width.
void widen(QWidget* editor)
{
    editor->setMinimumWidth(editorLeast);
    editor->setMaximumWidth(SettingField::editorWidth);
    editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

} // namespace

SettingField::SettingField(const Theme& theme, SettingsDraft& draft, const QString& key, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_draft(draft), m_key(key), m_label(new PlainLabel(this)),
      m_row(new QHBoxLayout), m_hint(new PlainLabel(this)), m_problem(new PlainLabel(this))
{
    if (const auto known = draft.setting(key))
        m_setting = *known;
    m_label->setText(SettingWords::label(m_setting));
    m_label->setFixedWidth(labelWidth);
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_label->setContentsMargins(0, labelTop, 0, 0);
    m_hint->setProperty("role", u"small"_s);
    m_hint->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_row->setSpacing(space::small);
    switch (m_setting.type) {
    case ValueType::Secret:
        buildSecret();
        break;
    case ValueType::Choice:
        buildChoice();
        break;
    case ValueType::Choices:
        buildChoices();
        break;
    case ValueType::Boolean:
        buildSwitch();
        break;
    case ValueType::TimeZone:
        buildTimeZone();
        break;
    default:
        buildLine();
    }
    m_editor->setObjectName(m_key);
    m_editor->setAccessibleName(m_label->text());
    m_label->setBuddy(m_editor);
    m_row->insertWidget(0, m_editor, m_editor->maximumWidth() == editorWidth ? 1 : 0);
    m_row->addStretch();
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    right->addLayout(m_row);
    right->addWidget(m_hint);
    right->addWidget(m_problem);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, space::tiny, 0, space::tiny);
    layout->setSpacing(space::medium);
    layout->addWidget(m_label, 0, Qt::AlignTop);
    layout->addLayout(right, 1);
    refresh();
    connect(&draft, &SettingsDraft::reset, this, &SettingField::refresh);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& changed) {
        if (changed == m_key)
            refresh();
    });
}

void SettingField::addBeside(QWidget* widget)
{
    m_row->insertWidget(m_row->count() - 1, widget);
}

QPushButton* SettingField::addChooser(const QString& objectName)
{
    auto* button = new QPushButton(tr("Choose…"), this);
    button->setObjectName(objectName);
    button->setAccessibleName(tr("Choose: %1").arg(m_editor->accessibleName()));
    addBeside(button);
    return button;
}

QString SettingField::shownProblem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

bool SettingField::matches(const QString& text) const
{
    const QString all = m_label->text() + u' ' + SettingWords::hint(m_setting) + u' ' + m_key;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

void SettingField::buildSecret()
{
    auto* line = new QLineEdit(this);
    line->setEchoMode(QLineEdit::Password);
    widen(line);
    auto* forget = new QPushButton(tr("Forget"), this);
    forget->setObjectName(m_key + u".forget"_s);
    forget->setAccessibleName(tr("Forget %1").arg(m_label->text()));
    m_editor = line;
    m_row->addWidget(forget);
    connect(line, &QLineEdit::textEdited, this, [this](const QString& text) { m_draft.setSecret(m_key, text); });
    connect(forget, &QPushButton::clicked, this, [this] { m_draft.forgetSecret(m_key); });
    m_show = [this, line, forget] {
        const bool isSet = m_draft.hasSecret(m_key);
        const bool isEdited = m_draft.isSecretEdited(m_key);
        if (!isEdited || m_draft.change().secrets.value(m_key).isEmpty())
            line->clear();
        const bool forgotten = isEdited && m_draft.change().secrets.value(m_key).isEmpty();
        line->setPlaceholderText(forgotten ? tr("Will be forgotten when you save")
                                 : isSet   ? tr("Is set – type to replace it")
                                           : tr("Not set"));
        forget->setVisible(isSet && !isEdited);
    };
}

void SettingField::buildChoice()
{
    auto* box = new QComboBox(this);
    widen(box);
    for (const QString& choice : std::as_const(m_setting.choices))
        box->addItem(SettingWords::choice(m_key, choice), choice);
    m_editor = box;
    connect(box, &QComboBox::activated, this, [this, box] { m_draft.setValue(m_key, box->currentData().toString()); });
    m_show = [this, box] { box->setCurrentIndex(box->findData(m_draft.value(m_key))); };
}

// The order of the list is kept; what is switched on comes last.
void SettingField::buildChoices()
{
    auto* group = new QWidget(this);
    auto* layout = new FlowLayout(space::large, group);
    m_label->setContentsMargins({});
    group->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    QList<QCheckBox*> boxes;
    for (const QString& choice : std::as_const(m_setting.choices)) {
        auto* box = new QCheckBox(SettingWords::choice(m_key, choice), group);
        box->setObjectName(m_key + u'.' + choice);
        layout->addWidget(box);
        boxes += box;
        connect(box, &QCheckBox::clicked, this, [this, choice](bool on) {
            QStringList chosen = m_draft.value(m_key).split(u',', Qt::SkipEmptyParts);
            chosen.removeAll(choice);
            if (on)
                chosen += choice;
            m_draft.setValue(m_key, chosen.join(u','));
        });
    }
    m_editor = group;
    m_show = [this, boxes] {
        const QStringList chosen = m_draft.value(m_key).split(u',');
        for (qsizetype i = 0; i < boxes.size(); ++i)
            boxes[i]->setChecked(chosen.contains(m_setting.choices[i]));
    };
}

void SettingField::buildSwitch()
{
    auto* box = new QCheckBox(tr("On"), this);
    box->setMinimumHeight(m_label->fontMetrics().height() + 2 * labelTop); // in one line with its label
    m_editor = box;
    connect(box, &QCheckBox::clicked, this, [this](bool on) { m_draft.setValue(m_key, on ? u"true"_s : u"false"_s); });
    m_show = [this, box] { box->setChecked(m_draft.value(m_key) == u"true"_s); };
}

void SettingField::buildTimeZone()
{
    auto* box = new QComboBox(this);
    widen(box);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems({u"Asia/Jakarta"_s, u"Asia/Makassar"_s, u"Asia/Jayapura"_s});
    box->insertSeparator(3);
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        box->addItem(QString::fromLatin1(id));
    box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    box->completer()->setFilterMode(Qt::MatchContains);
    m_editor = box;
    connect(box, &QComboBox::currentTextChanged, this,
            [this](const QString& text) { m_draft.setValue(m_key, text.trimmed()); });
    m_show = [this, box] {
        if (box->currentText().trimmed() != m_draft.value(m_key))
            box->setCurrentText(m_draft.value(m_key));
    };
}

void SettingField::buildLine()
{
    auto* line = new QLineEdit(this);
    const bool isNumber = m_setting.type == ValueType::Integer;
    if (isNumber)
        line->setFixedWidth(numberWidth);
    else
        widen(line);
    line->setPlaceholderText(m_setting.fallback);
    m_editor = line;
    connect(line, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_draft.setValue(m_key, text.trimmed()); });
    m_show = [this, line] {
        // While it is edited the text is left unchanged, including its blanks.
        if (line->text().trimmed() != m_draft.value(m_key) && !line->hasFocus())
            line->setText(m_draft.value(m_key));
        else if (!m_draft.change().settings.contains(m_key) && line->text().trimmed() != m_draft.value(m_key))
            line->setText(m_draft.value(m_key));
    };
}

void SettingField::refresh()
{
    {
        const QSignalBlocker quiet(m_editor);
        m_show();
    }
    showState();
}

void SettingField::showState()
{
    const QString wrong = m_draft.wrong(m_key);
    const bool waits = m_draft.waitsForRestart(m_key);
    QString hint = SettingWords::hint(m_setting);
    if (waits)
        hint += (hint.isEmpty() ? QString() : u" "_s) + tr("Applies after the next start of Loket.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty() && wrong.isEmpty());
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_editor->setAccessibleDescription(wrong.isEmpty() ? hint : wrong);
    if (m_editor->property("wrong").toBool() != !wrong.isEmpty()) {
        m_editor->setProperty("wrong", !wrong.isEmpty());
        m_editor->style()->unpolish(m_editor);
        m_editor->style()->polish(m_editor);
    }
}

} // namespace loket::ui
