// The printers this computer knows, for choosing one: those of the system, its USB and serial ports, and, when asked,
// the ones in its network. UI thread; shown with open(), deletes itself when it is closed.
#pragma once

#include "print/PrinterSearch.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace loket::ui {

class Printing;

class PrinterDialog : public QDialog
{
    Q_OBJECT

public:
    enum class For { Slips, Sheets }; // sheets are printed through the system only

    PrinterDialog(Printing& printing, For use, QWidget* parent);

    // Where the search asks instead of the neighbours in the network.
    void setSearch(const QList<QHostAddress>& addresses, int port);
    [[nodiscard]] QListWidget& list() const { return *m_list; }
    [[nodiscard]] QPushButton* searchButton() const { return m_search; }

signals:
    // As it is in the settings: a device for slips, a name for sheets.
    void chosen(const QString& value);

private:
    void addRow(const QString& words, const QString& value);
    void search();
    void showState();
    void take();

    For m_use;
    QListWidget* m_list;
    QLabel* m_state;
    QPushButton* m_search;
    QPushButton* m_take;
    QList<QHostAddress> m_addresses;
    int m_port = print::Device::rawPort;
    bool m_isListing = true;
    bool m_wasSearched = false;
    print::PrinterSearch* m_running = nullptr;
};

} // namespace loket::ui
