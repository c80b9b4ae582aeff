// The staff: adding people, changing name, role and PIN, disabling them; and one's own PIN. UI thread.
#pragma once

#include "storage/StaffRepository.h"
#include "ui/dialogs/ShiftDialogs.h"

class QCheckBox;
class QListWidget;

namespace loket::ui {

class StaffDialog : public ShiftDialog
{
    Q_OBJECT

public:
    StaffDialog(const UiContext& context, QWidget* parent);

    [[nodiscard]] QListWidget& list() const { return *m_list; }
    [[nodiscard]] QLineEdit& name() const { return *m_name; }
    [[nodiscard]] QComboBox& role() const { return *m_role; }
    [[nodiscard]] QLineEdit& secret() const { return *m_secret; }

private:
    void reload();
    void setMembers(const QList<storage::StaffMember>& members);
    void showMember();
    void save();
    void saved(const core::Result<storage::StaffMember>& member);
    [[nodiscard]] const storage::StaffMember* member() const; // null: somebody new

    QList<storage::StaffMember> m_members;
    qint64 m_wanted = 0; // whom to show after the next reload
    QListWidget* m_list;
    QLineEdit* m_name;
    QComboBox* m_role;
    QLabel* m_meaning;
    QLabel* m_secretLabel;
    QLineEdit* m_secret;
    QCheckBox* m_enabled;
};

// One's own PIN or password.
class SecretDialog : public ShiftDialog
{
    Q_OBJECT

public:
    SecretDialog(const UiContext& context, QWidget* parent);
    [[nodiscard]] QLineEdit& current() const { return *m_current; }
    [[nodiscard]] QLineEdit& wanted() const { return *m_new; }
    [[nodiscard]] QLineEdit& again() const { return *m_again; }

private:
    void save();

    QLineEdit* m_current;
    QLineEdit* m_new;
    QLineEdit* m_again;
};

} // namespace loket::ui
