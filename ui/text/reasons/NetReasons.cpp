#include "ui/text/reasons/Tables.h"

namespace loket::ui {

std::span<const ReasonText> netReasons()
{
    return {};
}

} // namespace loket::ui
