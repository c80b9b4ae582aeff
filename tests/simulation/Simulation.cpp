#include "simulation/Simulation.h"

#include "simulation/Disk.h"
#include "simulation/Judge.h"

#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/SqliteLibrary.h"
#include "support/Sandboxes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHashSeed>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <sodium.h>
#include <utility>

namespace loket::simulation {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const QStringList packages{u"3k"_s, u"5k"_s, u"10k"_s, u"15k"_s};

// What the libraries draw, codes and tokens among it.
Chance& libraryChance()
{
    static Chance chance(0);
    return chance;
}

randombytes_implementation& source()
{
    static randombytes_implementation fromChance{
        .implementation_name = [] { return "simulation"; },
        .random = [] { return uint32_t(libraryChance().next()); },
        .stir = nullptr,
        .uniform = nullptr,
        .buf = [](void* bytes, size_t count) { libraryChance().fill(static_cast<char*>(bytes), qsizetype(count)); },
        .close = nullptr};
    return fromChance;
}

QString memoryFolder()
{
    const QFileInfo memory(u"/dev/shm"_s);
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           u"/loket-simulation-XXXXXX"_s;
}

} // namespace

void Simulation::prepareProcess()
{
    QHashSeed::setDeterministicGlobalSeed();
    if (randombytes_set_implementation(&source()) != 0 || sodium_init() < 0) // it draws when it is first used
        qFatal("libsodium");
    (void)storage::SqliteLibrary::loaded(); // sets it up, before it is used
    disk::install();
    QLoggingCategory::setFilterRules(u"loket.*=false"_s);
    QProcessEnvironment secrets;
    tests::Sandboxes::addSecrets(secrets);
    secrets.insert(u"LOKET_SECRET_ROUTER_BARAT_PASSWORD"_s, u"router-password"_s);
    for (const QString& key : secrets.keys())
        qputenv(qPrintable(key), secrets.value(key).toUtf8());
}

