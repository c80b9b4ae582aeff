// All of a buyer's steps in a real Chromium, for each gateway: chosen and ordered on the shop page, paid on the
// gateway's page, the code on the order's page: once by webhook, once with the webhooks cut off, once with the PC
// off in between. On a phone of 360 pixels and on a desktop, with scripts and without, and with a gateway that is down.
// LOKET_SHOTS=FOLDER keeps pictures of every page.
#include "engine/Engine.h"
#include "support/Http.h"
#include "support/Sandboxes.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

// tests/e2e/browser.js in a process of its own. While it works, the test's event loop runs: engine and sandboxes
// answer.
class Browser
{
public:
    bool start(const QString& chromium)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QString modules =
            qEnvironmentVariable("LOKET_NODE_MODULES", QStringLiteral(LOKET_NODE_MODULES)); // NOLINT
        environment.insert(u"NODE_PATH"_s, modules);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"node"_s, {QStringLiteral(LOKET_BROWSER_SCRIPT), chromium});
        return answer().value(u"ok"_s).toString() == u"ready"_s;
    }
    ~Browser()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    // The command's answer; an error fails the check and is in `trouble`.
    QJsonValue ask(const QString& what, QJsonObject with = {})
    {
        with.insert(u"do"_s, what);
        m_process.write(QJsonDocument(with).toJson(QJsonDocument::Compact) + '\n');
        const QJsonObject said = answer();
        if (said.contains(u"error"_s))
            trouble += what + u": "_s + said.value(u"error"_s).toString();
        return said.value(u"ok"_s);
    }
    QString see(const QString& css) { return ask(u"see"_s, {{u"at"_s, css}}).toString(); }
    void click(const QString& css, bool leads = false, bool mayFail = false)
    {
        ask(u"click"_s, {{u"at"_s, css}, {u"leads"_s, leads}, {u"mayFail"_s, mayFail}});
    }
    void type(const QString& css, const QString& text) { ask(u"type"_s, {{u"at"_s, css}, {u"text"_s, text}}); }
    QJsonValue eval(const QString& code) { return ask(u"eval"_s, {{u"code"_s, code}}); }

    QStringList trouble;

private:
    QJsonObject answer()
    {
        (void)QTest::qWaitFor([this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; },
                              120000);
        if (!m_process.canReadLine())
            return {{u"error"_s, u"the browser has gone"_s}};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

    QProcess m_process;
};

const QStringList gateways{u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s};

} // namespace

