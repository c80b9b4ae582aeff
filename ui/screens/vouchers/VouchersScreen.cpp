#include "ui/screens/vouchers/VouchersScreen.h"

#include "engine/UseCases.h"
#include "storage/PackageRepository.h"
#include "ui/export/TableDialog.h"
#include "ui/export/TableFile.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/screens/vouchers/BatchesPanel.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/screens/vouchers/SheetPrinting.h"
#include "ui/screens/vouchers/VoucherPanel.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using engine::UseCases;
using storage::ReadModels;
using storage::VoucherModels;
using storage::VoucherRow;

namespace {

constexpr auto vouchersScreenCountsPause = 250ms;
constexpr int vouchersScreenBusyWidth = 90;
constexpr int exportPage = 1000;
constexpr std::array vouchersScreenColumnWidths{120, 130, 200, 130, 76, 110, 100, 110, 110, 110};
static_assert(vouchersScreenColumnWidths.size() == VouchersModel::ColumnCount);

} // namespace

VouchersScreen::VouchersScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_busy(new QProgressBar(this)), m_export(new QPushButton(this)), m_batchesButton(new QPushButton(this)),
      m_make(new QPushButton(this)), m_filterBar(new VouchersFilterBar(context, this)),
      m_exportBar(new ExportBar(context.theme, this)), m_model(new VouchersModel(context, this)),
      m_runner(new BulkRunner(this)), m_browser(new ListBrowser(
                                          context, *m_model, VouchersModel::Made, [this] { return words(); }, this)),
      m_voucher(new VoucherPanel(context, *m_runner)), m_batches(new BatchesPanel(context))
{
    buildTable();
    buildLayout();
    connect(m_filterBar, &VouchersFilterBar::changed, this, [this] { m_model->setFilter(m_filterBar->filter()); });
    connect(m_browser, &ListBrowser::stateShown, this, &VouchersScreen::showCount);
    connect(m_model, &VouchersModel::rowsChanged, this, [this](const QList<qint64>& ids) {
        if (std::any_of(ids.begin(), ids.end(), [this](qint64 id) { return m_selected.contains(id); }))
            askForSelected(m_selected);
    });
    connect(m_browser, &ListBrowser::selectionChanged, this, &VouchersScreen::followSelection);
    connect(m_browser, &ListBrowser::exportWanted, m_export, &QPushButton::click);
    connect(m_browser, &ListBrowser::menuWanted, this, &VouchersScreen::fillMenu);
    connect(m_browser, &ListBrowser::panelClosed, this, [this] { m_batchesButton->setChecked(false); });
    connect(m_browser, &ListBrowser::emptyPressed, this, [this] {
        if (m_filterBar->isRestricting())
            m_filterBar->clear();
        else
            makeVouchers();
    });
    connect(m_make, &QPushButton::clicked, this, &VouchersScreen::makeVouchers);
    connect(m_export, &QPushButton::clicked, this, &VouchersScreen::chooseExport);
    connect(m_batchesButton, &QPushButton::clicked, this, &VouchersScreen::showBatches);
    connect(m_batches, &BatchesPanel::closeWanted, m_browser, &ListBrowser::closePanel);
    connect(m_batches, &BatchesPanel::showWanted, m_filterBar, &VouchersFilterBar::showBatch);
    connect(m_batches, &BatchesPanel::printWanted, this, &VouchersScreen::printBatch);
    connect(m_batches, &BatchesPanel::loaded, this, &VouchersScreen::retranslate);
    connect(m_voucher, &VoucherPanel::closeWanted, m_browser, &ListBrowser::closePanel);
    connect(m_voucher, &VoucherPanel::withdrawWanted, this, &VouchersScreen::withdraw);
    connect(m_voucher, &VoucherPanel::slipWanted, this, &VouchersScreen::printSlip);
    connect(m_voucher, &VoucherPanel::sheetWanted, this, &VouchersScreen::printSheet);
    connect(m_runner, &BulkRunner::finished, this, [this] {
        if (m_runner->total() != 1 || m_runner->outcomes().isEmpty())
            return;
        const auto& result = m_runner->outcomes().first().result;
        m_voucher->setNotice(result ? Tone::Good : Tone::Bad, result ? *result : Words::error(result.error()).both());
    });
    connect(&context.events, &EngineEvents::purchaseChanged, this, &VouchersScreen::askForCounts);
    connect(&context.events, &EngineEvents::batchChanged, this, &VouchersScreen::askForCounts);
    connect(&context.events, &EngineEvents::driftChanged, this, &VouchersScreen::askForCounts);
    connect(&context.events, &EngineEvents::packagesChanged, this, &VouchersScreen::askForPackages);
    connect(&context.events, &EngineEvents::importsChanged, this, &VouchersScreen::askForCounts);
    connect(&context.events, &EngineEvents::importsChanged, this, &VouchersScreen::askForPackages);
    retranslate();
    askForPackages();
    m_model->reload();
}

