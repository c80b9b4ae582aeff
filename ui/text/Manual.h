// The operator's manual as it is in the program: pages of Markdown in both languages (resources/manual), cut into
// sections that can be searched. Pure but for reading the resources; immutable after construction. Any thread.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace loket::ui {

struct ManualSection
{
    QString heading; // the page's own title for what is above its first section
    QString anchor;  // of links: page.md#anchor
    QString text;    // without marks of Markdown
};

struct ManualPage
{
    QString name; // "counter": the file's name, the same in both languages
    QString title;
    QString markdown;
    QList<ManualSection> sections;
};

struct ManualHit
{
    QString page;
    QString title;
    QString heading;
    QString anchor;
    QString excerpt;
};

class Manual
{
public:
    // A dynamic property of dialogs: the page about them, where it is not that of the screen below.
    static constexpr auto pageProperty = "manualPage";

    // In the order they are read.
    static const QStringList& pageNames();
    // "Shift & kas (F10)" becomes "shift-kas-f10".
    static QString anchorOf(const QString& heading);

    // `language`: "id" or "en".
    explicit Manual(const QString& language);

    [[nodiscard]] const QList<ManualPage>& pages() const { return m_pages; }
    // Null where there is none of this name.
    [[nodiscard]] const ManualPage* find(const QString& name) const;
    // The sections that have every word of `question`, those with the most of them in the heading first.
    [[nodiscard]] QList<ManualHit> search(const QString& question) const;

private:
    QList<ManualPage> m_pages;
};

} // namespace loket::ui
