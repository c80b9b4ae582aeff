// In --demo: says so, and links to the sandbox counterparts. UI thread.
#pragma once

#include "engine/EngineState.h"
#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;

namespace loket::ui {

class DemoStrip : public QFrame
{
    Q_OBJECT

public:
    explicit DemoStrip(const Theme& theme, QWidget* parent = nullptr);

    void setAddresses(const std::optional<engine::DemoAddresses>& addresses); // none: hidden

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWords();

    const Theme& m_theme;
    std::optional<engine::DemoAddresses> m_addresses;
    QLabel* m_words;
};

} // namespace loket::ui
