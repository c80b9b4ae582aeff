#include "ui/printing/SheetPainter.h"

#include "print/Links.h"

#include "ui/printing/PrintWords.h"

#include <QPainter>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSizeF a4{210 * unitsPerMm, 297 * unitsPerMm};
constexpr double sheetPainterMargin = 8 * unitsPerMm; // what nearly every printer can print on

// How one form's cards look; lengths in units.
struct CardStyle
{
    int columns;
    int rows;
    double padding;
    double qr;     // side of the login code; 0: none
    double small;  // letters of labels and terms
    double normal; // of the business and the package
    double code;   // of the code, at most
    bool logo;
    bool footer; // footer and the address as text
    bool wifi;   // a second code below the first
};

CardStyle styleOf(PrintTemplate form)
{
    switch (form) {
    case PrintTemplate::Sheet4x13:
        return {4,
                13,
                1.2 * unitsPerMm,
                18.4 * unitsPerMm,
                1.9 * unitsPerMm,
                2.3 * unitsPerMm,
                3.6 * unitsPerMm,
                false,
                false,
                false};
    case PrintTemplate::SheetDense:
        return {4, 16, 1.2 * unitsPerMm, 0, 2.0 * unitsPerMm, 2.5 * unitsPerMm, 5.0 * unitsPerMm, false, false, false};
    default:
        return {
            3,    8,   2.0 * unitsPerMm, 25 * unitsPerMm, 2.3 * unitsPerMm, 3.0 * unitsPerMm, 5.2 * unitsPerMm, true,
            true, true};
    }
}

class Card
{
public:
    Card(QPainter& painter, const QRectF& area, const CardStyle& style, const Ticket& ticket,
         const print::PrintSettings& settings, const QImage& logo)
        : m_painter(painter), m_style(style), m_ticket(ticket), m_settings(settings), m_logo(logo), m_words(settings),
          m_room(area.adjusted(style.padding, style.padding, -style.padding, -style.padding))
    {}

    void paint()
    {
        paintCodes();
        paintHead();
        paintCredentials();
        paintTerms();
    }

private:
    // The codes are on the right; everything else is written left of them.
    void paintCodes()
    {
        if (m_style.qr <= 0)
            return;
        const QUrl link = m_settings.loginQr
                              ? print::loginLink(m_settings.loginAddress, m_ticket.username, m_ticket.password)
                              : QUrl();
        const QString wifi = m_settings.wifiQr && m_style.wifi
                                 ? print::wifiText(m_settings.wifiName, m_settings.wifiPassword)
                                 : QString();
        QStringList texts;
        if (!link.isEmpty())
            texts += link.toString(QUrl::FullyEncoded);
        if (!wifi.isEmpty())
            texts += wifi;
        if (texts.isEmpty())
            return;
        const double side = qMin(m_style.qr, m_room.height() / double(texts.size()));
        double top = m_room.top();
        for (const QString& text : texts) {
            paintQr(m_painter, QRectF(m_room.right() - side, top, side, side), text);
            top += side;
        }
        m_room.setRight(m_room.right() - side - m_style.padding / 2);
    }

    QRectF takeTop(double height)
    {
        const QRectF line(m_room.left(), m_room.top(), m_room.width(), height);
        m_room.setTop(m_room.top() + height);
        return line;
    }

    void write(const QString& text, double size, bool bold, const QColor& color = Qt::black)
    {
        if (text.isEmpty())
            return;
        m_painter.setPen(color);
        paintFitting(m_painter, takeTop(size * 1.3), Qt::AlignLeft | Qt::AlignVCenter, text, printFont(size, bold),
                     size, size * 0.7);
    }

