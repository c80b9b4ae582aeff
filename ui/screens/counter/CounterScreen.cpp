#include "ui/screens/counter/CounterScreen.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "storage/PackageRepository.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/printing/Printing.h"
#include "ui/screens/counter/CashOrders.h"
#include "ui/screens/counter/CounterStock.h"
#include "ui/screens/counter/OpenShift.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/PickUpBar.h"
#include "ui/screens/counter/SaleSlips.h"
#include "ui/screens/counter/ShiftBar.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/text/CounterWords.h"
#include "ui/text/Format.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
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
constexpr int manySlips = 20;       // a question before so much paper
constexpr double rightShare = 0.43; // where the window is narrow

} // namespace

CounterScreen::CounterScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_session(context.engine->session()), m_pages(new QStackedWidget(this)),
      m_loading(new StatePanel(context.theme, this)), m_closed(new OpenShift(context, this)),
      m_selling(new QWidget(this)), m_shiftBar(new ShiftBar(context, m_selling)), m_routerNote(new QFrame(m_selling)),
      m_routerWords(new PlainLabel(m_routerNote)), m_pickUps(new PickUpBar(context.theme, m_selling)),
      m_tiles(new PackageTiles(context.theme, m_selling)), m_form(new OrderForm(context.theme, m_selling)),
      m_result(new SaleResult(context, m_selling)), m_sales(new ShiftSales(context, m_selling)),
      m_slips(new SaleSlips(context, this)), m_stock(new CounterStock(context, this)),
      m_orders(new CashOrders(context, this))
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
    connect(m_tiles, &PackageTiles::soughtChanged, this, &CounterScreen::showSought);
    connect(m_tiles, &PackageTiles::otherSought, this, &CounterScreen::showOrder);
    connect(m_form, &OrderForm::wanted, this, &CounterScreen::sell);
    connect(m_form, &OrderForm::dropped, this, &CounterScreen::drop);
    connect(m_closed, &OpenShift::opened, this, [this](const Shift& shift) { showShift(shift); });
    connect(m_sales, &ShiftSales::showWanted, this, [this](qint64 id) { showSale(id); });
    connect(m_sales, &ShiftSales::voided, this, [this](qint64 id) {
        showSale(id);
        takeFocus();
    });
    connect(m_sales, &ShiftSales::left, this, &CounterScreen::takeFocus);
    connect(m_result, &SaleResult::printWanted, this, &CounterScreen::printSlip);
    connect(m_slips, &SaleSlips::slipWanted, this, &CounterScreen::slipWanted);
    connect(m_slips, &SaleSlips::told, this, &CounterScreen::tellPrinted);
    connect(m_slips, &SaleSlips::changed, this, &CounterScreen::showOwed);
    connect(m_slips, &SaleSlips::lateNow, this, [this](qint64 id) {
        if (id == m_asked)
            refreshSale();
    });
    connect(m_orders, &CashOrders::changed, this, [this] { m_shiftBar->setOrders(int(m_orders->orders().size())); });
    connect(m_shiftBar, &ShiftBar::ordersWanted, this, &CounterScreen::showCashOrders);
    connect(m_shiftBar, &ShiftBar::cashWanted, this, &CounterScreen::bookCash);
    connect(m_shiftBar, &ShiftBar::closeWanted, this, &CounterScreen::closeShift);
    connect(m_stock, &CounterStock::changed, m_tiles, &PackageTiles::setStock);
    connect(m_pickUps, &PickUpBar::nextWanted, this, &CounterScreen::showNextOwed);
    connect(&m_session, &engine::Session::actorChanged, this, [this] {
        m_result->clear();
        m_asked = 0;
        noteOnScreen();
        drop();
        loadShift();
    });
    connect(context.engine, &engine::EngineHandle::shiftsChanged, this, &CounterScreen::loadShift);
    connect(context.engine, &engine::EngineHandle::shiftsChanged, m_sales, &ShiftSales::reload);
    connect(&context.events, &EngineEvents::packagesChanged, this, &CounterScreen::loadPackages);
    connect(&context.events, &EngineEvents::importsChanged, this, &CounterScreen::loadPackages);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &CounterScreen::purchaseChanged);
    connect(&context.events, &EngineEvents::stateChanged, this, &CounterScreen::setState);
    retranslate();
    setState(context.engine->state());
    loadPackages();
    loadShift();
    loadLoginAddress();
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
    left->addWidget(m_shiftBar);
    left->addWidget(m_routerNote);
    left->addWidget(m_pickUps);
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
    key(u"F7"_s, [this] { showNextOwed(); });
    key(u"F8"_s, [this] { showCashOrders(); });
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
    noteOnScreen();
    takeFocus();
}

void CounterScreen::hideEvent(QHideEvent* event)
{
    Screen::hideEvent(event);
    m_slips->setOnScreen(0);
}

void CounterScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    m_side->setFixedWidth(qBound(rightLeast, int(width() * rightShare), rightWidth));
    m_form->setNarrow(isNarrow());
    m_sales->setNarrow(isNarrow());
    m_shiftBar->setNarrow(isNarrow());
    m_pickUps->setNarrow(isNarrow());
    showRouter();
}

void CounterScreen::setState(const engine::EngineState& state)
{
    m_state = state;
    m_slips->setState(state);
    m_stock->setState(state);
    if (m_asked > 0 && m_result->state() == SaleResult::State::Making)
        refreshSale();
    QStringList routers;
    for (const RouterState& router : state.routers)
        routers += router.name;
    m_tiles->setRouters(routers);
    showRouter();
}

void CounterScreen::showRouter()
{
    const auto away = std::find_if(m_state.routers.begin(), m_state.routers.end(),
                                   [](const RouterState& router) { return router.reach == RouterState::Reach::Away; });
    m_routerNote->setVisible(away != m_state.routers.end());
    if (away != m_state.routers.end())
        m_routerWords->setText(
            isNarrow() ? tr("The router %1 does not answer. Go on selling.").arg(away->name)
            : m_context.recoversByItself
                ? tr("The router %1 does not answer. Go on selling: where vouchers were made in advance they "
                     "are handed out at once, otherwise the order is kept and its voucher is made when the "
                     "router is back.")
                      .arg(away->name)
                : tr("The router %1 does not answer. Go on selling: where vouchers were made in advance they "
                     "are handed out at once, otherwise the order is kept and waits in Attention for Regenerate.")
                      .arg(away->name));
}

void CounterScreen::loadPackages()
{
    using Packages = QList<domain::Package>;
    core::whenReady(m_context.reader.ask<Packages>([](const storage::ReadModels& models) {
        return storage::PackageRepository(models.database()).all();
    }),
                    this, [this](const Result<Packages>& packages) {
                        if (!packages)
                            return; // what is shown stays; the engine checks it
                        Packages onSale = *packages;
                        onSale.removeIf([](const domain::Package& package) { return !package.enabled; });
                        showPackages(onSale);
                    });
}

// The order that is being taken is of the package as it is now.
void CounterScreen::showPackages(const QList<domain::Package>& onSale)
{
    m_tiles->setPackages(onSale);
    m_stock->setPackages(onSale);
    if (!m_form->package())
        return;
    if (const int place = m_tiles->placeOf(m_form->package()->id); place >= 0)
        return m_form->change(onSale[place]);
    if (m_form->isBusy())
        return; // the engine says so
    const QString name = m_form->package()->name;
    drop();
    m_form->showProblem(tr("%1 is not on sale any more.").arg(name));
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
    m_shiftBar->setShift(shift);
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
    if (m_form->quantity() >= manySlips && m_context.printing)
        askAboutSlips();
    else
        sellNow(true);
}

void CounterScreen::sellNow(bool printsSlips)
{
    m_form->setBusy(true);
    const sales::CounterOrder order{.packageId = m_form->package()->id,
                                    .quantity = m_form->quantity(),
                                    .customerPhone = m_form->phone(),
                                    .cashGiven = m_form->cash(),
                                    .amount = m_form->total(),
                                    .key = m_orderKey,
                                    .language = m_context.language.code()};
    const auto selling = m_context.door.ask(
        [order, actor = m_context.actor()](UseCases& use) { return use.counterSales.sell(order, actor); });
    core::whenReady(selling, this,
                    [this, printsSlips](const Result<sales::SoldAtCounter>& answer) { sold(answer, printsSlips); });
}

void CounterScreen::askAboutSlips()
{
    m_form->setBusy(true);
    core::whenReady(m_context.printing->settings(), this, [this](const Result<print::PrintSettings>& settings) {
        m_form->setBusy(false);
        if (!m_form->package())
            return; // the till was left meanwhile
        if (!settings || !settings->automaticSlip || settings->slipPrinter.kind == print::Device::Kind::None)
            return sellNow(true);
        const int slips = m_form->quantity();
        auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("Many slips"), tr("Print %n slips?", "", slips),
                                        QMessageBox::Cancel, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(
            tr("Each voucher has a slip of its own. Without them the codes are on the screen, and the "
               "slips can be printed later."));
        QPushButton* with = box->addButton(tr("Sell and print"), QMessageBox::AcceptRole);
        QPushButton* without = box->addButton(tr("Sell without slips"), QMessageBox::ActionRole);
        setKind(with, u"primary"_s);
        box->button(QMessageBox::Cancel)->setText(tr("Back"));
        box->setDefaultButton(with);
        connect(with, &QPushButton::clicked, this, [this] { sellNow(true); });
        connect(without, &QPushButton::clicked, this, [this] { sellNow(false); });
        connect(box, &QDialog::finished, this, [this] { window()->activateWindow(); });
        box->open();
    });
}

