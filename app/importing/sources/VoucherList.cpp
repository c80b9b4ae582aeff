#include "importing/sources/VoucherList.h"

#include "importing/Reports.h"
#include "importing/sources/ListColumns.h"

#include "core/Reasons.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;

namespace {

const QString leave = u"leave"_s;
const QString make = u"make"_s;
const QString stock = u"stock"_s;
const QString sold = u"sold"_s;

// "1d", "02:00:00", "1w2d", "30m"; 0: none, or not known.
domain::Seconds timeLimitOf(const QString& text)
{
    static const QRegularExpression clock(u"\\A(\\d+):(\\d\\d)(?::(\\d\\d))?\\z"_s);
    if (const auto match = clock.match(text); match.hasMatch())
        return domain::Seconds(match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 +
                               match.captured(3).toLongLong());
    static const QRegularExpression part(u"(\\d+)([wdhms])"_s);
    qint64 seconds = 0;
    for (auto match = part.globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        const QChar unit = one.captured(2).at(0);
        const qint64 length = unit == u'w'   ? 604'800
                              : unit == u'd' ? 86'400
                              : unit == u'h' ? 3'600
                              : unit == u'm' ? 60
                                             : 1;
        seconds += one.captured(1).toLongLong() * length;
    }
    return domain::Seconds(seconds);
}

// Asks, and remembers what nobody has asked for.
class Asked
{
public:
    Asked(Plan& plan, const Answers& answers) : m_plan(plan), m_answers(answers) {}

    QString operator()(Question question)
    {
        question.answer = m_answers.value(question.id, question.byDefault);
        if (!question.choices.contains(question.answer) && !m_problem) {
            m_problem = core::makeError(core::Reason::ImportAnswerChoice,
                                        {question.id, question.answer.left(60), question.choices.join(u", "_s)});
            question.answer = question.byDefault;
        }
        m_plan.questions += question;
        return question.answer;
    }
    [[nodiscard]] const std::optional<core::Error>& problem() const { return m_problem; }

private:
    Plan& m_plan;
    const Answers& m_answers;
    std::optional<core::Error> m_problem;
};

class VoucherListReading final : public Reading
{
public:
    VoucherListReading(QString path, QString router, ListTable table)
        : m_path(std::move(path)), m_router(std::move(router)), m_table(std::move(table)), m_columns(columnsOf(m_table))
    {}

    [[nodiscard]] Result<Plan> plan(const Ours& ours, const Answers& answers) const override;

private:
    struct Group
    {
        QString package;
        QString comment; // of a batch of Mikhmon's
        QList<PlannedVoucher> vouchers;
    };
    struct Choice
    {
        QList<ColumnRole> roles;
        bool isMade = false;
        QString router;
    };

    [[nodiscard]] QStringList samplesOf(qsizetype column) const;
    [[nodiscard]] QList<ColumnRole> askRoles(Asked& ask) const;
    [[nodiscard]] QString askRouter(Asked& ask, const Ours& ours) const;
    [[nodiscard]] QHash<QString, QString> askPackages(Asked& ask, const Ours& ours,
                                                      const QList<ColumnRole>& roles) const;
    [[nodiscard]] Result<QList<Group>> groupsOf(const Choice& choice, const QHash<QString, QString>& packages,
                                                const Ours& ours, Plan& plan) const;
    static void addBatches(const Group& group, const domain::Package& package, const Choice& choice, bool isSold,
                           const QDateTime& now, Plan& plan);
    [[nodiscard]] bool mayHaveCodes() const;
    [[nodiscard]] QString fileName() const { return QFileInfo(m_path).fileName(); }
    [[nodiscard]] QString cell(const ListTable::Row& row, const QList<ColumnRole>& roles, ColumnRole role) const
    {
        const qsizetype column = roles.indexOf(role);
        return column < 0 ? QString() : row.cells.value(column);
    }
    [[nodiscard]] qsizetype firstRow() const { return m_columns.hasHeader ? 1 : 0; }

