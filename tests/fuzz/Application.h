// The application object that sockets and timers need: a fuzzer has none, a replaying test has.
#pragma once

#include <QCoreApplication>
#include <QLoggingCategory>

#include <memory>

namespace loket::tests {

inline void fuzzApplication()
{
    if (QCoreApplication::instance())
        return;
    static int argc = 1;
    static char program[] = "fuzz";
    static char* argv[] = {program, nullptr};
    static const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("loket.*=false"));
}

} // namespace loket::tests
