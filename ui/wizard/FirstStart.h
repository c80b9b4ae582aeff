// The first steps of a new data folder: language, router with the doctor beside it, packages from the router's
// profiles, payments, WhatsApp, the owner's PIN, and a summary. Each step is saved when it is left
// forward; the rest can be skipped, and everything can be left and resumed. UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/screens/settings/SettingsDraft.h"

#include <QDialog>
#include <QSettings>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class DoctorView;
class ProfilesPage;
class RouterPage;

class FirstStart : public QDialog
{
    Q_OBJECT

public:
    enum Step { Welcome, Router, Packages, Payments, Messages, Owner, Finish, StepCount };

    // `settings` is the window's own file, where the place in the wizard is stored. The engine must exist.
    FirstStart(const UiContext& context, QSettings& settings, QWidget* parent = nullptr);

    // True where a new data folder's wizard is not finished yet.
    static bool isWanted(const QSettings& settings, const engine::SetupSnapshot& snapshot, bool isDemo);

    // Of this computer, where it is in Indonesia; else nothing.
    static QString proposedZone(const QByteArray& system);

    [[nodiscard]] Step step() const;
    [[nodiscard]] SettingsDraft& draft() const { return *m_draft; }
    [[nodiscard]] RouterPage* routerPage() const { return m_router; }
    [[nodiscard]] ProfilesPage* profilesPage() const { return m_profiles; }
    [[nodiscard]] DoctorView* doctor() const { return m_doctor; }
    [[nodiscard]] QPushButton* next() const { return m_next; }
    [[nodiscard]] QPushButton* back() const { return m_back; }
    [[nodiscard]] QPushButton* skip() const { return m_skip; }
    [[nodiscard]] QPushButton* leave() const { return m_leave; }
    [[nodiscard]] QLineEdit* ownerName() const { return m_ownerName; }
    [[nodiscard]] QLineEdit* pin() const { return m_pin; }
    [[nodiscard]] QLineEdit* pinAgain() const { return m_pinAgain; }
    [[nodiscard]] QString problem() const;

signals:
    void languageChosen(const QString& code);
    // A line of the checks leads to what no step has (DoctorWords::screenFor()); the steps are left, to continue later.
    void screenWanted(const QString& screen);

protected:
    void changeEvent(QEvent* event) override;
    void reject() override; // leaving keeps the place

private:
    void build();
    void proposeZone();
    QWidget* welcomePage();
    QLayout* movingIn(QWidget* page);
    void openImport();
    QWidget* ownerPage();
    QWidget* finishPage();
    void go(int step);
    void showScreen(const QString& screen);
    void forward();
    void saveOwner();
    void say(const QString& problem);
    void showButtons();
    void focusPage();

    const UiContext& m_context;
    QSettings& m_settings;
    SettingsDraft* m_draft;
    QListWidget* m_steps;
    QStackedWidget* m_pages;
    QLabel* m_problem;
    QPushButton* m_leave;
    QPushButton* m_back;
    QPushButton* m_skip;
    QPushButton* m_next;
    RouterPage* m_router = nullptr;
    ProfilesPage* m_profiles = nullptr;
    DoctorView* m_doctor = nullptr;
    QLineEdit* m_ownerName = nullptr;
    QLineEdit* m_pin = nullptr;
    QLineEdit* m_pinAgain = nullptr;
    bool m_busy = false;
    bool m_leaving = false; // the page was asked to be left, and what was typed on it saved
};

} // namespace loket::ui