class TestChromium : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
        if (chromium.isEmpty())
            QSKIP("chromium is not installed");
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        QVERIFY2(m_browser.start(chromium), qPrintable(m_browser.trouble.join(u'\n')));

        QTcpServer probe; // the PC keeps its address when it comes back
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        m_world.settings[u"server.port"_s] = QString::number(probe.serverPort());
        probe.close();
        m_world.settings[u"payments.gateways"_s] = gateways.join(u',') + u",cash"_s;
        m_world.settings[u"router.main.login_url"_s] = u"http://wifi.example/login"_s;
        m_world.settings[u"server.public_url"_s] = u"http://127.0.0.1:"_s + m_world.settings[u"server.port"_s];
        // What an operator would enter in Xendit's dashboard: its invoices have no webhook address.
        m_world.gateways.webhooks().setDashboardUrl(
            u"xendit"_s, QUrl(m_world.settings[u"server.public_url"_s] + u"/voucher/payment-webhook/xendit"_s));
        m_world.gateways.setCustomerFee(750);
        startEngine();
    }
    void cleanupTestCase() { m_engine.reset(); }

    void init()
    {
        m_world.gateways.webhooks().setMood({});
        m_browser.trouble.clear();
        if (!m_engine)
            startEngine();
    }

    void bought_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("told");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("scripts");
        for (const QString& gateway : gateways) {
            QTest::newRow(qPrintable(gateway + u" by webhook, phone"_s)) << gateway << u"webhook"_s << 360 << true;
            QTest::newRow(qPrintable(gateway + u" by asking, desktop"_s)) << gateway << u"poll"_s << 1280 << true;
            QTest::newRow(qPrintable(gateway + u" with the PC off, phone"_s)) << gateway << u"off"_s << 360 << true;
        }
        QTest::newRow("tripay without scripts, phone") << u"tripay"_s << u"webhook"_s << 360 << false;
    }

    void bought()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, told);
        QFETCH(int, width);
        QFETCH(bool, scripts);
        m_shots = gateway + u'-' + told + (scripts ? u""_s : u"-noscript"_s);
        const bool dark = told == u"poll"_s;
        m_world.gateways.webhooks().setMood({.send = told == u"webhook"_s});
        page(width, dark, scripts, told == u"off"_s ? u"en"_s : u"id"_s);

        const QString way = u"input[name=gateway][value^='%1']"_s.arg(gateway);
        order(way);
        m_browser.see(u"a[href^='/voucher/pay/']"_s);
        const QString invoice = invoiceOnPage();
        QVERIFY2(domain::isInvoiceId(invoice), qPrintable(invoice));
        if (gateway == u"tripay"_s || gateway == u"duitku"_s) {
            m_browser.see(u"img.qris"_s);
            QVERIFY(m_browser.eval(u"document.querySelector('img.qris').naturalWidth"_s).toInt() > 200);
            m_browser.see(u".countdown .left"_s);
        }
        shot(u"2-order"_s, width);
        m_browser.click(u"a[href^='/voucher/pay/']"_s, true);
        m_browser.see(u"button.pay"_s);
        if (told == u"off"_s)
            m_engine.reset();
        m_browser.click(u"button.pay"_s, true, told == u"off"_s);
        if (told == u"off"_s) {
            QTRY_VERIFY(stateAt(invoice) == sandbox::SandboxState::Paid);
            startEngine();
            m_browser.ask(u"goto"_s, {{u"url"_s, statusUrl(invoice)}});
        }
        const QString code = m_browser.see(u".voucher .code"_s);
        QCOMPARE(m_world.usersOf(invoice), QStringList{code});
        QVERIFY(m_browser.eval(u"document.querySelector('.voucher a.primary').href"_s)
                    .toString()
                    .startsWith(u"http://wifi.example/login?username="_s + code));
        QCOMPARE(m_browser.eval(u"!document.querySelector('button.copy').hidden"_s).toBool(), scripts);
        shot(u"3-ready"_s, width);
        QCOMPARE(m_browser.ask(u"complaints"_s).toArray(), QJsonArray());
        QVERIFY2(m_browser.trouble.isEmpty(), qPrintable(m_browser.trouble.join(u'\n')));
    }

    void aGatewayThatIsDownIsToldAndAnotherWayIsTaken()
    {
        m_shots = u"trouble"_s;
        m_world.gateways.http().addMood({.kind = sandbox::Mood::Kind::Status,
                                         .path = "/xendit/v2/invoices",
                                         .times = sandbox::Mood::always,
                                         .status = 503});
        page(360, false, true, u"id"_s);
        order(u"input[name=gateway][value='xendit']"_s);
        m_browser.see(u"section.note.warn"_s);
        const QString first = invoiceOnPage();
        shot(u"2-trouble"_s, 360);
        m_browser.click(u".other label:has(input[value^='duitku'])"_s);
        m_browser.click(u".other button[type=submit]"_s, true);
        m_browser.see(u"a[href^='/voucher/pay/']"_s);
        const QString second = invoiceOnPage();
        QVERIFY(second != first);
        m_world.gateways.http().clearMoods();
        m_browser.click(u"a[href^='/voucher/pay/']"_s, true);
        m_browser.click(u"button.pay"_s, true);
        const QString code = m_browser.see(u".voucher .code"_s);
        QCOMPARE(m_world.usersOf(second), QStringList{code});
        QVERIFY(m_world.usersOf(first).isEmpty());
        // The old address redirects.
        m_browser.ask(u"goto"_s, {{u"url"_s, statusUrl(first)}});
        m_browser.click(u"a.primary"_s, true);
        QCOMPARE(m_browser.see(u".voucher .code"_s), code);
        QVERIFY2(m_browser.trouble.isEmpty(), qPrintable(m_browser.trouble.join(u'\n')));
    }

    void theOtherPages()
    {
        m_shots = u"other"_s;
        page(360, true, true, u"id"_s);
        order(u"input[name=gateway][value='cash']"_s);
        m_browser.see(u"h1.state"_s);
        shot(u"cash"_s, 360);
        page(360, false, true, u"id"_s);
        order(u"input[name=gateway][value='tripay:BRIVA']"_s);
        m_browser.see(u".paycode .code"_s);
        shot(u"paycode"_s, 360);
        m_browser.ask(u"goto"_s, {{u"url"_s, m_engine->url().resolved(QUrl(u"/voucher/nowhere"_s)).toString()}});
        shot(u"missing"_s, 360);
        QVERIFY2(m_browser.trouble.isEmpty(), qPrintable(m_browser.trouble.join(u'\n')));
    }

