// What the two views of the Online screen share: a searched table over a model, the routers that could not be read,
// what is shown instead of an empty table, and a confirmation of what cannot be undone. UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/models/BulkRunner.h"

#include <QMessageBox>
#include <QPointer>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;

namespace loket::ui {

class LiveTableView;
class StatePanel;

class RouterView : public QWidget
{
    Q_OBJECT

public:
    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] QWidget* actions() const { return m_actions; } // the buttons, for the row above the view
    [[nodiscard]] QMessageBox* question() const { return m_question; }
    [[nodiscard]] bool hasRows() const; // that match the search

    void setSearch(const QString& text);
    void showState();
    virtual void showButtons() = 0;
    virtual void retranslate() = 0;
    [[nodiscard]] virtual QString searchWords() const = 0; // what can be searched for
    [[nodiscard]] virtual QString fileName() const = 0;    // of the export, without its ending

signals:
    void stateShown();
    void againWanted(); // the button of the state panel

protected:
    // `model` has the view's lifetime.
    RouterView(const UiContext& context, QAbstractItemModel& model, int searchRole, BulkRunner& runner,
               const QList<int>& columnWidths, QWidget* parent);

    [[nodiscard]] virtual QString problems() const = 0; // of the routers, a line for each; empty: none
    [[nodiscard]] static QString problemOf(const QString& router, const core::Error& error);
    // What to show where there is no row at all.
    virtual void describeState(StatePanel& panel) const = 0;

    [[nodiscard]] QSortFilterProxyModel& proxy() const { return *m_proxy; }
    [[nodiscard]] QList<int> selectedRows() const; // of the model
    void ask(const QString& text, const QString& informative, const QString& button, std::function<void()> yes);

    const UiContext& m_context;
    BulkRunner& m_runner;
    QWidget* m_actions;

private:
    QAbstractItemModel& m_model;
    QString m_search;
    QSortFilterProxyModel* m_proxy;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    StatePanel* m_state;
    QLabel* m_warning;
    QPointer<QMessageBox> m_question;
};

} // namespace loket::ui
