#include "ui/screens/reports/ReportView.h"

#include "core/Money.h"
#include "ui/screens/reports/HeatMapView.h"
#include "ui/screens/reports/KpiCard.h"
#include "ui/text/ReportWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::formatRupiah;
using storage::ReportDimension;
using storage::ReportFigures;

namespace {

constexpr int reportViewNarrowWidth = 1000;
constexpr int narrowFigures = 4;

QFrame* cardOf(QLabel* title, QWidget* content, QLabel* beside = nullptr)
{
    auto* frame = new QFrame;
    frame->setObjectName(u"card"_s);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::small);
    title->setProperty("role", u"heading"_s);
    auto* top = new QHBoxLayout;
    top->addWidget(title);
    top->addStretch();
    if (beside) {
        beside->setProperty("role", u"small"_s);
        top->addWidget(beside);
    }
    layout->addLayout(top);
    layout->addWidget(content);
    layout->addStretch();
    return frame;
}

} // namespace

ReportView::ReportView(const UiContext& context, QWidget* parent)
    : QScrollArea(parent), m_context(context), m_trendTitle(new PlainLabel), m_trendLegend(new PlainLabel),
      m_figureGrid(new QGridLayout), m_cardGrid(new QGridLayout), m_trend(new TrendChart(context)),
      m_heatTitle(new PlainLabel), m_heat(new HeatMapView(context)), m_channelsTitle(new PlainLabel),
      m_channels(new PlainLabel)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    content->setObjectName(u"reportContent"_s);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::medium);
    m_figureGrid->setSpacing(space::small);
    for (int i = 0; i < FigureCount; ++i) {
        auto* card = new KpiCard(context.theme);
        m_figures[size_t(i)] = card;
        connect(card, &QAbstractButton::clicked, this, [this, i] { pressed(Figure(i)); });
    }
    for (const Figure figure : {Revenue, Vouchers, Refunds, Loss, Delivery})
        m_figures[size_t(figure)]->setLeads(true);
    layout->addLayout(m_figureGrid);
    layout->addWidget(cardOf(m_trendTitle, m_trend, m_trendLegend));

    for (const ReportDimension dimension : storage::allReportDimensions) {
        auto* bars = new SliceBars(context, dimension);
        m_slices[size_t(dimension)] = bars;
        m_sliceTitles[size_t(dimension)] = new PlainLabel;
        connect(bars, &SliceBars::chosen, this, [this, dimension](const storage::ReportSlice& slice) {
            storage::PurchaseFilter filter = paidInRange();
            std::optional<QString>* const fields[] = {&filter.packageId, &filter.channel, &filter.cashier,
                                                      &filter.router, &filter.gateway};
            *fields[size_t(dimension)] = slice.value;
            emit ordersWanted(filter,
                              tr("%1: %2", "Package: 3rb - 1 Hari")
                                  .arg(ReportWords::dimension(dimension), ReportWords::slice(dimension, slice)));
        });
    }
    const auto sliceCard = [this](ReportDimension dimension) {
        return cardOf(m_sliceTitles[size_t(dimension)], m_slices[size_t(dimension)]);
    };
    m_channels->setProperty("role", u"muted"_s);
    m_channels->setWordWrap(true);
    for (const ReportDimension dimension : storage::allReportDimensions)
        m_cards += sliceCard(dimension);
    m_cards += cardOf(m_heatTitle, m_heat);
    m_cards += cardOf(m_channelsTitle, m_channels);
    m_cardGrid->setSpacing(space::medium);
    arrange(false);
    layout->addLayout(m_cardGrid);
    layout->addStretch();
    setWidget(content);

    connect(m_trend, &TrendChart::chosen, this, [this](const storage::ReportPoint& point) {
        storage::PurchaseFilter filter;
        filter.paidFrom = point.start.toUTC();
        filter.paidUntil = point.end.toUTC();
        emit ordersWanted(filter, ReportWords::moment(point, m_report.step, m_context.language.locale()));
    });
    connect(m_heat, &HeatMapView::chosen, this, &ReportView::hourChosen);
    retranslate();
}

