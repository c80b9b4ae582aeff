#include "ui/screens/reports/ReportsScreen.h"

#include "ui/export/FileDialog.h"
#include "ui/export/ReportExport.h"
#include "ui/export/ReportPage.h"
#include "ui/text/ReportWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::Report;

namespace {

constexpr int reportsScreenBusyWidth = 90;

using Period = PeriodChooser::Period;

// Their positions are saved: new ones belong before the last.
const QList<Period> reportPeriods{Period::Today,     Period::Yesterday, Period::Last7Days, Period::Last30Days,
                                  Period::ThisMonth, Period::LastMonth, Period::ThisYear,  Period::Range};

QString suffixOf(ReportsScreen::Format format)
{
    switch (format) {
    case ReportsScreen::Format::Csv:
        return u"csv"_s;
    case ReportsScreen::Format::Xlsx:
        return u"xlsx"_s;
    case ReportsScreen::Format::Pdf:
        break;
    }
    return u"pdf"_s;
}

} // namespace

ReportsScreen::ReportsScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_days(new PlainLabel(this)),
      m_busy(new QProgressBar(this)), m_period(new PeriodChooser(context, reportPeriods, this)),
      m_measure(new QComboBox(this)), m_compare(new QCheckBox(this)), m_export(new QPushButton(this)),
      m_top(new QHBoxLayout), m_second(new QHBoxLayout), m_pages(new QStackedWidget(this)),
      m_view(new ReportView(context)), m_panel(new StatePanel(context.theme)),
      m_exportBar(new ExportBar(context.theme, this))
{
    m_title->setProperty("role", u"title"_s);
    m_days->setProperty("role", u"muted"_s);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(reportsScreenBusyWidth);
    m_busy->hide();
    m_measure->addItems({QString(), QString()});
    m_compare->setChecked(true);
    m_export->setIcon(context.theme.icon(u"download"_s));
    m_export->setIconSize({space::iconWithGap, space::iconSize});
    auto* menu = new QMenu(m_export);
    for (int i = 0; i < 4; ++i)
        menu->addAction(QString());
    const char* const icons[] = {"file-text", "file-spreadsheet", "file-text", "printer"};
    for (int i = 0; i < 4; ++i)
        menu->actions().at(i)->setIcon(context.theme.icon(QString::fromLatin1(icons[i])));
    m_export->setMenu(menu);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_panel);

    m_top->setSpacing(space::medium);
    addTitle(*m_top, m_title, m_days);
    m_top->addWidget(m_busy, 0, Qt::AlignVCenter);
    m_top->addStretch();
    m_top->addWidget(m_compare);
    m_top->addWidget(m_measure);
    m_top->addWidget(m_period);
    m_top->addWidget(m_export);
    m_second->setSpacing(space::medium);
    m_second->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(m_top);
    layout->addLayout(m_second);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_pages, 1);

    m_period->setPeriod(Period::Last30Days);
    connect(m_period, &PeriodChooser::changed, this, &ReportsScreen::arrange); // it has dates, or has none any more
    connect(m_period, &PeriodChooser::changed, this, &ReportsScreen::load);
    connect(m_measure, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_view->setMeasure(index == 0 ? Measure::Revenue : Measure::Vouchers); });
    connect(m_compare, &QCheckBox::toggled, m_view, &ReportView::setCompare);
    connect(m_view, &ReportView::ordersWanted, this, &ReportsScreen::ordersWanted);
    connect(m_panel, &StatePanel::pressed, this, [this] {
        if (m_state == State::Empty && m_period->period() != Period::Last30Days)
            m_period->setPeriod(Period::Last30Days);
        else
            load();
    });
    for (const Format format : {Format::Csv, Format::Xlsx, Format::Pdf})
        connect(menu->actions().at(int(format)), &QAction::triggered, this, [this, format] { askForFile(format); });
    connect(menu->actions().at(3), &QAction::triggered, this, &ReportsScreen::askForPrinter);
    for (const auto signal : {&EngineEvents::purchaseChanged, &EngineEvents::deliveryLogged})
        connect(&context.events, signal, this, &ReportsScreen::loadSoon);
    connect(&context.events, &EngineEvents::importsChanged, this, &ReportsScreen::loadSoon);
    connect(&context.events, &EngineEvents::businessChanged, this, &ReportsScreen::loadSoon); // other days
    retranslate();
    showState(State::Loading);
    load();
}

QString ReportsScreen::title() const
{
    return tr("Reports");
}

void ReportsScreen::setMeasure(Measure measure)
{
    m_measure->setCurrentIndex(measure == Measure::Revenue ? 0 : 1);
}

storage::ReportRange ReportsScreen::range() const
{
    const auto [first, last] = m_period->days();
    return {first, last.isValid() ? last : m_period->today(), m_context.zone};
}

// What does not fit beside the title has a line of its own; nothing is squeezed.
void ReportsScreen::arrange()
{
    int needed = 2 * space::large + 2 * space::medium + reportsScreenBusyWidth;
    for (const QWidget* widget :
         std::initializer_list<const QWidget*>{m_title, m_days, m_compare, m_measure, m_period, m_export})
        needed += widget->sizeHint().width() + space::medium;
    const bool isNarrow = needed > width();
    if (std::exchange(m_isNarrow, isNarrow) == isNarrow)
        return;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_compare, m_measure, m_period}) {
        if (isNarrow)
            m_second->addWidget(widget);
        else
            m_top->insertWidget(m_top->indexOf(m_export), widget);
    }
}

void ReportsScreen::resizeEvent(QResizeEvent* event)
{
    arrange();
    Screen::resizeEvent(event);
}

