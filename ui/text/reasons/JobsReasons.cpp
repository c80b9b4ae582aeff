#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText jobsTable[] = {
    ReasonText{core::Reason::WorkDropped, "The work was stopped before it was finished."},
};

} // namespace

std::span<const ReasonText> jobsReasons()
{
    return jobsTable;
}

} // namespace loket::ui
