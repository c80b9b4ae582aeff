// Ctrl+K: any code, phone, order, device address or name finds its order's history. Queries the reader while the user
// types; an answer to an older query is dropped. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/context/UiContext.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace loket::ui {

class SearchDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostResults = 20;
    static constexpr qsizetype leastLetters = 2;
    static constexpr auto typingPause = std::chrono::milliseconds(150);

    // `withStock`: vouchers that nobody has bought yet are found too.
    SearchDialog(const UiContext& context, bool withStock, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit& input() const { return *m_input; }
    [[nodiscard]] QListWidget& results() const { return *m_results; }
    [[nodiscard]] QLabel& note() const { return *m_note; }

signals:
    void chosen(qint64 purchaseId);
    void voucherChosen(qint64 voucherId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Found
    {
        QList<domain::Purchase> purchases;
        QList<storage::VoucherRow> stock;
    };

    void typed();
    void ask();
    void list(const core::Result<Found>& found);
    void add(const domain::Purchase& purchase);
    void add(const storage::VoucherRow& voucher);
    void choose();
    void say(const QString& text, Tone tone = Tone::Neutral);

    const UiContext& m_context;
    const bool m_withStock;
    QLineEdit* m_input;
    QListWidget* m_results;
    QLabel* m_note;
    quint64 m_question = 0;
    bool m_chooseWhenFound = false; // Enter was pressed before the answer
};

} // namespace loket::ui
