#include "ui/wizard/ImportAnswers.h"

#include "settings/Registry.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/text/ImportWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/wizard/QuestionsModel.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using importing::About;
using importing::Question;

namespace {

constexpr int answersChoiceWidth = 260;
constexpr int answersRowsShown = 7;
constexpr int answersLongestChoice = 18; // characters a choice is as wide as at least

// A setting by its name and its values as the settings name them.
Question inWords(Question question)
{
    static const settings::Registry registry;
    if (question.about != About::KeepSetting)
        return question;
    const auto setting = registry.find(question.subject);
    if (!setting)
        return question;
    for (QString& value : question.values)
        value = SettingWords::choice(question.subject, value);
    question.subject = SettingWords::label(*setting);
    return question;
}

QString tableName(About about)
{
    return u"questions.%1"_s.arg(int(about));
}

} // namespace

ImportAnswers::ImportAnswers(const UiContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // the keys are those of the questions
}

void ImportAnswers::setQuestions(const QList<Question>& questions)
{
    m_questions = questions;
    m_given.clear();
    for (Question& question : m_questions) {
        if (!question.choices.contains(question.answer))
            question.answer = question.byDefault;
        m_given.insert(question.id, question.answer);
    }
    rebuild();
}

void ImportAnswers::setNames(const QHash<QString, QString>& names)
{
    m_names = names;
    if (!m_questions.isEmpty())
        rebuild();
}

importing::Answers ImportAnswers::answers() const
{
    importing::Answers answers;
    for (const Question& question : m_questions)
        answers.insert(question.id, question.answer);
    return answers;
}

importing::Answers ImportAnswers::chosen() const
{
    importing::Answers answers;
    for (const Question& question : m_questions) {
        if (question.answer != question.byDefault)
            answers.insert(question.id, question.answer);
    }
    return answers;
}

bool ImportAnswers::hasOthers(const QList<Question>& questions) const
{
    return std::any_of(questions.begin(), questions.end(),
                       [this](const Question& question) { return !m_given.contains(question.id); });
}

bool ImportAnswers::isChanged() const
{
    return answers() != m_given;
}

void ImportAnswers::rebuild()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::large);
    for (const About about : ImportWords::allAbouts()) {
        QList<int> places;
        for (int place = 0; place < m_questions.size(); ++place) {
            if (m_questions[place].about == about)
                places += place;
        }
        if (!places.isEmpty())
            addGroup(*layout, *page, about, places);
    }
    layout->addStretch();
    setWidget(page); // deletes the one before
}

void ImportAnswers::addGroup(QVBoxLayout& layout, QWidget& page, About about, const QList<int>& places)
{
    auto* group = new QVBoxLayout;
    group->setSpacing(space::small);
    auto* heading = new PlainLabel(ImportWords::question(about), &page);
    heading->setProperty("role", u"heading"_s);
    heading->setWordWrap(true);
    auto* hint = new PlainLabel(ImportWords::hint(about), &page);
    hint->setProperty("role", u"muted"_s);
    hint->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(heading);
    words->addWidget(hint);
    group->addLayout(words);
    if (places.size() > fewQuestions)
        addTable(*group, page, about, places);
    else
        addRows(*group, page, places);
    layout.addLayout(group);
}

void ImportAnswers::fill(QComboBox& box, const Question& question) const
{
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(answersLongestChoice);
    for (const QString& choice : question.choices)
        box.addItem(ImportWords::choice(question, choice, m_names), choice);
    box.setFixedWidth(answersChoiceWidth);
}

void ImportAnswers::addRows(QVBoxLayout& layout, QWidget& page, const QList<int>& places)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const int place : places) {
        const Question question = inWords(m_questions[place]);
        auto* subject = new PlainLabel(ImportWords::subject(question), &page);
        subject->setWordWrap(true);
        auto* box = new QComboBox(&page);
        fill(*box, question);
        box->setObjectName(question.id);
        box->setCurrentIndex(qMax(0, box->findData(question.answer)));
        box->setAccessibleName(ImportWords::question(question.about) + u' ' + subject->text());
        subject->setBuddy(box);
        connect(box, &QComboBox::currentIndexChanged, this,
                [this, box, place] { set(place, box->currentData().toString()); });
        grid->addWidget(subject, row, 0);
        grid->addWidget(box, row++, 1);
    }
    layout.addLayout(grid);
}

