// The statements that SQLite runs while this object lives, of all connections that are opened after it was made. Asks
// the library that Qt's plugin has loaded; where the plugin has one of its own, isThere() is false.
// One at a time. Statements of other threads are told apart by count().
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QLibrary>
#include <QMutex>
#include <QThread>

namespace loket::tests {

class SqlTrace
{
public:
    SqlTrace()
    {
        QLibrary library(QStringLiteral("sqlite3"), 0);
        m_extend = reinterpret_cast<Extend>(library.resolve("sqlite3_auto_extension"));
        m_cancel = reinterpret_cast<Extend>(library.resolve("sqlite3_cancel_auto_extension"));
        trace = reinterpret_cast<Trace>(library.resolve("sqlite3_trace_v2"));
        textOf = reinterpret_cast<TextOf>(library.resolve("sqlite3_sql"));
        current = this;
        if (isThere())
            m_extend(reinterpret_cast<void (*)()>(&opened));
    }
    ~SqlTrace()
    {
        if (isThere())
            m_cancel(reinterpret_cast<void (*)()>(&opened));
        current = nullptr;
    }
    SqlTrace(const SqlTrace&) = delete;
    SqlTrace& operator=(const SqlTrace&) = delete;

    [[nodiscard]] bool isThere() const { return m_extend && m_cancel && trace && textOf; }

    void clear()
    {
        const QMutexLocker lock(&m_mutex);
        m_run.clear();
    }
    // Those of this thread, in order.
    [[nodiscard]] QByteArrayList run(const QThread* thread = QThread::currentThread()) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_run.value(thread);
    }
    // Of these the ones that contain this text.
    [[nodiscard]] int count(const QByteArray& part, const QThread* thread = QThread::currentThread()) const
    {
        int found = 0;
        for (const QByteArray& sql : run(thread))
            found += sql.contains(part) ? 1 : 0;
        return found;
    }

private:
    using Extend = int (*)(void (*)());
    using Callback = int (*)(unsigned, void*, void*, void*);
    using Trace = int (*)(void*, unsigned, Callback, void*);
    using TextOf = const char* (*)(void*);

    // sqlite.org/c3ref/auto_extension.html and trace_v2.html
    static int opened(void* connection, char**, const void*)
    {
        constexpr unsigned whenOneBegins = 1; // SQLITE_TRACE_STMT
        return trace(connection, whenOneBegins, &begins, nullptr);
    }
    static int begins(unsigned, void*, void* statement, void* text)
    {
        const bool isTrigger = qstrncmp(static_cast<const char*>(text), "--", 2) == 0;
        if (current && !isTrigger) {
            const QMutexLocker lock(&current->m_mutex);
            current->m_run[QThread::currentThread()] += textOf(statement);
        }
        return 0;
    }

    inline static SqlTrace* current = nullptr;
    inline static Trace trace = nullptr;
    inline static TextOf textOf = nullptr;

    Extend m_extend = nullptr;
    Extend m_cancel = nullptr;
    mutable QMutex m_mutex;
    QHash<const QThread*, QByteArrayList> m_run;
};

} // namespace loket::tests
