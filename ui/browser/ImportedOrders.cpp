#include "ui/browser/ImportedOrders.h"

#include "storage/ReadModels.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr std::chrono::milliseconds importedPause{300}; // several changes are counted as one

} // namespace

ImportedOrders::ImportedOrders(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_words(new PlainLabel(this)), m_button(new QPushButton(this))
{
    setObjectName(u"notice"_s);
    m_words->setWordWrap(true);
    m_button->setObjectName(u"showImported"_s);
    auto* icon = new IconLabel(space::iconSize, this);
    icon->setIcon(context.theme.icon(u"history"_s, Ink::Warn));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_isShown = !m_isShown;
        showWords();
        emit toggled(m_isShown);
    });
    connect(&context.events, &EngineEvents::importsChanged, this, &ImportedOrders::ask);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &ImportedOrders::askSoon);
    showWords();
    ask();
}

void ImportedOrders::askSoon()
{
    if (std::exchange(m_isAsking, true))
        return;
    m_context.clock.callAfter(importedPause, this, [this] { ask(); });
}

void ImportedOrders::ask()
{
    m_isAsking = false;
    core::whenReady(m_context.reader.ask<qint64>([](const storage::ReadModels& models) {
        return models.countPurchases({.needsAttention = true, .imported = true});
    }),
                    this, [this](const Result<qint64>& count) {
                        if (!count || int(*count) == m_count)
                            return;
                        m_count = int(*count);
                        showWords();
                    });
}

// While their list is shown the way back stays, also once all of it is settled.
void ImportedOrders::showWords()
{
    setVisible(m_count > 0 || m_isShown);
    if (m_isShown)
        m_words->setText(tr("Imported orders that need a look: the other program took the money and gave no voucher, "
                            "or what it says is in doubt. Nothing is made or sent for them by itself."));
    else
        m_words->setText(tr("%n imported order(s) need a look, from the time before Loket.", "", m_count));
    m_button->setText(m_isShown ? tr("Back to the others") : tr("Show them"));
}

QString ImportedOrders::words() const
{
    return isHidden() ? QString() : m_words->text();
}

void ImportedOrders::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showWords();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