    QString m_path;
    QString m_router;
    ListTable m_table;
    ListColumns m_columns;
};

// What helps to recognise a column; never of one that may have codes or passwords in it.
QStringList VoucherListReading::samplesOf(qsizetype column) const
{
    constexpr qsizetype most = 3;
    constexpr qsizetype longest = 30;
    const ColumnRole guess = m_columns.roles[column];
    if (guess == ColumnRole::Code || guess == ColumnRole::Password || guess == ColumnRole::Ignore ||
        guess == ColumnRole::Comment)
        return {};
    QStringList samples;
    for (qsizetype row = firstRow(); row < m_table.rows.size() && samples.size() < most; ++row) {
        const QString text = m_table.rows[row].cells.value(column).left(longest);
        if (!text.isEmpty() && !samples.contains(text))
            samples += text;
    }
    return samples;
}

QList<ColumnRole> VoucherListReading::askRoles(Asked& ask) const
{
    QList<ColumnRole> roles;
    for (qsizetype column = 0; column < m_columns.roles.size(); ++column) {
        const QString answer = ask({.id = u"column:%1"_s.arg(column + 1),
                                    .about = About::ColumnOf,
                                    .subject = m_columns.names[column].left(60),
                                    .values = samplesOf(column),
                                    .choices = columnRoleNames(),
                                    .byDefault = toString(m_columns.roles[column])});
        roles += columnRoleFromString(answer).value_or(ColumnRole::Ignore);
    }
    return roles;
}

QString VoucherListReading::askRouter(Asked& ask, const Ours& ours) const
{
    if (!m_router.isEmpty() || ours.routers.size() < 2)
        return m_router.isEmpty() && !ours.routers.isEmpty() ? ours.routers.first().name : m_router;
    QStringList names;
    for (const Ours::Router& router : ours.routers)
        names += router.name;
    return ask({.id = u"router"_s,
                .about = About::RouterOf,
                .subject = fileName(),
                .choices = names,
                .byDefault = names.first()});
}

QHash<QString, QString> VoucherListReading::askPackages(Asked& ask, const Ours& ours,
                                                        const QList<ColumnRole>& roles) const
{
    constexpr qsizetype mostKinds = 200; // a column of so many is none of packages
    QStringList said;
    QSet<QString> seen;
    for (qsizetype row = firstRow(); row < m_table.rows.size() && said.size() < mostKinds; ++row) {
        const QString text = cell(m_table.rows[row], roles, ColumnRole::Package).left(100);
        if (!seen.contains(text)) {
            seen.insert(text);
            said += text;
        }
    }
    QStringList choices;
    for (const domain::Package& package : ours.packages)
        choices += package.id;
    choices += leave;
    QHash<QString, QString> packages;
    for (const QString& text : std::as_const(said)) {
        QString byDefault = leave;
        for (const domain::Package& package : ours.packages) {
            const bool isIt = text.compare(package.id, Qt::CaseInsensitive) == 0 ||
                              text.compare(package.profile, Qt::CaseInsensitive) == 0 ||
                              text.compare(package.name, Qt::CaseInsensitive) == 0;
            if (isIt && byDefault == leave)
                byDefault = package.id;
        }
        if (byDefault == leave && ours.packages.size() == 1)
            byDefault = ours.packages.first().id;
        packages.insert(text, ask({.id = text.isEmpty() ? u"package"_s : u"package:"_s + text,
                                   .about = About::PackageOf,
                                   .subject = text.isEmpty() ? fileName() : text,
                                   .choices = choices,
                                   .byDefault = byDefault}));
    }
    return packages;
}

// One group for each package and, where the list knows them, each batch of the other program.
Result<QList<VoucherListReading::Group>> VoucherListReading::groupsOf(const Choice& choice,
                                                                      const QHash<QString, QString>& packages,
                                                                      const Ours& ours, Plan& plan) const
{
    const bool hasComments = choice.roles.contains(ColumnRole::Comment);
    QList<Group> groups;
    QHash<QPair<QString, QString>, qsizetype> places;
    QSet<QString> codes;
    int broken = 0;
    int firstBroken = 0;
    int lines = 0;
    const auto leaveLine = [&](const ListTable::Row& row, Why why) {
        leaveOut(plan.skipped, What::Vouchers, why, u"line %1"_s.arg(row.line));
        if (why == Why::Unreadable || why == Why::CodeNotAccepted) {
            ++broken;
            firstBroken = firstBroken == 0 ? row.line : firstBroken;
        }
    };
    for (qsizetype i = firstRow(); i < m_table.rows.size(); ++i) {
        const ListTable::Row& row = m_table.rows[i];
        ++lines;
        const QString code = cell(row, choice.roles, ColumnRole::Code);
        if (row.isBroken || code.isEmpty()) {
            leaveLine(row, Why::Unreadable);
            continue;
        }
        QString password = cell(row, choice.roles, ColumnRole::Password);
        password = password.isEmpty() ? code : password;
        if (!isVoucherCode(code) || password.size() > 64) {
            leaveLine(row, Why::CodeNotAccepted);
            continue;
        }
        if (codes.contains(code)) {
            leaveLine(row, Why::NameTaken);
            continue;
        }
        codes.insert(code);
        const QString package = packages.value(cell(row, choice.roles, ColumnRole::Package).left(100), leave);
        const auto ofOurs = std::find_if(ours.packages.begin(), ours.packages.end(),
                                         [&](const domain::Package& one) { return one.id == package; });
        if (ofOurs == ours.packages.end()) {
            leaveLine(row, Why::NoPackage);
            continue;
        }
        PlannedVoucher planned;
        domain::Voucher& voucher = planned.voucher;
        voucher.router = choice.router;
        voucher.username = code;
        voucher.password = password;
        voucher.profile = ofOurs->profile;
        voucher.duration = ofOurs->duration;
        voucher.counts = ofOurs->counts;
        voucher.quotaBytes = ofOurs->quotaBytes;
        voucher.lockToDevice = ofOurs->lockToDevice;
        voucher.createdAt = ours.now;
        const QString comment = cell(row, choice.roles, ColumnRole::Comment);
        if (choice.isMade) {
            planned.onRouter = OnRouter::Make;
        } else {
            voucher.status = domain::VoucherStatus::OnRouter;
            voucher.onRouterAt = ours.now;
            voucher.comment = comment;
            planned.onRouter = hasComments ? OnRouter::TakeOver : OnRouter::Untouched;
            const domain::Seconds limit = timeLimitOf(cell(row, choice.roles, ColumnRole::Duration));
            if (limit.count() > 0 && voucher.counts == domain::Counting::Online)
                voucher.duration = limit;
            bool isNumber = false;
            const qint64 bytes = cell(row, choice.roles, ColumnRole::Quota).toLongLong(&isNumber);
            if (isNumber && bytes > 0)
                voucher.quotaBytes = bytes;
        }
        const QPair<QString, QString> kind(package, m_columns.isMikhmon ? comment : QString());
        if (!places.contains(kind)) {
            places.insert(kind, groups.size());
            groups += Group{.package = package, .comment = kind.second};
        }
        groups[places.value(kind)].vouchers += planned;
    }
    if (lines == 0)
        return fail(core::Reason::ListEmpty, {fileName()});
    if (broken == lines && !mayHaveCodes()) // else the columns are others than they were taken for
        return fail(core::Reason::ListBroken, {fileName(), broken, lines, firstBroken});
    plan.found.insert(What::Vouchers, lines - broken);
    return groups;
}

bool VoucherListReading::mayHaveCodes() const
{
    return std::any_of(m_table.rows.begin() + firstRow(), m_table.rows.end(), [](const ListTable::Row& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const QString& cell) { return isVoucherCode(cell); });
    });
}

