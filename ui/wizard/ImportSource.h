// Where yesterday's data comes from: the program, its file or folder, and the router. A file that is dropped on it
// chooses its program by itself. UI thread.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QScrollArea>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace loket::ui {

class ImportSource : public QScrollArea
{
    Q_OBJECT

public:
    explicit ImportSource(const UiContext& context, QWidget* parent = nullptr);

    void choose(const QString& source);
    // Guesses the program by the name; false where it is none that can be read.
    bool take(const QString& path);
    [[nodiscard]] importing::Request request() const;
    // What is still to be said, in the user's language; empty: it can be read. The keyboard goes to it.
    QString wrong();
    void focusFirst();

    [[nodiscard]] QRadioButton* way(const QString& source) const;
    [[nodiscard]] QLineEdit* path() const { return m_path; }
    [[nodiscard]] QComboBox* router() const { return m_router; }
    [[nodiscard]] QPushButton* browse() const { return m_browse; }
    [[nodiscard]] QPushButton* earlier() const { return m_earlier; }

signals:
    void edited();
    void earlierWanted();

private:
    [[nodiscard]] QString source() const;
    void showFields();
    void askForPath();
    [[nodiscard]] QString hint() const;

    const UiContext& m_context;
    QButtonGroup* m_ways;
    QLabel* m_hint;
    QLabel* m_pathLabel;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLabel* m_routerLabel;
    QComboBox* m_router;
    QPushButton* m_earlier;
};

} // namespace loket::ui
