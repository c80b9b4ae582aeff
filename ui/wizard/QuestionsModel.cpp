#include "ui/wizard/QuestionsModel.h"

#include "ui/text/ImportWords.h"

#include <QComboBox>
#include <QTimer>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using importing::Question;

QuestionsModel::QuestionsModel(QList<Question> questions, QHash<QString, QString> names, QObject* parent)
    : QAbstractTableModel(parent), m_questions(std::move(questions)), m_names(std::move(names))
{}

int QuestionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_questions.size());
}

int QuestionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuestionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Question& question = m_questions[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Subject ? ImportWords::subject(question)
                                         : ImportWords::choice(question, question.answer, m_names);
    case Qt::ToolTipRole:
        return index.column() == Subject ? ImportWords::subject(question) : QVariant();
    case ChoicesRole:
        return question.choices;
    case WordsRole: {
        QStringList words;
        for (const QString& choice : question.choices)
            words += ImportWords::choice(question, choice, m_names);
        return words;
    }
    case AnswerRole:
        return question.answer;
    default:
        return {};
    }
}

QVariant QuestionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Subject ? tr("What it is about") : tr("Answer");
}

Qt::ItemFlags QuestionsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == Answer ? plain | Qt::ItemIsEditable : plain;
}

bool QuestionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != Answer)
        return false;
    setAnswer(index.row(), value.toString());
    return true;
}

void QuestionsModel::setAnswer(int row, const QString& choice)
{
    Question& question = m_questions[row];
    if (question.answer == choice || !question.choices.contains(choice))
        return;
    question.answer = choice;
    const QModelIndex cell = index(row, Answer);
    emit dataChanged(cell, cell);
    emit answered(row, choice);
}

AnswerDelegate::AnswerDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void AnswerDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_theme.icon(u"pencil"_s, Ink::Muted);
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->decorationAlignment = Qt::AlignRight | Qt::AlignVCenter;
    option->decorationSize = {space::iconSize, space::iconSize};
}

QWidget* AnswerDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    Q_UNUSED(option)
    auto* box = new QComboBox(parent);
    box->addItems(index.data(QuestionsModel::WordsRole).toStringList());
    auto* self = const_cast<AnswerDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup); // it was opened to choose
    return box;
}

void AnswerDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QStringList choices = index.data(QuestionsModel::ChoicesRole).toStringList();
    qobject_cast<QComboBox*>(editor)->setCurrentIndex(
        int(choices.indexOf(index.data(QuestionsModel::AnswerRole).toString())));
}

void AnswerDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const QStringList choices = index.data(QuestionsModel::ChoicesRole).toStringList();
    model->setData(index, choices.value(qobject_cast<QComboBox*>(editor)->currentIndex()), Qt::EditRole);
}

void AnswerDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex& index) const
{
    Q_UNUSED(index)
    editor->setGeometry(option.rect);
}

} // namespace loket::ui