Simulation::Simulation(const Plan& plan)
    : m_plan(plan), m_folder(memoryFolder()), m_truth(m_clock), m_faults(plan.seed), m_log(m_truth, plan.prints),
      m_chance(plan.seed, "shop"), m_owner(plan.seed, "owner"), m_world(m_truth, m_faults, m_log, plan.seed)
{
    libraryChance() = Chance(plan.seed, "libraries");
    m_longestGap = plan.longestGap.value_or(4s);
    if (plan.readsLog)
        m_logReader.emplace(m_world.promises().log);
    for (const Fault fault : plan.without)
        m_faults.leaveOut(fault);
    for (auto limit = plan.limits.begin(); limit != plan.limits.end(); ++limit)
        m_faults.limit(limit.key(), *limit);
    m_world.isShown = [this](const auto& payment) { return isShown(payment); };
    {
        // Half of the packages are sold on the second router, and two do not count the time online.
        const auto ledger = storage::Database::open(m_folder.filePath(u"loket.db"_s));
        if (!ledger || !(*ledger)->execute("UPDATE packages SET router = 'barat' WHERE id IN ('5k', '15k')") ||
            !(*ledger)->execute("UPDATE packages SET counts = 'sale' WHERE id = '10k'") ||
            !(*ledger)->execute("UPDATE packages SET counts = 'first-login' WHERE id = '15k'"))
            qFatal("cannot make the ledger");
    }
    QFile file(m_folder.filePath(u"loket.ini"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write the settings");
    static const QStringList fromStock{u"never"_s, u"away"_s, u"always"_s};
    auto settings = World::settings();
    for (const QString& who : {u"counter"_s, u"online"_s})
        settings.insert(u"voucher.sell_from_stock."_s + who, fromStock.at(m_chance.below(fromStock.size())));
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        file.write(setting.key().toUtf8() + " = " + setting.value().toUtf8() + "\n");
}

Simulation::~Simulation()
{
    m_world.unplug();
    m_world.endCalls();
    m_reader.reset();
    m_engine.reset();
    // Connections that are to be deleted later still know their router.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    disk::start();
    disk::setFull(false);
}

// --- the engine's life ---

bool Simulation::start()
{
    engine::EngineOptions options;
    options.program = u"simulation"_s;
    options.dataFolder = m_folder.path();
    options.clock = &m_clock;
    options.wires = m_world.wires();
    options.effect = [this](const char*) {
        if (m_dying)
            return;
        if (m_faults.strikes(Fault::Crash))
            die(false);
        else if (m_faults.strikes(Fault::PowerCut))
            die(true);
    };
    m_engine = std::make_unique<engine::Engine>(options);
    const auto started = m_engine->start();
    ++m_outcome.starts;
    m_log.add(started ? QByteArray("engine started") : "engine did not start: " + started.error().detail.toUtf8());
    if (m_dying)
        return true; // bury() follows
    m_startProblem = started ? QString() : started.error().detail;
    if (!started) {
        m_engine.reset();
        scheduleStart();
        return false;
    }
    m_world.serve([this](const server::Request& request, const std::function<void(const server::Reply&)>& answered) {
        const server::Reply reply = m_engine->answer(request);
        if (reply.later)
            reply.later(answered);
        else
            answered(reply);
    });
    return true;
}

// Inside the engine: from now on nothing it does has an effect. bury() ends it, once the call that we are in is over.
void Simulation::die(bool powerCut)
{
    m_log.add(powerCut ? "power cut" : "crash");
    m_dying = powerCut;
    if (powerCut)
        disk::cutPower(m_faults.of(Fault::PowerCut).below(8));
    else
        disk::stop();
    m_world.unplug();
}

void Simulation::bury()
{
    if (!m_dying)
        return;
    m_world.endCalls();
    m_reader.reset();
    m_engine.reset();
    disk::start();
    m_dying.reset();
    scheduleStart();
}

void Simulation::scheduleStart()
{
    const milliseconds longest = m_chance.below(10) == 0 ? 90s : 10s;
    m_clock.callAfter(m_chance.between(1s, longest), &m_life, [this] {
        if (!m_engine)
            (void)start();
    });
}

bool Simulation::step()
{
    const auto next = m_clock.untilNext();
    if (!next || isOver())
        return false;
    m_clock.advance(*next);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    bury();
    return true;
}

void Simulation::runFor(milliseconds duration)
{
    bool isThere = false;
    m_clock.callAfter(duration, &m_life, [&isThere] { isThere = true; });
    while (!isThere && step()) {
    }
}

const storage::Database& Simulation::reader()
{
    if (!m_reader) {
        auto opened = storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly);
        if (!opened)
            qFatal("the ledger cannot be read: %s", qPrintable(opened.error().detail));
        m_reader = std::move(*opened);
    }
    return *m_reader;
}

// --- what people do ---

void Simulation::order()
{
    if (m_isSelling) {
        const qint64 kind = m_plan.hasCounter ? m_chance.below(100) : 0;
        if (kind < 80)
            orderOnline();
        else if (kind < 88)
            orderForCash();
        else
            sellAtCounter();
        if (m_chance.below(50) == 0)
            refundOne();
    }
    if (--m_untilOtherPace <= 0) {
        static constexpr std::array<milliseconds, 4> paces{100ms, 200ms, 600ms, 4s};
        m_longestGap = m_plan.longestGap.value_or(paces.at(size_t(m_chance.below(qint64(paces.size())))));
        m_untilOtherPace = 100 + m_chance.below(200);
    }
    m_clock.callAfter(m_chance.between(10ms, m_longestGap), &m_life, [this] { order(); });
}

void Simulation::orderOnline()
{
    static const QStringList gateways{u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s};
    place(gateways.at(m_chance.below(gateways.size())), [](const QString&) {});
}

// Ordered on the phone, paid at the counter.
void Simulation::orderForCash()
{
    place(u"cash"_s, [this](const QString& invoice) {
        m_clock.callAfter(m_chance.between(30s, 10min), &m_life, [this, invoice] { takeCash(invoice); });
    });
}

void Simulation::place(const QString& gateway, const std::function<void(const QString& invoice)>& placed)
{
    const QJsonObject order{{u"packageId"_s, packages.at(m_chance.below(packages.size()))},
                            {u"customerName"_s, u"Andi"_s},
                            {u"customerPhone"_s, u"0812-%1"_s.arg(m_chance.below(90'000'000) + 10'000'000)},
                            {u"quantity"_s, 1 + m_chance.below(3)},
                            {u"gateway"_s, gateway}};
    m_world.request("POST", "/voucher/purchase", QJsonDocument(order).toJson(QJsonDocument::Compact),
                    {{"content-type", "application/json"}}, [this, placed](const std::optional<server::Reply>& reply) {
                        const QJsonObject data =
                            reply ? QJsonDocument::fromJson(reply->body)[u"data"_s].toObject() : QJsonObject();
                        const QString invoice = data[u"invoiceId"_s].toString();
                        m_log.add("order " + invoice.toUtf8() + ' ' + QByteArray::number(reply ? reply->status : 0));
                        if (invoice.isEmpty())
                            return;
                        ++m_outcome.orders;
                        placed(invoice);
                    });
}

// The cashier takes it until the window has said that it is booked.
void Simulation::takeCash(const QString& invoice)
{
    ++m_waiting;
    const auto again = [this, invoice] {
        m_clock.callAfter(20s, &m_life, [this, invoice] {
            --m_waiting;
            takeCash(invoice);
        });
    };
    if (!m_engine)
        return again();
    const auto purchase = storage::PurchaseRepository(reader()).findByInvoice(invoice);
    if (!purchase || purchase->status == domain::PurchaseStatus::Expired)
        return void(--m_waiting);
    const auto taken = m_engine->use().counterSales.takeCash(purchase->id, purchase->amount, operatorAtTheCounter);
    const bool isKnown = !taken && taken.error().kind == core::ErrorKind::Conflict &&
                         purchase->status != domain::PurchaseStatus::Pending;
    if (m_dying || (!taken && !isKnown)) {
        openDrawer();
        return again();
    }
    --m_waiting;
    booked(invoice, purchase->amount);
}

void Simulation::sellAtCounter()
{
    sales::CounterOrder order;
    order.packageId = packages.at(m_chance.below(packages.size()));
    order.quantity = 1 + int(m_chance.below(3));
    order.cashGiven = 1'000'000;
    order.key = u"sale-%1"_s.arg(++m_sales);
    sell(order);
}

void Simulation::sell(const sales::CounterOrder& order)
{
    ++m_waiting;
    const auto again = [this, order] {
        m_clock.callAfter(20s, &m_life, [this, order] {
            --m_waiting;
            sell(order);
        });
    };
    if (!m_engine)
        return again();
    const auto sold = m_engine->use().counterSales.sell(order, operatorAtTheCounter);
    if (m_dying || !sold) {
        openDrawer();
        return again();
    }
    --m_waiting;
    ++m_outcome.orders;
    booked(sold->purchase.invoiceId, sold->purchase.amount);
    m_refundable += sold->purchase.id;
}

// The first sale of a day, or of a new shift.
void Simulation::openDrawer()
{
    if (!m_dying)
        (void)m_engine->use().shifts.open(0, operatorAtTheCounter);
}

void Simulation::booked(const QString& invoice, core::Rupiah amount)
{
    m_log.add("cash for " + invoice.toUtf8());
    Truth& truth = m_world.truth()[invoice];
    truth.paid = truth.answered = truth.isCash = true;
    truth.paidAt = m_clock.steady();
    truth.amount = amount;
}

// One of the last sales at the counter is taken back.
void Simulation::refundOne()
{
    if (!m_engine || m_refundable.isEmpty())
        return;
    const qint64 id = m_refundable.takeAt(m_chance.below(m_refundable.size()));
    takeBack(id);
}

void Simulation::takeBack(qint64 purchaseId)
{
    ++m_waiting;
    const auto again = [this, purchaseId] {
        m_clock.callAfter(20s, &m_life, [this, purchaseId] {
            --m_waiting;
            takeBack(purchaseId);
        });
    };
    if (!m_engine)
        return again();
    const auto taken = m_engine->use().counterSales.voidSale(purchaseId, u"wrong package"_s, operatorAtTheCounter,
                                                             operatorAtTheCounter);
    const auto purchase = m_dying ? core::Result<domain::Purchase>(core::fail(core::Reason::LoketEnds))
                                  : storage::PurchaseRepository(reader()).find(purchaseId);
    if (m_dying || !purchase || purchase->status != domain::PurchaseStatus::Refunded) {
        openDrawer();
        return again();
    }
    --m_waiting;
    m_log.add("refund of " + purchase->invoiceId.toUtf8());
    m_world.truth()[purchase->invoiceId].refunded = true;
}

bool Simulation::isShown(const sandbox::SandboxPayment& payment)
{
    if (!m_engine)
        return false;
    const auto purchase = storage::PurchaseRepository(reader()).findByInvoice(payment.orderId);
    if (!purchase || purchase->paymentUrl.isEmpty() || purchase->status != domain::PurchaseStatus::Pending)
        return false;
    m_engine->use().watched.looked(*purchase, sales::WatchedOrders::Where::Gateway);
    return true;
}

// --- what goes wrong for a while ---

void Simulation::everyMinute()
{
    m_world.minute();
    if (m_faults.strikes(Fault::DiskFull)) {
        m_log.add("disk full");
        disk::setFull(true);
        m_clock.callAfter(m_faults.of(Fault::DiskFull).between(2s, 60s), &m_life, [] { disk::setFull(false); });
    }
    for (const Fault fault : {Fault::ClockAhead, Fault::ClockBack}) {
        if (m_truth.error() != 0ms || !m_faults.strikes(fault))
            continue;
        Chance& chance = m_faults.of(fault);
        const milliseconds by = chance.between(10s, 8h);
        m_log.add(nameOf(fault));
        m_clock.step(fault == Fault::ClockAhead ? by : -by);
        m_clock.callAfter(chance.between(20s, 40min), &m_life, [this] { m_clock.step(-m_truth.error()); });
    }
    fillStock();
    m_clock.callAfter(1min, &m_life, [this] { everyMinute(); });
}

// Some of one package of each router are made in advance, whenever few are left.
void Simulation::fillStock()
{
    constexpr int few = 5;
    if (!m_engine || !m_isSelling)
        return;
    for (const char* package : {"3k", "5k"}) {
        storage::Statement unsold = reader().statement(
            "SELECT count(*) FROM vouchers v JOIN voucher_batches b ON b.id = v.batch_id WHERE b.package = ? AND "
            "v.purchase_id IS NULL AND v.status IN ('planned', 'on_router')");
        unsold.bind(QString::fromLatin1(package));
        const auto left = unsold.integers();
        if (left && left->value(0) < few && !m_dying)
            (void)m_engine->use().stock.begin({QString::fromLatin1(package), 10, {}}, operatorAtTheCounter);
    }
}

QString Simulation::settingInEffect(const QString& key) const
{
    const auto snapshot = m_engine->use().administration->snapshot();
    return snapshot ? snapshot->value(key) : QString();
}

// --- quiet times ---

// Nothing fails, nobody orders; what is under way ends, and a person does what the window asks for.
void Simulation::quiet()
{
    m_isSelling = false;
    runFor(20min); // in which most buyers of the last minutes pay, and everything still fails
    m_faults.turn(false);
    m_world.heal(m_chance.below(4) > 0);
    disk::setFull(false);
    m_clock.step(-m_truth.error());
    constexpr int longest = 48 * 6;
    for (int tenMinutes = 0; tenMinutes < longest && !isOver(); ++tenMinutes) {
        runFor(10min);
        if (!m_engine)
            continue;
        mend();
        if (tenMinutes < 2 || !isStill())
            continue;
        (void)m_engine->use().validity.runEverywhere(); // compares the routers with the ledger
        runFor(2min);
        if (isOver() || repairRouters())
            break;
    }
    if (isOver())
        return;
    lookIntoDrawer();
    m_reader.reset();
    const QString ledger = m_engine->folder().database();
    for (auto said = m_world.promises().settings.cbegin(); said != m_world.promises().settings.cend(); ++said)
        m_world.promises().inEffect.insert(said.key(), settingInEffect(said.key()));
    if (beforeJudging)
        beforeJudging(m_world, ledger);
    m_outcome.findings += judge(m_world, ledger);
    ++m_outcome.judged;
    m_log.add("judged: " + QByteArray::number(m_outcome.findings.size()) + " findings");
    m_faults.turn(true);
    m_isSelling = true;
}

bool Simulation::isStill()
{
    const auto attention = storage::ReadModels(reader()).purchaseIds({.needsAttention = true});
    storage::Statement jobs = reader().statement("SELECT count(*) FROM jobs WHERE state <> 'dead' AND kind <> ?");
    jobs.bind(sales::job::checkPayment);
    const auto alive = jobs.integers();
    return m_world.webhooksUnderWay() == 0 && m_waiting == 0 && attention && attention->isEmpty() && alive &&
           alive->value(0) == 0;
}

void Simulation::begin()
{
    (void)start();
    bury();
    order();
    if (m_plan.hasOwner)
        manage();
    everyMinute();
}

const Outcome& Simulation::settle()
{
    quiet();
    return m_outcome;
}

QStringList Simulation::overdue(milliseconds longest)
{
    QStringList found;
    for (auto truth = m_world.truth().cbegin(); truth != m_world.truth().cend(); ++truth) {
        if (!truth->paid || truth->refunded || m_clock.steady() - truth->paidAt < longest)
            continue;
        const auto purchase = storage::PurchaseRepository(reader()).findByInvoice(truth.key());
        if (!purchase || purchase->status != domain::PurchaseStatus::Completed)
            found += truth.key() + u" waits for its vouchers"_s;
        else if (!purchase->customerPhone.isEmpty() && truth->messages == 0)
            found += truth.key() + u" waits for its message"_s;
    }
    return found;
}

void Simulation::endEngine()
{
    m_world.unplug();
    m_world.endCalls();
    m_reader.reset();
    m_engine.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Simulation::crashEngine()
{
    die(false);
    m_dying.reset();
    m_world.endCalls();
    m_reader.reset();
    m_engine.reset();
    disk::start();
}

QString Simulation::startEngine()
{
    return start() ? QString() : m_startProblem;
}

Outcome Simulation::run()
{
    begin();
    qint64 judgedAt = 0;
    while (m_outcome.findings.isEmpty() && !isOver()) {
        if (m_outcome.orders - judgedAt >= m_plan.judgedEvery || m_outcome.orders >= m_plan.orders) {
            judgedAt = m_outcome.orders;
            quiet();
            if (m_outcome.orders >= m_plan.orders)
                break;
        }
        if (!step())
            break;
    }
    m_outcome.hash = m_log.hash();
    m_outcome.lines = m_log.lines();
    m_outcome.lasted = m_clock.steady();
    for (const Truth& truth : std::as_const(m_world.truth())) {
        m_outcome.paid += truth.paid ? 1 : 0;
        m_outcome.messages += truth.messages;
    }
    for (int fault = 0; fault < faultCount; ++fault)
        m_outcome.strikes.insert(QString::fromLatin1(nameOf(Fault(fault))), m_faults.count(Fault(fault)));
    return m_outcome;
}

} // namespace loket::simulation
