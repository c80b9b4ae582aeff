#include "engine/watch/Measured.h"

#include <QElapsedTimer>

#include <algorithm>

namespace loket::engine {

using core::Async;
using core::CallFigures;
using core::Result;

namespace {

template <class T>
QByteArray outcomeOf(const Result<T>& result)
{
    return result ? QByteArray("ok") : core::toString(result.error().kind).toLatin1();
}

// One answer for many: a success where each of them succeeded.
template <class T>
QByteArray outcomeOf(const Result<QList<Result<T>>>& results)
{
    if (!results)
        return core::toString(results.error().kind).toLatin1();
    const auto failed = std::find_if(results->begin(), results->end(), [](const Result<T>& one) { return !one; });
    return failed == results->end() ? QByteArray("ok") : outcomeOf(*failed);
}

std::chrono::nanoseconds since(const QElapsedTimer& age)
{
    return std::chrono::nanoseconds(age.nsecsElapsed());
}

// What only happens where nobody is there, or not any more.
bool isUnanswered(const QByteArray& outcome)
{
    using core::ErrorKind;
    for (const ErrorKind kind : {ErrorKind::Unreachable, ErrorKind::ConnectionLost, ErrorKind::Timeout}) {
        if (outcome == core::toString(kind).toLatin1())
            return true;
    }
    return false;
}

template <class T>
Async<T> measured(Async<T> answer, const std::shared_ptr<CallFigures>& figures, const QByteArrayList& labels,
                  const QElapsedTimer& age, const std::function<void()>& unanswered = {})
{
    // In the thread that answers, which is the engine's.
    return answer.then(QtFuture::Launch::Sync, [figures, labels, age, unanswered](const Result<T>& result) {
        const QByteArray outcome = outcomeOf(result);
        figures->record(labels, outcome, since(age));
        if (unanswered && isUnanswered(outcome))
            unanswered();
        return result;
    });
}

QElapsedTimer now()
{
    QElapsedTimer age;
    age.start();
    return age;
}

} // namespace

MeasuredRouter::MeasuredRouter(const QString& name, std::unique_ptr<domain::HotspotRouter> inner,
                               std::shared_ptr<CallFigures> figures, std::function<void()> unanswered)
    : m_name(name.toUtf8()), m_inner(std::move(inner)), m_figures(std::move(figures)),
      m_unanswered(std::move(unanswered))
{}

Async<QList<Result<domain::AddOutcome>>> MeasuredRouter::addUsers(const QList<domain::HotspotUser>& users)
{
    const QElapsedTimer age = now();
    return measured(m_inner->addUsers(users), m_figures, {m_name, "add_users"}, age, m_unanswered);
}

Async<QList<domain::FoundUser>> MeasuredRouter::findUsers(const QStringList& comments)
{
    const QElapsedTimer age = now();
    return measured(m_inner->findUsers(comments), m_figures, {m_name, "find_users"}, age, m_unanswered);
}

Async<int> MeasuredRouter::removeUsers(const QList<domain::HotspotUser>& users)
{
    const QElapsedTimer age = now();
    return measured(m_inner->removeUsers(users), m_figures, {m_name, "remove_users"}, age, m_unanswered);
}

Async<MeasuredRouter::Each> MeasuredRouter::endUsers(const QList<domain::HotspotUser>& users, domain::Ending ending)
{
    const QElapsedTimer age = now();
    return measured(m_inner->endUsers(users, ending), m_figures, {m_name, "end_users"}, age, m_unanswered);
}

Async<MeasuredRouter::Each> MeasuredRouter::changeUsers(const QList<domain::UserChange>& changes)
{
    const QElapsedTimer age = now();
    return measured(m_inner->changeUsers(changes), m_figures, {m_name, "change_users"}, age, m_unanswered);
}

Async<MeasuredRouter::Each> MeasuredRouter::takeOver(const QList<domain::CommentChange>& changes)
{
    const QElapsedTimer age = now();
    return measured(m_inner->takeOver(changes), m_figures, {m_name, "take_over"}, age, m_unanswered);
}

Async<MeasuredRouter::Each> MeasuredRouter::setSchedulers(const QList<QString>& names, bool disabled)
{
    const QElapsedTimer age = now();
    return measured(m_inner->setSchedulers(names, disabled), m_figures, {m_name, "set_schedulers"}, age, m_unanswered);
}

Async<domain::TableRows> MeasuredRouter::readTable(const domain::TableQuery& query)
{
    const QElapsedTimer age = now();
    return measured(m_inner->readTable(query), m_figures, {m_name, "read_table"}, age, m_unanswered);
}

Async<domain::HotspotLook> MeasuredRouter::look()
{
    const QElapsedTimer age = now();
    return measured(m_inner->look(), m_figures, {m_name, "look"}, age, m_unanswered);
}

Async<QString> MeasuredRouter::passwordOf(const QString& name, const QString& comment)
{
    const QElapsedTimer age = now();
    return measured(m_inner->passwordOf(name, comment), m_figures, {m_name, "password_of"}, age, m_unanswered);
}

Async<QList<domain::GuestSession>> MeasuredRouter::guests()
{
    const QElapsedTimer age = now();
    return measured(m_inner->guests(), m_figures, {m_name, "guests"}, age, m_unanswered);
}

Async<QString> MeasuredRouter::note()
{
    const QElapsedTimer age = now();
    return measured(m_inner->note(), m_figures, {m_name, "note"}, age);
}

Async<void> MeasuredRouter::setNote(const QString& text)
{
    const QElapsedTimer age = now();
    return measured(m_inner->setNote(text), m_figures, {m_name, "set_note"}, age);
}

Async<domain::RouterHealth> MeasuredRouter::health()
{
    const QElapsedTimer age = now();
    return measured(m_inner->health(), m_figures, {m_name, "health"}, age);
}

MeasuredChannel::MeasuredChannel(std::unique_ptr<domain::DeliveryChannel> inner, std::shared_ptr<CallFigures> figures)
    : m_name(inner->name().toUtf8()), m_inner(std::move(inner)), m_figures(std::move(figures))
{}

Async<domain::SentMessage> MeasuredChannel::send(const domain::OutgoingMessage& message)
{
    const QElapsedTimer age = now();
    return measured(m_inner->send(message), m_figures, {m_name, "send"}, age);
}

Async<domain::ChannelHealth> MeasuredChannel::health()
{
    const QElapsedTimer age = now();
    return measured(m_inner->health(), m_figures, {m_name, "health"}, age);
}

Result<QList<domain::DeliveryReceipt>> MeasuredChannel::receipts(const domain::WebhookRequest& request) const
{
    const QElapsedTimer age = now();
    auto receipts = m_inner->receipts(request);
    m_figures->record({m_name, "receipts"}, outcomeOf(receipts), since(age));
    return receipts;
}

} // namespace loket::engine
