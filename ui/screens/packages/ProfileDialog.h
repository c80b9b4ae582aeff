// Makes a missing profile on the router, after showing exactly the commands. UI thread.
#pragma once

#include "engine/window/SetupValues.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace loket::ui {

class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    ProfileDialog(const QString& router, const engine::RouterProfile& wanted, QWidget* parent = nullptr);

    [[nodiscard]] engine::RouterProfile profile() const;
    [[nodiscard]] QString command() const;
    [[nodiscard]] QPushButton* create() const { return m_create; }

private:
    void showCommand();

    QString m_name;
    QLineEdit* m_rate;
    QSpinBox* m_devices;
    QLabel* m_command;
    QPushButton* m_create;
};

} // namespace loket::ui
