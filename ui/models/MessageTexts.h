// The texts of the message as the settings and the user's typing have them: one for every customer, and one for those
// who read a certain language. Knows which of them a customer gets (engine/Directory has the same order: his language's
// own, then everybody's, then the built-in one), what he would read, and what is wrong with each. UI thread.
#pragma once

#include "engine/window/MessagePreview.h"

#include <QStringList>

#include <functional>

namespace loket::ui {

class MessageTexts
{
public:
    // "" stands for every customer, "id" and "en" for those who read it.
    static QStringList audiences() { return {QString(), QStringLiteral("id"), QStringLiteral("en")}; }
    static QString keyOf(const QString& audience);
    // "delivery.message" and its sisters.
    static QStringList keys();

    // `value` answers a setting as typed, else as saved.
    explicit MessageTexts(std::function<QString(const QString& key)> value) : m_value(std::move(value)) {}

    // Nothing of its own is set.
    [[nodiscard]] bool isEmpty(const QString& audience) const;
    // What an editor shows: the text that is set; for every customer also the built-in one, where none is.
    [[nodiscard]] QString shown(const QString& audience) const;
    // What is to be stored of a typed text. The built-in text is no text of one's own: it follows the buyer's language.
    [[nodiscard]] QString stored(const QString& audience, const QString& typed) const;
    // What the audience's text says to a customer who reads `language`, with an example order. Where the audience has
    // none of its own: the text he gets instead. InvalidInput with the line and what is accepted.
    [[nodiscard]] core::Result<QString> preview(const QString& audience, const QString& language) const;
    // Set, and not to be sent.
    [[nodiscard]] bool isWrong(const QString& audience) const;

private:
    [[nodiscard]] engine::PreviewHouse house() const;
    [[nodiscard]] QString houseLanguage() const { return m_value(QStringLiteral("business.language")); }

    std::function<QString(const QString& key)> m_value;
};

} // namespace loket::ui
