// The public pages' texts, in Bahasa Indonesia and English side by side: one page may be asked for in both at the same
// time, so they are looked up per request and not through the program's one translator. Read-only after the first use.
#pragma once

#include "domain/Duration.h"

#include <QHash>
#include <QString>

namespace loket::server {

class Words
{
public:
    // "id" or "en"; anything else is "id".
    static const Words& in(QStringView language);
    // The language the client prefers ("en-GB,en;q=0.9,id;q=0.5"), of the two; `otherwise` where it names neither.
    static QString preferred(const QByteArray& acceptLanguage, const QString& otherwise);

    [[nodiscard]] const QString& language() const { return m_language; }
    [[nodiscard]] const QString& otherLanguage() const;
    // The text of a key. An unknown key is a bug that tst_pages finds; it shows as the key itself.
    [[nodiscard]] QString operator()(const QString& key) const { return m_words.value(key, key); }
    [[nodiscard]] bool has(const QString& key) const { return m_words.contains(key); }
    [[nodiscard]] QStringList keys() const { return m_words.keys(); }

    // "5 hari", "1 jam 30 menit".
    [[nodiscard]] QString duration(domain::Seconds duration) const;

private:
    explicit Words(const QString& language);

    QString m_language;
    QHash<QString, QString> m_words;
};

} // namespace loket::server
