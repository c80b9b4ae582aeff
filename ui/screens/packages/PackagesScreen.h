// What is sold: the list in its order, the chosen package's fields beside it, and each router's data about the
// profiles. UI thread.
#pragma once

#include "engine/window/SetupValues.h"
#include "ui/context/Screen.h"
#include "ui/context/UiContext.h"
#include "ui/screens/packages/PackagesModel.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace loket::ui {

class PackageEditor;
class StatePanel;

class PackagesScreen : public Screen
{
    Q_OBJECT

public:
    explicit PackagesScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("package"); }
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::ManagePackages; }
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] PackagesModel& model() const { return *m_model; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] PackageEditor& editor() const { return *m_editor; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] bool isShowingList() const;
    [[nodiscard]] QPushButton* addButton() const { return m_add; }
    [[nodiscard]] QToolButton* upButton() const { return m_up; }
    [[nodiscard]] QToolButton* downButton() const { return m_down; }
    [[nodiscard]] QPushButton* readButton() const { return m_read; }
    [[nodiscard]] QString news() const;

    void add();
    void load();
    void readProfiles();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const core::Result<QList<domain::Package>>& packages);
    void failed(const core::Error& error);
    void showState();
    void choose();
    void save(const domain::Package& package, bool isNew);
    void remove(const QString& id);
    void reorder(const QStringList& ids);
    void move(int by);
    void askOnSale();
    void createProfile(const QString& router, const QString& profile, int devices);
    void say(const QString& words);
    void retranslate();
    [[nodiscard]] QString chosenId() const;

    const UiContext& m_context;
    PackagesModel* m_model;
    QLabel* m_title;
    QLabel* m_count;
    QLabel* m_news;
    QPushButton* m_add;
    QPushButton* m_read;
    QToolButton* m_up;
    QToolButton* m_down;
    QStackedWidget* m_whole;
    StatePanel* m_state;
    QSplitter* m_splitter;
    QTableView* m_table;
    PackageEditor* m_editor;
    enum class Load { Loading, Ready, Failed } m_load = Load::Loading;
    core::Error m_problem;
    bool m_choosing = false;
};

} // namespace loket::ui
