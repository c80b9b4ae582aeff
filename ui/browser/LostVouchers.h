// In Attention and above the differences: each router on which vouchers are missing, how many, and one button that
// makes all of them again, with its progress, a stop, and how it ended. Hidden while none is missing beyond a handful.
// UI thread.
#pragma once

#include "sales/vouchers/Drift.h"
#include "ui/context/UiContext.h"

#include <QFrame>

#include <tuple>

class QPushButton;
class QVBoxLayout;

namespace loket::ui {

class LostVouchers : public QFrame
{
    Q_OBJECT

public:
    // `leadsOn`: with a button that leads to the differences.
    explicit LostVouchers(const UiContext& context, bool leadsOn, QWidget* parent = nullptr);

    void ask();
    [[nodiscard]] QString words() const;
    [[nodiscard]] QPushButton*
    button(const QString& name) const; // "makeAll", "stop", "show", "close"; null: not offered

signals:
    void countChanged(int routers);
    void differencesWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    // Of a router: what is shown of its report.
    struct Loss
    {
        QString router;
        int missing = 0;
        int living = 0;
        std::optional<sales::MakingAgain> making;

        bool operator==(const Loss&) const = default;
        // What of it decides which widgets there are.
        [[nodiscard]] std::tuple<QString, bool, bool, bool> shape() const
        {
            return {router, missing > 0, making.has_value(), making && making->runs};
        }
    };

    void take(const QList<sales::DriftReport>& reports);
    void rebuild();
    void refresh();
    [[nodiscard]] QString makeAllText(const Loss& loss) const;
    void addLine(const Loss& loss);
    [[nodiscard]] QString wordsOf(const Loss& loss) const;
    [[nodiscard]] static QString endOf(const sales::MakingAgain& making);
    void begin(const QString& router);
    void stop(const QString& router);
    void say(const core::Error& error);

    const UiContext& m_context;
    const bool m_leadsOn;
    QList<Loss> m_losses;
    QHash<QString, sales::MakingAgain> m_closed; // ends that were read
    QVBoxLayout* m_layout;
};

} // namespace loket::ui
