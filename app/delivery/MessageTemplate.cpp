#include "delivery/MessageTemplate.h"

#include "core/Reasons.h"

#include <QRegularExpression>

#include <array>
#include <utility>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array names{
    std::pair{Placeholder::Business, "business"},    std::pair{Placeholder::Name, "name"},
    std::pair{Placeholder::Phone, "phone"},          std::pair{Placeholder::Package, "package"},
    std::pair{Placeholder::Duration, "duration"},    std::pair{Placeholder::Quantity, "quantity"},
    std::pair{Placeholder::Amount, "amount"},        std::pair{Placeholder::Invoice, "invoice"},
    std::pair{Placeholder::Vouchers, "vouchers"},    std::pair{Placeholder::LoginUrl, "login_url"},
    std::pair{Placeholder::StatusUrl, "status_url"}, std::pair{Placeholder::Help, "help"},
};

std::optional<Placeholder> placeholderNamed(QStringView name)
{
    for (const auto& [placeholder, text] : names) {
        if (name == QLatin1StringView(text))
            return placeholder;
    }
    return std::nullopt;
}

// One line, without characters that would start another, hide text or turn its direction.
QString oneLine(const QString& value)
{
    constexpr char16_t zeroWidthJoiner = 0x200D; // joins emoji
    QString clean;
    clean.reserve(value.size());
    for (const QChar c : value) {
        switch (c.category()) {
        case QChar::Other_Control:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            clean += u' ';
            break;
        case QChar::Other_Format:
            if (c.unicode() == zeroWidthJoiner)
                clean += c;
            break;
        default:
            clean += c;
        }
    }
    return clean.simplified();
}

// Text of a customer, without anything a phone makes a link of: a dot inside a word gets a space after it, whatever
// its script, and so does what follows a scheme. "M.Nur" stays readable, "evil.example" is no address any more.
QString withoutLinks(const QString& value)
{
    static const QRegularExpression dot(u"([.\\x{3002}\\x{FF0E}\\x{FF61}\\x{2024}])(?=[^\\s.])"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression scheme(u"([:\\x{FF1A}])(?=[/\\\\\\x{FF0F}])"_s);
    QString clean = oneLine(value);
    clean.replace(dot, u"\\1 "_s);
    clean.replace(scheme, u"\\1 "_s);
    return clean;
}

bool isEnglish(QStringView language)
{
    return language == "en"_L1;
}

QString voucherLine(const domain::Credentials& voucher, QStringView language)
{
    const QString username = oneLine(voucher.username);
    if (voucher.password == voucher.username)
        return username;
    const QString pattern = isEnglish(language) ? u"%1 (password: %2)"_s : u"%1 (sandi: %2)"_s;
    return pattern.arg(username, oneLine(voucher.password));
}

// The first `count` vouchers and, where that is not all, where the others are.
QString voucherList(const MessageContext& context, qsizetype count)
{
    QStringList lines;
    for (qsizetype i = 0; i < count; ++i)
        lines += voucherLine(context.vouchers.at(i), context.language);
    const qsizetype left = context.vouchers.size() - count;
    if (left > 0) {
        const QString pattern = isEnglish(context.language) ? u"... and %1 more: %2"_s : u"... dan %1 lagi: %2"_s;
        lines += pattern.arg(QString::number(left), oneLine(context.statusUrl));
    }
    return lines.join(u'\n');
}

QString valueOf(Placeholder placeholder, const MessageContext& context, const QString& vouchers)
{
    switch (placeholder) {
    case Placeholder::Business:
        return oneLine(context.business);
    case Placeholder::Name:
        return withoutLinks(context.name);
    case Placeholder::Phone:
        return oneLine(context.phone);
    case Placeholder::Package:
        return oneLine(context.package);
    case Placeholder::Duration:
        return durationInWords(context.duration, context.language);
    case Placeholder::Quantity:
        return QString::number(context.quantity);
    case Placeholder::Amount:
        return core::formatRupiah(context.amount);
    case Placeholder::Invoice:
        return oneLine(context.invoice);
    case Placeholder::Vouchers:
        return vouchers;
    case Placeholder::LoginUrl:
        return oneLine(context.loginUrl);
    case Placeholder::StatusUrl:
        return oneLine(context.statusUrl);
    case Placeholder::Help:
        return oneLine(context.help);
    }
    return {};
}

} // namespace

core::Result<MessageTemplate> MessageTemplate::parse(const QString& text)
{
    QString normal = text;
    normal.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u"\\n"_s, u"\n"_s);
    if (normal.trimmed().isEmpty())
        return core::fail(core::Reason::TemplateEmpty);
    if (normal.size() > maxMessageLength)
        return core::fail(core::Reason::TemplateTooLong, {normal.size(), maxMessageLength});

    MessageTemplate result;
    result.m_text = normal;
    int number = 0;
    for (const QString& line : normal.split(u'\n')) {
        auto pieces = parseLine(line, ++number);
        if (!pieces)
            return core::Failure(pieces.error());
        result.m_lines += *std::move(pieces);
    }
    return result;
}

