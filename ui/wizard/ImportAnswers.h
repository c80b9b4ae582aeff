// The questions before an import, those of one kind together: a few as rows with a choice each, many as a table where
// one choice answers all or the selected ones. Every question has its default already. UI thread.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QScrollArea>

class QComboBox;
class QTableView;
class QVBoxLayout;

namespace loket::ui {

class QuestionsModel;

class ImportAnswers : public QScrollArea
{
    Q_OBJECT

public:
    // More questions of one kind than these are a table.
    static constexpr int fewQuestions = 6;

    explicit ImportAnswers(const UiContext& context, QWidget* parent = nullptr);

    void setQuestions(const QList<importing::Question>& questions);
    // Of packages and routers, by their id.
    void setNames(const QHash<QString, QString>& names);
    [[nodiscard]] int count() const { return int(m_questions.size()); }
    // Every answer, also those that are the default.
    [[nodiscard]] importing::Answers answers() const;
    // Those that are not.
    [[nodiscard]] importing::Answers chosen() const;
    // Whether one of these was not asked before.
    [[nodiscard]] bool hasOthers(const QList<importing::Question>& questions) const;
    // Where something differs from what the questions came with.
    [[nodiscard]] bool isChanged() const;
    void focusFirst();

    [[nodiscard]] QComboBox* choiceOf(const QString& question) const; // of a row; null where it is in a table
    [[nodiscard]] QTableView* tableOf(importing::About about) const;  // null where there is none
    [[nodiscard]] QComboBox* allOf(importing::About about) const;     // the choice beside its table

signals:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void addGroup(QVBoxLayout& layout, QWidget& page, importing::About about, const QList<int>& places);
    void addRows(QVBoxLayout& layout, QWidget& page, const QList<int>& places);
    void addTable(QVBoxLayout& layout, QWidget& page, importing::About about, const QList<int>& places);
    void fill(QComboBox& box, const importing::Question& question) const;
    void set(int place, const QString& choice);

    const UiContext& m_context;
    QList<importing::Question> m_questions; // with the answers as chosen now
    importing::Answers m_given;             // as they came
    QHash<QString, QString> m_names;
};

} // namespace loket::ui
