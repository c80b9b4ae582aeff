// What restricts the list of vouchers: chips by status with their counts, sold or in stock, the package, the router,
// one batch, the search. Changes are signalled after a short pause in typing. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/widgets/SearchEdit.h"

class QComboBox;

namespace loket::ui {

class FilterChip;

class VouchersFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit VouchersFilterBar(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] storage::VoucherFilter filter() const;
    [[nodiscard]] bool isRestricting() const;
    void clear();
    void focusSearch();
    void setCounts(const storage::VoucherCounts& counts);
    void setPackages(const QList<domain::Package>& packages);
    void setRouters(const QStringList& routers);
    void showBatch(const domain::Batch& batch); // as a chip that removes itself when pressed

    [[nodiscard]] FilterChip* chip(domain::VoucherStatus status) const { return m_chips[qsizetype(status)]; }
    // Known to be missing on their router: no status of theirs counts them. Shown where there are some.
    [[nodiscard]] FilterChip* missingChip() const { return m_missing; }
    [[nodiscard]] FilterChip* batchChip() const { return m_batchChip; }
    [[nodiscard]] SearchEdit* search() const { return m_search; }
    [[nodiscard]] QComboBox* ownership() const { return m_ownership; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void chipPressed();
    void retranslate();
    void refill(QComboBox* box, const QString& all, const QList<std::pair<QString, QString>>& entries);

    const UiContext& m_context;
    FilterChip* m_all;
    FilterChip* m_batchChip;
    QList<FilterChip*> m_chips; // in the order of allVoucherStatuses()
    FilterChip* m_missing;
    SearchEdit* m_search;
    QComboBox* m_ownership;
    QComboBox* m_package;
    QComboBox* m_router;
    QList<domain::Package> m_packages;
    QStringList m_routers;
    domain::Batch m_batch; // id 0: none
};

} // namespace loket::ui
