#include "engine/EngineWorld.h"
#include "server/Site.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// The description of the API against the API itself: every route is described and every described path is a route, and
// a caller that uses only the description (check_openapi.py, with a JSON Schema validator that is not ours) never gets
// an answer that does not fit, nor a server error.
class TestOpenApi : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }

    void everyRouteIsDescribedAndNothingElse()
    {
        tests::EngineWorld world;
        QCOMPARE(world.start(), QString());
        QFile file(u":/api/openapi.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject paths = QJsonDocument::fromJson(file.readAll()).object().value(u"paths"_s).toObject();
        QStringList described;
        static const QRegularExpression parameter(u"\\{[^}]*\\}"_s);
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString& method : path->toObject().keys())
                described += method.toUpper() + u' ' + QString(path.key()).replace(parameter, u"*"_s);
        }
        QStringList routes = world.engine().routes();
        described.sort();
        routes.sort();
        QCOMPARE(described, routes);
    }

    void aStrangerWithTheDescriptionFindsNothingWrong()
    {
        tests::EngineWorld world;
        world.sandboxes.settings[u"server.purchase_rate_per_minute"_s] = u"600"_s;
        QCOMPARE(world.start(), QString());
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids += QString::number(world.purchase(world.buyAndPay()).id);
        ids += QString::number(world.purchase(world.buy()).id);
        ids += QString::number(world.purchase(world.buy({{u"gateway"_s, u"cash"_s}})).id);
        const auto tokenOf = [&](storage::TokenScope scope) {
            return world.bearer(scope).first().second.mid(QByteArray("Bearer ").size());
        };
        QFile tokens(world.sandboxes.folder.filePath(u"tokens"_s));
        QVERIFY(tokens.open(QIODevice::WriteOnly));
        tokens.write(tokenOf(storage::TokenScope::Read) + '\n' + tokenOf(storage::TokenScope::Operate) + '\n' +
                     ids.join(u',').toUtf8() + '\n');
        tokens.close();
        const QString seed = qEnvironmentVariableIsSet("LOKET_SEED")
                                 ? qEnvironmentVariable("LOKET_SEED")
                                 : QString::number(QRandomGenerator::global()->bounded(1'000'000));
        const QString rounds = qEnvironmentVariable("LOKET_ROUNDS", u"12"_s);
        QProcess caller;
        caller.setProcessChannelMode(QProcess::MergedChannels);
        caller.start(u"/usr/bin/python3"_s, {QStringLiteral(LOKET_CHECK_OPENAPI), world.url(u"/"_s).toString(),
                                             tokens.fileName(), seed, rounds});
        QTRY_VERIFY_WITH_TIMEOUT(caller.state() == QProcess::NotRunning, 100'000);
        const QByteArray said = caller.readAll();
        QVERIFY2(caller.exitStatus() == QProcess::NormalExit && caller.exitCode() == 0, said.constData());
        qInfo().noquote() << said.trimmed();
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
