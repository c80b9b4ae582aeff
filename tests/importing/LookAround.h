// What a report, an error or a question may never hold.
#pragma once

#include "importing/Plan.h"

#include <QTest>

namespace loket::test {

// Everything of a plan that is shown or written to a report.
inline QString toldBy(const importing::Plan& plan)
{
    QString told = plan.origin;
    for (const importing::LeftOut& row : plan.skipped)
        told += u'\n' + row.examples.join(u'\n');
    for (const importing::Question& question : plan.questions)
        told += u'\n' + question.id + u'\n' + question.subject + u'\n' + question.choices.join(u'\n');
    for (const importing::PlannedSettings& settings : plan.settings) {
        for (auto value = settings.values.begin(); value != settings.values.end(); ++value)
            told += u'\n' + value.key() + u'=' + value.value();
    }
    for (const importing::PlannedPurchase& purchase : plan.purchases)
        told += u'\n' + purchase.purchase.failureReason + u'\n' + purchase.purchase.failureBecause;
    return told;
}

inline int leftOut(const importing::Plan& plan, importing::What what, importing::Why why)
{
    for (const importing::LeftOut& row : plan.skipped) {
        if (row.what == what && row.why == why)
            return row.count;
    }
    return 0;
}

inline const importing::Question* questionOf(const importing::Plan& plan, const QString& id)
{
    for (const importing::Question& question : plan.questions) {
        if (question.id == id)
            return &question;
    }
    return nullptr;
}

} // namespace loket::test