void VouchersScreen::buildTable()
{
    LiveTableView& table = m_browser->table();
    table.setItemDelegateForColumn(VouchersModel::Status, new BadgeDelegate(m_context.theme, VouchersModel::ToneRole,
                                                                            VouchersModel::BadgeIconRole,
                                                                            VouchersModel::BadgeTextRole, &table));
    for (int column = 0; column < VouchersModel::ColumnCount; ++column)
        table.setColumnWidth(column, vouchersScreenColumnWidths[size_t(column)]);
}

void VouchersScreen::buildLayout()
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(vouchersScreenBusyWidth);
    m_make->setProperty("kind", u"primary"_s);
    m_make->setIcon(m_context.theme.icon(u"plus"_s, Ink::OnAccent));
    m_make->setEnabled(m_context.door.isOpen());
    m_batchesButton->setIcon(m_context.theme.icon(u"layers"_s));
    m_batchesButton->setCheckable(true);
    m_export->setIcon(m_context.theme.icon(u"download"_s));
    for (QPushButton* button : {m_make, m_batchesButton, m_export})
        button->setIconSize({space::iconWithGap, space::iconSize});
    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addWidget(m_busy, 0, Qt::AlignVCenter);
    top->addStretch();
    top->addWidget(m_export);
    top->addWidget(m_batchesButton);
    top->addWidget(m_make);

    m_browser->addPanel(m_voucher);
    m_browser->addPanel(m_batches, false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_browser, 1);
}

QString VouchersScreen::title() const
{
    return tr("Vouchers");
}

void VouchersScreen::focusSearch()
{
    m_filterBar->focusSearch();
}

bool VouchersScreen::isShowingBatches() const
{
    return m_browser->isPanelShown() && m_browser->panel() == m_batches;
}

void VouchersScreen::setRouters(const QStringList& routers)
{
    if (routers == m_routers)
        return;
    m_routers = routers;
    m_filterBar->setRouters(routers);
}

void VouchersScreen::showVoucher(qint64 id)
{
    if (m_browser->select(id))
        return;
    m_batchesButton->setChecked(false);
    m_browser->showPanel(m_voucher);
    m_selected = {id};
    askForSelected(m_selected);
}

ListBrowser::ListWords VouchersScreen::words()
{
    return {.name = tr("Vouchers"),
            .loading = tr("Reading the vouchers…"),
            .failed = tr("The vouchers could not be read"),
            .empty = [this](StatePanel& panel) {
                if (m_filterBar->isRestricting())
                    return panel.show(
                        Tone::Neutral, u"search-x"_s, tr("No voucher matches"),
                        tr("No voucher matches this search and these filters. Search for less, or show all vouchers."),
                        tr("Show all vouchers"));
                panel.show(
                    Tone::Neutral, u"ticket"_s, tr("No vouchers yet"),
                    tr("Vouchers appear here as soon as they are sold. Make some in advance, and the counter can sell "
                       "them while the router is away, or print them on sheets."),
                    m_context.door.isOpen() ? tr("Make vouchers…") : QString());
            }};
}

