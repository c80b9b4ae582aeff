#include "settings/Registry.h"
#include "support/PrintedPart.h"
#include "ui/Office.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QXmlStreamReader>

#include <algorithm>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

// The operator's manual: both languages correspond, every link has a target, the tables are those of the program,
// and F1 opens the page of what is on the screen.
class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void everyPageIsThereInBothLanguages_data();
    void everyPageIsThereInBothLanguages();
    void everyLinkLeadsSomewhere_data() { everyPageIsThereInBothLanguages_data(); }
    void everyLinkLeadsSomewhere();
    void everySettingNamedExists_data() { everyPageIsThereInBothLanguages_data(); }
    void everySettingNamedExists();
    void whatIsToBePressedIsOnTheScreen_data() { languages(); }
    void whatIsToBePressedIsOnTheScreen();
    void settingsAreThoseOfTheRegistry_data() { languages(); }
    void settingsAreThoseOfTheRegistry();
    void pathsAreThoseOfTheApi_data() { languages(); }
    void pathsAreThoseOfTheApi();
    void searchFinds_data();
    void searchFinds();
    void f1OpensThePageOfTheScreen_data();
    void f1OpensThePageOfTheScreen();
    void aPageIsFilledBeforeItIsShown_data() { everyPageIsThereInBothLanguages_data(); }
    void aPageIsFilledBeforeItIsShown();
    void aLinkLeadsOnAndBack();
    void theLanguageFollowsTheWindow();
    void escCloses();

private:
    static void languages();
    static QString file(const QString& language, const QString& name);
    static QSet<QString> textsOfTheWindow(const QString& language);
};

void TestManual::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("id") << u"id"_s;
    QTest::newRow("en") << u"en"_s;
}

QString TestManual::file(const QString& language, const QString& name)
{
    return u"%1/resources/manual/%2/%3.md"_s.arg(QStringLiteral(LOKET_SOURCE), language, name);
}

void TestManual::everyPageIsThereInBothLanguages_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : Manual::pageNames())
        QTest::newRow(qPrintable(name)) << name;
}

// The same headings of the same level in the same order, so that an anchor exists in both languages.
void TestManual::everyPageIsThereInBothLanguages()
{
    QFETCH(QString, name);
    const auto shape = [&](const QString& markdown) {
        QStringList levels;
        for (const QString& line : markdown.split(u'\n')) {
            if (line.startsWith(u'#'))
                levels += line.section(u' ', 0, 0);
            else if (line.startsWith(QLatin1StringView("|---")))
                levels += line;
        }
        return levels;
    };
    const Manual indonesian(u"id"_s);
    const Manual english(u"en"_s);
    for (const Manual* manual : {&indonesian, &english}) {
        const ManualPage* page = manual->find(name);
        QVERIFY(page);
        QVERIFY(page->title != name);
        QVERIFY2(page->markdown.size() > 600, "a page with nothing on it");
        for (const ManualSection& section : page->sections)
            QVERIFY2(!section.heading.isEmpty(), qPrintable(name));
    }
    QCOMPARE(shape(english.find(name)->markdown), shape(indonesian.find(name)->markdown));
}

void TestManual::everyLinkLeadsSomewhere()
{
    QFETCH(QString, name);
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    for (const QString& language : {u"id"_s, u"en"_s}) {
        const Manual manual(language);
        auto links = link.globalMatch(manual.find(name)->markdown);
        while (links.hasNext()) {
            const QString target = links.next().captured(1);
            QVERIFY2(target.section(u'#', 0, 0).endsWith(QLatin1StringView(".md")), qPrintable(target));
            const ManualPage* page = manual.find(target.section(u'#', 0, 0).chopped(3));
            QVERIFY2(page, qPrintable(target));
            const QString anchor = target.section(u'#', 1);
            QVERIFY2(anchor.isEmpty() ||
                         std::any_of(page->sections.begin(), page->sections.end(),
                                     [&](const ManualSection& section) { return section.anchor == anchor; }),
                     qPrintable(target));
        }
    }
}

void TestManual::everySettingNamedExists()
{
    QFETCH(QString, name);
    static const QRegularExpression key(
        u"`((?:server|router|payments|delivery|voucher|print|alerts|backup|staff|business|tunnel|logs|retry|cleanup)"
        "\\.[a-z_.NAME]+)`"_s);
    const settings::Registry registry;
    for (const QString& language : {u"id"_s, u"en"_s}) {
        auto keys = key.globalMatch(Manual(language).find(name)->markdown);
        while (keys.hasNext()) {
            const QString named = keys.next().captured(1).replace(u"NAME"_s, u"main"_s);
            QVERIFY2(registry.find(named).has_value(), qPrintable(named));
        }
    }
}