core::Result<MessageTemplate::Line> MessageTemplate::parseLine(QStringView text, int number)
{
    Line line;
    QString literal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool doubled = i + 1 < text.size() && text.at(i + 1) == c;
        if (c != u'{' && c != u'}') {
            literal += c;
        } else if (doubled) {
            literal += c;
            ++i;
        } else if (c == u'}') {
            return core::fail(core::Reason::TemplateNotOpened, {number});
        } else {
            const qsizetype end = text.indexOf(u'}', i);
            const QStringView name = text.mid(i + 1, end < 0 ? 0 : end - i - 1);
            if (end < 0 || name.contains(u'{'))
                return core::fail(core::Reason::TemplateNotClosed, {number});
            const auto placeholder = placeholderNamed(name);
            if (!placeholder)
                return core::fail(core::Reason::TemplatePlaceholder,
                                  {number, name.left(40).toString(), placeholders().join(u' ')});
            if (!literal.isEmpty())
                line += Piece{std::exchange(literal, {}), std::nullopt};
            line += Piece{{}, placeholder};
            i = end;
        }
    }
    if (!literal.isEmpty())
        line += Piece{literal, std::nullopt};
    return line;
}

QStringList MessageTemplate::placeholders()
{
    QStringList list;
    for (const auto& [placeholder, name] : names)
        list += u'{' + QString::fromLatin1(name) + u'}';
    return list;
}

bool MessageTemplate::uses(Placeholder placeholder) const
{
    for (const Line& line : m_lines) {
        for (const Piece& piece : line) {
            if (piece.placeholder == placeholder)
                return true;
        }
    }
    return false;
}

core::Result<QString> MessageTemplate::render(const MessageContext& context, qsizetype most) const
{
    qsizetype count = context.vouchers.size();
    QString text = renderWith(context, voucherList(context, count));
    const bool mayShorten = uses(Placeholder::Vouchers) && !context.statusUrl.isEmpty() && !context.statusIsLocal;
    while (text.size() > most && mayShorten && count > 0)
        text = renderWith(context, voucherList(context, --count));
    if (text.size() > most)
        return core::fail(core::Reason::MessageTooLong, {text.size(), most});
    return text;
}

QString MessageTemplate::renderWith(const MessageContext& context, const QString& vouchers) const
{
    QStringList lines;
    bool vanished = false; // the lines just before were left out: no second empty line after them
    for (const Line& line : m_lines) {
        QString text;
        bool asked = false;
        bool known = false;
        for (const Piece& piece : line) {
            if (!piece.placeholder) {
                text += piece.literal;
                continue;
            }
            const QString value = valueOf(*piece.placeholder, context, vouchers);
            asked = true;
            known = known || !value.isEmpty();
            text += value;
        }
        if (asked && !known) {
            vanished = true;
            continue;
        }
        if (vanished && text.isEmpty() && (lines.isEmpty() || lines.last().isEmpty()))
            continue;
        vanished = false;
        lines += text;
    }
    return lines.join(u'\n').trimmed();
}

QString durationInWords(domain::Seconds duration, QStringView language)
{
    struct Unit
    {
        qint64 seconds;
        const char16_t* indonesian;
        const char16_t* one;
        const char16_t* many;
    };
    constexpr std::array units{
        Unit{86400, u"hari", u"day", u"days"},
        Unit{3600, u"jam", u"hour", u"hours"},
        Unit{60, u"menit", u"minute", u"minutes"},
        Unit{1, u"detik", u"second", u"seconds"},
    };
    QStringList words;
    qint64 left = duration.count();
    for (const Unit& unit : units) {
        const qint64 count = left / unit.seconds;
        left %= unit.seconds;
        if (count <= 0)
            continue;
        const char16_t* name = !isEnglish(language) ? unit.indonesian : count == 1 ? unit.one : unit.many;
        words += QString::number(count) + u' ' + QString::fromUtf16(name);
    }
    return words.join(u' ');
}

QString validityInWords(domain::Seconds duration, domain::Counting counts, QStringView language)
{
    const auto either = [language](const char16_t* indonesian, const char16_t* english) {
        return QString::fromUtf16(isEnglish(language) ? english : indonesian);
    };
    const QString length = durationInWords(duration, language);
    switch (counts) {
    case domain::Counting::Online:
        return either(u"%1 waktu online", u"%1 online").arg(length);
    case domain::Counting::FirstLogin:
        return either(u"%1 sejak login pertama", u"%1 from the first login").arg(length);
    case domain::Counting::Sale:
        return either(u"%1 sejak dibeli", u"%1 from the sale").arg(length);
    case domain::Counting::Never:
        break;
    }
    return either(u"tanpa batas waktu", u"no limit of time");
}

} // namespace loket::delivery