void VouchersScreen::showCount()
{
    const bool loading = m_model->state() == VouchersModel::State::Loading;
    const int rows = m_model->rowCount();
    m_busy->setVisible(loading && rows > 0);
    m_count->setText(loading && rows == 0 ? QString() : tr("%1 shown").arg(m_context.language.locale().toString(rows)));
    m_export->setEnabled(rows > 0);
}

void VouchersScreen::followSelection()
{
    const QList<qint64> ids = m_browser->selectedIds();
    m_selected = ids.size() > bulkLimit ? QList<qint64>() : ids;
    if (ids.isEmpty()) {
        const bool readingResults = m_runner->total() > 1;
        if (m_browser->panel() == m_voucher)
            readingResults ? m_browser->showPanel(m_voucher) : m_browser->hidePanel();
        return;
    }
    m_batchesButton->setChecked(false);
    m_browser->showPanel(m_voucher);
    if (ids.size() > bulkLimit)
        m_voucher->setTooMany(ids.size(), bulkLimit);
    else
        askForSelected(ids);
}

void VouchersScreen::askForSelected(const QList<qint64>& ids)
{
    using Rows = QList<VoucherRow>;
    const quint64 question = ++m_question;
    core::whenReady(m_context.reader.ask<Rows>([ids](const ReadModels& models) -> Result<Rows> {
        Rows all;
        const auto statuses = domain::allVoucherStatuses();
        for (qsizetype at = 0; at < ids.size(); at += VouchersModel::idsAtOnce) {
            const QList<qint64> some = ids.mid(at, VouchersModel::idsAtOnce);
            auto rows = VoucherModels(models.database())
                            .vouchers({.statuses = {statuses.begin(), statuses.end()}, .ids = some},
                                      {.limit = int(some.size())});
            if (!rows)
                return rows;
            all += *rows;
        }
        return all;
    }),
                    this, [this, question](const Result<Rows>& rows) {
                        if (question == m_question && rows)
                            m_voucher->setRows(*rows);
                    });
}

void VouchersScreen::showBatches(bool shown)
{
    if (!shown)
        return m_browser->closePanel();
    m_browser->table().clearSelection();
    m_batchesButton->setChecked(true);
    m_browser->showPanel(m_batches);
}

void VouchersScreen::askForCounts()
{
    if (std::exchange(m_countsAsked, true))
        return;
    m_context.clock.callAfter(vouchersScreenCountsPause, this, [this] {
        m_countsAsked = false;
        using storage::VoucherCounts;
        core::whenReady(m_context.reader.ask<VoucherCounts>(
                            [](const ReadModels& models) { return VoucherModels(models.database()).counts(); }),
                        this, [this](const Result<VoucherCounts>& counts) {
                            if (counts)
                                m_filterBar->setCounts(*counts);
                        });
    });
}

void VouchersScreen::askForPackages()
{
    using Packages = QList<domain::Package>;
    core::whenReady(m_context.reader.ask<Packages>(
                        [](const ReadModels& models) { return storage::PackageRepository(models.database()).all(); }),
                    this, [this](const Result<Packages>& packages) {
                        if (!packages)
                            return;
                        m_packages = *packages;
                        m_filterBar->setPackages(*packages);
                    });
}

void VouchersScreen::makeVouchers()
{
    auto* dialog = new MakeVouchersDialog(m_context, m_packages, m_routers, this);
    connect(dialog, &MakeVouchersDialog::begun, this, [this] { showBatches(true); });
    dialog->open();
}

void VouchersScreen::withdraw(const QList<qint64>& ids)
{
    if (ids.isEmpty() || m_runner->isRunning())
        return;
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Withdraw vouchers"),
                                         tr("Remove %n unsold voucher(s) from the router?", "", int(ids.size())),
                                         QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIconPixmap(m_context.theme.icon(u"undo-2"_s, Ink::Bad).pixmap(32, 32));
    question->setInformativeText(tr("Their codes stop working, also where they are printed already. It is written into "
                                    "the activity log."));
    QPushButton* go = question->addButton(tr("Withdraw"), QMessageBox::AcceptRole);
    setKind(go, u"danger"_s);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, this, [this, ids] { startWithdrawing(ids); });
    question->open();
}

