// What a login leaves in the log: nothing of itself.
#include "core/Clock.h"
#include "core/Log.h"
#include "router/Client.h"
#include "sandbox/router/RouterSandbox.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using sandbox::RouterFace;
using sandbox::RouterSandbox;

class TestLoginLog : public QObject
{
    Q_OBJECT

private slots:
    // app/router/FACTS.md, 11.10: with every room logging as much as it can, nothing of a login is in the log.
    void noLoginIsInTheLog_data()
    {
        QTest::addColumn<QString>("face");
        QTest::addColumn<bool>("legacy");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("modern") << u"v7"_s << false << QByteArray("rahasia");
        QTest::newRow("modern, refused") << u"v7"_s << false << QByteArray("salah-sekali");
        QTest::newRow("old") << u"v6-old"_s << true << QByteArray("rahasia");
        QTest::newRow("old, refused") << u"v6-old"_s << true << QByteArray("salah-sekali");
        QTest::newRow("old, not allowed") << u"v6-old"_s << false << QByteArray("rahasia");
    }

    void noLoginIsInTheLog()
    {
        QFETCH(QString, face);
        QFETCH(bool, legacy);
        QFETCH(QByteArray, password);
        RouterSandbox router("loket", "rahasia");
        QVERIFY(router.listen());
        core::SystemClock clock;
        router.model().setFace(*RouterFace::named(face));
        QTemporaryDir folder;
        QLoggingCategory::setFilterRules(u"*.debug=true"_s);
        const auto quiet = qScopeGuard([] { QLoggingCategory::setFilterRules(QString()); });
        {
            const core::LogFile log(folder.path(), false);
            RouterSettings settings;
            settings.host = u"127.0.0.1"_s;
            settings.port = router.port();
            settings.user = u"loket"_s;
            settings.legacyLogin = legacy;
            settings.password = core::Secret(password);
            Client client(settings, clock);
            auto answer = client.run(Command("/system/identity/print"));
            QTRY_VERIFY(answer.isFinished());
            // The error is logged too, wherever it occurs.
            qWarning("answered: %s", answer.result() ? "fine" : qPrintable(answer.result().error().detail));
        }
        QFile file(folder.filePath(u"loket.log"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("answered: "));
        for (const QByteArray& word : {password, QByteArray("=password="), QByteArray("=response="),
                                       QByteArray("=ret="), password.toHex(), password.toBase64()})
            QVERIFY2(!content.contains(word), content.constData());
        // Neither the challenge nor the answer to it, which are the only long numbers in a login.
        static const QRegularExpression longHex(u"[0-9a-f]{32}"_s);
        QVERIFY2(!longHex.match(QString::fromUtf8(content)).hasMatch(), content.constData());
    }
};

QTEST_GUILESS_MAIN(TestLoginLog)
#include "tst_loginlog.moc"
