#include "sandbox/whatsapp/FormFields.h"

#include <QRegularExpression>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

// The boundary of "multipart/form-data; boundary=...", or nothing for any other type.
QByteArray boundaryOf(const QByteArray& contentType)
{
    static const QRegularExpression form(u"\\Amultipart/form-data;.*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(QString::fromLatin1(contentType));
    return (match.captured(1) + match.captured(2)).toLatin1();
}

QString fieldNameOf(const QByteArray& partHead)
{
    static const QRegularExpression disposition(u"content-disposition:\\s*form-data;.*\\bname=\"([^\"]*)\""_s,
                                                QRegularExpression::CaseInsensitiveOption);
    return disposition.match(QString::fromUtf8(partHead)).captured(1);
}

QString multipartField(const QByteArray& body, const QByteArray& boundary, QStringView name)
{
    const QByteArray line = "--" + boundary;
    qsizetype start = body.indexOf(line);
    while (start >= 0) {
        const qsizetype partStart = start + line.size();
        const qsizetype next = body.indexOf("\r\n" + line, partStart);
        if (next < 0)
            break;
        const QByteArray part = body.mid(partStart, next - partStart);
        const qsizetype headEnd = part.indexOf("\r\n\r\n");
        if (headEnd >= 0 && fieldNameOf(part.left(headEnd)) == name)
            return QString::fromUtf8(part.mid(headEnd + 4));
        start = next + 2;
    }
    return {};
}

} // namespace

QString formField(const HttpRequest& request, QStringView name)
{
    const QByteArray boundary = boundaryOf(request.header("content-type"));
    return boundary.isEmpty() ? request.formValue(name) : multipartField(request.body, boundary, name);
}

} // namespace loket::sandbox
