#include "ui/wizard/ImportRun.h"

#include "core/Reasons.h"
#include "engine/UseCases.h"

#include <algorithm>

namespace loket::ui {

using core::Result;
using engine::UseCases;
using importing::Moment;
using importing::Preview;
using importing::ReadStep;
using importing::RunStep;

namespace {

core::Error importDropped()
{
    return core::fail(core::Reason::CallDropped).value();
}

} // namespace

ImportRun::ImportRun(const UiContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_reading(new QFutureWatcher<ReadStep>(this)),
      m_running(new QFutureWatcher<RunStep>(this))
{
    connect(m_reading, &QFutureWatcherBase::resultReadyAt, this, [this](int place) {
        const ReadStep step = m_reading->resultAt(place);
        if (const auto* moment = std::get_if<Moment>(&step))
            emit moved(*moment);
    });
    connect(m_reading, &QFutureWatcherBase::finished, this, &ImportRun::readingEnded);
    connect(m_running, &QFutureWatcherBase::resultReadyAt, this, [this](int place) {
        const RunStep step = m_running->resultAt(place);
        if (const auto* moment = std::get_if<Moment>(&step))
            emit moved(*moment);
    });
    connect(m_running, &QFutureWatcherBase::finished, this, &ImportRun::runEnded);
}

ImportRun::~ImportRun()
{
    m_reading->cancel(); // without a word: whoever listened is being destroyed
    m_running->cancel();
}

void ImportRun::setState(State state)
{
    m_state = state;
    if (state == State::Idle)
        m_isCancelling = false;
    emit stateChanged();
}

void ImportRun::read(const importing::Request& request)
{
    if (isBusy())
        return;
    setState(State::Reading);
    m_reading->setFuture(
        m_context.door.stream<ReadStep>([request, actor = m_context.actor()](UseCases& use, QPromise<ReadStep> steps) {
            use.imports->read(request, actor, std::move(steps));
        }));
}

void ImportRun::answer(const importing::Answers& answers)
{
    if (isBusy())
        return;
    setState(State::Planning);
    const auto answer = m_context.door.ask(
        [answers, actor = m_context.actor()](UseCases& use) { return use.imports->answer(answers, actor); });
    core::whenReady(answer, this, [this](const Result<Preview>& preview) {
        setState(State::Idle);
        if (preview)
            emit previewed(*preview);
        else
            emit failed(preview.error());
    });
}

void ImportRun::run()
{
    if (isBusy())
        return;
    setState(State::Running);
    m_running->setFuture(
        m_context.door.stream<RunStep>([actor = m_context.actor()](UseCases& use, QPromise<RunStep> steps) {
            use.imports->run(actor, std::move(steps));
        }));
}

void ImportRun::cancel()
{
    if (m_state != State::Reading && m_state != State::Running)
        return;
    m_isCancelling = true;
    m_reading->cancel();
    m_running->cancel();
    emit stateChanged();
}

void ImportRun::readingEnded()
{
    const QFuture<ReadStep> steps = m_reading->future();
    const bool wasCancelled = steps.isCanceled();
    setState(State::Idle);
    if (wasCancelled) {
        emit readingCancelled();
        return;
    }
    if (steps.resultCount() == 0) {
        emit failed(importDropped());
        return;
    }
    const ReadStep last = steps.resultAt(steps.resultCount() - 1);
    if (const auto* preview = std::get_if<Preview>(&last)) {
        m_source = preview->plan.source;
        m_origin = preview->plan.origin;
        emit previewed(*preview);
    } else if (const auto* error = std::get_if<core::Error>(&last))
        emit failed(*error);
    else
        emit failed(importDropped());
}

void ImportRun::runEnded()
{
    const QFuture<RunStep> steps = m_running->future();
    // A cancelled future takes no more results (Qt 6.4), so how far it came is asked for.
    if (steps.isCanceled())
        return fetchNewest();
    setState(State::Idle);
    if (steps.resultCount() == 0) {
        emit failed(importDropped());
        return;
    }
    const RunStep last = steps.resultAt(steps.resultCount() - 1);
    if (const auto* report = std::get_if<importing::Report>(&last))
        emit reported(*report);
    else if (const auto* error = std::get_if<core::Error>(&last))
        emit failed(*error);
    else
        emit failed(importDropped());
}

void ImportRun::fetchNewest()
{
    const auto answer = m_context.door.ask([](UseCases& use) { return use.imports->list(); });
    core::whenReady(answer, this, [this](const Result<QList<importing::Report>>& reports) {
        setState(State::Idle);
        if (!reports)
            return emit failed(reports.error());
        // One that was stopped before its first piece is not listed; what is newest may be quite another then.
        const auto stopped = std::find_if(reports->begin(), reports->end(), [this](const importing::Report& report) {
            return report.source == m_source && report.origin == m_origin;
        });
        if (stopped != reports->end() && !stopped->isOver)
            emit reported(*stopped);
        else
            emit reported(importing::Report{.source = m_source, .origin = m_origin, .isOver = false});
    });
}

} // namespace loket::ui
