// The text of the message with the vouchers: a text with placeholders (app/CONTRACT.md, section 7). Pure
// values.
// {{ and }} mean a brace itself; the two characters \n mean a line break, so that a template can be given on
// a command line. A line that has placeholders, all of them empty, disappears. Values are inserted once and never
// parsed again: nothing a customer types can become a placeholder, a line of its own or a link.
#pragma once

#include "core/Money.h"
#include "domain/Identifiers.h"
#include "domain/Package.h"

#include <QList>
#include <QStringList>

namespace loket::delivery {

// The longest text the strictest channel accepts (Meta's Cloud API), in UTF-16 units.
inline constexpr qsizetype maxMessageLength = 4096;

// What the placeholders stand for. Empty texts and zero durations are "not known".
struct MessageContext
{
    QString language; // "id" or "en": words of the duration
    QString business;
    QString name;
    QString phone;
    QString package;
    domain::Seconds duration{0};
    int quantity = 1;
    core::Rupiah amount = 0;
    QString invoice;
    QList<domain::Credentials> vouchers; // where the password is the user name, the code alone is written
    QString loginUrl;
    QString statusUrl;
    bool statusIsLocal = false; // nobody but this computer can open it: no place to find codes that were left out
    QString help;
};

enum class Placeholder {
    Business,
    Name,
    Phone,
    Package,
    Duration,
    Quantity,
    Amount,
    Invoice,
    Vouchers,
    LoginUrl,
    StatusUrl,
    Help,
};

class MessageTemplate
{
public:
    // InvalidInput, with the line and the accepted placeholders: an unknown placeholder, an unpaired brace,
    // an empty text, a text over the limit.
    static core::Result<MessageTemplate> parse(const QString& text);

    // The template used while none is set: "en", or Bahasa Indonesia for every other language.
    static MessageTemplate builtIn(QStringView language);
    static QString builtInText(QStringView language);

    // "{business}", "{name}"...: in the order of app/CONTRACT.md, section 7, for editors and error texts.
    static QStringList placeholders();

    // InvalidInput where the message would be longer than `most`. A long list of vouchers is shortened to
    // what fits, followed by the address of the status page, which lists all of them; without one that the customer
    // can open it is the error.
    [[nodiscard]] core::Result<QString> render(const MessageContext& context, qsizetype most = maxMessageLength) const;

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool uses(Placeholder placeholder) const;

private:
    struct Piece
    {
        QString literal;
        std::optional<Placeholder> placeholder;
    };
    using Line = QList<Piece>;

    MessageTemplate() = default;
    [[nodiscard]] QString renderWith(const MessageContext& context, const QString& vouchers) const;
    static core::Result<Line> parseLine(QStringView text, int number);

    QString m_text;
    QList<Line> m_lines;
};

// "2 hari", "1 day 12 hours": a duration as people say it. Empty for zero.
QString durationInWords(domain::Seconds duration, QStringView language);
// "1 hari sejak login pertama", "3 hours online", "no limit of time": how long a voucher lasts and how it is counted,
// the same on tiles, slips, pages and in lists.
QString validityInWords(domain::Seconds duration, domain::Counting counts, QStringView language);

} // namespace loket::delivery