void ImportAnswers::addTable(QVBoxLayout& layout, QWidget& page, About about, const QList<int>& places)
{
    QList<Question> questions;
    for (const int place : places)
        questions += inWords(m_questions[place]);
    auto* model = new QuestionsModel(questions, m_names, &page);
    auto* table = new QTableView(&page);
    auto* choice = new AnswerDelegate(m_context.theme, table);
    table->setObjectName(tableName(about));
    table->setAccessibleName(ImportWords::question(about));
    table->setModel(model);
    table->setItemDelegateForColumn(QuestionsModel::Answer, choice);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                           QAbstractItemView::EditKeyPressed);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(space::rowHeight);
    table->horizontalHeader()->setSectionResizeMode(QuestionsModel::Subject, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(QuestionsModel::Answer, QHeaderView::Fixed);
    table->horizontalHeader()->resizeSection(QuestionsModel::Answer, answersChoiceWidth);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setCurrentIndex(model->index(0, QuestionsModel::Answer));
    table->clearSelection();
    auto* card = cardAround(table);
    card->setParent(&page);
    card->setFixedHeight(space::rowHeight * (answersRowsShown + 1) + space::small);

    // The choices of the first: an answer that a question does not have leaves it as it is.
    auto* all = new QComboBox(&page);
    all->setObjectName(tableName(about) + u".all"_s);
    Question general = questions.first();
    general.values.clear(); // are those of one question
    fill(*all, general);
    auto* label = new PlainLabel(tr("Answer for all:"), &page);
    label->setBuddy(all);
    all->setAccessibleName(ImportWords::question(about) + u' ' + label->text());
    auto* apply = new QPushButton(tr("Set for all"), &page);
    auto* some = new QPushButton(tr("Set for the selected"), &page);
    apply->setObjectName(tableName(about) + u".setAll"_s);
    some->setObjectName(tableName(about) + u".setSelected"_s);
    apply->setAutoDefault(false);
    some->setAutoDefault(false);
    some->setEnabled(false);
    auto* answer = new QWidget(&page);
    auto* together = new QHBoxLayout(answer);
    together->setContentsMargins({});
    together->setSpacing(space::small);
    together->addWidget(label);
    together->addWidget(all);
    auto* line = new FlowLayout(space::small); // two lines where the window is narrow
    for (QWidget* piece : std::initializer_list<QWidget*>{answer, apply, some})
        line->addWidget(piece);
    layout.addLayout(line);
    layout.addWidget(card);
    connect(apply, &QPushButton::clicked, model, [model, all] {
        for (int row = 0; row < model->rowCount(); ++row)
            model->setAnswer(row, all->currentData().toString());
    });
    connect(some, &QPushButton::clicked, model, [model, all, table] {
        for (const QModelIndex& index : table->selectionModel()->selectedRows())
            model->setAnswer(index.row(), all->currentData().toString());
    });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, some,
            [some, table] { some->setEnabled(table->selectionModel()->hasSelection()); });
    connect(model, &QuestionsModel::answered, this,
            [this, places](int row, const QString& answer) { set(places[row], answer); });
}

void ImportAnswers::set(int place, const QString& choice)
{
    if (m_questions[place].answer == choice)
        return;
    m_questions[place].answer = choice;
    emit edited();
}

void ImportAnswers::focusFirst()
{
    for (QWidget* next = widget()->nextInFocusChain(); next && next != widget(); next = next->nextInFocusChain()) {
        if (qobject_cast<QComboBox*>(next) && widget()->isAncestorOf(next))
            return next->setFocus();
    }
}

QComboBox* ImportAnswers::choiceOf(const QString& question) const
{
    return widget() ? widget()->findChild<QComboBox*>(question) : nullptr;
}

QTableView* ImportAnswers::tableOf(About about) const
{
    return widget() ? widget()->findChild<QTableView*>(tableName(about)) : nullptr;
}

QComboBox* ImportAnswers::allOf(About about) const
{
    return widget() ? widget()->findChild<QComboBox*>(tableName(about) + u".all"_s) : nullptr;
}

void ImportAnswers::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && widget())
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace loket::ui
