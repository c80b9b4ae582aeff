// "What do you sell?": the router's own profiles as packages, each with a name, a price and a time. UI thread.
#pragma once

#include "domain/Package.h"
#include "engine/window/SetupValues.h"
#include "ui/context/UiContext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace loket::ui {

class MoneyEdit;

class ProfilesPage : public QWidget
{
    Q_OBJECT

public:
    ProfilesPage(const UiContext& context, QWidget* parent = nullptr);

    // Reads profiles and packages again.
    void load();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] QString status() const;
    [[nodiscard]] QCheckBox* takeOff() const { return m_takeOff; }

    // Saves what is ticked and takes off sale what the router cannot make; `then` gets an empty text or the problem.
    void save(std::function<void(const QString& problem)> then);

private:
    struct Row
    {
        domain::Package package; // as it is stored, or as it would be new
        bool isNew = false;
        QCheckBox* sell;
        QLineEdit* name;
        MoneyEdit* price;
        QSpinBox* length;
        QComboBox* unit;
        QComboBox* counts;
    };
    void show(const QList<engine::RouterProfile>& profiles);
    void addRow(const domain::Package& package, bool isNew, const QString& profileWords);
    void saveNext(const std::shared_ptr<QList<std::pair<domain::Package, bool>>>& left,
                  const std::function<void(const QString&)>& then);

    const UiContext& m_context;
    QList<domain::Package> m_packages;
    QList<Row> m_rows;
    QStringList m_offered; // profiles the router has
    bool m_loading = false;
    QLabel* m_status;
    QPushButton* m_again;
    QVBoxLayout* m_list;
    QCheckBox* m_takeOff;
};

} // namespace loket::ui