// Two cards beside each other on a small screen, three elsewhere; the figures in one line or two.
void ReportView::arrange(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    const int across = narrow ? narrowFigures : int(FigureCount);
    for (int i = 0; i < FigureCount; ++i)
        m_figureGrid->addWidget(m_figures[size_t(i)], i / across, i % across);
    for (int column = 0; column < FigureCount; ++column)
        m_figureGrid->setColumnStretch(column, column < across ? 1 : 0);
    struct Place
    {
        int row, column, rows, columns;
    };
    // package, channel, cashier, router, gateway, heat map, messages
    static constexpr std::array<Place, 7> wide{
        {{0, 0, 2, 1}, {0, 1, 1, 1}, {0, 2, 1, 1}, {1, 2, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 2}, {2, 2, 1, 1}}};
    static constexpr std::array<Place, 7> small{
        {{0, 0, 2, 1}, {0, 1, 1, 1}, {2, 0, 1, 1}, {2, 1, 1, 1}, {1, 1, 1, 1}, {3, 0, 1, 2}, {4, 0, 1, 2}}};
    for (int i = 0; i < m_cards.size(); ++i) {
        const Place& place = narrow ? small[size_t(i)] : wide[size_t(i)];
        m_cardGrid->addWidget(m_cards[i], place.row, place.column, place.rows, place.columns);
    }
    for (int column = 0; column < 3; ++column)
        m_cardGrid->setColumnStretch(column, narrow && column == 2 ? 0 : 1);
}

void ReportView::resizeEvent(QResizeEvent* event)
{
    arrange(viewport()->width() < reportViewNarrowWidth);
    QScrollArea::resizeEvent(event);
}

// That hour of every such weekday in the period.
void ReportView::hourChosen(int weekday, int hour)
{
    storage::PurchaseFilter filter = paidInRange();
    const storage::ReportRange& range = m_report.range;
    for (QDate day = range.first; day <= range.last; day = day.addDays(1)) {
        if (day.dayOfWeek() != weekday + 1)
            continue;
        const QDateTime from = QDateTime(day, QTime(hour, 0), range.zone).toUTC();
        filter.paidWithin += {from, from.addSecs(3600)};
    }
    emit ordersWanted(filter, tr("%1, %2:00–%2:59", "a weekday, an hour")
                                      .arg(m_context.language.locale().standaloneDayName(weekday + 1))
                                      .arg(hour, 2, 10, QLatin1Char('0')) +
                                  u", "_s + ReportWords::period(range, m_context.language.locale()));
}

storage::PurchaseFilter ReportView::paidInRange() const
{
    return {.paidFrom = m_report.range.start(), .paidUntil = m_report.range.end()};
}

void ReportView::pressed(Figure figure)
{
    storage::PurchaseFilter filter = paidInRange();
    const QString words = m_figures[size_t(figure)]->text();
    switch (figure) {
    case Refunds:
        filter = {.refundedFrom = m_report.range.start(), .refundedUntil = m_report.range.end()};
        break;
    case Loss:
        filter.statuses = {domain::PurchaseStatus::VoucherGenerationFailed};
        break;
    case Delivery:
        filter.deliveryStatuses = {domain::DeliveryStatus::Failed, domain::DeliveryStatus::Error};
        break;
    default:
        break;
    }
    emit ordersWanted(filter, words + u", "_s + ReportWords::period(m_report.range, m_context.language.locale()));
}

void ReportView::show(const storage::Report& report)
{
    m_report = report;
    m_filled = true;
    retranslate(); // the titles name the step
}

void ReportView::setMeasure(Measure measure)
{
    m_measure = measure;
    retranslate();
}

void ReportView::setCompare(bool compare)
{
    m_compare = compare;
    retranslate();
}

