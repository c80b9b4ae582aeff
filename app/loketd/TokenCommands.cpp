#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "loketd/OpenDatabase.h"
#include "storage/TokenRepository.h"

#include <QJsonDocument>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

Outcome createToken(const Invocation& invocation)
{
    const QString& name = invocation.operands[0];
    const auto scope = storage::tokenScopeFromString(invocation.options.value(u"--scope"_s));
    if (!scope)
        return wrongUse(u"--scope does not accept this value; it takes read or operate"_s);
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const QJsonObject detail{{u"name"_s, name}, {u"scope"_s, storage::toString(*scope)}};
    const auto token = inTransaction(**database, u"token.created"_s, detail, [&](storage::Transaction& transaction) {
        return storage::TokenRepository(**database).create(transaction, name, *scope, core::SystemClock().now());
    });
    if (!token)
        return stopped(token.error());
    print(u"token %1 with scope %2, shown only now: %3\n"_s.arg(name, storage::toString(*scope),
                                                                QString::fromLatin1(token->reveal())));
    return {};
}

Outcome listTokens(const Invocation& invocation)
{
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const auto tokens = storage::TokenRepository(**database).all();
    if (!tokens)
        return stopped(tokens.error());
    QByteArray lines;
    for (const storage::TokenRow& token : *tokens) {
        const QJsonObject row{{u"name"_s, token.name},
                              {u"scope"_s, storage::toString(token.scope)},
                              {u"created_at"_s, core::toIso(token.createdAt)},
                              {u"last_used_at"_s, token.lastUsedAt.isValid() ? QJsonValue(core::toIso(token.lastUsedAt))
                                                                             : QJsonValue(QJsonValue::Null)}};
        lines += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    }
    print(QString::fromUtf8(lines));
    return {};
}

Outcome revokeToken(const Invocation& invocation)
{
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const QString& name = invocation.operands[0];
    const auto revoked =
        inTransaction(**database, u"token.revoked"_s, {{u"name"_s, name}}, [&](storage::Transaction& transaction) {
            return storage::TokenRepository(**database).revoke(transaction, name);
        });
    if (!revoked && revoked.error().kind == core::ErrorKind::NotFound)
        return tl::unexpected(Stop{Failed, revoked.error().detail + u"; loketd token list shows them"_s});
    if (!revoked)
        return stopped(revoked.error());
    return {};
}

} // namespace

QList<Command> tokenCommands()
{
    return {
        {.words = {u"token"_s, u"create"_s},
         .operands = {u"NAME"_s},
         .options = {{u"--scope"_s, u"read|operate"_s, true}},
         .summary = u"makes a token for the HTTP API and prints it once, as the last word"_s,
         .run = createToken},
        {.words = {u"token"_s, u"list"_s},
         .summary = u"prints the tokens' names and scopes, one JSON object a line"_s,
         .run = listTokens},
        {.words = {u"token"_s, u"revoke"_s},
         .operands = {u"NAME"_s},
         .summary = u"ends a token at once, also for a running engine"_s,
         .run = revokeToken},
    };
}

} // namespace loket::loketd