void VoucherListReading::addBatches(const Group& group, const domain::Package& package, const Choice& choice,
                                    bool isSold, const QDateTime& now, Plan& plan)
{
    for (qsizetype from = 0; from < group.vouchers.size(); from += domain::maxBatchQuantity) {
        PlannedBatch planned;
        planned.vouchers = group.vouchers.mid(from, domain::maxBatchQuantity);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(choice.router.toUtf8());
        for (PlannedVoucher& voucher : planned.vouchers) {
            hash.addData('\0' + voucher.voucher.username.toUtf8());
            if (isSold)
                voucher.voucher.printedAt = now; // somebody has it: it is not given to another customer
        }
        planned.key = u"list:"_s + QString::fromLatin1(hash.result().toHex().left(32));
        planned.batch = {.packageId = package.id,
                         .packageName = package.name,
                         .router = choice.router,
                         .quantity = int(planned.vouchers.size()),
                         .profile = package.profile,
                         .price = package.price,
                         .duration = package.duration,
                         .counts = package.counts,
                         .quotaBytes = package.quotaBytes,
                         .lockToDevice = package.lockToDevice,
                         .state = choice.isMade ? domain::BatchState::Making : domain::BatchState::Done,
                         .createdAt = now};
        plan.batches += planned;
    }
}

Result<Plan> VoucherListReading::plan(const Ours& ours, const Answers& answers) const
{
    Plan plan{.source = u"vouchers"_s, .origin = m_path};
    Asked ask(plan, answers);
    Choice choice;
    choice.roles = askRoles(ask);
    choice.router = askRouter(ask, ours);
    choice.isMade = ask({.id = u"make"_s,
                         .about = About::MakeVouchers,
                         .subject = fileName(),
                         .choices = {make, leave},
                         .byDefault = leave}) == make;
    const QHash<QString, QString> packages = askPackages(ask, ours, choice.roles);
    LOKET_TRY_VALUE(const auto groups, groupsOf(choice, packages, ours, plan));
    // What was made by the other program is on paper already; what is made now is new.
    const QString usual = choice.isMade ? stock : sold;
    QHash<QString, bool> isSold;
    for (const Group& group : groups) {
        if (isSold.contains(group.comment))
            continue;
        const bool isOneOfMany = !group.comment.isEmpty();
        isSold.insert(group.comment, ask({.id = isOneOfMany ? u"sold:"_s + group.comment : u"sold"_s,
                                          .about = About::BatchSold,
                                          .subject = isOneOfMany ? group.comment : fileName(),
                                          .choices = {stock, sold},
                                          .byDefault = usual}) == sold);
    }
    if (ask.problem())
        return Failure(*ask.problem());
    for (const Group& group : groups) {
        const auto package = std::find_if(ours.packages.begin(), ours.packages.end(),
                                          [&](const domain::Package& one) { return one.id == group.package; });
        addBatches(group, *package, choice, isSold.value(group.comment), ours.now, plan);
    }
    return plan;
}

} // namespace

Result<ReadingPtr> readVoucherList(const Request& request, const Ours& ours, const Listener& listener)
{
    Q_UNUSED(ours)
    LOKET_TRY_VALUE(ListTable table, readListTable(request.path, listener));
    if (table.rows.isEmpty())
        return fail(core::Reason::ListEmpty, {QFileInfo(request.path).fileName()});
    return ReadingPtr(std::make_shared<VoucherListReading>(QFileInfo(request.path).absoluteFilePath(), request.router,
                                                           std::move(table)));
}

} // namespace loket::importing
