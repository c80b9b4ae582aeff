// An import that crashes: crashimport DATA_DIR N ends the process, without any cleanup, after the Nth commit or
// external effect (core/Effect.h); N = 0 never. Says "did NAME" after each it survives.
#include "importing/ImportRun.h"
#include "importing/SamplePlan.h"

#include "engine/ImportDesk.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int deadly = QCoreApplication::arguments().value(2).toInt();
    int seen = 0;
    const auto effect = [&seen, deadly](const char* name) {
        if (++seen == deadly) {
            std::fprintf(stdout, "died after %s\n", name);
            std::fflush(stdout);
            ::_exit(77);
        }
        std::fprintf(stdout, "did %s\n", name);
    };
    const auto desk = loket::engine::ImportDesk::open(QCoreApplication::arguments().value(1), {}, effect);
    if (!desk) {
        std::fprintf(stderr, "%s\n", qPrintable(desk.error().detail));
        return 1;
    }
    const loket::importing::House house = (*desk)->house();
    loket::importing::RouterSteps steps(house);
    loket::importing::ImportRun run(house, steps, loket::tests::samplePlan(), {QStringLiteral("administrator")},
                                    [](const loket::importing::Moment&) { return true; });
    int code = 1;
    loket::core::whenReady(run.start(), &run, [&](const loket::core::Result<loket::importing::Report>& report) {
        if (!report)
            std::fprintf(stderr, "%s\n", qPrintable(report.error().detail));
        code = report && report->isOver ? 0 : 1;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}
