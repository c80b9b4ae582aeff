// The window's language: Bahasa Indonesia or English, switchable while running. Installing another translator makes Qt
// notify every widget (QEvent::LanguageChange), and changed() notifies everything else. It covers the texts of Qt
// itself too: standard buttons, menus of text fields, the file dialog, the names of months and days. Qt has no
// Indonesian of its own, so Loket ships those texts (translations/qt_id.ts). UI thread; needs the application object.
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace loket::ui {

// A translator that writes counts as the language writes numbers ("2,838 vouchers"): Qt itself fills in bare digits.
class CountingTranslator : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    // Set before the translator is installed: texts may be translated on any thread.
    void setNumbers(const QLocale& numbers) { m_numbers = numbers; }
    [[nodiscard]] QString translate(const char* context, const char* sourceText, const char* disambiguation,
                                    int n) const override;

private:
    QLocale m_numbers;
};

class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    // "id" or "en"; anything else is decided by the system's language.
    void use(const QString& code);
    [[nodiscard]] QString code() const { return m_code; }
    // The code of the language in use, for texts made where there is no Language object.
    static QString current();
    // For dates and numbers. Every window has it as its QWidget::locale().
    [[nodiscard]] const QLocale& locale() const { return m_locale; }

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString m_code;
    QLocale m_locale;
    QTranslator m_qtFromSystem; // where the system has one for this language
    QTranslator m_qt;
    CountingTranslator m_translator;
};

} // namespace loket::ui