void CounterScreen::sold(const Result<sales::SoldAtCounter>& sold, bool printsSlips)
{
    m_form->setBusy(false);
    if (!sold) {
        loadPackages(); // the refusal may be about what has changed
        return m_form->showProblem(CounterWords::refusal(sold.error()));
    }
    drop();
    if (!sold->repeated)
        m_slips->sold(sold->purchase.id, printsSlips);
    showSale(sold->purchase.id, sold->cashGiven);
}

void CounterScreen::showCashOrders()
{
    if (!m_shift || m_form->isBusy())
        return;
    auto* dialog = new CashOrdersDialog(m_context, *m_orders, this);
    connect(dialog, &CashOrdersDialog::chosen, this, &CounterScreen::takeCash);
    dialog->open();
}

void CounterScreen::takeCash(const domain::Purchase& order)
{
    auto* dialog = new TakeCashDialog(m_context, order, this);
    connect(dialog, &TakeCashDialog::taken, this, [this, id = order.id, amount = order.amount](core::Rupiah change) {
        showSale(id, amount + change); // its slip follows as that of any cash taken in this window
    });
    dialog->open();
}

void CounterScreen::showSale(qint64 purchaseId, core::Rupiah cashGiven)
{
    if (purchaseId == 0)
        return;
    m_asked = purchaseId;
    m_askedCash = cashGiven;
    refreshSale();
}

// In the list the slip is that of the chosen sale, whichever one is shown; elsewhere that of the sale shown.
void CounterScreen::printChosen()
{
    const qint64 chosen = m_sales->isAncestorOf(focusWidget()) ? m_sales->selected() : 0;
    if (chosen == 0)
        return printSlip();
    showSale(chosen, chosen == m_result->purchaseId() ? m_result->cashGiven() : 0);
    m_slips->print(chosen);
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
                        m_result->show(*story, m_askedCash, away || m_slips->isLate(purchaseId));
                        noteOnScreen();
                        showOwed();
                    });
}

void CounterScreen::purchaseChanged(qint64 purchaseId)
{
    if (purchaseId == m_asked)
        refreshSale();
    if (m_sales->has(purchaseId))
        m_sales->reload();
}

void CounterScreen::printSlip()
{
    if (m_result->state() == SaleResult::State::Ready || m_result->state() == SaleResult::State::Waiting)
        m_slips->print(m_result->purchaseId());
}

void CounterScreen::tellPrinted(qint64 purchaseId, const QString& words, Tone tone)
{
    if (m_result->purchaseId() == purchaseId)
        m_result->showPrinting(words, tone);
    const auto& owed = m_slips->owed();
    const auto sale = std::find_if(owed.begin(), owed.end(), [purchaseId](const storage::ShiftSale& one) {
        return one.sale.purchaseId == purchaseId;
    });
    if (tone == Tone::Warn && sale != owed.end() && m_result->purchaseId() != purchaseId)
        m_pickUps->complain(tr("The slip of %1 was not printed: %2").arg(pickUpNumber(sale->invoiceId), words));
    else if (tone == Tone::Good)
        m_pickUps->complain({});
}

void CounterScreen::showOwed()
{
    // The one on the screen is not missing: it is being made there.
    const bool isShown = m_result->state() == SaleResult::State::Making;
    int waiting = int(m_slips->owed().size()) - m_slips->ready();
    for (const storage::ShiftSale& sale : m_slips->owed())
        waiting -= isShown && sale.sale.purchaseId == m_result->purchaseId() ? 1 : 0;
    m_pickUps->show(m_slips->ready(), waiting);
}

void CounterScreen::showNextOwed()
{
    if (const qint64 next = m_slips->next(m_asked); next > 0)
        showSale(next);
}

void CounterScreen::showSought()
{
    const QString text = m_tiles->sought();
    if (text.isEmpty())
        return m_form->setHint({});
    const bool isFound = m_tiles->isFound(m_tiles->current());
    m_form->showProblem({});
    m_form->setHint(isFound ? tr("Find: %1 – Enter takes the marked package").arg(text)
                            : tr("Find: %1 – no package is called that").arg(text));
}

// The number of a pick-up receipt, typed or scanned.
void CounterScreen::showOrder(const QString& number)
{
    for (const storage::ShiftSale& sale : m_slips->owed()) {
        if (sale.invoiceId.endsWith(number.trimmed(), Qt::CaseInsensitive))
            return showSale(sale.sale.purchaseId);
    }
    m_form->showProblem(tr("Neither a package nor a sale for pick-up is called %1.").arg(number));
}

void CounterScreen::noteOnScreen()
{
    const bool isThere = isVisible() && !window()->isMinimized() && m_pages->currentIndex() == Selling &&
                         m_result->state() == SaleResult::State::Ready;
    m_slips->setOnScreen(isThere ? m_result->purchaseId() : 0);
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
    noteOnScreen();
    auto* dialog = new ShiftReportDialog(m_context, report, this);
    dialog->open();
}

void CounterScreen::retranslate()
{
    m_loading->show(Tone::Neutral, u"loader-circle"_s, tr("Loading the shift"), {});
    showRouter();
}

void CounterScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_pages)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
