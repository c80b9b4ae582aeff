// Who did what, and when: the audit log with filters, search, the history of a line, and an export. Live: what is
// done anywhere appears within a second. UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/models/ActivityModel.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace loket::ui {

class ExportBar;
class FilterChip;
class StoryBrowser;
class LogFilterBar;

class ActivityScreen : public Screen
{
    Q_OBJECT

public:
    // Lines without an order have no event; polled while the screen is visible.
    static constexpr auto lookPause = std::chrono::milliseconds(900);

    explicit ActivityScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::SeeActivity; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("scroll-text"); }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] ActivityModel& model() const { return *m_model; }
    [[nodiscard]] StoryBrowser& browser() const { return *m_browser; }
    [[nodiscard]] LogFilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] QComboBox* actors() const { return m_actors; }
    [[nodiscard]] FilterChip* chip(int family) const { return m_chips[family]; }
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    void exportTo(const QString& path);

signals:
    void orderWanted(qint64 purchaseId);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void applyFilter();
    void clearFilter();
    void askForActors();
    void look();
    void showCount();
    void askForFile();
    void fillMenu(QMenu* menu, int row);
    void retranslate();

    const UiContext& m_context;
    ActivityModel* m_model;
    QLabel* m_title;
    QLabel* m_count;
    QPushButton* m_export;
    LogFilterBar* m_filterBar;
    QComboBox* m_actors;
    QList<FilterChip*> m_chips; // in the order of allActivityFamilies
    ExportBar* m_exportBar;
    StoryBrowser* m_browser;
    bool m_looking = false;
};

} // namespace loket::ui
