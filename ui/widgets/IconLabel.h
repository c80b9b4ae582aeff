// A QLabel that shows a theme icon, sharp at any scale and always in the theme's present colour. UI thread.
#pragma once

#include <QIcon>
#include <QLabel>

namespace loket::ui {

class IconLabel : public QLabel
{
    Q_OBJECT

public:
    explicit IconLabel(int size, QWidget* parent = nullptr);
    void setIcon(const QIcon& icon);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
};

} // namespace loket::ui
