// The list of orders with its columns, its menu and its file: what the screens Orders and Attention share. The screen
// around it sets the filter and the texts of an empty list. UI thread.
#pragma once

#include "ui/browser/StoryBrowser.h"
#include "ui/models/OrdersModel.h"

namespace loket::ui {

class PurchaseBrowser : public StoryBrowser
{
    Q_OBJECT

public:
    using EmptyWords = std::function<void(StatePanel& panel)>;

    PurchaseBrowser(const UiContext& context, EmptyWords emptyWords, QWidget* parent = nullptr);

    void showColumns(const QList<OrdersModel::Column>& columns);
    void stretchColumn(OrdersModel::Column column); // instead of the last one

    [[nodiscard]] OrdersModel& model() const { return *m_model; }

    void showOrder(qint64 id);
    // The selected orders, or all of the list where none is selected, into a CSV file.
    void exportTo(const QString& file);

signals:
    void exported(const core::Result<qint64>& rows);

private:
    PurchaseBrowser(const UiContext& context, OrdersModel* model, EmptyWords emptyWords, QWidget* parent);
    void buildTable();
    void chooseExport();
    void fillMenu(QMenu* menu, int row);

    OrdersModel* m_model;
};

} // namespace loket::ui
