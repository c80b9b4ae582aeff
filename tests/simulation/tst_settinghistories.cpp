// Histories that once went wrong where the settings disappear while orders arrive (Histories.h).
#include "simulation/Histories.h"

#include "engine/watch/Alert.h"

#include <QCoreApplication>
#include <QFile>

using namespace loket;
using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    QCoreApplication::processEvents(); // the kernel tells the engine
}

enum class Way { Removed, Emptied, Cut };

// In the middle of a line.
QByteArray cutOff(const QByteArray& content)
{
    qsizetype at = content.size() / 2;
    while (content.at(at) == '\n' || content.at(at - 1) == '\n')
        ++at;
    return content.left(at);
}

// What is to be paid and sold goes on by the last good settings.
QStringList settingsDisappear(Way way, bool isPlanted)
{
    Simulation shop(calm(22));
    shop.begin();
    shop.goOn(5min);
    const QString file = shop.file(u"loket.ini"_s);
    const QByteArray good = contentOf(file);
    QStringList found;
    if (isPlanted)
        write(file, "business.name = Warung Maya\n"); // a whole file, with nothing in it
    else if (way == Way::Removed)
        QFile::remove(file);
    else
        write(file, way == Way::Cut ? cutOff(good) : QByteArray());
    QCoreApplication::processEvents();
    const qint64 before = shop.outcome().orders;
    shop.goOn(6min);
    if (shop.outcome().orders < before + 20)
        found += u"%1 orders in six minutes"_s.arg(shop.outcome().orders - before);
    const auto alerts = shop.engine().alerts();
    if (!isPlanted && std::none_of(alerts.begin(), alerts.end(), [](const engine::Alert& alert) {
            return alert.kind == engine::AlertKind::SettingsTrouble;
        }))
        found += u"nobody is told"_s;
    write(file, good);
    shop.goOn(8min);
    for (const engine::Alert& alert : shop.engine().alerts()) {
        if (alert.kind == engine::AlertKind::SettingsTrouble)
            found += u"the alert stands"_s;
    }
    return isPlanted ? found : found + shop.settle().findings;
}

} // namespace

class TestSettingHistories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Simulation::prepareProcess(); }

    void history_data()
    {
        addColumns();
        addBoth("loket.ini is removed", [](bool isPlanted) { return settingsDisappear(Way::Removed, isPlanted); });
        QTest::newRow("loket.ini is empty")
            << History([](bool isPlanted) { return settingsDisappear(Way::Emptied, isPlanted); }) << false;
        QTest::newRow("loket.ini is cut")
            << History([](bool isPlanted) { return settingsDisappear(Way::Cut, isPlanted); }) << false;
    }
    void history()
    {
        const QString wrong = wrongWithThisRow();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestSettingHistories)
#include "tst_settinghistories.moc"
