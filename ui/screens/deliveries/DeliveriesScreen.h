// Every attempt to send a message: by which channel, its result, why it failed, how long it took; one or many are sent
// again from here, and all failed ones at once. UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/models/DeliveriesModel.h"

class QLabel;
class QPushButton;

namespace loket::ui {

class ExportBar;
class FilterChip;
class StoryBrowser;
class LogFilterBar;
class PausedChannels;

class DeliveriesScreen : public Screen
{
    Q_OBJECT

public:
    static constexpr auto countsPause = std::chrono::milliseconds(250);

    explicit DeliveriesScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::RetryDelivery; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("send"); }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] DeliveriesModel& model() const { return *m_model; }
    [[nodiscard]] StoryBrowser& browser() const { return *m_browser; }
    [[nodiscard]] LogFilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] FilterChip* chip(const QString& status) const;
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    void exportTo(const QString& path);
    [[nodiscard]] PausedChannels& paused() const { return *m_paused; }
    [[nodiscard]] QPushButton* retryButton() const { return m_retry; }
    [[nodiscard]] QPushButton* retryAllButton() const { return m_retryAll; }

signals:
    void orderWanted(qint64 purchaseId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyFilter();
    void clearFilter();
    void askForCounts();
    void showCount();
    void askForFile();
    void retrySelected();
    void retryAll();
    [[nodiscard]] QList<domain::Purchase> retryable() const; // of the chosen lines
    void fillMenu(QMenu* menu, int row);
    void retranslate();

    const UiContext& m_context;
    DeliveriesModel* m_model;
    QLabel* m_title;
    QLabel* m_count;
    QPushButton* m_export;
    QPushButton* m_retry;
    QPushButton* m_retryAll;
    LogFilterBar* m_filterBar;
    FilterChip* m_all;
    QList<FilterChip*> m_chips;
    ExportBar* m_exportBar;
    PausedChannels* m_paused;
    StoryBrowser* m_browser;
    qint64 m_undelivered = 0;
    bool m_countsAsked = false;
};

} // namespace loket::ui
