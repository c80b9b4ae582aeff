// The texts of the message from the settings and the user's edits: one for every customer, and one for those
// who read a certain language. Decides which of them a customer gets (engine/LiveCounterparts has the same order: the
// language's own, then everybody's, then the built-in one), how it would read, and what is wrong with each. UI thread.
#pragma once

#include "engine/window/MessagePreview.h"

#include <QStringList>

#include <functional>

namespace loket::ui {

class MessageTexts
{
public:
    // "" means every customer, "id" and "en" for those who read it.
    static QStringList audiences() { return {QString(), QStringLiteral("id"), QStringLiteral("en")}; }
    static QString keyOf(const QString& audience);
    // "delivery.message" and those for a language.
    static QStringList keys();

    // `value` returns a setting as typed, else as saved.
    explicit MessageTexts(std::function<QString(const QString& key)> value) : m_value(std::move(value)) {}

    // No own text is set.
    [[nodiscard]] bool isEmpty(const QString& audience) const;
    // What an editor shows: the text that is set; for every customer also the built-in one, where none is.
    [[nodiscard]] QString shown(const QString& audience) const;
    // What is to be stored of a typed text. The built-in text is not an own text: it follows the buyer's language.
    [[nodiscard]] QString stored(const QString& audience, const QString& typed) const;
    // The audience's text as shown to a customer who reads `language`, with an example order. Where the audience has
    // none of its own: the text used instead. InvalidInput with the line and what is accepted.
    [[nodiscard]] core::Result<QString> preview(const QString& audience, const QString& language) const;
    // Set, and not to be sent.
    [[nodiscard]] bool isWrong(const QString& audience) const;

private:
    [[nodiscard]] engine::PreviewHouse house() const;
    [[nodiscard]] QString houseLanguage() const { return m_value(QStringLiteral("business.language")); }

    std::function<QString(const QString& key)> m_value;
};

} // namespace loket::ui
