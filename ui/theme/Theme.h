// How the window looks: one accent, one radius, one spacing scale, a light and a dark set of colours, the icons.
// Follows the system's appearance unless the user chose. Sets the application's palette and stylesheet; icons made by
// icon() get their colour when they are painted, so a change of the appearance needs no new ones. UI thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

namespace loket::ui {

// The meaning of a colour. Never the only sign of it.
enum class Tone { Neutral, Info, Good, Warn, Bad };

enum class Ink { Text, Muted, Accent, OnAccent, Info, Good, Warn, Bad };

Ink inkOf(Tone tone);

enum class Appearance { System, Light, Dark };

QString toString(Appearance appearance);
Appearance appearanceFromString(QStringView name); // System where unknown

namespace space { // in device-independent pixels
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;
inline constexpr int radius = 6;
inline constexpr int iconSize = 16;
inline constexpr int iconWithGap = 21; // width of an icon beside the text of a button
inline constexpr int rowHeight = 34;
} // namespace space

struct Colors
{
    QColor window, surface, raised, border, hover, text, muted, accent, accentHover, onAccent, selection;
    QColor info, good, warn, bad;
    QColor neutralSoft, infoSoft, goodSoft, warnSoft, badSoft;
};

class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setSystemDark(bool dark);
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] const Colors& colors() const;
    [[nodiscard]] QColor color(Ink ink) const;
    [[nodiscard]] QColor soft(Tone tone) const; // the background of a badge
    [[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::Text) const;
    // Fixed width and unmistakable letters: voucher codes.
    [[nodiscard]] static QFont codeFont(int pointSize);

signals:
    void changed();

private:
    void apply();

    Appearance m_appearance = Appearance::System;
    bool m_systemDark = false;
};

} // namespace loket::ui
