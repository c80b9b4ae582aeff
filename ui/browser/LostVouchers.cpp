#include "ui/browser/LostVouchers.h"

#include "core/Reasons.h"
#include "engine/UseCases.h"
#include "ui/text/EngineWords.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;
using sales::DriftReport;
using sales::MakingAgain;

namespace {

constexpr int lostVouchersBar = 180; // of the progress

} // namespace

LostVouchers::LostVouchers(const UiContext& context, bool leadsOn, QWidget* parent)
    : QFrame(parent), m_context(context), m_leadsOn(leadsOn), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"problem"_s);
    m_layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_layout->setSpacing(space::small);
    connect(&context.events, &EngineEvents::driftChanged, this, &LostVouchers::ask);
    hide();
    ask();
}

void LostVouchers::ask()
{
    const auto answer = m_context.door.ask([](UseCases& use) {
        QList<DriftReport> reports = use.validity.drift();
        for (DriftReport& report : reports)
            report.items.clear(); // only counted here
        return reports;
    });
    core::whenReady(answer, this, [this](const Result<QList<DriftReport>>& reports) {
        if (reports)
            take(*reports);
    });
}

void LostVouchers::take(const QList<DriftReport>& reports)
{
    QList<Loss> losses;
    for (const DriftReport& report : reports) {
        std::optional<MakingAgain> making = report.makingAgain;
        const auto closed = m_closed.constFind(report.router);
        if (making && !making->runs && closed != m_closed.cend() && *closed == *making)
            making.reset();
        if (report.isBeyondAHandful() || making)
            losses += {report.router, report.missing, report.living, making};
    }
    if (losses == m_losses)
        return;
    // While only numbers change, the buttons stay: one may be being pressed.
    const bool isSameShape =
        std::equal(losses.begin(), losses.end(), m_losses.begin(), m_losses.end(),
                   [](const Loss& one, const Loss& other) { return one.shape() == other.shape(); });
    m_losses = losses;
    if (isSameShape)
        return refresh();
    rebuild();
    emit countChanged(int(std::count_if(m_losses.begin(), m_losses.end(), [](const Loss& loss) {
        return loss.missing > 0 || loss.making->runs || loss.making->problem;
    })));
}

void LostVouchers::refresh()
{
    const QList<QWidget*> lines = findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly);
    for (qsizetype i = 0; i < lines.size() && i < m_losses.size(); ++i) {
        const Loss& loss = m_losses[i];
        lines[i]->findChild<QLabel*>(u"words"_s)->setText(wordsOf(loss));
        if (auto* bar = lines[i]->findChild<QProgressBar*>(); bar && loss.making)
            bar->setValue(loss.making->made + loss.making->left);
        if (auto* all = lines[i]->findChild<QPushButton*>(u"makeAll"_s))
            all->setText(makeAllText(loss));
    }
}

QString LostVouchers::makeAllText(const Loss& loss) const
{
    return tr("Make all again (%1)").arg(m_context.language.locale().toString(loss.missing));
}

void LostVouchers::rebuild()
{
    const QWidget* focused = focusWidget();
    const QString name = focused && focused->hasFocus() ? focused->objectName() : QString();
    for (QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly)) {
        line->hide();
        line->setObjectName({});
        line->deleteLater(); // its own button may have been pressed
    }
    for (const Loss& loss : std::as_const(m_losses))
        addLine(loss);
    setVisible(!m_losses.isEmpty());
    if (QWidget* again = name.isEmpty() ? nullptr : button(name == u"makeAll"_s ? u"stop"_s : name))
        again->setFocus();
}

