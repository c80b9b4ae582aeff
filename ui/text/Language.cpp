#include "ui/text/Language.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QWidget>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString& codeInUse()
{
    static QString code = u"en"_s;
    return code;
}

} // namespace

QString CountingTranslator::translate(const char* context, const char* sourceText, const char* disambiguation,
                                      int n) const
{
    QString text = QTranslator::translate(context, sourceText, disambiguation, n);
    return n < 0 ? text : text.replace(u"%n"_s, m_numbers.toString(n)); // -1: a text without a count
}

Language::Language(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

Language::~Language()
{
    for (QTranslator* translator : std::initializer_list<QTranslator*>{&m_translator, &m_qt, &m_qtFromSystem})
        QCoreApplication::removeTranslator(translator);
}

QString Language::current()
{
    return codeInUse();
}

void Language::use(const QString& code)
{
    const QString system = QLocale::system().language() == QLocale::Indonesian ? u"id"_s : u"en"_s;
    const QString wanted = code == u"id" || code == u"en" ? code : system;
    if (wanted == m_code)
        return;
    m_code = wanted;
    codeInUse() = wanted;
    m_locale = wanted == u"id" ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                               : QLocale(QLocale::English, QLocale::UnitedKingdom);
    // The desktop's dialogs are in its language, not ours: they are used where both are the same.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs, m_locale.language() != QLocale::system().language());
    for (QWidget* window : QApplication::topLevelWidgets())
        window->setLocale(m_locale);
    for (QTranslator* translator : std::initializer_list<QTranslator*>{&m_translator, &m_qt, &m_qtFromSystem})
        QCoreApplication::removeTranslator(translator);
    // The last one installed is searched first. English has files too: its plurals.
    if (m_qtFromSystem.load(m_locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtFromSystem);
    if (m_qt.load(u":/i18n/qt_%1.qm"_s.arg(wanted)))
        QCoreApplication::installTranslator(&m_qt);
    m_translator.setNumbers(m_locale);
    if (m_translator.load(u":/i18n/loket_%1.qm"_s.arg(wanted)))
        QCoreApplication::installTranslator(&m_translator);
    emit changed();
}

// A window takes the application's default locale, which must not change while other threads run: so each window gets
// ours before it is shown for the first time. The popup of a date field is a window too.
bool Language::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish && watched->isWidgetType() && !m_code.isEmpty()) {
        auto* widget = static_cast<QWidget*>(watched);
        if (widget->isWindow() && widget->locale() != m_locale)
            widget->setLocale(m_locale);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
