// One package as fields, checked while they are edited, with the router's profile beside it.
// UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/screens/packages/PackagesModel.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace loket::ui {

class MoneyEdit;

class PackageEditor : public QScrollArea
{
    Q_OBJECT

public:
    PackageEditor(const UiContext& context, const PackagesModel& model, QWidget* parent = nullptr);

    void setRouters(const QStringList& routers);
    // An empty id: a new one.
    void edit(const domain::Package& package);
    // Fills the fields, to be saved or not.
    void propose(const domain::Package& package) { show(package); }
    [[nodiscard]] bool isNew() const { return m_before.id.isEmpty(); }
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] domain::Package package() const;
    // Of the fields as they are; empty: can be saved.
    [[nodiscard]] QString problem() const;
    void complain(const QString& words); // the engine's answer
    // The router's profiles have arrived or changed.
    void profilesChanged();

    [[nodiscard]] QLineEdit* id() const { return m_id; }
    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] MoneyEdit* price() const { return m_price; }
    [[nodiscard]] QSpinBox* length() const { return m_length; }
    [[nodiscard]] QComboBox* profile() const { return m_profile; }
    [[nodiscard]] QCheckBox* onSale() const { return m_onSale; }
    [[nodiscard]] QCheckBox* lockToDevice() const { return m_lock; }
    [[nodiscard]] QPushButton* save() const { return m_save; }
    [[nodiscard]] QPushButton* createProfile() const { return m_create; }
    [[nodiscard]] QString driftWords() const;

signals:
    void saveWanted(const loket::domain::Package& package, bool isNew);
    void removeWanted(const QString& id);
    void createProfileWanted(const QString& router, const QString& profile, int devices);
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void show(const domain::Package& package);
    void changed();
    void fillProfiles();

    const UiContext& m_context;
    const PackagesModel& m_model;
    domain::Package m_before;
    QStringList m_routers;
    bool m_showing = false;
    QLabel* m_title = nullptr;
    QLineEdit* m_id = nullptr;
    QLineEdit* m_name = nullptr;
    MoneyEdit* m_price = nullptr;
    QSpinBox* m_length = nullptr;
    QComboBox* m_unit = nullptr;
    QComboBox* m_counts = nullptr;
    QComboBox* m_router = nullptr;
    QLabel* m_routerLabel = nullptr;
    QComboBox* m_profile = nullptr;
    QLabel* m_drift = nullptr;
    QPushButton* m_create = nullptr;
    QSpinBox* m_quota = nullptr;
    QSpinBox* m_devices = nullptr;
    QCheckBox* m_lock = nullptr;
    QCheckBox* m_onSale = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace loket::ui
