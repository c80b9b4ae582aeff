// The section for printing: a list of the printers there are, a test slip with the settings as typed, a picture as the
// logo. UI thread.
#pragma once

#include "ui/screens/settings/SettingsPage.h"

class QLabel;
class QPushButton;

namespace loket::ui {

class PrintingPage : public SettingsPage
{
    Q_OBJECT

public:
    PrintingPage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* testButton() const { return m_test; }
    [[nodiscard]] QString testWords() const; // how the last test slip ended; empty: none

private:
    void chooseSlipPrinter();
    void chooseSheetPrinter();
    void chooseLogo();
    void printTest();

    QPushButton* m_test;
    QLabel* m_said;
};

} // namespace loket::ui
