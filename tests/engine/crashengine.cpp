// An engine that crashes: crashengine DATA_DIR N [STOCK] ends the process, without any cleanup, after the Nth commit
// or external effect (core/Effect.h); N = 0 never, NAME:N after the Nth effect of that name. Says "listening on URL"
// when ready, and "did NAME" after each it survives. With STOCK it begins a batch of that many vouchers where there is
// none yet.
#include "engine/Engine.h"
#include "storage/StockRepository.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

namespace {

bool beginOnce(loket::engine::Engine& engine, int quantity)
{
    const auto database = loket::storage::Database::open(engine.folder().database(), loket::storage::Access::ReadOnly);
    if (!database)
        return false;
    const auto batches = loket::storage::StockRepository(**database).newest(1);
    if (!batches || !batches->isEmpty())
        return batches.has_value();
    return engine.use().stock.begin({QStringLiteral("5k"), quantity, {}}, {QStringLiteral("operator")}).has_value();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString when = QCoreApplication::arguments().value(2);
    const int deadly = when.section(QLatin1Char(':'), -1).toInt();
    const QByteArray only =
        when.contains(QLatin1Char(':')) ? when.section(QLatin1Char(':'), 0, 0).toUtf8() : QByteArray();
    int seen = 0;

    loket::engine::EngineOptions options;
    options.program = QStringLiteral("crashengine");
    options.dataFolder = QCoreApplication::arguments().value(1);
    options.effect = [&seen, deadly, only](const char* name) {
        const bool counts = only.isEmpty() || only == name;
        if (counts && ++seen == deadly) {
            std::fprintf(stdout, "died after %s\n", name);
            std::fflush(stdout);
            ::_exit(77);
        }
        std::fprintf(stdout, "did %s\n", name);
        std::fflush(stdout);
    };
    loket::engine::Engine engine(options);
    if (const auto started = engine.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
        return 1;
    }
    std::fprintf(stdout, "listening on %s\n", qPrintable(engine.url().toString()));
    std::fflush(stdout);
    if (const int stock = QCoreApplication::arguments().value(3).toInt(); stock > 0 && !beginOnce(engine, stock))
        return 1;
    return QCoreApplication::exec();
}
