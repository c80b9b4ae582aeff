#include "importing/sources/MikhmonPlan.h"

#include "importing/sources/MikhmonPlanner.h"

namespace loket::importing::mikhmon {

core::Result<Plan> planOf(const Tables& tables, const Ours& ours, const Answers& answers)
{
    return Planner(tables, ours, answers).make();
}

} // namespace loket::importing::mikhmon
