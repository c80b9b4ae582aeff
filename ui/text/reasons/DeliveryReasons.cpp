#include "ui/text/reasons/Tables.h"

namespace loket::ui {

std::span<const ReasonText> deliveryReasons()
{
    return {};
}

} // namespace loket::ui
