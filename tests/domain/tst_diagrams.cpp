#include "domain/States.h"
#include "support/PrintedPart.h"

#include <QTest>

using namespace loket;
using namespace loket::domain;
using namespace Qt::Literals::StringLiterals;

// The state diagrams in app/README.md are the tables of domain/States.cpp.
class TestDiagrams : public QObject
{
    Q_OBJECT

private slots:
    void thePageShowsTheTables_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("diagram");
        QTest::newRow("purchase") << u"states of a purchase"_s << diagram(purchaseTransitions(), u"pending"_s);
        QTest::newRow("delivery") << u"states of a delivery"_s << diagram(deliveryTransitions(), u"not_required"_s);
        QTest::newRow("voucher") << u"states of a voucher"_s << diagram(voucherTransitions(), u"planned"_s);
    }

    void thePageShowsTheTables()
    {
        QFETCH(QString, name);
        QFETCH(QString, diagram);
        const QString wrong = tests::comparePrinted(QStringLiteral(LOKET_SOURCE "/app/README.md"), name, diagram);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

private:
    // Mermaid: forges render it, and the source is readable.
    template <class Table>
    static QString diagram(const Table& table, const QString& first)
    {
        QString text = u"```mermaid\nstateDiagram-v2\n    [*] --> %1\n"_s.arg(first);
        for (const auto& row : table)
            text += u"    %1 --> %2: %3\n"_s.arg(toString(row.from), toString(row.to), toString(row.event));
        return text + u"```\n"_s;
    }
};

QTEST_GUILESS_MAIN(TestDiagrams)
#include "tst_diagrams.moc"
