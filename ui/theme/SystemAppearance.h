// Reports whether the system is dark, now and whenever it changes: from the desktop portal on Linux
// (org.freedesktop.appearance, queried asynchronously), from the registry on Windows, else from the palette the
// platform came with. UI thread.
#pragma once

#include <QObject>

class QDBusVariant;

namespace loket::ui {

class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject* parent = nullptr);
    [[nodiscard]] bool isDark() const { return m_dark; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed(bool dark);

private slots:
    void onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askPlatform();
    void setDark(bool dark);

    bool m_dark = false;
};

} // namespace loket::ui
