// What is planned of a folder of gembok-bill that a test has made, where nothing or one router is set up here.
#pragma once

#include "importing/GembokFolder.h"
#include "importing/sources/Gembok.h"

#include <QTimeZone>

namespace loket::test {

using importing::Answers;
using importing::Ours;
using importing::Plan;

inline Ours nothingSetUp()
{
    Ours ours;
    ours.timeZone = "Asia/Jakarta";
    ours.now = QDateTime(QDate(2026, 4, 10), QTime(5, 0), QTimeZone::utc());
    return ours;
}

inline Ours oneRouter()
{
    Ours ours = nothingSetUp();
    ours.routers = {
        {.name = QStringLiteral("main"), .host = QStringLiteral("192.168.8.1"), .port = 8728, .serial = {}}};
    return ours;
}

inline Plan planOf(const GembokFolder& folder, const Ours& ours = oneRouter(), const Answers& answers = {})
{
    const auto reading = importing::readGembok(folder.path(), {});
    if (!reading) {
        qWarning("%s", qPrintable(reading.error().detail));
        return {};
    }
    const auto plan = (*reading)->plan(ours, answers);
    return plan ? *plan : Plan{};
}

} // namespace loket::test
