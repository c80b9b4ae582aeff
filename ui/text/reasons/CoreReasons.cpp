#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText coreTable[] = {
    ReasonText{core::Reason::MemoryTooSmall,
               "There is not enough memory to protect the PIN. Close other programs and try again."},
};

} // namespace

std::span<const ReasonText> coreReasons()
{
    return coreTable;
}

} // namespace loket::ui