private:
    void startEngine()
    {
        m_world.writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world.folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_reader.reset();
        // The shop offers the methods as soon as the gateways have returned them.
        QTRY_VERIFY(m_http.get(m_engine->url().resolved(QUrl(u"/voucher/"_s)), {{"Accept", "text/html"}})
                        .body.contains("duitku:SP"));
    }

    void page(int width, bool dark, bool scripts, const QString& language)
    {
        m_browser.ask(u"page"_s, {{u"width"_s, width},
                                  {u"height"_s, width < 600 ? 740 : 900},
                                  {u"dark"_s, dark},
                                  {u"scripts"_s, scripts},
                                  {u"language"_s, language}});
        m_browser.ask(u"goto"_s, {{u"url"_s, m_engine->url().resolved(QUrl(u"/voucher/"_s)).toString()}});
        m_width = width;
    }

    // Fills the shop's form as a person would and sends it.
    void order(const QString& way)
    {
        m_browser.click(u"label.package:has(input[value='5k'])"_s);
        m_browser.type(u"#name"_s, u"Andi <b>"_s);
        m_browser.type(u"#phone"_s, u"0812 3456 7890"_s);
        if (m_browser.eval(u"!!document.querySelector(\"%1\").closest('details:not([open])')"_s.arg(way)).toBool())
            m_browser.click(u"details.more summary"_s);
        m_browser.click(u"label.method:has(%1)"_s.arg(way));
        shot(u"1-shop"_s, m_width);
        m_browser.click(u"form button.primary"_s, true);
    }

    // Nothing is wider than the screen; and a picture, where requested.
    void shot(const QString& name, int width)
    {
        const int wide = m_browser.eval(u"document.documentElement.scrollWidth"_s).toInt();
        QVERIFY2(wide <= width, qPrintable(u"%1 %2 is %3 pixels wide"_s.arg(m_shots, name).arg(wide)));
        const QString folder = qEnvironmentVariable("LOKET_SHOTS");
        if (!folder.isEmpty())
            m_browser.ask(u"shot"_s, {{u"file"_s, folder + u'/' + m_shots + u'-' + name + u".png"_s}});
    }

    QString invoiceOnPage() { return m_browser.see(u"dd.code"_s); }

    [[nodiscard]] sandbox::SandboxState stateAt(const QString& invoice) const
    {
        for (const sandbox::SandboxPayment& payment : m_world.gateways.payments()) {
            if (payment.orderId == invoice)
                return payment.state;
        }
        return sandbox::SandboxState::Pending;
    }

    QString statusUrl(const QString& invoice)
    {
        if (!m_reader)
            m_reader = std::move(*storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly));
        const auto found = storage::PurchaseRepository(*m_reader).findByInvoice(invoice);
        return found ? m_engine->url().resolved(QUrl(u"/voucher/status/"_s + found->statusToken)).toString() : u""_s;
    }

    tests::Sandboxes m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    tests::Http m_http;
    Browser m_browser;
    QString m_shots;
    int m_width = 360;
};

QTEST_GUILESS_MAIN(TestChromium)
#include "tst_chromium.moc"