void LostVouchers::addLine(const Loss& loss)
{
    auto* line = new QWidget(this);
    line->setObjectName(u"line"_s);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    const bool runs = loss.making && loss.making->runs;
    const bool isOver = loss.missing == 0 && !runs;
    auto* icon = new IconLabel(space::iconSize, line);
    icon->setIcon(
        m_context.theme.icon(isOver ? u"circle-check"_s : u"triangle-alert"_s, isOver ? Ink::Good : Ink::Bad));
    layout->addWidget(icon, 0, Qt::AlignVCenter);
    auto* words = new PlainLabel(wordsOf(loss), line);
    words->setObjectName(u"words"_s);
    words->setWordWrap(true);
    layout->addWidget(words, 1);
    const auto add = [&](const QString& name, const QString& text, auto work) {
        auto* button = new QPushButton(text, line);
        button->setObjectName(name);
        button->setAccessibleName(tr("%1: router %2").arg(text, loss.router));
        connect(button, &QPushButton::clicked, this, work);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    };
    const bool may = m_context.may(domain::Action::ManageVouchers);
    if (runs) {
        auto* bar = new QProgressBar(line);
        bar->setFixedWidth(lostVouchersBar);
        bar->setTextVisible(false);
        bar->setRange(0, std::max(loss.making->total, 1));
        bar->setValue(loss.making->made + loss.making->left);
        bar->setAccessibleName(tr("Progress"));
        layout->addWidget(bar, 0, Qt::AlignVCenter);
        if (may)
            add(u"stop"_s, tr("Stop"), [this, router = loss.router] { stop(router); });
    } else if (loss.missing > 0) {
        if (m_leadsOn)
            add(u"show"_s, tr("Show them"), [this] { emit differencesWanted(); });
        if (may)
            add(u"makeAll"_s, makeAllText(loss), [this, router = loss.router] { begin(router); });
    }
    if (loss.making && !runs)
        add(u"close"_s, tr("Close"), [this, router = loss.router, end = *loss.making] {
            m_closed.insert(router, end);
            ask();
        });
    m_layout->addWidget(line);
}

QString LostVouchers::wordsOf(const Loss& loss) const
{
    const QLocale& locale = m_context.language.locale();
    if (loss.making && loss.making->runs)
        return tr("Router %1: making the missing vouchers again, %2 of %3 so far. You can go on working.")
            .arg(loss.router, locale.toString(loss.making->made + loss.making->left),
                 locale.toString(loss.making->total));
    QStringList parts;
    if (loss.making)
        parts += tr("Router %1: %2").arg(loss.router, endOf(*loss.making));
    if (loss.missing > 0)
        parts += tr("Router %1: %2 of %3 vouchers are missing. Guests cannot log in with them, and none of them is "
                    "sold from stock. Put back a copy of the router, or make them again with what is left of each.")
                     .arg(loss.router, locale.toString(loss.missing), locale.toString(loss.living));
    if (loss.missing > 0 && !m_context.may(domain::Action::ManageVouchers))
        parts += tr("Ask an operator or the owner to do it.");
    return parts.join(u' ');
}

QString LostVouchers::endOf(const MakingAgain& making)
{
    QString end = tr("%n voucher(s) made again.", "", making.made);
    if (making.left > 0)
        end += u' ' + tr("%n could not be made: their orders were paid back, nothing was left of them, or the router "
                         "refused.",
                         "", making.left);
    if (making.problem && making.problem->reason == core::Reason::NotBegun)
        end += u' ' + tr("Stopped before all were made.");
    else if (making.problem)
        end += u' ' + tr("Stopped before all were made: %1").arg(Words::error(*making.problem, Origin::Router).both());
    return end;
}

void LostVouchers::begin(const QString& router)
{
    const auto answer = m_context.door.ask(
        [router, actor = m_context.actor()](UseCases& use) { return use.makeAllAgain.begin(router, actor); });
    core::whenReady(answer, this, [this](const Result<int>& begun) {
        if (!begun)
            say(begun.error());
    });
}

void LostVouchers::stop(const QString& router)
{
    const auto answer = m_context.door.ask(
        [router, actor = m_context.actor()](UseCases& use) { return use.makeAllAgain.stop(router, actor); });
    core::whenReady(answer, this, [](const Result<void>&) {}); // where it has ended meanwhile, that is shown
}

void LostVouchers::say(const core::Error& error)
{
    auto* message = new PlainMessageBox(QMessageBox::NoIcon, tr("Missing vouchers"),
                                        Words::error(error, Origin::Router).both(), QMessageBox::Close, this);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->button(QMessageBox::Close)->setText(tr("Close"));
    message->open();
}

QString LostVouchers::words() const
{
    QStringList all;
    for (const QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly)) {
        for (const QLabel* label : line->findChildren<QLabel*>())
            all += label->text();
    }
    return all.join(u'\n').trimmed();
}

QPushButton* LostVouchers::button(const QString& name) const
{
    for (const QWidget* line : findChildren<QWidget*>(u"line"_s, Qt::FindDirectChildrenOnly)) {
        if (auto* found = line->findChild<QPushButton*>(name))
            return found;
    }
    return nullptr;
}

void LostVouchers::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
