// "Forget this customer": says what goes, what stays and what still holds it, and has the engine do it. UI thread; the
// question deletes itself when it is closed.
#pragma once

#include "domain/Purchase.h"
#include "ui/context/UiContext.h"

class QWidget;

namespace loket::ui {

class ForgetCustomer : public QObject
{
    Q_OBJECT

public:
    using Tell = std::function<void(Tone tone, const QString& words)>;

    // An order with a number, and a person who may.
    static bool isPossible(const UiContext& context, const domain::Purchase& purchase);

    // Asks about the customer of this order; `tell` is called with the result while `parent` exists.
    static void ask(const UiContext& context, const domain::Purchase& purchase, QWidget* parent, const Tell& tell);
};

} // namespace loket::ui
