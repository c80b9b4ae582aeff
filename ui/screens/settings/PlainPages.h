// The sections that are mostly fields: business, payments, vouchers, retries, server, appearance, checks. UI thread.
#pragma once

#include "ui/screens/settings/SettingsPage.h"

class QLabel;

namespace loket::ui {

class AddressRow;
class DoctorView;

class BusinessPage : public SettingsPage
{
    Q_OBJECT

public:
    BusinessPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);
};

class PaymentsPage : public SettingsPage
{
    Q_OBJECT

public:
    PaymentsPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);
};

// With examples of the resulting codes, new ones at every press.
class VoucherPage : public SettingsPage
{
    Q_OBJECT

public:
    VoucherPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString example() const;

private:
    void showExamples();

    QLabel* m_examples;
};

class SchedulePage : public SettingsPage
{
    Q_OBJECT

public:
    SchedulePage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    // Whatever no other page shows, so that no setting is missing.
    void addWhatIsLeft(const QSet<QString>& shown);
};

// With the addresses that are pasted at the gateways and the channel.
class ServerPage : public SettingsPage
{
    Q_OBJECT

public:
    ServerPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QList<AddressRow*> addresses() const; // in the order shown

private:
    void showAddresses();

    QWidget* m_list;
};

class AppearancePage : public SettingsPage
{
    Q_OBJECT

public:
    AppearancePage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

signals:
    void languageChosen(const QString& code);
    void appearanceChosen(loket::ui::Appearance appearance);
};

class ChecksPage : public SettingsPage
{
    Q_OBJECT

public:
    ChecksPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] DoctorView* doctor() const { return m_doctor; }

protected:
    void shown() override;

private:
    DoctorView* m_doctor;
};

} // namespace loket::ui