void VouchersScreen::startWithdrawing(const QList<qint64>& ids)
{
    QHash<qint64, QString> codes;
    for (const VoucherRow& row : m_voucher->rows())
        codes.insert(row.voucher.id, row.voucher.username);
    QList<BulkRunner::Task> tasks;
    for (const qint64 id : ids)
        tasks += BulkRunner::task(
            id, codes.value(id),
            [&context = m_context, id] {
                return context.door.ask(
                    [id, actor = context.actor()](UseCases& use) { return use.stock.withdraw(id, actor); });
            },
            [] { return BulkRunner::Report(tr("It is being removed from the router."), BulkRunner::Stage::UnderWay); });
    m_runner->start([] { return tr("Withdraw vouchers"); }, tasks);
}

void VouchersScreen::printSlip()
{
    if (m_voucher->rows().size() != 1 || !m_context.printing)
        return;
    const VoucherRow row = m_voucher->rows().first();
    Slip slip{.tickets = {SheetPrinting::ticketOf(row)}, .invoice = row.invoiceId, .soldAt = row.voucher.soldAt};
    slip.isCopy = row.voucher.printedAt.isValid();
    m_voucher->setNotice(Tone::Neutral, tr("Printing…"));
    core::whenReady(m_context.printing->printSlip(slip), this, [this, row](const Result<void>& printed) {
        if (!printed)
            return m_voucher->setNotice(Tone::Bad, PrintProblem::words(printed.error()).both());
        SheetPrinting::markPrinted(m_context, {row}, this, notice());
    });
}

void VouchersScreen::printSheet()
{
    if (!m_context.printing)
        return;
    QList<VoucherRow> rows;
    for (const VoucherRow& row : m_voucher->rows()) { // newest first; printed in the order they were made
        if (VoucherPanel::canPrint(row))
            rows.prepend(row);
    }
    if (!rows.isEmpty())
        SheetPrinting::open(m_context, rows, this, notice());
}

// What of a batch is in stock and not on paper yet; where all of it is, all of it again.
void VouchersScreen::printBatch(qint64 batchId)
{
    using Rows = QList<VoucherRow>;
    core::whenReady(m_context.reader.ask<Rows>([batchId](const ReadModels& models) {
        return VoucherModels(models.database())
            .vouchers({.ownership = storage::VoucherOwnership::Stock, .batchId = batchId}, {.limit = bulkLimit});
    }),
                    this, [this](const Result<Rows>& found) {
                        if (!found)
                            return m_voucher->setNotice(Tone::Bad, Words::error(found.error()).both());
                        Rows all;
                        Rows fresh;
                        for (const VoucherRow& row : *found) {
                            if (!VoucherPanel::canPrint(row))
                                continue;
                            all.prepend(row);
                            if (!row.voucher.printedAt.isValid())
                                fresh.prepend(row);
                        }
                        if (!all.isEmpty())
                            SheetPrinting::open(m_context, fresh.isEmpty() ? all : fresh, this, notice());
                    });
}

PrintNotice VouchersScreen::notice()
{
    return [this](Tone tone, const QString& words) { m_voucher->setNotice(tone, words); };
}

void VouchersScreen::chooseExport()
{
    auto* dialog = newTableDialog(this, tr("Export vouchers"), tr("vouchers", "of a file"));
    connect(dialog, &QFileDialog::fileSelected, this, &VouchersScreen::exportCsv);
    dialog->open();
}

