// One window for each data folder: a second start asks the first one to show itself, and ends. UI thread.
// This waits for the other process a moment, so it is done before there is a window.
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

    // Listens for such requests. Called by the holder of the folder's lock, so a name left over from a
    // crash is free.
    bool listen(const QString& dataFolder);

signals:
    void showWanted();

private:
    static QString nameOf(const QString& dataFolder);

    QLocalServer m_server;
};

} // namespace loket::ui
