// Moving in: another program's data is read, shown, asked about, imported and reported, in five steps. Nothing is
// stored before the last button, a reading and a run can be cancelled, and the same import again goes on or brings
// only what is new. The engine goes on selling meanwhile. UI thread; only with an engine. Opened with open(); deletes
// itself.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QDialog>

#include <optional>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class ExportBar;
class ImportAnswers;
class ImportReportBar;
class ImportRun;
class ImportSource;
class ImportSummary;

class ImportWizard : public QDialog
{
    Q_OBJECT

public:
    enum Step { Source, Found, Questions, Ready, Report, StepCount };

    // `source`: chosen at first ("mikhmon"); empty: none in particular.
    explicit ImportWizard(const UiContext& context, const QString& source = {}, QWidget* parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] ImportSource& source() const { return *m_source; }
    [[nodiscard]] ImportSummary& found() const { return *m_found; }
    [[nodiscard]] ImportAnswers& questions() const { return *m_questions; }
    [[nodiscard]] ImportSummary& ready() const { return *m_ready; }
    [[nodiscard]] ImportSummary& reportPage() const { return *m_reportPage; }
    [[nodiscard]] ImportReportBar& reportBar() const { return *m_reportBar; }
    [[nodiscard]] const std::optional<importing::Report>& report() const { return m_report; }
    [[nodiscard]] QPushButton* next() const { return m_next; }
    [[nodiscard]] QPushButton* back() const { return m_back; }
    [[nodiscard]] QPushButton* leave() const { return m_leave; }
    [[nodiscard]] QPushButton* attention() const { return m_attention; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString progressWords() const;

signals:
    // An import has stored something.
    void imported();
    // The orders that need a look.
    void attentionWanted();

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    // During a reading or a run it cancels that, and stays.
    void reject() override;

private:
    void build();
    QWidget* workPage();
    void go(Step step);
    void orderTabs();
    void forward();
    void backward();
    void startReading();
    void takePreview(const importing::Preview& preview);
    void takeReport(const importing::Report& report);
    void takeFailure(const core::Error& error);
    void showMoment(const importing::Moment& moment);
    void showStep();
    void showButtons();
    void countForAttention();
    void say(const QString& problem);
    void askForNames();
    void openEarlier();
    [[nodiscard]] bool hasNews() const;
    [[nodiscard]] QString headingOfStep() const;
    [[nodiscard]] QString wordsOfStep() const;

    const UiContext& m_context;
    ImportRun* m_run;
    QListWidget* m_steps;
    QLabel* m_heading;
    QLabel* m_words;
    QStackedWidget* m_pages;
    QWidget* m_work = nullptr; // shown instead of the step's page while something runs
    QLabel* m_workWords = nullptr;
    QLabel* m_workCount = nullptr;
    QProgressBar* m_workBar = nullptr;
    QLabel* m_problem;
    QPushButton* m_leave;
    QPushButton* m_attention; // leads on from the report, where orders need a look
    QPushButton* m_back;
    QPushButton* m_next;
    ImportSource* m_source;
    ImportSummary* m_found;
    ImportAnswers* m_questions;
    ImportSummary* m_ready;
    QWidget* m_reportWhole = nullptr;
    ImportSummary* m_reportPage;
    ImportReportBar* m_reportBar;
    Step m_step = Source;
    importing::Preview m_preview;
    importing::Answers m_answers; // as they were sent
    bool m_hasMoreQuestions = false;
    std::optional<importing::Report> m_report;
    int m_forAttention = 0;
    bool m_isLeaving = false; // closed once what runs has stopped
};

} // namespace loket::ui
