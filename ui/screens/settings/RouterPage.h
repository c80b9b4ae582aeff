// Routers: one at a time, with what the connection needs, the fingerprint prompt, and the doctor on the edited values.
// UI thread.
#pragma once

#include "ui/screens/settings/SettingsPage.h"

class QComboBox;
class QPushButton;

namespace loket::ui {

class DoctorView;

class RouterPage : public SettingsPage
{
    Q_OBJECT

public:
    RouterPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    void showRouter(const QString& name);
    [[nodiscard]] const QString& router() const { return m_router; }
    [[nodiscard]] DoctorView* doctor() const { return m_doctor; }
    // Reads the router's fingerprint, then asks the user whether it is the right one.
    void askFingerprint();

private:
    void build();
    void addRouter();
    void removeRouter();
    [[nodiscard]] QString key(const char* part) const;
    [[nodiscard]] engine::SetupChange trial() const;

    QString m_router = QStringLiteral("main");
    QStringList m_known; // the routers the page was built for
    DoctorView* m_doctor = nullptr;
};

} // namespace loket::ui
