// Access for others, and backups: API tokens, and copies of the database. UI thread.
#pragma once

#include "storage/TokenRepository.h"
#include "ui/screens/settings/SettingsPage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loket::ui {

class CopyButton;

// A token is shown once, when it is made; after that only its name, its right and its last use.
class TokensPage : public SettingsPage
{
    Q_OBJECT

public:
    TokensPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QString shownToken() const;

protected:
    void shown() override { load(); }

private:
    void load();
    void show(const core::Result<QList<storage::TokenRow>>& tokens);
    void create();
    void revoke(const QString& name);
    void complain(const core::Error& error);

    int m_count = 0;
    QVBoxLayout* m_rows;
    QLineEdit* m_name;
    QComboBox* m_scope;
    QLabel* m_problem;
    QWidget* m_card;
    QLabel* m_token;
    CopyButton* m_copy;
};

class BackupPage : public SettingsPage
{
    Q_OBJECT

public:
    BackupPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }
    // Checks whether this copy can be put back, and asks.
    void askToRestore(const QString& file);

signals:
    // It was confirmed: the program is to stop, put it back and start again.
    void restoreWanted(const QString& file);

protected:
    void shown() override { load(); }

private:
    void load();
    void show(const core::Result<QList<engine::BackupFile>>& files);
    void make(const QString& folder); // empty: the usual one
    [[nodiscard]] QString wordsOf(const engine::BackupFile& made) const;
    void chooseTarget();
    void chooseSecond();
    void confirmRestore(const QString& file);
    void chooseFile();

    int m_count = 0;
    QVBoxLayout* m_rows;
    QPushButton* m_make;
    QLabel* m_news;
};

} // namespace loket::ui
