// One line of the doctor: what was checked, its state, and the exact thing to do. Plain data, safe between threads.
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
    core::Phrase what;
    // To type: on the router where it starts with "/", else in a shell. Empty: see the remedy.
    QString command = {};
    core::Phrase remedy = {}; // where a command does not help; empty: nothing is to be done

    // `language`: "id", or English. The command is the same in each.
    [[nodiscard]] QString words(QStringView language = u"en") const { return core::wordsOf(what, language); }
    [[nodiscard]] QString fix(QStringView language = u"en") const
    {
        return command.isEmpty() ? core::wordsOf(remedy, language) : command;
    }

    bool operator==(const DoctorLine&) const = default;
};

} // namespace loket::engine

Q_DECLARE_METATYPE(loket::engine::DoctorLine)
