// Users that change hands between another program and Loket: their comments, and that program's rows of the scheduler.
#include "core/Reasons.h"
#include "router/Batch.h"
#include "router/Futures.h"
#include "router/Hotspot.h"

#include <QSet>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using domain::CommentChange;

namespace {

constexpr QStringView ourPrefix = u"loket:";
// Up to here each user is asked for by name; for more the whole table is printed once.
constexpr qsizetype fewUsers = 50;
// A table of ten thousand users takes a small router many seconds to print.
constexpr int tableFactor = 6;
// Mikhmon's on-login script waits twice five seconds between its look at a comment and its last word on that user.
constexpr std::chrono::seconds scriptsEnd{12};

constexpr qsizetype rowsAtOnce = 2000;

bool isTakeOver(const CommentChange& change)
{
    return change.comment.startsWith(ourPrefix) || change.newComment.startsWith(ourPrefix);
}

bool isToUs(const CommentChange& change)
{
    return change.newComment.startsWith(ourPrefix);
}

// What Mikhmon writes at a first login: "mar/20/2026 16:05:11", "2026-03-20 16:05:11" and other forms of a date.
bool looksLikeADate(const QString& comment)
{
    constexpr qsizetype shortest = 15;
    if (comment.size() < shortest || !comment.contains(u':'))
        return false;
    return comment[2] == u'/' || comment[3] == u'/' || (comment[4] == u'-' && comment[0].isDigit());
}

// Half of the window: what is sold meanwhile does not wait behind thousands of these.
int halfOf(int window)
{
    return std::max(window / 2, 1);
}

} // namespace

core::Async<void> Hotspot::pause(std::chrono::milliseconds howLong)
{
    const quint64 number = ++m_lastWait;
    auto& promise = m_pauses[number];
    promise.start();
    auto over = promise.future();
    m_clock.callAfter(howLong, this, [this, number] {
        if (auto waiting = m_pauses.extract(number)) {
            waiting.mapped().addResult(core::Result<void>());
            waiting.mapped().finish();
        }
    });
    return over;
}

core::Async<QList<Hotspot::NamedUser>> Hotspot::namedUsers(const QStringList& names)
{
    using Users = QList<NamedUser>;
    const auto read = [](const Response& answer) {
        Users users;
        users.reserve(answer.rows.size());
        for (const Row& row : answer.rows)
            users.append({row.id(), row.text("name"), row.text("comment")});
        return users;
    };
    const auto isPlain = [](const QString& name) {
        return std::all_of(name.begin(), name.end(), [](QChar letter) { return letter.unicode() < 0x80; });
    };
    if (names.size() > fewUsers || !std::all_of(names.begin(), names.end(), isPlain)) {
        Command whole("/ip/hotspot/user/print");
        whole.proplist(".id,name,comment").within(m_client.settings().timeout * tableFactor);
        return mapped<Users>(m_client.run(whole), this, read);
    }
    const auto ask = [this, names, read](qsizetype index) {
        Command one("/ip/hotspot/user/print");
        one.where("name", names[index].toUtf8()).proplist(".id,name,comment");
        return mapped<Users>(m_client.run(one), this, read);
    };
    return Batch<Users>::run(names.size(), halfOf(m_client.settings().window), this, ask)
        .then(this, [](const QList<core::Result<Users>>& each) -> core::Result<Users> {
            Users all;
            for (const auto& found : each) {
                if (!found)
                    return core::Failure(found.error());
                all += *found;
            }
            return all;
        });
}

core::Async<domain::HotspotRouter::Each> Hotspot::writeComments(const QList<CommentChange>& changes,
                                                                const QList<NamedUser>& users)
{
    QMultiHash<QString, NamedUser> byName;
    byName.reserve(users.size());
    for (const NamedUser& user : users)
        byName.insert(user.name, user);
    const auto change = [this, changes, byName](qsizetype index) -> core::Async<int> {
        const CommentChange& wanted = changes[index];
        if (!isTakeOver(wanted))
            return core::ready<int>(core::fail(core::Reason::NotATakeOver));
        QList<core::Async<Response>> writes;
        int already = 0;
        for (const NamedUser& user : byName.values(wanted.name)) {
            if (user.comment == wanted.newComment)
                ++already;
            else if (user.comment == wanted.comment)
                writes.append(m_client.run(
                    Command("/ip/hotspot/user/set").with(".id", user.id).with("comment", wanted.newComment)));
        }
        if (writes.isEmpty())
            return core::ready<int>(already);
        return mapped<int>(countDone(writes, this), this, [already](int done) { return already + done; });
    };
    return Batch<int>::run(changes.size(), halfOf(m_client.settings().window), this, change)
        .then(this, [](const Each& each) { return core::Result<Each>(each); });
}

