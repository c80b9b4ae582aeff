#include "print/PrintSettings.h"

#include <array>

namespace loket::print {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

namespace {

const std::array layouts{std::pair{SheetLayout::Cards3x8, u"3x8"_s}, std::pair{SheetLayout::Cards4x13, u"4x13"_s},
                         std::pair{SheetLayout::Dense, u"dense"_s}};

} // namespace

QString toString(SheetLayout layout)
{
    for (const auto& [known, name] : layouts) {
        if (known == layout)
            return name;
    }
    return {};
}

SheetLayout sheetLayoutFromString(QStringView name)
{
    for (const auto& [layout, known] : layouts) {
        if (known == name)
            return layout;
    }
    return SheetLayout::Cards3x8;
}

PrintSettings printSettingsFrom(const settings::Settings& settings)
{
    PrintSettings print;
    print.slipPrinter = Device::parse(settings.value(u"print.slip_printer"_key)).value_or(Device{});
    print.paper = settings.value(u"print.slip_width"_key) == u"80" ? PaperWidth::Mm80 : PaperWidth::Mm58;
    print.automaticSlip = settings.isTrue(u"print.automatic_slip"_key);
    print.codePage = codePageFromString(settings.value(u"print.code_page"_key)).value_or(CodePage::Cp437);
    print.cut = settings.isTrue(u"print.cut"_key);
    print.drawer = settings.isTrue(u"print.drawer"_key);
    print.printerQr = settings.isTrue(u"print.printer_qr"_key);
    print.askStatus = settings.isTrue(u"print.ask_status"_key);
    print.timeout = settings.milliseconds(u"print.timeout_ms"_key);
    print.attempts = int(settings.number(u"print.attempts"_key));
    print.sheetPrinter = settings.value(u"print.sheet_printer"_key);
    print.layout = sheetLayoutFromString(settings.value(u"print.sheet_layout"_key));
    print.logo = settings.value(u"print.logo"_key);
    print.footer = settings.value(u"print.footer"_key);
    print.loginQr = settings.isTrue(u"print.login_qr"_key);
    print.loginAddress = settings.value(u"print.login_address"_key);
    print.wifiQr = settings.isTrue(u"print.wifi_qr"_key);
    print.wifiName = settings.value(u"print.wifi_name"_key);
    print.wifiPassword = settings.value(u"print.wifi_password"_key);
    print.publicUrl = settings.value(u"server.public_url"_key);
    print.routers = settings.routers();
    print.businessName = settings.value(u"business.name"_key);
    print.businessPhone = settings.value(u"business.phone"_key);
    print.language = settings.value(u"business.language"_key);
    print.zone = QTimeZone(settings.value(u"business.timezone"_key).toLatin1());
    return print;
}

} // namespace loket::print
