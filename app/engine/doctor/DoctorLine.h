// One line of the doctor: what was looked at, how it is, and the exact thing to do. Plain data, safe between threads.
#pragma once

#include "router/Diagnosis.h"

#include <QMetaType>

namespace loket::engine {

using router::Verdict;

struct DoctorLine
{
    QString part;  // what it belongs to, as DoctorCase::parts names it: "house", "router.main", "payments.tripay"
    QString check; // stable name: "router.clock"
    Verdict verdict = Verdict::Ok;
    QString words;
    QString fix; // to type: on the router where it starts with "/", else in a shell; or one sentence; empty: nothing

    bool operator==(const DoctorLine&) const = default;
};

} // namespace loket::engine

Q_DECLARE_METATYPE(loket::engine::DoctorLine)
