// The window's language: Bahasa Indonesia or English, switchable while running. Installing another translator makes Qt
// tell every widget (QEvent::LanguageChange), and changed() tells those who are none. UI thread.
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace loket::ui {

class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    // "id" or "en"; anything else is decided by the system's language.
    void use(const QString& code);
    [[nodiscard]] QString code() const { return m_code; }
    // For dates and numbers.
    [[nodiscard]] const QLocale& locale() const { return m_locale; }

signals:
    void changed();

private:
    QString m_code;
    QLocale m_locale;
    QTranslator m_translator;
};

} // namespace loket::ui
