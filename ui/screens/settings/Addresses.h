// The addresses at which this Loket is reached, as the settings being edited make them. UI thread.
#pragma once

#include "ui/screens/settings/SettingsDraft.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;

namespace loket::ui {

class CopyButton;

// Without a slash at its end: the public address, or where the server listens while there is none (or a wrong one).
QString baseAddress(const SettingsDraft& draft);
// Where a gateway reports payments, and a channel what became of a message.
QString paymentAddress(const SettingsDraft& draft, const QString& gateway);
QString receiptAddress(const SettingsDraft& draft, const QString& channel);

// An address to paste somewhere else, with a button that copies it; it follows the settings.
class AddressRow : public QWidget
{
    Q_OBJECT

public:
    AddressRow(const Theme& theme, const SettingsDraft& draft, const QString& label,
               std::function<QString(const SettingsDraft&)> address, QWidget* parent);

    [[nodiscard]] QString address() const;

private:
    void refresh();

    const SettingsDraft& m_draft;
    std::function<QString(const SettingsDraft&)> m_make;
    QLabel* m_address;
    CopyButton* m_copy;
};

} // namespace loket::ui
