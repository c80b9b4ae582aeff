// Which sales of the counter still owe their customer the codes, and their paper: each sale of this window (cash that
// was taken for an order in any screen too) prints its own slip when its vouchers are made, however many wait at once;
// one that has to wait prints a receipt to come back with. A sale is handed over when its slip was printed or its codes
// were on the screen, which the engine stores. Nothing is printed while the window is locked; it follows at the next
// login. UI thread.
#pragma once

#include "engine/EngineState.h"
#include "storage/ReadModels.h"
#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"
#include "ui/text/Words.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace loket::ui {

struct Slip;

class SaleSlips : public QObject
{
    Q_OBJECT

public:
    // A sale that takes longer prints its receipt: the router is slow, or away and not known to be yet.
    static constexpr std::chrono::seconds usualWait{5};

    explicit SaleSlips(const UiContext& context, QObject* parent = nullptr);

    void setState(const engine::EngineState& state);
    // Sold just now, at this window. Without `prints` nothing is printed by itself.
    void sold(qint64 purchaseId, bool prints = true);
    // Its codes are on the screen from now on; 0: none are.
    void setOnScreen(qint64 purchaseId);
    // By hand: the slip, or while its vouchers are not made yet the receipt.
    void print(qint64 purchaseId);
    void reload();

    // Oldest first, of all shifts; those with codes and those that wait.
    [[nodiscard]] const QList<storage::ShiftSale>& owed() const { return m_owed; }
    [[nodiscard]] int ready() const;
    // The one to be looked at after `shown` (0: none): those with codes first. 0: nothing is owed.
    [[nodiscard]] qint64 next(qint64 shown) const;
    // It waits for longer than usual.
    [[nodiscard]] bool isLate(qint64 purchaseId) const;

signals:
    void changed();
    void lateNow(qint64 purchaseId);
    // A slip is being printed (or, without a printer, would be).
    void slipWanted(qint64 purchaseId, bool isCopy);
    void told(qint64 purchaseId, const QString& words, Tone tone); // "The slip is printed."

private:
    struct Waiting
    {
        bool isFresh = false;    // sold at this window since it was opened
        bool hasReceipt = false; // or it was tried
        bool isLate = false;
    };
    struct Sale
    {
        storage::Story story;
        storage::CounterSale sale;
    };
    enum class Paper { Slip, Receipt };

    void look(qint64 purchaseId);
    void lookAtAll();
    void found(const Sale& sale);
    void purchaseChanged(qint64 purchaseId);
    void send(const Sale& sale, Paper paper, bool byItself);
    void sendSlip(const Slip& slip, qint64 purchaseId, Paper paper, bool byItself);
    void handOver(qint64 purchaseId);
    [[nodiscard]] const storage::ShiftSale* owedSale(qint64 purchaseId) const;
    [[nodiscard]] core::Async<Sale> ask(qint64 purchaseId) const;

    const UiContext& m_context;
    QSet<QString> m_away; // routers
    qint64 m_onScreen = 0;
    QList<storage::ShiftSale> m_owed;
    QHash<qint64, Waiting> m_waiting; // whose slip this window prints
    QSet<qint64> m_tried;             // whose slip this window has sent to the printer
    QSet<qint64> m_withoutSlip;       // no slip of it was printed, so the next one is no copy
    QSet<qint64> m_handedOver;        // said so to the engine, until the list shows it
    bool m_reloading = false;
    bool m_again = false;
};

} // namespace loket::ui