    void paintHead()
    {
        QRectF line = takeTop(m_style.normal * 1.35);
        if (m_ticket.number > 0) {
            const QString number = u"[%1]"_s.arg(m_ticket.number);
            const double width = QFontMetricsF(printFont(m_style.small)).horizontalAdvance(number);
            m_painter.setPen(Qt::darkGray);
            m_painter.setFont(printFont(m_style.small));
            m_painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), number);
            line.setRight(line.right() - width - m_style.padding / 2);
        }
        if (m_style.logo && !m_logo.isNull()) {
            QSizeF size = m_logo.size();
            size.scale(line.height() * 3, line.height(), Qt::KeepAspectRatio);
            m_painter.drawImage(QRectF(line.topLeft(), size), m_logo);
            line.setLeft(line.left() + size.width() + m_style.padding / 2);
        }
        m_painter.setPen(Qt::black);
        paintFitting(m_painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_settings.businessName,
                     printFont(m_style.normal, true), m_style.normal, m_style.normal * 0.7);
        const QString price = m_ticket.price > 0 ? core::formatRupiah(m_ticket.price) : QString();
        write(m_ticket.package.isEmpty() || price.isEmpty() ? m_ticket.package + price
                                                            : m_ticket.package + u" · "_s + price,
              m_style.normal, false);
    }

    void credential(const QString& label, const QString& value, double height)
    {
        const QRectF line = takeTop(height);
        m_painter.setPen(Qt::darkGray);
        const double labelHeight = qMin(m_style.small * 1.2, height * 0.4);
        paintFitting(m_painter, QRectF(line.left(), line.top(), line.width(), labelHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, label, printFont(m_style.small),
                     qMin(m_style.small, labelHeight), m_style.small * 0.6);
        m_painter.setPen(Qt::black);
        const double room = height - labelHeight;
        // Never cut: it is what the customer has paid for.
        paintFitting(m_painter, QRectF(line.left(), line.top() + labelHeight, line.width(), room),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, value, printCodeFont(m_style.code),
                     qMin(m_style.code, room * 0.9), 0.5 * unitsPerMm);
    }

    void paintCredentials()
    {
        const double terms = m_style.small * 1.3 * (m_style.footer ? 3.2 : 1.1);
        const double room = m_room.height() - terms;
        if (m_ticket.isCode())
            return credential(m_words.code, grouped(m_ticket.username), room);
        credential(m_words.user, m_ticket.username, room / 2);
        credential(m_words.password, m_ticket.password, room / 2);
    }

    void paintTerms()
    {
        const QString validity = m_words.validity(m_ticket);
        const QString quota = m_words.quota(m_ticket);
        write(validity.isEmpty() || quota.isEmpty() ? validity + quota : validity + u", "_s + quota, m_style.small,
              false);
        if (!m_style.footer)
            return;
        const QString address = print::loginAddress(m_settings.loginAddress);
        write(address.isEmpty() ? QString() : m_words.login + u": "_s + address, m_style.small, false);
        write(m_settings.footer, m_style.small, false, Qt::darkGray);
    }

    QPainter& m_painter;
    const CardStyle& m_style;
    const Ticket& m_ticket;
    const print::PrintSettings& m_settings;
    const QImage& m_logo;
    const PrintWords m_words;
    QRectF m_room;
};

} // namespace

int cardsPerPage(PrintTemplate form)
{
    const CardStyle style = styleOf(form);
    return style.columns * style.rows;
}

void paintSheet(QPainter& painter, PrintTemplate form, const QList<Ticket>& cards, const print::PrintSettings& settings,
                const QImage& logo)
{
    const CardStyle style = styleOf(form);
    const QSizeF size((a4.width() - 2 * sheetPainterMargin) / style.columns,
                      (a4.height() - 2 * sheetPainterMargin) / style.rows);
    for (int i = 0; i < cards.size(); ++i) {
        const QRectF area(QPointF(sheetPainterMargin + (i % style.columns) * size.width(),
                                  sheetPainterMargin + (i / style.columns) * size.height()),
                          size);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::lightGray, 0.15 * unitsPerMm, Qt::DashLine)); // where to cut
        painter.drawRect(area);
        Card(painter, area, style, cards[i], settings, logo).paint();
    }
}

} // namespace loket::ui