// Without the marks of shortcuts, the dots of what asks further, and a number at the end.
QSet<QString> TestManual::textsOfTheWindow(const QString& language)
{
    QFile file(QStringLiteral(LOKET_SOURCE "/translations/loket_id.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression end(u"( ?…| \\(%[1n]\\))$"_s);
    const QString wanted = language == u"en" ? u"source"_s : u"translation"_s;
    QSet<QString> texts;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() != wanted && !(wanted == u"translation" && xml.name() == u"numerusform"))
            continue;
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        texts += QString(text).remove(u'&').remove(end);
    }
    return texts;
}

// A button or a heading that the manual names in bold has exactly this name in the window. Not of the window: keys, the
// first words of a list's row, and what is only stressed, in small letters or as a sentence.
void TestManual::whatIsToBePressedIsOnTheScreen()
{
    QFETCH(QString, language);
    const QSet<QString> texts = textsOfTheWindow(language);
    QVERIFY(texts.size() > 500);
    static const QRegularExpression bold(u"(^- )?\\*\\*([^*]+)\\*\\*"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression key(u"^(Ctrl\\+.|F\\d+|Enter|Esc|Delete)$"_s);
    static const QRegularExpression dots(u" ?…$"_s);
    QStringList unknown;
    for (const QString& name : Manual::pageNames()) {
        QFile page(file(language, name));
        QVERIFY(page.open(QIODevice::ReadOnly));
        auto found = bold.globalMatch(QString::fromUtf8(page.readAll()));
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            const QString words = match.captured(2);
            const bool isStress = !match.captured(1).isEmpty() || words.endsWith(u'.') || words.front().isLower();
            if (!isStress && !key.match(words).hasMatch() && !texts.contains(QString(words).remove(dots)))
                unknown += name + u": "_s + words;
        }
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

void TestManual::settingsAreThoseOfTheRegistry()
{
    QFETCH(QString, language);
    Language words;
    words.use(language);
    const bool isEnglish = language == u"en";
    const auto cell = [](QString text) { return text.replace(u'|', u"\\|"_s).replace(u'\n', u' '); };
    QString table = isEnglish ? u"| Key | Default | Meaning |\n|---|---|---|\n"_s
                              : u"| Kunci | Bawaan | Artinya |\n|---|---|---|\n"_s;
    const settings::Registry registry;
    for (const settings::Setting& setting : registry.all()) {
        QString meaning = SettingWords::label(setting);
        if (const QString hint = SettingWords::hint(setting); !hint.isEmpty() && hint != meaning)
            meaning += (meaning.endsWith(u'.') ? u" "_s : u". "_s) + hint;
        if (setting.needsRestart)
            meaning += isEnglish ? u" *(from the next start)*"_s : u" *(mulai dijalankan lagi)*"_s;
        const QString fallback = setting.isSecret()           ? (isEnglish ? u"*secret*"_s : u"*rahasia*"_s)
                                 : setting.fallback.isEmpty() ? u"–"_s
                                                              : u'`' + setting.fallback + u'`';
        table += u"| `%1` | %2 | %3 |\n"_s.arg(setting.key, cell(fallback), cell(meaning));
    }
    words.use(u"en"_s);
    const QString wrong = comparePrinted(file(language, u"settings"_s), u"settings"_s, table);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

// The description is compared with the table of routes by tests/engine/tst_openapi.cpp.
void TestManual::pathsAreThoseOfTheApi()
{
    QFETCH(QString, language);
    QFile description(QStringLiteral(LOKET_SOURCE "/resources/api/openapi.json"));
    QVERIFY(description.open(QIODevice::ReadOnly));
    const QJsonObject paths = QJsonDocument::fromJson(description.readAll()).object().value(u"paths"_s).toObject();
    QString table = language == u"en" ? u"| Path | Token | What it does |\n|---|---|---|\n"_s
                                      : u"| Alamat | Token | Gunanya (bahasa Inggris) |\n|---|---|---|\n"_s;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path->toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            const QJsonObject told = method->toObject();
            const QJsonValue scope = told.value(u"security"_s)[0][u"token"_s][0];
            table += u"| `%1 %2` | %3 | %4 |\n"_s.arg(method.key().toUpper(), path.key(), scope.toString(u"–"_s),
                                                      told.value(u"summary"_s).toString().replace(u'|', u"\\|"_s));
        }
    }
    const QString wrong = comparePrinted(file(language, u"api"_s), u"routes"_s, table);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestManual::searchFinds_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("page"); // of the first hit; empty: nothing is found
    QTest::newRow("a heading") << u"en"_s << u"voucher sheets"_s << u"printing"_s;
    QTest::newRow("a heading, Indonesian") << u"id"_s << u"lembar voucher"_s << u"printing"_s;
    QTest::newRow("case does not count") << u"en"_s << u"CADDY"_s << u"payments"_s;
    QTest::newRow("words in any order") << u"en"_s << u"forgotten pin owner"_s << u"staff"_s;
    QTest::newRow("inside a code") << u"id"_s << u"ssh-keygen"_s << u"payments"_s;
    QTest::newRow("nothing") << u"en"_s << u"xylophone"_s << QString();
}

void TestManual::searchFinds()
{
    QFETCH(QString, language);
    QFETCH(QString, question);
    QFETCH(QString, page);
    const QList<ManualHit> hits = Manual(language).search(question);
    QCOMPARE(hits.isEmpty() ? QString() : hits.first().page, page);

    Theme theme;
    Language words;
    words.use(language);
    ManualDialog dialog(theme, words);
    dialog.show();
    dialog.search().setText(question);
    QCOMPARE(dialog.list().count(), int(hits.size()));
    if (!page.isEmpty())
        QCOMPARE(dialog.page(), page);
    words.use(u"en"_s);
}

void TestManual::f1OpensThePageOfTheScreen_data()
{
    QTest::addColumn<QString>("screen"); // its name in the window
    QTest::addColumn<QString>("page");
    QTest::newRow("orders") << u"Orders"_s << u"attention"_s;
    QTest::newRow("attention") << u"Attention"_s << u"attention"_s;
    QTest::newRow("vouchers") << u"Vouchers"_s << u"vouchers"_s;
    QTest::newRow("online") << u"Online"_s << u"online"_s;
    QTest::newRow("deliveries") << u"Deliveries"_s << u"messages"_s;
    QTest::newRow("packages") << u"Packages"_s << u"packages"_s;
    QTest::newRow("counter") << u"Counter"_s << u"counter"_s;
    QTest::newRow("reports") << u"Reports"_s << u"reports"_s;
    QTest::newRow("activity") << u"Activity"_s << u"staff"_s;
    QTest::newRow("settings") << u"Settings"_s << u"settings"_s;
}

void TestManual::f1OpensThePageOfTheScreen()
{
    QFETCH(QString, screen);
    QFETCH(QString, page);
    Office office; // the counter is there only with an engine
    QSettings settings(office.world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*office.context, settings);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QAbstractButton* place = nullptr;
    for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (button->text().remove(u'&') == screen || button->accessibleName() == screen)
            place = place ? place : button;
    }
    QVERIFY(place);
    place->click();
    QTest::keyClick(&window, Qt::Key_F1);
    auto* manual = window.findChild<ManualDialog*>();
    QVERIFY(manual);
    QVERIFY(manual->isVisible());
    QVERIFY(!manual->isModal());
    QCOMPARE(manual->page(), page);
    QVERIFY(manual->text().document()->blockCount() > 5);
}

