#include "delivery/MessageTemplate.h"

#include <QTest>

using namespace loket;
using namespace loket::delivery;
using namespace Qt::Literals::StringLiterals;

namespace {

MessageContext order()
{
    MessageContext context;
    context.language = u"id"_s;
    context.business = u"Hotspot Melati"_s;
    context.name = u"Budi"_s;
    context.phone = u"628123456789"_s;
    context.package = u"10k"_s;
    context.duration = domain::Seconds(5 * 86400);
    context.quantity = 2;
    context.amount = 20000;
    context.invoice = u"LK260102-7QKM3ZP9RT2XCWVH"_s;
    context.vouchers = {{u"abcd2345"_s, u"abcd2345"_s}, {u"wxyz6789"_s, u"wxyz6789"_s}};
    context.loginUrl = u"http://hotspot.lan/login"_s;
    context.statusUrl = u"https://melati.example/voucher/status/T"_s;
    context.help = u"0812-0000-1111"_s;
    return context;
}

} // namespace

class TestMessageTemplate : public QObject
{
    Q_OBJECT

private slots:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("complaint"); // empty: accepted
        QTest::newRow("all placeholders") << MessageTemplate::placeholders().join(u' ') << QStringList();
        QTest::newRow("no placeholder") << u"hello"_s << QStringList();
        QTest::newRow("doubled braces") << u"{{ok}}"_s << QStringList();
        QTest::newRow("unknown") << u"Halo {nama}"_s
                                 << QStringList{u"{nama}"_s, u"accepted"_s, u"{vouchers}"_s, u"{status_url}"_s};
        QTest::newRow("capitals") << u"{Name}"_s << QStringList{u"{Name}"_s};
        QTest::newRow("spaces inside") << u"{ name }"_s << QStringList{u"{ name }"_s};
        QTest::newRow("empty braces") << u"{}"_s << QStringList{u"{}"_s};
        QTest::newRow("never closed") << u"a\nb {name"_s << QStringList{u"line 2"_s, u"{{"_s};
        QTest::newRow("closed on the next line") << u"{na\nme}"_s << QStringList{u"line 1"_s};
        QTest::newRow("never opened") << u"name}"_s << QStringList{u"line 1"_s, u"}}"_s};
        QTest::newRow("opened twice") << u"{na{name}"_s << QStringList{u"without its"_s};
        QTest::newRow("lonely at the end") << u"{"_s << QStringList{u"without its"_s};
        QTest::newRow("empty") << u" \n "_s << QStringList{u"empty"_s};
        QTest::newRow("too long") << QString(4097, u'x') << QStringList{u"4097"_s, u"4096"_s};
    }

    void parse()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, complaint);
        const auto parsed = MessageTemplate::parse(text);
        QCOMPARE(parsed.has_value(), complaint.isEmpty());
        if (parsed)
            return;
        QVERIFY(parsed.error().kind == core::ErrorKind::InvalidInput);
        for (const QString& words : complaint)
            QVERIFY2(parsed.error().detail.contains(words), qPrintable(parsed.error().detail));
    }

    void render_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rendered");
        QTest::newRow("business") << u"{business}"_s << u"Hotspot Melati"_s;
        QTest::newRow("name") << u"Halo {name}!"_s << u"Halo Budi!"_s;
        QTest::newRow("phone") << u"{phone}"_s << u"628123456789"_s;
        QTest::newRow("package and duration") << u"{package}: {duration}"_s << u"10k: 5 hari"_s;
        QTest::newRow("quantity") << u"{quantity} x"_s << u"2 x"_s;
        QTest::newRow("amount") << u"{amount}"_s << u"Rp 20.000"_s;
        QTest::newRow("invoice") << u"{invoice}"_s << u"LK260102-7QKM3ZP9RT2XCWVH"_s;
        QTest::newRow("codes on lines of their own") << u"{vouchers}"_s << u"abcd2345\nwxyz6789"_s;
        QTest::newRow("addresses") << u"{login_url} {status_url}"_s
                                   << u"http://hotspot.lan/login https://melati.example/voucher/status/T"_s;
        QTest::newRow("help") << u"{help}"_s << u"0812-0000-1111"_s;
        QTest::newRow("braces themselves") << u"{{{name}}} {{name}}"_s << u"{Budi} {name}"_s;
        QTest::newRow("written line break") << u"Halo\\n{name}"_s << u"Halo\nBudi"_s;
        QTest::newRow("windows line ends") << u"Halo\r\n{name}"_s << u"Halo\nBudi"_s;
        QTest::newRow("twice") << u"{name} {name}"_s << u"Budi Budi"_s;
    }

    void render()
    {
        QFETCH(QString, text);
        QFETCH(QString, rendered);
        const auto message = MessageTemplate::parse(text);
        QVERIFY2(message, qPrintable(message ? QString() : message.error().detail));
        QCOMPARE(message->render(order()).value(), rendered);
    }

    void linesWithoutValuesDisappear_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rendered");
        QTest::newRow("only an empty placeholder") << u"a\nHelp: {help}\nb"_s << u"a\nb"_s;
        QTest::newRow("two empty placeholders") << u"a\n{help} {login_url}\nb"_s << u"a\nb"_s;
        QTest::newRow("one of two is known") << u"{help} {name}"_s << u"Budi"_s;
        QTest::newRow("no second empty line") << u"a\n\n{help}\n\nb"_s << u"a\n\nb"_s;
        QTest::newRow("at the end") << u"a\n\n{help}"_s << u"a"_s;
        QTest::newRow("at the beginning") << u"{help}\n\na"_s << u"a"_s;
        QTest::newRow("own empty lines stay") << u"a\n\n\nb"_s << u"a\n\n\nb"_s;
        QTest::newRow("no placeholder, stays") << u"a\n---\nb"_s << u"a\n---\nb"_s;
    }

    void linesWithoutValuesDisappear()
    {
        QFETCH(QString, text);
        QFETCH(QString, rendered);
        MessageContext context = order();
        context.help.clear();
        context.loginUrl.clear();
        QCOMPARE(MessageTemplate::parse(text)->render(context).value(), rendered);
    }

    // What phones make links of: none of it is left in a customer's text.
    void aNameIsNoLink_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a scheme") << u"https://evil.example/a"_s << u"https: //evil. example/a"_s;
        QTest::newRow("without dots") << u"http://localhost"_s << u"http: //localhost"_s;
        QTest::newRow("a domain") << u"BONUS wa.me/628"_s << u"BONUS wa. me/628"_s;
        QTest::newRow("numbers") << u"10.0.0.1"_s << u"10. 0. 0. 1"_s;
        QTest::newRow("a mail address") << u"a@b.co"_s << u"a@b. co"_s;
        QTest::newRow("hidden in a line break") << u"evil.\nexample"_s << u"evil. example"_s;
        QTest::newRow("joined by what nobody sees") << u"evil\u200B.\u2060example"_s << u"evil. example"_s;
        QTest::newRow("joined by an emoji's joiner") << u"evil.\u200Dexample"_s << u"evil. \u200Dexample"_s;
        QTest::newRow("ideographic dot") << u"evil\u3002example"_s << u"evil\u3002 example"_s;
        QTest::newRow("full-width dot") << u"evil\uFF0Eexample"_s << u"evil\uFF0E example"_s;
        QTest::newRow("full-width scheme") << u"https\uFF1A\uFF0F\uFF0Fx"_s << u"https\uFF1A \uFF0F\uFF0Fx"_s;
        QTest::newRow("initials") << u"A.R. Hakim"_s << u"A. R. Hakim"_s;
        QTest::newRow("a degree") << u"Dr. Budi, S.Kom."_s << u"Dr. Budi, S. Kom."_s;
        QTest::newRow("a plain name") << u"Siti Nur'aini"_s << u"Siti Nur'aini"_s;
    }
    void aNameIsNoLink()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        MessageContext context;
        context.name = name;
        QCOMPARE(*MessageTemplate::parse(u"{name}"_s)->render(context), shown);
    }

    void customersCannotWriteIntoTheMessage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("placeholder") << u"{vouchers}"_s << u"{vouchers}"_s;
        QTest::newRow("doubled braces") << u"{{name}}"_s << u"{{name}}"_s;
        QTest::newRow("line of their own") << u"Budi\nKode: GRATIS"_s << u"Budi Kode: GRATIS"_s;
        QTest::newRow("carriage return") << u"Budi\r\rX"_s << u"Budi X"_s;
        QTest::newRow("line separator") << u"Budi\u2028X\u2029Y"_s << u"Budi X Y"_s;
        QTest::newRow("written line break") << u"Budi\\nX"_s << u"Budi\\nX"_s;
        QTest::newRow("turned direction") << u"Budi\u202EidduB"_s << u"BudiidduB"_s;
        QTest::newRow("hidden characters") << u"Bu\u200Bdi\uFEFF"_s << u"Budi"_s;
        QTest::newRow("control characters") << u"Bu\u0000\u0007di"_s << u"Bu di"_s;
        QTest::newRow("emoji family") << u"\U0001F468\u200D\U0001F469"_s << u"\U0001F468\u200D\U0001F469"_s;
    }

    void customersCannotWriteIntoTheMessage()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        MessageContext context = order();
        context.name = name;
        QCOMPARE(MessageTemplate::parse(u"[{name}]"_s)->render(context).value(), u'[' + shown + u']');
    }

    void userAndPasswordAreBothShown_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("rendered");
        QTest::newRow("Indonesian") << u"id"_s << u"same\nuser (sandi: pass)"_s;
        QTest::newRow("English") << u"en"_s << u"same\nuser (password: pass)"_s;
    }

    void userAndPasswordAreBothShown()
    {
        QFETCH(QString, language);
        QFETCH(QString, rendered);
        MessageContext context = order();
        context.language = language;
        context.vouchers = {{u"same"_s, u"same"_s}, {u"user"_s, u"pass"_s}};
        QCOMPARE(MessageTemplate::parse(u"{vouchers}"_s)->render(context).value(), rendered);
    }

    void aLongListPointsToTheStatusPage()
    {
        MessageContext context = order();
        context.vouchers.clear();
        for (int i = 0; i < 100; ++i)
            context.vouchers +=
                domain::Credentials{u"user%1"_s.arg(i, 28, 10, QChar(u'0')), u"p%1"_s.arg(i, 31, 10, QChar(u'0'))};
        const auto message = MessageTemplate::builtIn(u"id").render(context);
        QVERIFY(message);
        QVERIFY(message->size() <= maxMessageLength);
        QVERIFY(message->size() > maxMessageLength - 200); // as many as fit
        QVERIFY(message->contains(u"lagi: https://melati.example/voucher/status/T"_s));

        // Codes that were left out must be somewhere: not on a page that only this computer can open.
        MessageContext local = context;
        local.statusIsLocal = true;
        context.statusUrl.clear();
        for (const MessageContext& nowhere : {context, local}) {
            const auto refused = MessageTemplate::builtIn(u"id").render(nowhere);
            QVERIFY(!refused);
            QVERIFY(refused.error().kind == core::ErrorKind::InvalidInput);
            QVERIFY(refused.error().detail.contains(u"4096"_s));
            QVERIFY(!refused.error().detail.contains(u"user000"_s));
        }
        local.vouchers = local.vouchers.mid(0, 2);
        QVERIFY(MessageTemplate::builtIn(u"id").render(local)); // what fits is sent as ever
    }

    void hundredCodesFitInOneMessage()
    {
        MessageContext context = order();
        context.vouchers.clear();
        for (int i = 0; i < 100; ++i) {
            const QString code = u"%1"_s.arg(i, 32, 10, QChar(u'x'));
            context.vouchers += domain::Credentials{code, code};
        }
        const auto message = MessageTemplate::builtIn(u"en").render(context);
        QVERIFY(message);
        QVERIFY(message->contains(context.vouchers.first().username));
        QVERIFY(message->contains(context.vouchers.last().username));
        QVERIFY(!message->contains(u"more:"_s));
    }

    void anEndlessNameIsAnError()
    {
        MessageContext context = order();
        context.name = QString(5000, u'x');
        const auto message = MessageTemplate::builtIn(u"id").render(context);
        QVERIFY(!message);
        QVERIFY(message.error().detail.contains(u"shorten"_s));
    }

    void builtIns_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("greeting");
        QTest::addColumn<QString>("lasting");
        QTest::newRow("Indonesian") << u"id"_s << u"terima kasih"_s << u"5 hari"_s;
        QTest::newRow("English") << u"en"_s << u"thank you"_s << u"5 days"_s;
        QTest::newRow("unknown language") << u"xx"_s << u"terima kasih"_s << u"5 hari"_s;
    }

    void builtIns()
    {
        QFETCH(QString, language);
        QFETCH(QString, greeting);
        QFETCH(QString, lasting);
        QVERIFY(MessageTemplate::parse(MessageTemplate::builtInText(language)));
        MessageContext context = order();
        context.language = language;
        const auto builtIn = MessageTemplate::builtIn(language);
        const QString message = builtIn.render(context).value();
        QVERIFY2(message.contains(greeting), qPrintable(message));
        QVERIFY(message.contains(lasting));
        const QStringList lines = message.split(u'\n');
        for (const auto& voucher : context.vouchers)
            QVERIFY(lines.contains(voucher.username));
        for (const QString& value : {context.business, context.name, context.package, context.invoice, context.loginUrl,
                                     context.statusUrl, context.help})
            QVERIFY2(message.contains(value), qPrintable(value));
        QVERIFY(builtIn.uses(Placeholder::Vouchers));
        QVERIFY(!builtIn.uses(Placeholder::Phone));
        QVERIFY(!message.contains(u'{'));
    }

    void builtInWithNothingKnownIsStillTidy()
    {
        MessageContext context;
        context.vouchers = {{u"abcd2345"_s, u"abcd2345"_s}};
        context.package = u"3k"_s;
        const QString message = MessageTemplate::builtIn(u"id").render(context).value();
        QVERIFY2(!message.contains(u"\n\n\n"_s), qPrintable(message));
        QVERIFY(!message.contains(u"Halo"_s));
        QVERIFY(message.split(u'\n').contains(u"abcd2345"_s));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("indonesian");
        QTest::addColumn<QString>("english");
        QTest::newRow("none") << qint64(0) << QString() << QString();
        QTest::newRow("day") << qint64(86400) << u"1 hari"_s << u"1 day"_s;
        QTest::newRow("days") << qint64(8 * 86400) << u"8 hari"_s << u"8 days"_s;
        QTest::newRow("mixed") << qint64(86400 + 12 * 3600) << u"1 hari 12 jam"_s << u"1 day 12 hours"_s;
        QTest::newRow("minutes") << qint64(1800) << u"30 menit"_s << u"30 minutes"_s;
        QTest::newRow("seconds") << qint64(61) << u"1 menit 1 detik"_s << u"1 minute 1 second"_s;
    }

    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, indonesian);
        QFETCH(QString, english);
        QCOMPARE(durationInWords(domain::Seconds(seconds), u"id"), indonesian);
        QCOMPARE(durationInWords(domain::Seconds(seconds), u"en"), english);
    }

    void howTheTimeCounts_data()
    {
        QTest::addColumn<int>("counts");
        QTest::addColumn<QString>("indonesian");
        QTest::addColumn<QString>("english");
        using domain::Counting;
        QTest::newRow("online") << int(Counting::Online) << u"1 hari waktu online"_s << u"1 day online"_s;
        QTest::newRow("first login") << int(Counting::FirstLogin) << u"1 hari sejak login pertama"_s
                                     << u"1 day from the first login"_s;
        QTest::newRow("sale") << int(Counting::Sale) << u"1 hari sejak dibeli"_s << u"1 day from the sale"_s;
        QTest::newRow("never") << int(Counting::Never) << u"tanpa batas waktu"_s << u"no limit of time"_s;
    }

    void howTheTimeCounts()
    {
        QFETCH(int, counts);
        QFETCH(QString, indonesian);
        QFETCH(QString, english);
        QCOMPARE(validityInWords(domain::Seconds(86400), domain::Counting(counts), u"id"), indonesian);
        QCOMPARE(validityInWords(domain::Seconds(86400), domain::Counting(counts), u"en"), english);
    }
};

QTEST_GUILESS_MAIN(TestMessageTemplate)
#include "tst_messagetemplate.moc"
