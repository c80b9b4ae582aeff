#include "ui/theme/Theme.h"

#include "ui/theme/PlainToolTips.h"
#include "ui/theme/SafeInput.h"
#include "ui/theme/SvgIconEngine.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <array>

static void initUiResource() // Q_INIT_RESOURCE must be outside any namespace
{
    Q_INIT_RESOURCE(ui);
}

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int basePointSize = 10;

QColor hex(const char* name)
{
    return QColor(QString::fromLatin1(name));
}

const Colors& lightColors()
{
    static const Colors colors{.window = hex("#f4f6f7"),
                               .surface = hex("#ffffff"),
                               .raised = hex("#ffffff"),
                               .border = hex("#dfe3e8"),
                               .hover = hex("#eef1f3"),
                               .text = hex("#1a1f24"),
                               .muted = hex("#5a6570"),
                               .accent = hex("#0f766e"),
                               .accentHover = hex("#0b5f59"),
                               .onAccent = hex("#ffffff"),
                               .selection = hex("#d5efeb"),
                               .info = hex("#1d4ed8"),
                               .good = hex("#15703a"),
                               .warn = hex("#96500a"),
                               .bad = hex("#b42318"),
                               .neutralSoft = hex("#eaedf0"),
                               .infoSoft = hex("#e3ebfd"),
                               .goodSoft = hex("#def3e5"),
                               .warnSoft = hex("#fdefd3"),
                               .badSoft = hex("#fde5e3")};
    return colors;
}

const Colors& darkColors()
{
    static const Colors colors{.window = hex("#14171a"),
                               .surface = hex("#1b1f23"),
                               .raised = hex("#22272c"),
                               .border = hex("#31373e"),
                               .hover = hex("#262b31"),
                               .text = hex("#e7eaed"),
                               .muted = hex("#9ba6b1"),
                               .accent = hex("#2cb5a6"),
                               .accentHover = hex("#45c9bb"),
                               .onAccent = hex("#06201d"),
                               .selection = hex("#17403c"),
                               .info = hex("#86b0ff"),
                               .good = hex("#5fd08d"),
                               .warn = hex("#f2b655"),
                               .bad = hex("#ff8f87"),
                               .neutralSoft = hex("#2b3137"),
                               .infoSoft = hex("#1d2c4d"),
                               .goodSoft = hex("#183626"),
                               .warnSoft = hex("#3b2c12"),
                               .badSoft = hex("#45211f")};
    return colors;
}

QPalette paletteOf(const Colors& colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.surface);
    set(QPalette::AlternateBase, colors.hover);
    set(QPalette::Text, colors.text);
    set(QPalette::PlaceholderText, colors.muted);
    set(QPalette::Button, colors.surface);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.bad);
    set(QPalette::Highlight, colors.selection);
    set(QPalette::HighlightedText, colors.text);
    set(QPalette::ToolTipBase, colors.raised);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::Light, colors.raised);
    set(QPalette::Midlight, colors.border);
    set(QPalette::Mid, colors.border);
    set(QPalette::Dark, colors.border);
    set(QPalette::Shadow, colors.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.muted);
    return palette;
}

// The stylesheet names colours as @name; the longest names are replaced first.
QString styleSheetOf(const Colors& colors, bool dark)
{
    QFile file(u":/styles/loket.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<const char*, QColor>, 18> names{{
        {"@accentHover", colors.accentHover},
        {"@neutralSoft", colors.neutralSoft},
        {"@selection", colors.selection},
        {"@onAccent", colors.onAccent},
        {"@badSoft", colors.badSoft},
        {"@warnSoft", colors.warnSoft},
        {"@surface", colors.surface},
        {"@raised", colors.raised},
        {"@window", colors.window},
        {"@border", colors.border},
        {"@accent", colors.accent},
        {"@muted", colors.muted},
        {"@hover", colors.hover},
        {"@text", colors.text},
        {"@bad", colors.bad},
        {"@warn", colors.warn},
        {"@good", colors.good},
        {"@info", colors.info},
    }};
    for (const auto& [name, color] : names)
        sheet.replace(QLatin1StringView(name), color.name());
    sheet.replace(u"@shade"_s, dark ? u"dark"_s : u"light"_s); // a stylesheet's pictures cannot be recoloured
    return sheet.replace(u"@radius"_s, QString::number(space::radius) + u"px"_s);
}

} // namespace

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return Ink::Info;
    case Tone::Good:
        return Ink::Good;
    case Tone::Warn:
        return Ink::Warn;
    case Tone::Bad:
        return Ink::Bad;
    case Tone::Neutral:
        break;
    }
    return Ink::Muted;
}

QString toString(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return u"light"_s;
    case Appearance::Dark:
        return u"dark"_s;
    case Appearance::System:
        break;
    }
    return u"system"_s;
}

Appearance appearanceFromString(QStringView name)
{
    if (name == u"light")
        return Appearance::Light;
    return name == u"dark" ? Appearance::Dark : Appearance::System;
}

Theme::Theme(QObject* parent) : QObject(parent)
{
    initUiResource();
    new PlainToolTips(this);
    new SafeInput(this);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font = QApplication::font();
    // Inter where it is installed; elsewhere the platform's own face.
    if (QFontDatabase::families().contains(u"Inter"_s))
        font.setFamily(u"Inter"_s);
    font.setPointSize(basePointSize);
    QApplication::setFont(font);
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    apply();
}

void Theme::setSystemDark(bool dark)
{
    if (m_systemDark == dark)
        return;
    m_systemDark = dark;
    if (m_appearance == Appearance::System)
        apply();
}

bool Theme::isDark() const
{
    return m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemDark);
}

const Colors& Theme::colors() const
{
    return isDark() ? darkColors() : lightColors();
}

QColor Theme::color(Ink ink) const
{
    const Colors& all = colors();
    switch (ink) {
    case Ink::Muted:
        return all.muted;
    case Ink::Accent:
        return all.accent;
    case Ink::OnAccent:
        return all.onAccent;
    case Ink::Info:
        return all.info;
    case Ink::Good:
        return all.good;
    case Ink::Warn:
        return all.warn;
    case Ink::Bad:
        return all.bad;
    case Ink::Text:
        break;
    }
    return all.text;
}

QColor Theme::soft(Tone tone) const
{
    const Colors& all = colors();
    switch (tone) {
    case Tone::Info:
        return all.infoSoft;
    case Tone::Good:
        return all.goodSoft;
    case Tone::Warn:
        return all.warnSoft;
    case Tone::Bad:
        return all.badSoft;
    case Tone::Neutral:
        break;
    }
    return all.neutralSoft;
}

QIcon Theme::icon(const QString& name, Ink ink) const
{
    return QIcon(new SvgIconEngine(this, name, ink));
}

QFont Theme::codeFont(int pointSize)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (QFontDatabase::families().contains(u"DejaVu Sans Mono"_s))
        font.setFamily(u"DejaVu Sans Mono"_s);
    font.setPointSize(pointSize);
    return font;
}

void Theme::apply()
{
    // With the sheet on, the palette would pass through it to every widget, and again with the new one.
    qApp->setStyleSheet({});
    QApplication::setPalette(paletteOf(colors()));
    qApp->setStyleSheet(styleSheetOf(colors(), isDark()));
    emit changed();
}

} // namespace loket::ui