// A document on the screen is laid out again at every change: with a long table that stops the window for a minute.
void TestManual::aPageIsFilledBeforeItIsShown()
{
    QFETCH(QString, name);
    Theme theme;
    Language words;
    words.use(u"id"_s);
    ManualDialog dialog(theme, words);
    dialog.show();
    const auto changesDuring = [&](auto work) {
        const QSignalSpy changes(dialog.text().document(), &QTextDocument::contentsChange);
        work();
        return changes.size();
    };
    QVERIFY(changesDuring([&] { dialog.showPage(name); }) < 3);
    QVERIFY(changesDuring([&] { emit theme.changed(); }) < 3);
    QVERIFY(dialog.text().document()->blockCount() > 5);
    QCOMPARE(dialog.text().document()->begin().text(), Manual(u"id"_s).find(name)->title);
}

void TestManual::aLinkLeadsOnAndBack()
{
    Theme theme;
    Language words;
    words.use(u"en"_s);
    ManualDialog dialog(theme, words);
    dialog.show();
    dialog.showPage(u"vouchers"_s);
    emit dialog.text().anchorClicked(QUrl(u"printing.md#voucher-sheets"_s));
    QCOMPARE(dialog.page(), u"printing"_s);
    QCOMPARE(dialog.text().textCursor().block().text(), u"Voucher sheets"_s);
    emit dialog.text().anchorClicked(QUrl(u"file:///etc/passwd"_s)); // is not followed
    QCOMPARE(dialog.page(), u"printing"_s);
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.text().setFocus(); // which has a meaning of its own for these keys
    QTest::keyClick(&dialog.text(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(dialog.page(), u"vouchers"_s);
}

void TestManual::theLanguageFollowsTheWindow()
{
    Theme theme;
    Language words;
    words.use(u"en"_s);
    ManualDialog dialog(theme, words);
    dialog.show();
    dialog.showPage(u"payments"_s);
    QCOMPARE(dialog.text().document()->begin().text(), u"Payment"_s);
    words.use(u"id"_s);
    QTRY_COMPARE(dialog.text().document()->begin().text(), u"Pembayaran"_s);
    QCOMPARE(dialog.page(), u"payments"_s);
    words.use(u"en"_s);
}

void TestManual::escCloses()
{
    Theme theme;
    Language words;
    ManualDialog dialog(theme, words);
    dialog.show();
    dialog.showPage(u"counter"_s);
    QTest::keyClick(&dialog.text(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
