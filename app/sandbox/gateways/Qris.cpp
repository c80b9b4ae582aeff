#include "sandbox/gateways/Qris.h"

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString field(QLatin1StringView tag, const QString& value)
{
    return tag + QString::number(value.size()).rightJustified(2, u'0') + value;
}

} // namespace

QString qrisPayload(core::Rupiah amount, const QString& reference)
{
    const QString merchant =
        field("00"_L1, u"ID.CO.QRIS.WWW"_s) + field("02"_L1, u"ID1020000000001"_s) + field("03"_L1, u"UMI"_s);
    const QString payload = field("00"_L1, u"01"_s) + field("01"_L1, u"12"_s) + field("26"_L1, merchant) +
                            field("52"_L1, u"4812"_s) + field("53"_L1, u"360"_s) +
                            field("54"_L1, QString::number(amount)) + field("58"_L1, u"ID"_s) +
                            field("59"_L1, u"LOKET SANDBOX"_s) + field("60"_L1, u"BANDUNG"_s) +
                            field("61"_L1, u"40111"_s) + field("62"_L1, field("05"_L1, reference.left(25))) + u"6304"_s;
    return payload + qrisCrc(payload.toLatin1());
}

QString qrisCrc(const QByteArray& data)
{
    quint16 crc = 0xffff;
    for (const char byte : data) {
        crc = quint16(crc ^ quint16(quint16(static_cast<unsigned char>(byte)) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return QString::number(crc, 16).rightJustified(4, u'0').toUpper();
}

} // namespace loket::sandbox
