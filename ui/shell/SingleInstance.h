// One window for each data folder: a second start asks the first one to show itself, and ends. UI thread.
// The asking waits for the other process a moment, so it is done before there is a window.
#pragma once

#include <QLocalServer>
#include <QObject>

namespace loket::ui {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject* parent = nullptr);

    // True: another Loket has this data folder open in a window, and shows it now.
    static bool askToShow(const QString& dataFolder);

    // Listens for those who ask. Called by the one that holds the folder's lock, so a name that is left over from a
    // crash is nobody's.
    bool listen(const QString& dataFolder);

signals:
    void showWanted();

private:
    static QString nameOf(const QString& dataFolder);

    QLocalServer m_server;
};

} // namespace loket::ui
