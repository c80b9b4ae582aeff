#include "ui/screens/shifts/ShiftHistory.h"

#include "engine/window/EngineHandle.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/export/TableDialog.h"
#include "ui/models/ClosedShiftsModel.h"
#include "ui/models/ShiftsExport.h"
#include "ui/text/Manual.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PeriodChooser.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::CashierBalance;
using storage::ShiftRepository;

namespace {

constexpr QSize shiftHistoryFirstSize{940, 560};
constexpr int shiftHistoryCashiers = 5; // told in the summary; the others by the choice
constexpr std::array shiftHistoryWidths{150, 120, 150, 110, 110, 180, 120};
static_assert(shiftHistoryWidths.size() == ClosedShiftsModel::ColumnCount);

} // namespace

ShiftHistory::ShiftHistory(const UiContext& context, QWidget* parent)
    : QDialog(parent), m_context(context),
      m_period(new PeriodChooser(context,
                                 {PeriodChooser::Period::Last30Days, PeriodChooser::Period::Today,
                                  PeriodChooser::Period::Yesterday, PeriodChooser::Period::Last7Days,
                                  PeriodChooser::Period::ThisMonth, PeriodChooser::Period::LastMonth,
                                  PeriodChooser::Period::Any, PeriodChooser::Period::Range},
                                 this)),
      m_cashiers(new QComboBox(this)), m_summary(new PlainLabel(this)), m_pages(new QStackedWidget(this)),
      m_shifts(new ClosedShiftsModel(context, this)), m_list(new LiveTableView(this)),
      m_state(new StatePanel(context.theme, this)), m_exportBar(new ExportBar(context.theme, this)),
      m_export(new QPushButton(tr("E&xport…"), this)), m_report(new QPushButton(tr("Show the &report"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Closed shifts"));
    setProperty(Manual::pageProperty, u"counter"_s);
    resize(withinScreen(*this, shiftHistoryFirstSize));
    build();
    connect(m_period, &PeriodChooser::changed, this, &ShiftHistory::load);
    connect(m_cashiers, &QComboBox::currentIndexChanged, this, &ShiftHistory::load);
    connect(m_list, &LiveTableView::selectionSettled, this,
            [this] { m_report->setEnabled(!m_list->selectedRows().isEmpty()); });
    connect(m_list, &LiveTableView::enterPressed, this, &ShiftHistory::openReport);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &ShiftHistory::openReport);
    connect(m_list, &LiveTableView::copyWanted, this, &ShiftHistory::copy);
    connect(m_list, &LiveTableView::exportWanted, m_export, &QPushButton::click);
    connect(m_export, &QPushButton::clicked, this, &ShiftHistory::askForFile);
    connect(m_report, &QPushButton::clicked, this, &ShiftHistory::openReport);
    connect(m_state, &StatePanel::pressed, this, [this] {
        if (m_period->period() == PeriodChooser::Period::Any)
            load();
        else
            m_period->setPeriod(PeriodChooser::Period::Any);
    });
    connect(context.engine, &engine::EngineHandle::shiftsChanged, this, &ShiftHistory::load);
    m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the shifts…"), {});
    m_pages->setCurrentWidget(m_state);
    load();
}

void ShiftHistory::build()
{
    m_cashiers->setAccessibleName(tr("Cashier"));
    m_cashiers->addItem(tr("Everybody"));
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What was too much and what was missing"));
    m_list->setModel(m_shifts);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setItemDelegateForColumn(ClosedShiftsModel::Result,
                                     new BadgeDelegate(m_context.theme, ClosedShiftsModel::ToneRole,
                                                       ClosedShiftsModel::IconRole, ClosedShiftsModel::TextRole, this));
    m_list->setAccessibleName(tr("Closed shifts"));
    for (int column = 0; column < ClosedShiftsModel::ColumnCount; ++column)
        m_list->setColumnWidth(column, shiftHistoryWidths[size_t(column)]);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_state);
    m_report->setEnabled(false);
    m_report->setAutoDefault(false); // Enter belongs to the list
    m_export->setEnabled(false);
    m_export->setAutoDefault(false);
    m_export->setIcon(m_context.theme.icon(u"download"_s));
    m_export->setIconSize({space::iconWithGap, space::iconSize});
    auto* close = new QPushButton(tr("&Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_period);
    top->addWidget(m_cashiers);
    top->addStretch();
    top->addWidget(m_export);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    bottom->addWidget(m_report);
    bottom->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addLayout(top);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_summary);
    layout->addWidget(cardAround(m_pages), 1);
    layout->addLayout(bottom);
}

storage::ShiftFilter ShiftHistory::filter() const
{
    storage::ShiftFilter filter{.from = m_period->from(), .until = m_period->until()};
    if (m_cashiers->currentIndex() > 0)
        filter.cashier = m_cashiers->currentData().toString();
    return filter;
}

void ShiftHistory::load()
{
    const quint64 question = ++m_question;
    const storage::ShiftFilter shown = filter();
    const storage::ShiftFilter period{.from = shown.from, .until = shown.until};
    core::whenReady(m_context.reader.ask<Found>([period, shown](const storage::ReadModels& models) -> Result<Found> {
        const ShiftRepository shifts(models.database());
        LOKET_TRY_VALUE(auto rows, shifts.closed(shown, mostShifts));
        LOKET_TRY_VALUE(auto balances, shifts.balances(shown));
        LOKET_TRY_VALUE(auto all, shifts.balances(period));
        return Found{rows, balances, all};
    }),
                    this, [this, question](const Result<Found>& found) {
                        if (question != m_question)
                            return;
                        if (found)
                            show(*found);
                        else
                            showFailure(found.error());
                    });
}

void ShiftHistory::show(const Found& found)
{
    {
        const QSignalBlocker quiet(m_cashiers);
        const bool everybody = m_cashiers->currentIndex() <= 0;
        const QString chosen = m_cashiers->currentData().toString();
        while (m_cashiers->count() > 1)
            m_cashiers->removeItem(1);
        QStringList names;
        for (const CashierBalance& balance : found.all)
            names += balance.cashier;
        if (!everybody && !names.contains(chosen))
            names += chosen; // has no shift in this period, and stays chosen
        names.sort(Qt::CaseInsensitive);
        for (const QString& name : std::as_const(names))
            m_cashiers->addItem(ClosedShiftsModel::nameOf(name), name);
        m_cashiers->setCurrentIndex(everybody ? 0 : qMax(0, m_cashiers->findData(chosen)));
    }
    QStringList lines;
    for (const CashierBalance& balance : found.balances.mid(0, shiftHistoryCashiers))
        lines += wordsOf(balance);
    if (const qsizetype more = found.balances.size() - shiftHistoryCashiers; more > 0)
        lines += tr("and %n more cashier(s); choose one above", "", int(more));
    if (found.shifts.size() == mostShifts)
        lines += tr("The newest %1 shifts are listed.").arg(m_context.language.locale().toString(mostShifts));
    m_summary->setText(lines.join(u'\n'));
    m_summary->setVisible(!lines.isEmpty());
    m_shifts->setShifts(found.shifts);
    if (found.shifts.isEmpty()) {
        const bool ever = m_period->period() != PeriodChooser::Period::Any;
        m_state->show(Tone::Neutral, u"banknote"_s, tr("No shift was closed in this period"),
                      tr("A shift appears here with its count as soon as its cashier closes it at the counter (F10)."),
                      ever ? tr("Show all times") : QString());
    }
    m_pages->setCurrentWidget(found.shifts.isEmpty() ? static_cast<QWidget*>(m_state) : m_list);
    m_report->setEnabled(!m_list->selectedRows().isEmpty());
    m_export->setEnabled(!found.shifts.isEmpty());
    if (!found.shifts.isEmpty() && m_list->selectedRows().isEmpty())
        m_list->selectRow(0);
    if (!found.shifts.isEmpty() && !std::exchange(m_hadShifts, true))
        m_list->setFocus(); // the keys are the list's at first; later they stay where they are
}

void ShiftHistory::showFailure(const core::Error& error)
{
    m_summary->hide();
    m_export->setEnabled(false);
    m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The shifts could not be read"), Words::error(error).both(),
                  tr("Try again"));
    m_pages->setCurrentWidget(m_state);
}

