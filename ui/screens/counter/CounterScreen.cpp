#include "ui/screens/counter/CounterScreen.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "storage/PackageRepository.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/screens/counter/OpenShift.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/text/CounterWords.h"
#include "ui/text/Format.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QUuid>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::RouterState;
using engine::UseCases;
using storage::Shift;

namespace {

constexpr int rightWidth = 500;
constexpr int rightLeast = 350;
constexpr double rightShare = 0.43; // where the window is narrow

} // namespace

CounterScreen::CounterScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_session(context.engine->session()), m_pages(new QStackedWidget(this)),
      m_loading(new StatePanel(context.theme, this)), m_closed(new OpenShift(context, this)),
      m_selling(new QWidget(this)), m_shiftWords(new PlainLabel(m_selling)), m_cashButton(new QPushButton(m_selling)),
      m_closeButton(new QPushButton(m_selling)), m_routerNote(new QFrame(m_selling)),
      m_routerWords(new PlainLabel(m_routerNote)), m_tiles(new PackageTiles(context.theme, m_selling)),
      m_form(new OrderForm(context.theme, m_selling)), m_result(new SaleResult(context, m_selling)),
      m_sales(new ShiftSales(context, m_selling))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    buildSelling();
    m_pages->addWidget(m_loading);
    m_pages->addWidget(m_closed);
    m_pages->addWidget(m_selling);
    buildKeys();

    connect(m_tiles, &PackageTiles::picked, this, &CounterScreen::begin);
    connect(m_form, &OrderForm::wanted, this, &CounterScreen::sell);
    connect(m_form, &OrderForm::dropped, this, &CounterScreen::drop);
    connect(m_closed, &OpenShift::opened, this, [this](const Shift& shift) { showShift(shift); });
    connect(m_sales, &ShiftSales::showWanted, this, [this](qint64 id) { showSale(id); });
    connect(m_sales, &ShiftSales::voided, this, [this](qint64 id) {
        showSale(id);
        takeFocus();
    });
    connect(m_sales, &ShiftSales::left, this, &CounterScreen::takeFocus);
    connect(m_result, &SaleResult::printWanted, this, [this] { printSlip(true); });
    connect(&m_session, &engine::Session::actorChanged, this, [this] {
        m_result->clear();
        m_asked = 0;
        drop();
        loadShift();
    });
    connect(context.engine, &engine::EngineHandle::shiftsChanged, this, &CounterScreen::loadShift);
    connect(context.engine, &engine::EngineHandle::shiftsChanged, m_sales, &ShiftSales::reload);
    connect(&context.events, &EngineEvents::packagesChanged, this, &CounterScreen::loadPackages);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &CounterScreen::purchaseChanged);
    connect(&context.events, &EngineEvents::stateChanged, this, &CounterScreen::setState);
    m_state = context.engine->state();
    retranslate();
    loadPackages();
    loadShift();
    loadLoginAddress();
}

QWidget* CounterScreen::buildShiftBar()
{
    auto* bar = new QWidget(m_selling);
    m_shiftWords->setProperty("role", u"heading"_s);
    for (QPushButton* button : {m_cashButton, m_closeButton})
        button->setIconSize({space::iconWithGap, space::iconSize});
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(m_shiftWords, 1);
    layout->addWidget(m_cashButton);
    layout->addWidget(m_closeButton);
    connect(m_cashButton, &QPushButton::clicked, this, &CounterScreen::bookCash);
    connect(m_closeButton, &QPushButton::clicked, this, &CounterScreen::closeShift);
    return bar;
}

void CounterScreen::buildSelling()
{
    m_routerNote->setObjectName(u"notice"_s);
    m_routerWords->setWordWrap(true);
    auto* noteIcon = new IconLabel(space::iconSize, m_routerNote);
    noteIcon->setIcon(m_context.theme.icon(u"triangle-alert"_s, Ink::Warn));
    auto* note = new QHBoxLayout(m_routerNote);
    note->setContentsMargins(space::medium, space::small, space::medium, space::small);
    note->addWidget(noteIcon, 0, Qt::AlignTop);
    note->addWidget(m_routerWords, 1);
    m_routerNote->hide();
    auto* scroll = new QScrollArea(m_selling);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_tiles);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::medium);
    left->addWidget(buildShiftBar());
    left->addWidget(m_routerNote);
    left->addWidget(scroll, 1);
    left->addWidget(m_form);

    auto* right = new QVBoxLayout;
    right->setSpacing(space::small);
    right->addWidget(m_result, 3);
    right->addWidget(m_sales, 2);
    m_side = new QWidget(m_selling);
    m_side->setFixedWidth(rightWidth);
    m_side->setLayout(right);
    right->setContentsMargins({});

    auto* layout = new QHBoxLayout(m_selling);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(left, 1);
    layout->addWidget(m_side);
}