void ReportView::fillFigures()
{
    const QLocale& locale = m_context.language.locale();
    const ReportFigures& now = m_report.total;
    const ReportFigures& before = m_report.previous;
    const auto compared = [&](qint64 value, qint64 earlier, const QString& text, const QString& otherwise) {
        return m_compare ? ReportWords::change(value, earlier, text, locale) : otherwise;
    };
    figure(Revenue)->show(
        tr("Revenue, net"), formatRupiah(now.net()),
        compared(now.net(), before.net(), formatRupiah(before.net()), tr("%1 came in").arg(formatRupiah(now.revenue))));
    figure(Vouchers)->show(tr("Vouchers sold"), locale.toString(now.vouchers),
                           compared(now.vouchers, before.vouchers, locale.toString(before.vouchers),
                                    tr("in %n paid order(s)", "", int(now.paid))));
    figure(Refunds)->show(tr("Refunded"), formatRupiah(now.refunded), tr("%n order(s)", "", int(now.refunds)));
    // The number that must stay 0.
    const QString waiting = now.waiting > 0 ? tr("%n being made", "", int(now.waiting))
                                            : tr("%1 of paid").arg(ReportWords::percent(now.lossRate(), locale));
    figure(Loss)->show(tr("Paid, no voucher"), locale.toString(now.stopped), waiting,
                       now.stopped > 0 ? Tone::Bad : Tone::Good,
                       now.stopped > 0 ? u"triangle-alert"_s : u"circle-check"_s);
    const auto spread = [&](const storage::TimeSpread& times) {
        return std::pair(times.count == 0 ? u"–"_s : ReportWords::span(times.median, locale),
                         times.count == 0 ? tr("nothing to measure")
                                          : tr("95% within %1").arg(ReportWords::span(times.p95, locale)));
    };
    const auto [voucher, voucherNote] = spread(m_report.voucherTimes);
    const auto [message, messageNote] = spread(m_report.messageTimes);
    figure(VoucherTime)->show(tr("Paid → voucher"), voucher, voucherNote);
    figure(MessageTime)->show(tr("Paid → message"), message, messageNote);
    const auto success = now.deliverySuccess();
    figure(Delivery)->show(
        tr("Messages sent"), success ? ReportWords::percent(*success, locale) : u"–"_s,
        now.messagesLost > 0
            ? tr("%1 sent, %2 failed").arg(locale.toString(now.messagesSent), locale.toString(now.messagesLost))
            : tr("%1 sent, %2 confirmed").arg(locale.toString(now.messagesSent), locale.toString(now.messagesArrived)));
}

void ReportView::fill()
{
    if (!m_filled)
        return;
    const QLocale& locale = m_context.language.locale();
    fillFigures();
    m_trend->show(m_report, m_measure, m_compare);
    for (const ReportDimension dimension : storage::allReportDimensions)
        m_slices[size_t(dimension)]->show(m_report.by(dimension), m_measure);
    m_heat->show(m_report.heat, m_measure);
    QStringList lines;
    for (const storage::AttemptCounts& counts : m_report.attempts) {
        const qint64 all = counts.sent + counts.failed + counts.error;
        lines += tr("%1: %2 of %3 attempts went out (%4); %5 refused, %6 without an answer")
                     .arg(Words::channel(counts.channel), locale.toString(counts.sent), locale.toString(all),
                          ReportWords::percent(all == 0 ? 0.0 : double(counts.sent) / double(all), locale),
                          locale.toString(counts.failed), locale.toString(counts.error));
    }
    m_channels->setText(lines.isEmpty() ? tr("No message was sent in this period.") : lines.join(u"\n\n"_s));
}

void ReportView::retranslate()
{
    const bool revenue = m_measure == Measure::Revenue;
    const QString titles[] = {revenue ? tr("Revenue by hour") : tr("Vouchers by hour"),
                              revenue ? tr("Revenue by day") : tr("Vouchers by day"),
                              revenue ? tr("Revenue by month") : tr("Vouchers by month")};
    m_trendTitle->setText(titles[size_t(m_report.step)]);
    m_trend->setAccessibleName(m_trendTitle->text());
    setAccessibleName(m_trendTitle->text());
    m_trendLegend->setText(m_compare && m_filled
                               ? tr("▮ this period   ○ - - before: %1")
                                     .arg(ReportWords::period(m_report.range.previous(), m_context.language.locale()))
                               : QString());
    for (const ReportDimension dimension : storage::allReportDimensions) {
        m_sliceTitles[size_t(dimension)]->setText(ReportWords::dimension(dimension));
        m_slices[size_t(dimension)]->setAccessibleName(ReportWords::dimension(dimension));
    }
    m_heatTitle->setText(revenue ? tr("Weekdays and hours (thousand rupiah)") : tr("Weekdays and hours (vouchers)"));
    m_heat->setAccessibleName(m_heatTitle->text());
    m_channelsTitle->setText(tr("Messages"));
    fill();
}

void ReportView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace loket::ui
