#include "ui/text/reasons/Tables.h"

namespace loket::ui {

std::span<const ReasonText> paymentsReasons()
{
    return {};
}

} // namespace loket::ui