QString ShiftHistory::wordsOf(const CashierBalance& balance) const
{
    QStringList parts{tr("%n shift(s)", "", balance.shifts)};
    if (balance.missing.count > 0)
        parts +=
            tr("%1 missing in %n of them", "", balance.missing.count).arg(core::formatRupiah(balance.missing.amount));
    if (balance.over.count > 0)
        parts += tr("%1 too much in %n of them", "", balance.over.count).arg(core::formatRupiah(balance.over.amount));
    if (balance.missing.count == 0 && balance.over.count == 0)
        parts += tr("all add up");
    return tr("%1: %2", "a cashier, what was counted")
        .arg(ClosedShiftsModel::nameOf(balance.cashier), parts.join(u" · "_s));
}

QString ShiftHistory::summary() const
{
    return m_summary->isHidden() ? QString() : m_summary->text();
}

void ShiftHistory::openReport()
{
    const QList<int> rows = m_list->selectedRows();
    const storage::Shift* shift = rows.isEmpty() ? nullptr : m_shifts->shiftAt(rows.first());
    if (!shift)
        return;
    core::whenReady(m_context.reader.ask<storage::ShiftReport>([id = shift->id](const storage::ReadModels& models) {
        return ShiftRepository(models.database()).report(id);
    }),
                    this, [this](const Result<storage::ShiftReport>& report) {
                        if (report)
                            (new ShiftReportDialog(m_context, *report, this))->open();
                        else
                            showFailure(report.error());
                    });
}

void ShiftHistory::askForFile()
{
    auto* dialog = newTableDialog(this, tr("Save the shifts"), tr("shifts", "of a file"));
    connect(dialog, &QFileDialog::fileSelected, this, &ShiftHistory::exportTo);
    dialog->open();
}

void ShiftHistory::exportTo(const QString& path)
{
    m_exportBar->run(
        path, [&reader = m_context.reader, filter = filter(), zone = m_context.zone, path](ExportProgress& progress) {
            return ShiftsExport::write(reader, filter, zone, path, progress);
        });
}

void ShiftHistory::copy()
{
    QStringList lines;
    for (const int row : m_list->selectedRows())
        lines += m_shifts->textOf(row);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace loket::ui
