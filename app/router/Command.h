// One request to the router: a path, attributes, query words. Pure data.
#pragma once

#include "router/SentenceCodec.h"

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace loket::router {

class Command
{
public:
    explicit Command(QByteArray path) : m_path(std::move(path)) {}

    Command& with(const QByteArray& name, const QByteArray& value);
    // New text is sent to the router as UTF-8.
    Command& with(const QByteArray& name, const QString& value) { return with(name, value.toUtf8()); }
    // A flag without a value ("count-only").
    Command& with(const QByteArray& name) { return with(name, QByteArray()); }
    Command& proplist(const QByteArray& names) { return with(".proplist", names); }
    // "?name=value"; several are ANDed.
    Command& where(const QByteArray& name, const QByteArray& value);
    // A deadline other than the router's setting: for tables that take long to print.
    Command& within(std::chrono::milliseconds deadline);
    // For tables of unknown length: the deadline runs anew with every row that comes. `watcher` is called with the
    // number of rows now and then, in the client's thread; where it answers false the command is cancelled. It must not
    // delete the client.
    using Watcher = std::function<bool(qsizetype rows)>;
    Command& watchedBy(Watcher watcher);

    [[nodiscard]] const QByteArray& path() const { return m_path; }
    // "add" of "/ip/hotspot/user/add".
    [[nodiscard]] QByteArray verb() const { return m_path.mid(m_path.lastIndexOf('/') + 1); }
    [[nodiscard]] QByteArray menu() const { return m_path.left(m_path.lastIndexOf('/')); }
    [[nodiscard]] QByteArray attribute(QByteArrayView name) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> deadline() const { return m_deadline; }
    [[nodiscard]] const Watcher& watcher() const { return m_watcher; }
    [[nodiscard]] Sentence sentence(quint64 tag) const;

private:
    QByteArray m_path;
    QList<std::pair<QByteArray, QByteArray>> m_attributes;
    QList<QByteArray> m_queries;
    std::optional<std::chrono::milliseconds> m_deadline;
    Watcher m_watcher;
};

} // namespace loket::router