void CounterScreen::buildKeys()
{
    const auto key = [this](const QString& keys, auto action) {
        auto* shortcut = new QShortcut(QKeySequence(keys), m_selling);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(u"F6"_s, [this] { m_sales->takeFocus(); });
    key(u"Ctrl+P"_s, [this] { printChosen(); });
    key(u"F9"_s, [this] { bookCash(); });
    key(u"F10"_s, [this] { closeShift(); });
}

QString CounterScreen::title() const
{
    return tr("Counter");
}

QString CounterScreen::routerWords() const
{
    return m_routerNote->isVisibleTo(m_selling) ? m_routerWords->text() : QString();
}

void CounterScreen::focusSearch()
{
    takeFocus();
}

void CounterScreen::takeFocus()
{
    if (m_pages->currentIndex() == Closed) {
        m_closed->takeFocus();
    } else if (m_form->package()) {
        m_form->quantityEdit().setFocus();
    } else {
        m_tiles->setFocus();
    }
}

void CounterScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    loadLoginAddress();
    takeFocus();
}

void CounterScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    m_side->setFixedWidth(qBound(rightLeast, int(width() * rightShare), rightWidth));
    m_form->setNarrow(isNarrow());
    m_sales->setNarrow(isNarrow());
    showShiftButtons();
}

void CounterScreen::showShiftButtons()
{
    const auto show = [this](QPushButton* button, const QString& icon, const QString& words, const QString& keys) {
        button->setIcon(isNarrow() ? QIcon() : m_context.theme.icon(icon, Ink::Text));
        button->setText(isNarrow() ? words : words + u"  "_s + keys);
        button->setToolTip(keys);
    };
    show(m_cashButton, u"banknote"_s, tr("Cash in/out"), u"F9"_s);
    show(m_closeButton, u"list-checks"_s, tr("Close the shift"), u"F10"_s);
}

void CounterScreen::setState(const engine::EngineState& state)
{
    m_state = state;
    showRouter();
}

void CounterScreen::showRouter()
{
    const auto away = std::find_if(m_state.routers.begin(), m_state.routers.end(),
                                   [](const RouterState& router) { return router.reach == RouterState::Reach::Away; });
    m_routerNote->setVisible(away != m_state.routers.end());
    if (away != m_state.routers.end())
        m_routerWords->setText(
            tr("The router %1 does not answer. Go on selling: where vouchers were made in advance they "
               "are handed out at once, otherwise the order is kept and its voucher is made when the "
               "router is back.")
                .arg(away->name));
}

void CounterScreen::loadPackages()
{
    using Packages = QList<domain::Package>;
    core::whenReady(m_context.reader.ask<Packages>([](const storage::ReadModels& models) {
        return storage::PackageRepository(models.database()).all();
    }),
                    this, [this](const Result<Packages>& packages) {
                        Packages onSale;
                        for (const domain::Package& package : packages.value_or(Packages())) {
                            if (package.enabled)
                                onSale += package;
                        }
                        m_tiles->setPackages(onSale);
                    });
}

void CounterScreen::loadShift()
{
    if (m_session.isLocked())
        return showShift({});
    using Open = std::optional<Shift>;
    const qint64 staffId = m_session.actor().staffId;
    core::whenReady(m_context.reader.ask<Open>([staffId](const storage::ReadModels& models) {
        return storage::ShiftRepository(models.database()).openOf(staffId);
    }),
                    this, [this, staffId](const Result<Open>& open) {
                        if (staffId != m_session.actor().staffId)
                            return; // somebody else has logged in meanwhile
                        if (open)
                            return showShift(*open);
                        m_loading->show(Tone::Bad, u"triangle-alert"_s, tr("The shift could not be read"),
                                        Words::error(open.error().kind).both());
                        m_pages->setCurrentIndex(Loading);
                    });
}

void CounterScreen::showShift(const std::optional<Shift>& shift)
{
    const bool same = m_shift && shift && m_shift->id == shift->id;
    m_shift = shift;
    m_pages->setCurrentIndex(shift ? Selling : Closed);
    if (shift && !same)
        m_sales->showShift(shift->id);
    if (!same && isVisible())
        takeFocus();
    retranslate();
}

void CounterScreen::loadLoginAddress()
{
    if (!m_context.printing)
        return;
    core::whenReady(m_context.printing->settings(), this, [this](const Result<print::PrintSettings>& settings) {
        if (settings)
            m_result->setLoginAddress(settings->loginAddress);
    });
}

void CounterScreen::begin(int place)
{
    if (m_form->isBusy())
        return;
    const domain::Package& package = m_tiles->packages().at(place);
    m_tiles->setChosen(place);
    m_orderKey = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_form->begin(package);
}

void CounterScreen::drop()
{
    m_form->clear();
    m_tiles->setChosen(-1);
    m_tiles->setFocus();
}

void CounterScreen::sell()
{
    m_form->setBusy(true);
    const sales::CounterOrder order{.packageId = m_form->package()->id,
                                    .quantity = m_form->quantity(),
                                    .customerPhone = m_form->phone(),
                                    .cashGiven = m_form->cash(),
                                    .key = m_orderKey,
                                    .language = m_context.language.code()};
    const auto selling = m_context.door.ask(
        [order, actor = m_context.actor()](UseCases& use) { return use.counterSales.sell(order, actor); });
    core::whenReady(selling, this, [this](const Result<sales::SoldAtCounter>& answer) { sold(answer); });
}