// In a thread of its own, page by page: a million vouchers neither block the window nor fill the memory.
void VouchersScreen::exportCsv(const QString& path)
{
    const QStringList headings{tr("Code"),     tr("Password"), tr("Package"),     tr("Status"), tr("Order"),
                               tr("Customer"), tr("Batch"),    tr("Router"),      tr("Price"),  tr("Made"),
                               tr("Printed"),  tr("Sold"),     tr("First login"), tr("Ended")};
    storage::ReadThread* reader = &m_context.reader;
    m_exportBar->run(
        path,
        [reader, path, headings, zone = m_context.zone, sheet = title(), filter = m_model->filter(),
         total = m_model->rowCount()](ExportProgress& progress) -> Result<void> {
            auto file = openTable(tableFormatOf(path), path, zone);
            if (!file)
                return core::Failure(file.error());
            LOKET_TRY((*file)->sheet(sheet, headings));
            qint64 before = 0;
            qint64 written = 0;
            while (true) {
                if (progress.isCancelled())
                    return ExportProgress::cancelled();
                auto answer = reader->ask<QList<VoucherRow>>([filter, before](const ReadModels& models) {
                    return VoucherModels(models.database()).vouchers(filter, {.limit = exportPage, .before = before});
                });
                answer.waitForFinished();
                const Result<QList<VoucherRow>> rows = answer.result();
                if (!rows)
                    return core::Failure(rows.error());
                for (const VoucherRow& row : *rows) {
                    const domain::Voucher& voucher = row.voucher;
                    const auto moment = [](const QDateTime& at) { return at.isValid() ? Cell(at) : Cell(); };
                    LOKET_TRY(
                        (*file)->row({voucher.username, voucher.password, row.packageName, VouchersModel::stateOf(row),
                                      row.invoiceId, row.customerName, row.batchCode, voucher.router,
                                      Rupiahs{row.price}, moment(voucher.onRouterAt), moment(voucher.printedAt),
                                      moment(voucher.soldAt), moment(voucher.firstLoginAt), moment(voucher.endedAt)}));
                }
                written += rows->size();
                progress.report(written, total);
                if (rows->size() < exportPage)
                    break;
                before = rows->last().voucher.id;
            }
            return (*file)->finish();
        });
}

void VouchersScreen::fillMenu(QMenu* menu, int at)
{
    if (const VoucherRow* row = m_model->rowAt(at)) {
        connect(menu->addAction(tr("Copy code")), &QAction::triggered, this,
                [code = row->voucher.username] { QGuiApplication::clipboard()->setText(code); });
    }
    menu->addSeparator();
    for (QPushButton* button : {m_voucher->sheetButton(), m_voucher->withdrawButton()}) {
        QAction* entry = menu->addAction(button->icon(), button->text());
        entry->setEnabled(button->isEnabled());
        connect(entry, &QAction::triggered, button, &QPushButton::click);
    }
    // Printed elsewhere, from the PDF: after the preview is closed this is the way to say so.
    QList<VoucherRow> unprinted;
    for (const VoucherRow& row : m_voucher->rows()) {
        if (VoucherPanel::canPrint(row) && !row.voucher.printedAt.isValid())
            unprinted += row;
    }
    QAction* mark = menu->addAction(m_context.theme.icon(u"receipt-text"_s, Ink::Text), tr("Mark as printed"));
    mark->setObjectName(u"markPrinted"_s);
    mark->setEnabled(!unprinted.isEmpty() && m_context.door.isOpen());
    connect(mark, &QAction::triggered, this,
            [this, unprinted] { SheetPrinting::markPrinted(m_context, unprinted, this, notice()); });
}

void VouchersScreen::saveLayout(QSettings& settings) const
{
    m_browser->saveLayout(settings, u"vouchers"_s);
}

void VouchersScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"vouchers"_s);
}

void VouchersScreen::retranslate()
{
    m_title->setText(title());
    m_make->setText(tr("Make vouchers…"));
    const int running = m_batches->runningBatches();
    m_batchesButton->setText(running > 0 ? tr("Batches (%1 running)").arg(running) : tr("Batches"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Writes what is shown into a file"));
    m_busy->setAccessibleName(tr("Reading the vouchers…"));
    showCount();
    askForCounts();
}

void VouchersScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
