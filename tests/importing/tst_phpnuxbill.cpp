#include <QTest>
class TestPhpNuxBill : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(TestPhpNuxBill)
#include "tst_phpnuxbill.moc"
