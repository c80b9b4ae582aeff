// The places of the window, one below the other in groups: an icon and a word each; Alt+1 to Alt+9 and Alt+0 open the
// first ten. Where the window is too low for all words only the icons are shown, with tool tips. UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>
#include <QKeySequence>

class QButtonGroup;
class QVBoxLayout;

namespace loket::ui {

class NavigationRail : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationRail(const Theme& theme, QWidget* parent = nullptr);

    void add(const QString& iconName, const QString& title, bool startsGroup = false);
    static QKeySequence keysOf(int place); // empty for the eleventh and all after it
    void setTitle(int place, const QString& title);
    // A number on the icon's side, for what needs attention; 0 hides it.
    void setCount(int place, qint64 count);
    void choose(int place);
    void offer(int place, bool offered); // what is not offered is hidden

    [[nodiscard]] bool isCompact() const { return m_compact; }

signals:
    void chosen(int place);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showTitle(int place);
    void fit();

    struct Place
    {
        QString title;
        qint64 count = 0;
    };
    const Theme& m_theme;
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
    QList<Place> m_places;
    bool m_compact = false;
    int m_fullHeight = 0; // of a place with its word
};

} // namespace loket::ui