void CounterScreen::sold(const Result<sales::SoldAtCounter>& sold)
{
    m_form->setBusy(false);
    if (!sold)
        return m_form->showProblem(CounterWords::refusal(sold.error()));
    drop();
    m_unprinted = sold->purchase.id;
    showSale(sold->purchase.id, sold->cashGiven);
}

void CounterScreen::showSale(qint64 purchaseId, core::Rupiah cashGiven)
{
    if (purchaseId == 0)
        return;
    if (m_unprinted != purchaseId)
        m_unprinted = 0; // the previous customer can ask for it; the list has it
    if (m_copyWanted != purchaseId)
        m_copyWanted = 0;
    m_asked = purchaseId;
    m_askedCash = cashGiven;
    refreshSale();
}

// In the list the slip is that of the chosen sale, whichever one is shown; elsewhere that of the sale shown.
void CounterScreen::printChosen()
{
    const qint64 chosen = m_sales->isAncestorOf(focusWidget()) ? m_sales->selected() : 0;
    if (chosen == 0)
        return printSlip(true);
    m_copyWanted = chosen;
    showSale(chosen, chosen == m_result->purchaseId() ? m_result->cashGiven() : 0);
}

void CounterScreen::refreshSale()
{
    const qint64 purchaseId = m_asked;
    core::whenReady(m_context.reader.ask<storage::Story>(
                        [purchaseId](const storage::ReadModels& models) { return models.story(purchaseId); }),
                    this, [this, purchaseId](const Result<storage::Story>& story) {
                        if (!story || m_asked != purchaseId)
                            return;
                        const bool away =
                            std::any_of(m_state.routers.begin(), m_state.routers.end(), [&](const RouterState& r) {
                                return r.name == story->purchase.router && r.reach == RouterState::Reach::Away;
                            });
                        m_result->show(*story, m_askedCash, away);
                        if (m_unprinted == purchaseId && m_result->state() == SaleResult::State::Ready) {
                            m_unprinted = 0;
                            printSlip(false);
                        }
                        if (std::exchange(m_copyWanted, 0) == purchaseId)
                            printSlip(true);
                    });
}

void CounterScreen::purchaseChanged(qint64 purchaseId)
{
    if (purchaseId == m_asked)
        refreshSale();
    if (m_sales->has(purchaseId))
        m_sales->reload();
}

void CounterScreen::printSlip(bool isCopy)
{
    if (m_result->state() != SaleResult::State::Ready)
        return;
    const domain::Purchase& purchase = m_result->story().purchase;
    emit slipWanted(purchase.id, isCopy);
    if (!m_context.printing)
        return;
    Slip slip = slipOf(purchase, m_result->story().vouchers);
    slip.isCopy = isCopy;
    slip.opensDrawer = !isCopy;
    if (m_result->cashGiven() > 0) {
        slip.cash = m_result->cashGiven();
        slip.change = m_result->cashGiven() - purchase.amount;
    }
    core::whenReady(m_context.printing->settings(), this,
                    [this, slip, isCopy, id = purchase.id](const Result<print::PrintSettings>& settings) {
                        if (!isCopy && settings && !settings->automaticSlip)
                            return;
                        m_result->showPrinting(tr("Printing …"), Tone::Neutral);
                        core::whenReady(
                            m_context.printing->printSlip(slip), this, [this, id](const Result<void>& done) {
                                if (m_result->purchaseId() != id)
                                    return;
                                if (done)
                                    m_result->showPrinting(tr("The slip is printed."), Tone::Good);
                                else
                                    m_result->showPrinting(PrintProblem::words(done.error()).both(), Tone::Warn);
                            });
                    });
}

void CounterScreen::bookCash()
{
    if (m_shift)
        (new CashDialog(m_context, this))->open();
}

void CounterScreen::closeShift()
{
    if (!m_shift || m_form->isBusy())
        return;
    auto* dialog = new CloseShiftDialog(m_context, m_shift->id, this);
    connect(dialog, &CloseShiftDialog::closed, this, &CounterScreen::showReport);
    dialog->open();
}

void CounterScreen::showReport(const storage::ShiftReport& report)
{
    m_result->clear();
    m_asked = 0;
    auto* dialog = new ShiftReportDialog(m_context, report, this);
    dialog->open();
}

void CounterScreen::retranslate()
{
    m_loading->show(Tone::Neutral, u"loader-circle"_s, tr("Loading the shift"), {});
    const QString since = m_shift ? m_shift->openedAt.toTimeZone(m_context.zone).toString(u"HH:mm"_s) : QString();
    m_shiftWords->setText(!m_shift                     ? QString()
                          : m_shift->cashier.isEmpty() ? tr("Shift since %1").arg(since)
                                                       : tr("%1, shift since %2").arg(m_shift->cashier, since));
    showShiftButtons();
    showRouter();
}

void CounterScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_pages)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
