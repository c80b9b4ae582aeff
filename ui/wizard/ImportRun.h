// The wizard's way to the engine: one reading, one plan or one run at a time, with its progress and a cancel. UI
// thread.
#pragma once

#include "importing/Imports.h"

#include "ui/context/UiContext.h"

#include <QFutureWatcher>
#include <QObject>

namespace loket::ui {

class ImportRun : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Reading, Planning, Running };

    explicit ImportRun(const UiContext& context, QObject* parent = nullptr);
    // What is under way is cancelled: nobody waits for it any more.
    ~ImportRun() override;

    // Each is ignored while another one is under way.
    void read(const importing::Request& request);
    void answer(const importing::Answers& answers);
    void run();
    void cancel(); // of a reading or a run

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_state != State::Idle; }
    [[nodiscard]] bool isCancelling() const { return m_isCancelling; }

signals:
    void stateChanged();
    void moved(const loket::importing::Moment& moment);
    void previewed(const loket::importing::Preview& preview);
    // Of a run that came to its end, or of one that was cancelled, as far as it came.
    void reported(const loket::importing::Report& report);
    void failed(const loket::core::Error& error);
    void readingCancelled();

private:
    void setState(State state);
    void readingEnded();
    void runEnded();
    void fetchNewest();

    const UiContext& m_context;
    State m_state = State::Idle;
    bool m_isCancelling = false;
    QString m_source; // of what was read last
    QString m_origin;
    QFutureWatcher<importing::ReadStep>* m_reading;
    QFutureWatcher<importing::RunStep>* m_running;
};

} // namespace loket::ui
