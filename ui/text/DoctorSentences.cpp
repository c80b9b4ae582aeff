#include "ui/text/DoctorSentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int deepest = 3; // a sentence in a sentence in a sentence

// As the doctor says them: engine/Doctor.cpp, engine/DoctorHouse.cpp, router/Diagnosis.cpp and the router's errors.
constexpr const char* sentences[] = {
    QT_TRANSLATE_NOOP("DoctorSentences", "the data folder %1 can be written"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the data folder %1 cannot be written (%2): no order can be stored"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 free on %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "delete old files from %1 or move the data folder to a larger disk"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the free space of the disk cannot be read"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the disk is nearly full: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the disk fills up: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the settings fit together"),
    QT_TRANSLATE_NOOP("DoctorSentences", "secrets are kept in %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "this computer's clock stands in %1: every time in the books would be wrong"),
    QT_TRANSLATE_NOOP("DoctorSentences", "this computer's clock says %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "this computer does not know the time zone %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the business lives by %1, where it is %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "nothing is on sale"),
    QT_TRANSLATE_NOOP("DoctorSentences", "packages on sale: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the package \"%1\" is made on the router \"%2\", which is not set up"),
    QT_TRANSLATE_NOOP("DoctorSentences", "there is no database yet; the engine makes it when it starts"),
    QT_TRANSLATE_NOOP("DoctorSentences", "stop Loket, then: loketd restore FILE (the newest file of backups/)"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the database is damaged: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 rows of the database belong to rows that are gone"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the database is whole (%1)"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the database was written by a newer Loket (schema %1, this program knows %2)"),
    QT_TRANSLATE_NOOP("DoctorSentences", "install the newer version"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the database's log is \"%1\" instead of \"wal\""),
    QT_TRANSLATE_NOOP("DoctorSentences", "start Loket once; it switches the log on"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the database's log has grown to %1: some program keeps it from being emptied"),
    QT_TRANSLATE_NOOP("DoctorSentences", "end other programs that have loket.db open, then restart Loket"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the database's log is in order"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "the newest order was changed at %1, which is still to come: this computer's clock has gone back"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 holds no certificate"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the server's certificate ran out on %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "renew it, then restart Loket"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the server's certificate runs out on %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the server's certificate is good until %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "no public address, and no gateway that would need one"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the public address is %1"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "no public address: no webhook can come, payments are noticed by asking every %1 s"),
    QT_TRANSLATE_NOOP("DoctorSentences", "no public address and no asking: no payment would ever be noticed"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 is known in this network only: the gateways cannot call it"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "%1 is not encrypted: several gateways call only https, and buyers' names travel in clear"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 is not set"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 answers and accepts the keys (%2)"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 refuses the keys in its %2 environment: %3"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 cannot be reached: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "check this computer's internet connection; orders wait and are tried again"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 is out of order at the moment: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "wait; orders are tried again by themselves"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 gives an answer that is not understood: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 can send"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 answers"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 can send, %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 answers, %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 refuses the token: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 cannot send now: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "look at the channel's own page: is the phone connected and the quota left?"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the server listens on %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "no engine runs at the moment; its port %1 is free"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the engine runs and answers on port %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "port %1 is in use, hopefully by Loket; its certificate is not for this name"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the server cannot listen on port %1 (%2): another program has it"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 is set to test money: nobody really pays"),
    QT_TRANSLATE_NOOP("DoctorSentences", "messages are switched off; codes are shown on the page and the slip only"),
    QT_TRANSLATE_NOOP("DoctorSentences", "correct that line of %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "no router is set up"),
    QT_TRANSLATE_NOOP("DoctorSentences", "connected to %1, RouterOS %2"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "the router's password travels in clear; use TLS or the SSH tunnel where others share the network"),
    QT_TRANSLATE_NOOP("DoctorSentences", "TLS without a certificate is encrypted, but anyone can stand between"),
    QT_TRANSLATE_NOOP("DoctorSentences", "encrypted, and the router is the one that was confirmed"),
    QT_TRANSLATE_NOOP("DoctorSentences", "user \"%1\" may read and write"),
    QT_TRANSLATE_NOOP("DoctorSentences", "user \"%1\" may not write: no voucher can be made"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's clock cannot be read"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's clock stands in %1: it has lost power and found no time server"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's clock is %1 minutes off"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's clock is right"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's time zone is %1, the business's %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the hotspot user profile \"%1\" is missing: its packages cannot be made"),
    QT_TRANSLATE_NOOP("DoctorSentences", "every package's profile is there"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router has no hotspot yet"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router has no hotspot server \"%1\""),
    QT_TRANSLATE_NOOP("DoctorSentences", "the hotspot server \"%1\" is invalid: its interface or pool is gone"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the hotspot server \"%1\" is switched off"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the hotspot runs"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "scanning a voucher's QR code cannot log in: the server profile \"%1\" lacks http-pap"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the server profile \"%1\" has no DNS name, so vouchers show an address instead"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the login page takes QR codes and has a name"),
    QT_TRANSLATE_NOOP("DoctorSentences", "guests cannot reach %1 before they have logged in, so they cannot pay there"),
    QT_TRANSLATE_NOOP("DoctorSentences", "guests reach what they need to pay"),
    QT_TRANSLATE_NOOP("DoctorSentences", "cannot reach the router at %1:%2 (%3); %4"),
    QT_TRANSLATE_NOOP("DoctorSentences", "is the API switched on? On the router: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "check the router's host name in the settings"),
    QT_TRANSLATE_NOOP("DoctorSentences", "check its address and that it is switched on and in the same network"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router closed the connection (%1)"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the router at %1:%2 did not answer within %3 ms; check its address and that it is switched on"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the router refused the login of \"%1\" (%2): wrong password, a group without the policy api, or "
                      "an address list that leaves this computer out; see on the router: %3"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the router accepted the connection but did not answer the login within %1 ms; does the address "
                      "list of its API service leave this computer out? On the router: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router closed the connection during the login (%1): its session table "
                                         "may be full (%2) or its address list leaves this computer out (%3)"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's certificate is not confirmed yet; its SHA-256 is %1: compare it "
                                         "on the router with /certificate print detail, then set %2 to it"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "the router shows another certificate than the confirmed one (now %1): somebody may stand between, or it was "
        "renewed; compare it on the router with /certificate print detail before you set %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's SSH host key is not confirmed yet; its SHA-256 is %1: confirm "
                                         "it from a place you trust, then set %2 to it"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the router shows another SSH host key than the confirmed one (now %1): somebody may stand "
                      "between, or the router was reset; make sure before you set %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router refused the SSH login of \"%1\" (%2): %3"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "wrong password, or a key is imported for this user on the router (%1), which switches password logins off"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "import its public half on the router (%1) and use an ed25519 key: RSA keys are refused by newer routers"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "cannot reach the router's SSH at %1:%2 (%3); check the address, and on the router: %4"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router does not allow SSH forwarding; on the router: %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router's SSH cannot reach its API port %1 (%2); on the router: %3"),
    QT_TRANSLATE_NOOP("DoctorSentences", "HTTPS needs both server.tls_certificate and server.tls_key"),
    QT_TRANSLATE_NOOP("DoctorSentences", "set the other one too, or neither"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 names the file %2, which cannot be read"),
    QT_TRANSLATE_NOOP("DoctorSentences", "correct the path or its rights"),
    QT_TRANSLATE_NOOP("DoctorSentences", "retry.max_ms is less than retry.base_ms"),
    QT_TRANSLATE_NOOP("DoctorSentences", "raise retry.max_ms"),
    QT_TRANSLATE_NOOP("DoctorSentences", "delivery.channel is cloud, which needs %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "payments.gateways has %1, which needs %2"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 is ssh, but %2 is empty"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router has no hotspot user profile \"%1\"; type on the router: %2"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "the router's user \"%1\" may not run %2: add the policy %3 to its group, on the router: %4"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router did not finish %1 in time; it may have done it"),
    QT_TRANSLATE_NOOP("DoctorSentences", "the router does not answer any more"),
    QT_TRANSLATE_NOOP("DoctorSentences", "other accounts of this computer may look into the data folder %1"),
    QT_TRANSLATE_NOOP("DoctorSentences", "only this account may look into the data folder"),
    QT_TRANSLATE_NOOP("DoctorSentences", "%1 leads to this Loket"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "open %1/voucher/ on a phone that uses mobile data: if the shop shows, all is well"),
    QT_TRANSLATE_NOOP("DoctorSentences",
                      "%1 does not answer from here (%2); is the proxy or the tunnel up, and does the name resolve?"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "%1 redirects (%2); gateways follow no redirect: set server.public_url to the address it ends at"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "a proxy answers at %1 but does not reach Loket (%2); check where it forwards to, and the tunnel"),
    QT_TRANSLATE_NOOP(
        "DoctorSentences",
        "somebody else answers at %1 (%2); lead it to this Loket, with the paths below /voucher/ as they are"),
};

struct Sentence
{
    const char* source = nullptr;
    QRegularExpression pattern;
    QList<int> places;   // of each capture, the number behind its %
    qsizetype fixed = 0; // letters that are not a value: the more, the surer
};

// "%1 free on %2" as "^(.+) free on (.+)$".
Sentence sentenceOf(const char* source)
{
    static const QRegularExpression mark(u"%(\\d)"_s);
    const QString text = QString::fromUtf8(source);
    Sentence sentence{.source = source};
    QString pattern = u"^"_s;
    qsizetype at = 0;
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        const auto one = found.next();
        const QString between = text.mid(at, one.capturedStart() - at);
        pattern += QRegularExpression::escape(between) + u"(.+?)"_s;
        sentence.fixed += between.size();
        sentence.places += one.captured(1).toInt();
        at = one.capturedEnd();
    }
    sentence.fixed += text.size() - at;
    sentence.pattern = QRegularExpression(pattern + QRegularExpression::escape(text.mid(at)) + u'$',
                                          QRegularExpression::DotMatchesEverythingOption);
    return sentence;
}

const QList<Sentence>& known()
{
    static const QList<Sentence> all = [] {
        QList<Sentence> list;
        for (const char* source : sentences)
            list += sentenceOf(source);
        std::stable_sort(list.begin(), list.end(),
                         [](const Sentence& a, const Sentence& b) { return a.fixed > b.fixed; });
        return list;
    }();
    return all;
}

QString translated(const QString& said, int depth)
{
    if (depth > deepest)
        return said;
    for (const Sentence& sentence : known()) {
        const auto match = sentence.pattern.match(said);
        if (!match.hasMatch())
            continue;
        QString words = QCoreApplication::translate("DoctorSentences", sentence.source);
        // All values in one go: one of them may hold a % of its own.
        QStringList values(10);
        for (int i = 0; i < sentence.places.size(); ++i)
            values[sentence.places[i]] = translated(match.captured(i + 1), depth + 1);
        QString whole;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool isMark = words[i] == u'%' && i + 1 < words.size() && words[i + 1].isDigit();
            whole += isMark ? values[words[++i].digitValue()] : QString(words[i]);
        }
        return whole;
    }
    return said;
}

} // namespace

QString DoctorSentences::said(const QString& words)
{
    return translated(words, 0);
}

bool DoctorSentences::isKnown(const QString& words)
{
    return std::any_of(known().begin(), known().end(),
                       [&](const Sentence& sentence) { return sentence.pattern.match(words).hasMatch(); });
}

} // namespace loket::ui
