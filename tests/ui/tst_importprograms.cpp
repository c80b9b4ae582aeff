// What gembok-bill and phpnuxbill leave behind comes along through the window and goes again: the real engine, the
// sandbox router, a database that is in use meanwhile, and a real backup.
#include "importing/GembokFolder.h"
#include "importing/NuxBackup.h"

#include "ui/ImportSteps.h"
#include "ui/text/ImportWords.h"
#include "ui/text/StoryWords.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportSummary.h"

#include <QComboBox>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using importing::About;
using importing::What;
using test::GembokAge;
using test::GembokFolder;
using test::NuxBackup;

class TestImportPrograms : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_steps = std::make_unique<ImportSteps>(); }
    void cleanup() { m_steps.reset(); }

    void gembokComesAlongWhileItIsInUse();
    void phpNuxBillComesAlong();

private:
    [[nodiscard]] ImportWizard& wizard() const { return *m_steps->wizard; }
    [[nodiscard]] QMap<QString, QString> comments() const
    {
        QMap<QString, QString> all;
        for (const sandbox::SandboxUser& user : m_steps->house.world.router.users())
            all.insert(user.name, user.comment);
        return all;
    }
    // The same import again: it has nothing new, and says so.
    void nothingComesTwice(const QString& source, const QString& path);
    // The order that was lost before Loket: whose fault it was, and that nothing is made of it by itself.
    void attentionSaysWhy();
    // The earlier imports list this one alone.
    void isListed(const QString& program);

    std::unique_ptr<ImportSteps> m_steps;
};

void TestImportPrograms::nothingComesTwice(const QString& source, const QString& path)
{
    m_steps->open(source, path);
    QVERIFY2(m_steps->goTo(ImportWizard::Found), qPrintable(wizard().problem()));
    if (wizard().heading() != u"There is nothing new"_s) { // questions are asked all the same
        QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
        QCOMPARE(wizard().heading(), u"Nothing would be imported"_s);
        QVERIFY2(!wizard().next()->isEnabled(), qPrintable(wizard().ready().words()));
    }
    wizard().close();
}

void TestImportPrograms::isListed(const QString& program)
{
    ImportsDialog earlier(*m_steps->house.context);
    earlier.setAttribute(Qt::WA_DeleteOnClose, false);
    earlier.show();
    QTRY_COMPARE(earlier.count(), 1);
    const QString row = earlier.list()->item(0)->text();
    QVERIFY2(row.contains(program) && row.contains(u"imported"_s), qPrintable(row));
    QVERIFY(earlier.takeBack()->isEnabled());
}

void TestImportPrograms::attentionSaysWhy()
{
    const auto ids = SetupHouse::answer(m_steps->house.context->reader.ask<QList<qint64>>(
        [](const storage::ReadModels& models) -> core::Result<QList<qint64>> {
            storage::Statement statement = models.database().statement(
                u"SELECT id FROM voucher_purchases WHERE status = 'voucher_generation_failed'"_s);
            LOKET_TRY(statement.run());
            QList<qint64> all;
            while (statement.next())
                all += statement.integer(0);
            return all;
        }));
    QVERIFY(ids && ids->size() == 1);
    const auto story = SetupHouse::answer(m_steps->house.context->reader.ask<storage::Story>(
        [id = ids->first()](const storage::ReadModels& models) { return models.story(id); }));
    QVERIFY(story);
    const StoryWords::Trouble trouble = StoryWords::troubleOf(*story, true);
    QCOMPARE(trouble.what, u"The old program took the money and did not give all the vouchers."_s);
    QVERIFY2(!trouble.remedy.contains(u"by itself"_s), qPrintable(trouble.remedy));
    QVERIFY2(trouble.technical.contains(u"gembok-bill took the money and made 0 of 1 vouchers"_s),
             qPrintable(trouble.technical));
}

