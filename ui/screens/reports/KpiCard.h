// One figure of the report: its name, the figure, and a line of explanation. Where there are orders behind it, it is
// a button. UI thread.
#pragma once

#include "ui/text/Words.h"

#include <QAbstractButton>

namespace loket::ui {

class KpiCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit KpiCard(const Theme& theme, QWidget* parent = nullptr);

    void show(const QString& name, const QString& value, const QString& note, Tone tone = Tone::Neutral,
              const QString& icon = {});
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] bool isWhole() const; // the figure is shown without being cut
    void setLeads(bool leads);          // somewhere, when it is pressed
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double valueSizeFor(int room) const; // in points

    const Theme& m_theme;
    QString m_value;
    QString m_note;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
    bool m_leads = false;
};

} // namespace loket::ui
