// A real OpenSSH server on loopback for one test: its own host key, its own account (user "loket", password "rahasia",
// through nss_wrapper, so that no account of this computer is touched), forwarding on or off.
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <unistd.h>

class Sshd
{
public:
    struct Options
    {
        QString hostKey = QStringLiteral("ed25519");
        bool forwarding = true;
        bool oldRsaSignatures = false; // ssh-rsa with SHA-1, as routers before RouterOS 7 sign
        bool passwords = true;         // RouterOS accepts none from a user for whom a key is imported
        QByteArray keyExchange = {};   // the only one it accepts; RouterOS with strong-crypto has just one
        bool tellsAll = false;         // in its log
    };

    Sshd()
    {
        if (::geteuid() == 0)
            QDir().mkpath(QStringLiteral("/run/sshd")); // its privilege separation needs it
        makeKey(QStringLiteral("host-ed25519"), QStringLiteral("ed25519"));
        makeKey(QStringLiteral("other-ed25519"), QStringLiteral("ed25519"));
        makeKey(QStringLiteral("host-rsa"), QStringLiteral("rsa"));
        makeKey(QStringLiteral("user"), QStringLiteral("ed25519"));
        makeKey(QStringLiteral("locked"), QStringLiteral("ed25519"), QStringLiteral("kunci-rahasia"));
        makeKey(QStringLiteral("unknown"), QStringLiteral("ed25519"));
        makeKey(QStringLiteral("rsa"), QStringLiteral("rsa"));
        rewriteKey(QStringLiteral("rsa"), QStringLiteral("rsa-pem"), QStringLiteral("PEM"));
        rewriteKey(QStringLiteral("rsa"), QStringLiteral("rsa-pkcs8"), QStringLiteral("PKCS8"));
        const QByteArray uid = QByteArray::number(::geteuid());
        const QByteArray gid = QByteArray::number(::getegid());
        write(QStringLiteral("passwd"),
              "loket:x:" + uid + ':' + gid + "::/:/bin/sh\nsshd:x:102:65534::/run/sshd:/usr/sbin/nologin\n");
        write(QStringLiteral("group"), "loket:x:" + gid + ":\n");
        write(QStringLiteral("shadow"),
              "loket:" +
                  run(QStringLiteral("openssl"),
                      {QStringLiteral("passwd"), QStringLiteral("-6"), QStringLiteral("rahasia")})
                      .trimmed() +
                  ":19000:0:99999:7:::\n");
        write(QStringLiteral("authorized"),
              read(QStringLiteral("user.pub")) + read(QStringLiteral("locked.pub")) + read(QStringLiteral("rsa.pub")));
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }

    ~Sshd() { kill(); }

    bool start(const Options& options)
    {
        kill();
        m_log.clear();
        write(QStringLiteral("config"),
              "Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey " +
                  path(QStringLiteral("host-") + options.hostKey).toLocal8Bit() + "\nAuthorizedKeysFile " +
                  path(QStringLiteral("authorized")).toLocal8Bit() + "\nAllowTcpForwarding " +
                  (options.forwarding ? "yes" : "no") + "\nUsePAM no\nPasswordAuthentication " +
                  (options.passwords ? "yes" : "no") +
                  "\nKbdInteractiveAuthentication "
                  "no\nPermitRootLogin yes\nStrictModes no\nPidFile none\nUseDNS no\n" +
                  (options.oldRsaSignatures ? "PubkeyAcceptedAlgorithms +ssh-rsa\n" : "") +
                  (options.tellsAll ? "LogLevel DEBUG1\n" : "") +
                  (options.keyExchange.isEmpty() ? QByteArray() : "KexAlgorithms " + options.keyExchange + '\n'));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral("libnss_wrapper.so"));
        environment.insert(QStringLiteral("NSS_WRAPPER_PASSWD"), path(QStringLiteral("passwd")));
        environment.insert(QStringLiteral("NSS_WRAPPER_GROUP"), path(QStringLiteral("group")));
        environment.insert(QStringLiteral("NSS_WRAPPER_SHADOW"), path(QStringLiteral("shadow")));
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(environment);
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->start(QStringLiteral("/usr/sbin/sshd"), {QStringLiteral("-D"), QStringLiteral("-e"),
                                                            QStringLiteral("-f"), path(QStringLiteral("config"))});
        return m_process->waitForStarted() &&
               QTest::qWaitFor([this] { return log().contains("Server listening"); }, 10'000);
    }

    // The listener and its sessions, at once and without an orderly close.
    void kill()
    {
        if (!m_process)
            return;
        signalSessions(SIGKILL);
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }

    // The sessions keep their connections but do nothing any more, like a router that hangs.
    void freezeSessions() { signalSessions(SIGSTOP); }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] const QByteArray& log()
    {
        if (m_process)
            m_log += m_process->readAll();
        return m_log;
    }
    // SHA-256 of the host key, as 64 hex digits.
    [[nodiscard]] QString fingerprint(const QString& type = QStringLiteral("ed25519"))
    {
        const QByteArray blob =
            QByteArray::fromBase64(read(QStringLiteral("host-") + type + QStringLiteral(".pub")).split(' ').at(1));
        return QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Sha256).toHex());
    }

private:
    void signalSessions(int signal) const
    {
        for (const int session : childrenOf(int(m_process->processId()))) {
            for (const int child : childrenOf(session))
                ::kill(child, signal);
            ::kill(session, signal);
        }
    }

    static QList<int> childrenOf(int process)
    {
        QList<int> children;
        const QByteArray answer = run(QStringLiteral("ps"), {QStringLiteral("-o"), QStringLiteral("pid="),
                                                             QStringLiteral("--ppid"), QString::number(process)});
        for (const QByteArray& pid : answer.split('\n')) {
            if (pid.trimmed().toInt() > 0)
                children.append(pid.trimmed().toInt());
        }
        return children;
    }

    static QByteArray run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return process.readAllStandardOutput();
    }

    void makeKey(const QString& name, const QString& type, const QString& passphrase = {})
    {
        QStringList arguments{QStringLiteral("-q"), QStringLiteral("-t"), type,      QStringLiteral("-N"),
                              passphrase,           QStringLiteral("-f"), path(name)};
        if (type == QStringLiteral("rsa"))
            arguments += {QStringLiteral("-b"), QStringLiteral("2048")}; // made sooner
        run(QStringLiteral("ssh-keygen"), arguments);
    }

    // The same key in another file format.
    void rewriteKey(const QString& name, const QString& as, const QString& form)
    {
        QFile::copy(path(name), path(as));
        run(QStringLiteral("ssh-keygen"),
            {QStringLiteral("-q"), QStringLiteral("-p"), QStringLiteral("-m"), form, QStringLiteral("-P"), QString(),
             QStringLiteral("-N"), QString(), QStringLiteral("-f"), path(as)});
    }

    void write(const QString& name, const QByteArray& content)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
    }

    QByteArray read(const QString& name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log;
};