// Its own connection has rows in the log of the database that no checkpoint has moved, and one that is not committed.
void TestImportPrograms::gembokComesAlongWhileItIsInUse()
{
    sandbox::RouterModel& router = m_steps->house.world.router.model();
    router.addStranger("V100001", "voucher");
    const auto onRouter = comments();
    GembokFolder folder(GembokAge::Newest, true);
    folder.writeSettings(R"({"company_header": "Warung Melati", "mikrotik_host": "10.9.9.9", "mikrotik_port": "8728",
                             "mikrotik_user": "api", "mikrotik_password": "rahasia-router-lama"})");
    folder.sql("INSERT INTO voucher_online_settings (package_id, profile, price, name, duration, duration_type) VALUES "
               "('7k', '7k', 7000, '7rb - 2 Hari', 2, 'hours')");
    folder.sql("INSERT INTO voucher_purchases (customer_name, customer_phone, amount, description, voucher_package, "
               "voucher_profile, voucher_data, status, created_at, updated_at, invoice_id) VALUES "
               "('santo', '08170281534', 7000, 'Voucher Hotspot 7rb - 2 Hari x1', '7k', '7k', "
               "'[{\"username\":\"V100001\",\"password\":\"V100001\"}]', 'completed', '2025-12-01 10:00:00', "
               "'2025-12-01 10:00:05', 'INV-VCR-1-1'), "
               "('budi', '08170281535', 7000, 'Voucher Hotspot 7rb - 2 Hari x1', '7k', '7k', '[]', 'completed', "
               "'2025-12-01 11:00:00', '2025-12-01 11:00:05', 'INV-VCR-1-2'), "
               "('ani', '08170281536', 7000, 'Voucher Hotspot 7rb - 2 Hari x1', '7k', '7k', '[]', 'pending', "
               "'2025-12-01 12:00:00', '2025-12-01 12:00:05', 'INV-VCR-1-3')");
    folder.sql("INSERT INTO voucher_delivery_logs (purchase_id, phone, status, created_at) VALUES (1, '08170281534', "
               "'sent', '2025-12-01 10:00:06')");
    folder.sql("BEGIN IMMEDIATE; INSERT INTO voucher_purchases (customer_name, customer_phone, amount, "
               "voucher_package, voucher_profile, voucher_data, status) VALUES ('tuti', '08170281537', 7000, '7k', "
               "'7k', '[]', 'pending')");

    m_steps->open(u"gembok"_s, folder.path());
    QVERIFY2(m_steps->goTo(ImportWizard::Found), qPrintable(wizard().problem()));
    const QString found = wizard().found().words();
    QVERIFY2(found.contains(u"1 customer paid and never got a voucher"_s), qPrintable(found));
    QVERIFY2(!found.contains(u"rahasia"_s), qPrintable(found));
    QVERIFY(m_steps->goTo(ImportWizard::Questions));
    QComboBox* duration = wizard().questions().choiceOf(u"duration:7k"_s);
    QVERIFY(duration);
    QCOMPARE(duration->currentText(), u"2 days"_s);
    duration->setCurrentIndex(duration->findData(u"2h"_s));
    QVERIFY2(m_steps->goTo(ImportWizard::Ready), qPrintable(wizard().problem()));
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases"_s), 0); // only read
    QCOMPARE(m_steps->house.setting(u"router.main-2.host"_s), QString());
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    QVERIFY(wizard().report() && wizard().report()->isOver);
    QCOMPARE(wizard().report()->imported.value(What::Purchases), 3);
    QCOMPARE(wizard().report()->imported.value(What::Deliveries), 1);
    QCOMPARE(wizard().report()->imported.value(What::Packages), 1);
    QVERIFY2(!wizard().reportPage().words().contains(u"rahasia"_s), qPrintable(wizard().reportPage().words()));
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases WHERE imported_from = 'gembok'"_s), 3);
    QVERIFY2(found.contains(u"Business name"_s) && !found.contains(u"business.name"_s), qPrintable(found));
    attentionSaysWhy();
    const auto all = m_steps->house.packages();
    const auto sevens =
        std::find_if(all.begin(), all.end(), [](const domain::Package& one) { return one.id == u"7k"; });
    QVERIFY(sevens != all.end());
    QCOMPARE(sevens->duration, domain::Seconds(7200)); // as it was answered
    QTRY_VERIFY(!m_steps->house.setting(u"router.main-2.host"_s).isEmpty());
    QCOMPARE(comments(), onRouter); // nothing was asked of it
    wizard().close();

    nothingComesTwice(u"gembok"_s, folder.path());
    isListed(u"gembok-bill"_s);
    QString words;
    QCOMPARE(m_steps->takeBackNewest(&words), QString());
    QVERIFY2(words.contains(u'3'), qPrintable(words));
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases"_s), 0);
    for (const domain::Package& one : m_steps->house.packages())
        QVERIFY(one.id != u"7k");
    QCOMPARE(comments(), onRouter);

    folder.sql("COMMIT"); // has waited for nobody
    m_steps->open(u"gembok"_s, folder.path());
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    QCOMPARE(wizard().report()->imported.value(What::Purchases), 4);
}

