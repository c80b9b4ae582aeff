// Questions of one kind as a table: what each is about, and its answer, which is chosen in its cell. UI thread.
#pragma once

#include "importing/Plan.h"

#include "ui/theme/Theme.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace loket::ui {

class QuestionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Subject, Answer, ColumnCount };
    enum Role { ChoicesRole = Qt::UserRole, WordsRole, AnswerRole }; // of an answer: QStringLists and its id

    QuestionsModel(QList<importing::Question> questions, QHash<QString, QString> names, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    // Ignored where the question has no such choice.
    void setAnswer(int row, const QString& choice);

signals:
    void answered(int row, const QString& choice);

private:
    QList<importing::Question> m_questions;
    QHash<QString, QString> m_names;
};

// A cell with a choice: F2, a double click or a second click opens it.
class AnswerDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit AnswerDelegate(const Theme& theme, QObject* parent = nullptr);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace loket::ui
