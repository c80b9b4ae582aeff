// A filter that is on or off: a word, its count, and a tick when it is on. UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>

namespace loket::ui {

class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(const Theme& theme, QWidget* parent = nullptr);

    void setCount(qint64 count, const QLocale& locale);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_count;
};

} // namespace loket::ui