// Codes on no router, guests who are online, members and what is long over.
void TestImportPrograms::phpNuxBillComesAlong()
{
    auto& world = m_steps->house.world;
    world.router.model().addStranger("AB12CD", "Voucher | ");
    world.router.model().addStranger("GONE11", "mar/20/2026 16:05:11");
    world.router.model().menu("/ip/hotspot/user/profile").insert({{"name", "Harian"}}); // phpnuxbill made it there
    const auto onRouter = comments();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray until = now.addDays(2).toString(u"yyyy-MM-dd hh:mm:ss"_s).toLatin1();
    const QJsonObject started{{u"recharged_on"_s, now.addSecs(-3600).toString(u"yyyy-MM-dd"_s)},
                              {u"recharged_time"_s, now.addSecs(-3600).toString(u"hh:mm:ss"_s)}};
    NuxBackup backup(u"UTC"_s, u"127.0.0.1:%1"_s.arg(world.router.port()));
    backup.plan("1", "Harian")
        .voucher("1", "EF34GH")
        .voucher("2", "EF35GH")
        .recharge("7", "AB12CD", until.constData(), started)
        .recharge("9", "GONE11", until.constData(), started)
        .transaction("3", "AB12CD", "Voucher - AB12CD", started)
        .transaction("2", "OLD123", "Voucher - OLD123", {{u"recharged_on"_s, u"2025-12-01"_s}});
    const QString path = writeFile(world.folder, u"phpnuxbill_30_tables_2026-11-30.json"_s, backup.json());

    m_steps->open(u"phpnuxbill"_s, path);
    QVERIFY2(m_steps->goTo(ImportWizard::Questions), qPrintable(wizard().problem()));
    QComboBox* make = nullptr;
    for (QComboBox* box : wizard().questions().findChildren<QComboBox*>()) {
        if (box->findData(u"make"_s) >= 0)
            make = box;
    }
    QVERIFY(make);
    QCOMPARE(make->currentText(), u"Make them"_s);
    QVERIFY2(m_steps->goTo(ImportWizard::Report), qPrintable(wizard().problem()));
    QVERIFY(wizard().report() && wizard().report()->isOver);
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases WHERE imported_from = 'phpnuxbill'"_s),
             wizard().report()->imported.value(What::Purchases));
    QTRY_VERIFY_WITH_TIMEOUT(comments().contains(u"EF34GH"_s) && comments().contains(u"EF35GH"_s),
                             ImportSteps::patience); // are made like any others
    QVERIFY(comments().value(u"AB12CD"_s).startsWith(u"loket:"_s));
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM vouchers WHERE username = 'AB12CD' AND status = 'in_use'"_s), 1);
    wizard().close();

    nothingComesTwice(u"phpnuxbill"_s, path);
    isListed(u"phpnuxbill"_s);
    QString words;
    QCOMPARE(m_steps->takeBackNewest(&words), QString());
    QCOMPARE(m_steps->number(u"SELECT count(*) FROM voucher_purchases"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(comments(), onRouter, ImportSteps::patience);
}

QTEST_MAIN(TestImportPrograms)
#include "tst_importprograms.moc"
