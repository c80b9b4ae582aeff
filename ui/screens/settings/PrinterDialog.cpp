#include "ui/screens/settings/PrinterDialog.h"

#include "ui/printing/Printing.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using print::Device;

namespace {

constexpr QSize printerListSize{460, 220};

} // namespace

PrinterDialog::PrinterDialog(Printing& printing, For use, QWidget* parent)
    : QDialog(parent), m_use(use), m_list(new QListWidget(this)), m_state(new PlainLabel(this)),
      m_search(new QPushButton(tr("Search the &network"), this)), m_take(new QPushButton(tr("Use this printer"), this)),
      m_addresses(print::neighbours())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"choosePrinter"_s);
    setWindowTitle(use == For::Slips ? tr("Choose the slip printer") : tr("Choose the printer for sheets"));
    m_list->setMinimumSize(printerListSize);
    m_list->setAccessibleName(tr("Printers"));
    m_state->setProperty("role", u"small"_s);
    m_state->setWordWrap(true);
    m_search->setAutoDefault(false);
    m_search->setVisible(use == For::Slips);
    m_take->setProperty("kind", u"primary"_s);
    m_take->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_search);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    connect(m_search, &QPushButton::clicked, this, &PrinterDialog::search);
    connect(m_take, &QPushButton::clicked, this, &PrinterDialog::take);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &PrinterDialog::take);
    connect(m_list, &QListWidget::currentRowChanged, this, &PrinterDialog::showState);

    if (use == For::Slips) {
        for (const Device& device : print::localDevices()) {
            const QString words = device.kind == Device::Kind::File ? tr("USB printer: %1") : tr("Serial port: %1");
            addRow(words.arg(device.name), device.toString());
        }
    }
    core::whenReady(printing.systemPrinters(), this, [this](const core::Result<QStringList>& names) {
        m_isListing = false;
        for (const QString& name : names.value_or(QStringList()))
            addRow(tr("Printer of this computer: %1").arg(name),
                   m_use == For::Slips ? Device{.kind = Device::Kind::System, .name = name}.toString() : name);
        showState();
    });
    showState();
    m_list->setFocus();
}

void PrinterDialog::setSearch(const QList<QHostAddress>& addresses, int port)
{
    m_addresses = addresses;
    m_port = port;
}

void PrinterDialog::addRow(const QString& words, const QString& value)
{
    auto* row = new QListWidgetItem(words, m_list);
    row->setData(Qt::UserRole, value);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void PrinterDialog::search()
{
    m_running = new print::PrinterSearch(m_addresses, m_port, this);
    connect(m_running, &print::PrinterSearch::found, this, [this](const QHostAddress& address) {
        const Device device{.kind = Device::Kind::Tcp, .name = address.toString(), .number = m_port};
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->data(Qt::UserRole) == device.toString())
                return; // found by an earlier search
        }
        addRow(tr("In the network: %1").arg(device.name), device.toString());
    });
    connect(m_running, &print::PrinterSearch::finished, this, [this] {
        m_running->deleteLater();
        m_running = nullptr;
        m_wasSearched = true;
        showState();
    });
    showState();
    m_running->start();
}

void PrinterDialog::showState()
{
    setEnabledKeepingFocus(*m_search, !m_running);
    m_take->setEnabled(m_list->currentRow() >= 0);
    QString words;
    if (m_running)
        words = tr("%n addresses of this network are asked for a printer…", nullptr, int(m_addresses.size()));
    else if (m_isListing)
        words = tr("The printers of this computer are being listed…");
    else if (m_list->count() == 0)
        words = m_wasSearched || m_use == For::Sheets
                    ? tr("No printer was found. Is it switched on, and connected to this computer or its network?")
                    : tr("This computer knows no printer. One with a network cable or Wi-Fi is found by a search.");
    else if (m_wasSearched)
        words = tr("The search has ended.");
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
}

void PrinterDialog::take()
{
    const QListWidgetItem* row = m_list->currentItem();
    if (!row)
        return;
    emit chosen(row->data(Qt::UserRole).toString());
    accept();
}

} // namespace loket::ui
