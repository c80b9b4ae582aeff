// Replays the corpus of one fuzz target, and mutations of it, in builds without libFuzzer: what was once found, or is
// worth starting from, is checked in every run. Linked with the target's own LLVMFuzzerTestOneInput.
#pragma once

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

class CorpusReplay : public QObject
{
    Q_OBJECT

public:
    // How much of it: every nth split of an input, and so many changed copies of it.
    CorpusReplay(QString folder, int cutStep, int mutations)
        : m_folder(std::move(folder)), m_cutStep(cutStep), m_mutations(mutations)
    {}

    [[nodiscard]] QStringList inputs() const { return QDir(m_folder).entryList(QDir::Files); }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("loket.*=false")); }

    void replays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QStringList names = inputs();
        QVERIFY(names.size() >= 10);
        for (const QString& name : names) {
            QFile file(QDir(m_folder).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(name)) << file.readAll();
        }
    }

    void replays()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(run(bytes), 0);
        for (qsizetype size = 0; size < std::min<qsizetype>(bytes.size(), 2000); size += m_cutStep)
            QCOMPARE(run(bytes.first(size)), 0);
        // The same mutations in every run.
        QRandomGenerator random(42);
        for (int i = 0; i < m_mutations; ++i) {
            QByteArray mutated = bytes;
            for (int change = random.bounded(1, 5); change > 0 && !mutated.isEmpty(); --change) {
                const qsizetype at = random.bounded(int(mutated.size()));
                switch (random.bounded(3)) {
                case 0:
                    mutated[at] = char(random.bounded(256));
                    break;
                case 1:
                    mutated.remove(at, random.bounded(1, 8));
                    break;
                default:
                    mutated.insert(at, mutated.mid(random.bounded(int(mutated.size())), random.bounded(1, 20)));
                }
            }
            QCOMPARE(run(mutated), 0);
        }
    }

private:
    static int run(const QByteArray& bytes)
    {
        return LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.constData()), size_t(bytes.size()));
    }

    QString m_folder;
    int m_cutStep;
    int m_mutations;
};
