// What an import is about, as one page: what the other program lost, how much was found and how much is imported, and
// what stays out with the reason. The same for a preview and a report. UI thread.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace loket::ui {

class ImportSummary : public QScrollArea
{
    Q_OBJECT

public:
    explicit ImportSummary(const UiContext& context, QWidget* parent = nullptr);

    void show(const importing::Preview& preview);
    void show(const importing::Report& report);
    void show(const importing::Undone& undone);
    // Everything on the page, for tests and screen readers.
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Shape { Preview, Report, Undone };
    struct Content
    {
        Shape shape = Shape::Preview;
        QMap<importing::What, int> found;
        QMap<importing::What, int> counts;
        QList<importing::LeftOut> leftOut;
        importing::Lost lost;
    };

    void rebuild();
    void addLost(QVBoxLayout& layout, QWidget& page) const;
    void addCounts(QVBoxLayout& layout, QWidget& page) const;
    void addLeftOut(QVBoxLayout& layout, QWidget& page) const;
    [[nodiscard]] QString countsHeading() const;

    const UiContext& m_context;
    Content m_content;
};

} // namespace loket::ui
