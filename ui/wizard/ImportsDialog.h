// The imports so far, newest first: what each brought, its report as a PDF, and taking it back, which asks first and
// shows what stayed and why. UI thread; only with an engine. Opened with open(); deletes itself.
#pragma once

#include "importing/Imports.h"

#include "storage/ImportRepository.h"
#include "ui/context/UiContext.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class ImportReportBar;
class ImportSummary;
class StatePanel;

class ImportsDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostImports = 200;

    explicit ImportsDialog(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return int(m_imports.size()); }
    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QPushButton* takeBack() const { return m_takeBack; }
    [[nodiscard]] ImportSummary& summary() const { return *m_summary; }
    [[nodiscard]] ImportReportBar& reportBar() const { return *m_reportBar; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString problem() const;

signals:
    void changed(); // something was taken back

protected:
    void changeEvent(QEvent* event) override;
    void reject() override; // not while something is being taken back; hidden then where the window is locked

private:
    struct Import
    {
        storage::ImportRow row; // without its stored report
        importing::Report report;
    };

    void build();
    void load();
    void showImports(const QList<storage::ImportRow>& rows, const QList<importing::Report>& reports);
    void showFailure(const core::Error& error);
    void showChosen();
    void showUndone(const importing::Undone& undone);
    void askToTakeBack();
    void begin(qint64 id);
    void retranslate();
    [[nodiscard]] const Import* chosen() const;
    [[nodiscard]] QString programOf(const Import& import) const;
    [[nodiscard]] QString titleOf(const Import& import) const;
    [[nodiscard]] QString rowOf(const Import& import) const;
    [[nodiscard]] QString stateOf(const Import& import) const;

    const UiContext& m_context;
    QList<Import> m_imports;
    bool m_isBusy = false;
    bool m_isLeaving = false; // closed once what runs has ended
    qint64 m_shown = 0;       // what was taken back is shown for it, not its report
    QStackedWidget* m_pages;
    StatePanel* m_state;
    QListWidget* m_list;
    QLabel* m_heading;
    QLabel* m_words;
    ImportSummary* m_summary;
    ImportReportBar* m_reportBar;
    QProgressBar* m_bar;
    QLabel* m_problem;
    QPushButton* m_takeBack;
    QPushButton* m_close;
};

} // namespace loket::ui