// A date where ours was written a moment ago comes from Mikhmon's script of a first login that ran meanwhile.
core::Async<domain::HotspotRouter::Each> Hotspot::writtenAgain(const QList<CommentChange>& changes, const Each& written)
{
    QStringList names;
    for (const CommentChange& change : changes)
        names += change.name;
    return chained<Each>(namedUsers(names), this, [this, changes, written](const QList<NamedUser>& users) {
        QHash<QString, QString> ours;
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (written[i] && *written[i] > 0 && isToUs(changes[i]))
                ours.insert(changes[i].name, changes[i].newComment);
        }
        QList<core::Async<Response>> writes;
        for (const NamedUser& user : users) {
            const auto wanted = ours.constFind(user.name);
            if (wanted != ours.cend() && user.comment != *wanted && looksLikeADate(user.comment))
                writes.append(
                    m_client.run(Command("/ip/hotspot/user/set").with(".id", user.id).with("comment", *wanted)));
        }
        return mapped<Each>(countDone(writes, this), this, [written](int) { return written; });
    });
}

core::Async<domain::HotspotRouter::Each> Hotspot::settled(const QList<CommentChange>& changes, const Each& written)
{
    QSet<QString> ours;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        if (written[i] && *written[i] > 0 && isToUs(changes[i]))
            ours.insert(changes[i].name);
    }
    if (ours.isEmpty())
        return core::ready<Each>(written);
    Command schedulers("/system/scheduler/print");
    schedulers.proplist("name");
    auto isRunning = m_client.run(schedulers).then(this, [ours](const core::Result<Response>& answer) {
        return answer && std::any_of(answer->rows.begin(), answer->rows.end(),
                                     [&ours](const Row& row) { return ours.contains(row.text("name")); });
    });
    return isRunning
        .then(this,
              [this, changes, written](bool running) {
                  if (!running)
                      return writtenAgain(changes, written);
                  return chained<Each>(pause(scriptsEnd), this,
                                       [this, changes, written] { return writtenAgain(changes, written); });
              })
        .unwrap();
}

core::Async<domain::HotspotRouter::Each> Hotspot::takeOver(const QList<CommentChange>& changes)
{
    if (changes.isEmpty())
        return core::ready<Each>(Each());
    QStringList names;
    for (const CommentChange& change : changes)
        names += change.name;
    const auto write = [this, changes](const QList<NamedUser>& users) { return writeComments(changes, users); };
    const auto settle = [this, changes](const Each& written) { return settled(changes, written); };
    return chained<Each>(chained<Each>(namedUsers(names), this, write), this, settle);
}

// A table that is being handed on.
struct Hotspot::Table
{
    QByteArrayList properties;
    QList<Row> left;
    domain::TableRows rows;
    QPromise<core::Result<domain::TableRows>> promise;
};

core::Async<domain::TableRows> Hotspot::readTable(const domain::TableQuery& query)
{
    Command print(query.menu + "/print");
    print.proplist(query.properties.join(','));
    print.within(m_client.settings().timeout * tableFactor); // to the next row
    print.watchedBy(query.watcher ? query.watcher : [](qsizetype) { return true; });
    if (const qsizetype split = query.where.indexOf('='); split > 0)
        print.where(query.where.first(split), query.where.sliced(split + 1));
    return chained<domain::TableRows>(m_client.run(print), this,
                                      [this, properties = query.properties](const Response& answer) {
                                          const auto table = std::make_shared<Table>();
                                          table->properties = properties;
                                          table->left = answer.rows;
                                          table->rows.reserve(table->left.size());
                                          table->promise.start();
                                          auto future = table->promise.future();
                                          takeRows(table);
                                          return future;
                                      });
}

// In pieces, with turns of the event loop between them.
void Hotspot::takeRows(const std::shared_ptr<Table>& table)
{
    const qsizetype until = std::min<qsizetype>(table->rows.size() + rowsAtOnce, table->left.size());
    for (qsizetype i = table->rows.size(); i < until; ++i) {
        const Row row = std::exchange(table->left[i], {});
        QByteArrayList values;
        values.reserve(table->properties.size());
        for (const QByteArray& property : std::as_const(table->properties))
            values.append(row.has(property) ? row.value(property) : QByteArray());
        table->rows.append(values);
    }
    if (until < table->left.size()) {
        QMetaObject::invokeMethod(
            this, [this, table] { takeRows(table); }, Qt::QueuedConnection);
        return;
    }
    table->promise.addResult(std::move(table->rows));
    table->promise.finish();
}

core::Async<domain::HotspotRouter::Each> Hotspot::setSchedulers(const QList<QString>& names, bool disabled)
{
    Command print("/system/scheduler/print");
    print.proplist(".id,name,disabled");
    const auto change = [this, names, disabled](const Response& found) {
        const auto one = [this, names, disabled, rows = found.rows](qsizetype index) -> core::Async<int> {
            QList<core::Async<Response>> writes;
            int already = 0;
            for (const Row& row : rows) {
                if (row.text("name") != names[index])
                    continue;
                if (row.flag("disabled") == disabled)
                    ++already;
                else
                    writes.append(
                        m_client.run(Command(QByteArray("/system/scheduler/") + (disabled ? "disable" : "enable"))
                                         .with(".id", row.id())));
            }
            if (writes.isEmpty())
                return core::ready<int>(already);
            return mapped<int>(countDone(writes, this), this, [already](int done) { return already + done; });
        };
        return Batch<int>::run(names.size(), halfOf(m_client.settings().window), this, one)
            .then(this, [](const Each& each) { return core::Result<Each>(each); });
    };
    return names.isEmpty() ? core::ready<Each>(Each()) : chained<Each>(m_client.run(print), this, change);
}

} // namespace loket::router