void ReportsScreen::load()
{
    const quint64 question = ++m_question;
    m_stale = false;
    m_busy->setVisible(m_state == State::Ready);
    core::whenReady(
        m_context.reader.ask<Report>([range = range(), now = m_context.clock.now()](const storage::ReadModels& models) {
            return storage::readReport(models.database(), range, now);
        }),
        this, [this, question](const Result<Report>& report) {
            if (question == m_question)
                receive(report);
        });
}

void ReportsScreen::loadSoon()
{
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    if (std::exchange(m_loadScheduled, true))
        return;
    m_context.clock.callAfter(livePause, this, [this] {
        m_loadScheduled = false;
        load();
    });
}

void ReportsScreen::showEvent(QShowEvent* event)
{
    if (m_stale)
        load();
    Screen::showEvent(event);
}

void ReportsScreen::receive(const Result<Report>& report)
{
    m_busy->hide();
    if (!report)
        return showState(State::Failed, report.error());
    m_report = *report;
    m_days->setText(ReportWords::period(m_report.range, m_context.language.locale()));
    arrange();
    if (m_report.total.isEmpty())
        return showState(State::Empty);
    m_view->show(m_report);
    showState(State::Ready);
}

void ReportsScreen::showState(State state, const core::Error& error)
{
    m_state = state;
    m_error = error;
    switch (state) {
    case State::Loading:
        m_panel->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the figures…"), {});
        break;
    case State::Empty:
        m_panel->show(Tone::Neutral, u"chart-column"_s, tr("Nothing was sold in this period"),
                      tr("As soon as an order is paid, its revenue, its vouchers and its times appear here. Choose "
                         "another period above."),
                      m_period->period() == Period::Last30Days ? QString() : tr("Show the last 30 days"));
        break;
    case State::Failed:
        m_panel->show(Tone::Bad, u"triangle-alert"_s, tr("The figures could not be read"), Words::error(error).both(),
                      tr("Try again"));
        break;
    case State::Ready:
        break;
    }
    m_pages->setCurrentWidget(state == State::Ready ? static_cast<QWidget*>(m_view) : m_panel);
    m_export->setEnabled(state == State::Ready);
}

void ReportsScreen::askForFile(Format format)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = tr("report", "of a file") + u'-' + m_report.range.first.toString(Qt::ISODate) + u'-' +
                         m_report.range.last.toString(Qt::ISODate);
    auto* dialog = new FileDialog(this, tr("Save the report"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(format));
    dialog->selectFile(name + u'.' + suffixOf(format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& path) { exportTo(format, path); });
    dialog->open();
}

void ReportsScreen::exportTo(Format format, const QString& path)
{
    if (m_state != State::Ready)
        return;
    const ReportExport::Source source{m_context.reader, m_context.language.locale(), m_context.businessName,
                                      m_context.recoversByItself};
    m_exportBar->run(path,
                     [source, format, path, report = m_report,
                      now = m_context.clock.now()](ExportProgress& progress) -> Result<void> {
                         switch (format) {
                         case Format::Csv:
                             return ReportExport::writeCsv(source, report, path, progress);
                         case Format::Xlsx:
                             return ReportExport::writeXlsx(source, report, path, progress);
                         case Format::Pdf:
                             break;
                         }
                         return ReportPage::writePdf(ReportPage(report, source.locale, source.businessName, now), path,
                                                     progress);
                     });
}

void ReportsScreen::askForPrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] { printOn(printer); });
    dialog->open();
}

void ReportsScreen::printOn(std::shared_ptr<QPrinter> printer)
{
    if (m_state != State::Ready)
        return;
    const auto page = std::make_shared<ReportPage>(m_report, m_context.language.locale(), m_context.businessName,
                                                   m_context.clock.now());
    m_exportBar->run(
        {}, [printer = std::move(printer), page](ExportProgress& progress) { return page->paint(*printer, progress); });
}

void ReportsScreen::saveLayout(QSettings& settings) const
{
    settings.setValue(u"reports/period"_s, reportPeriods.indexOf(m_period->period()));
    settings.setValue(u"reports/measure"_s, m_measure->currentIndex());
    settings.setValue(u"reports/compare"_s, m_compare->isChecked());
}

void ReportsScreen::restoreLayout(const QSettings& settings)
{
    const Period period = reportPeriods.value(settings.value(u"reports/period"_s, -1).toInt(), Period::Last30Days);
    if (period != Period::Range) // its dates are not saved
        m_period->setPeriod(period);
    m_measure->setCurrentIndex(settings.value(u"reports/measure"_s, 0).toInt() == 1 ? 1 : 0);
    m_compare->setChecked(settings.value(u"reports/compare"_s, true).toBool());
}

void ReportsScreen::retranslate()
{
    m_title->setText(title());
    m_busy->setAccessibleName(tr("Reading the figures…"));
    m_measure->setItemText(0, tr("Revenue"));
    m_measure->setItemText(1, tr("Vouchers"));
    m_measure->setAccessibleName(tr("What is shown"));
    m_compare->setText(tr("Co&mpare"));
    m_compare->setToolTip(tr("Show the period before beside this one"));
    m_export->setText(tr("E&xport"));
    const QList<QAction*> actions = m_export->menu()->actions();
    actions[0]->setText(tr("Sales as CSV…"));
    actions[1]->setText(tr("Workbook for Excel (XLSX)…"));
    actions[2]->setText(tr("Report as PDF…"));
    actions[3]->setText(tr("Print the report…"));
    if (m_report.range.first.isValid())
        m_days->setText(ReportWords::period(m_report.range, m_context.language.locale()));
    showState(m_state, m_error);
    arrange();
}

void ReportsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
