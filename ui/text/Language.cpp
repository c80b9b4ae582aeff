#include "ui/text/Language.h"

#include <QCoreApplication>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

Language::Language(QObject* parent) : QObject(parent) {}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void Language::use(const QString& code)
{
    const QString system = QLocale::system().language() == QLocale::Indonesian ? u"id"_s : u"en"_s;
    const QString wanted = code == u"id" || code == u"en" ? code : system;
    if (wanted == m_code)
        return;
    m_code = wanted;
    m_locale = wanted == u"id" ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                               : QLocale(QLocale::English, QLocale::UnitedKingdom);
    QCoreApplication::removeTranslator(&m_translator);
    // English has a file too: its plurals.
    if (m_translator.load(u":/i18n/loket_%1.qm"_s.arg(wanted)))
        QCoreApplication::installTranslator(&m_translator);
    emit changed();
}

} // namespace loket::ui
