// Reads another program's data, shows what would become of it, carries it out in pieces that survive a crash, and takes
// it back. The window calls it through engine/window/Door.h, the command line directly. Engine thread; files are read
// and plans are made on a thread of its own.
//
// One import at a time: Conflict where another one runs. Only an owner may (Action::ImportData): Forbidden.
#pragma once

#include "importing/Plan.h"
#include "importing/Source.h"

#include "sales/flow/Ledger.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"

#include <QPromise>

#include <functional>
#include <memory>
#include <variant>

namespace loket::importing {

struct Request
{
    QString source; // "gembok", "mikhmon", "phpnuxbill", "vouchers"
    QString path;   // a folder (gembok) or a file; for mikhmon: config.php, or empty
    QString router; // mikhmon: the one to read; otherwise where vouchers belong that name none; empty: the first
};

// What has been read, and what would be imported with these answers. `becomes` counts what a run would store now: what
// was imported before is not in it.
struct Preview
{
    Plan plan;
    QMap<What, int> becomes;
};

struct Report
{
    qint64 id = 0; // of the import; 0: a preview
    QString source;
    QString origin;
    bool isOver = true; // false: cancelled or cut off; the same import again goes on
    QMap<What, int> found;
    QMap<What, int> imported;
    QList<LeftOut> skipped;
    QList<Question> questions;
    Lost lost;
};

// What comes one after the other from a reading or a run; the last one is a Preview, a Report or an Error.
enum class Step { Reading, Storing, Router };
struct Moment
{
    Step step = Step::Reading;
    Progress progress;
};
using ReadStep = std::variant<Moment, Preview, core::Error>;
using RunStep = std::variant<Moment, Report, core::Error>;

struct Undone
{
    QMap<What, int> takenBack;
    QList<LeftOut> kept; // sold, used or changed since
    Report report;       // as it is afterwards
};

// What is imported into. All of it outlives the imports.
struct House
{
    const sales::Context& context;
    settings::Settings& settings;
    settings::Secrets& secrets;
    QString database; // the file, which is read on another thread too
    QString lock;     // a file that admits one import at a time, of whatever program
    // Settings were written: whoever has read them applies them.
    std::function<void()> settingsChanged = [] {};
    // The serial number of one of our routers, where it is known.
    std::function<QString(const QString& router)> serialOf = [](const QString&) { return QString(); };
};

class Imports : public QObject
{
    Q_OBJECT

public:
    explicit Imports(House house, QObject* parent = nullptr);
    // What is being carried out stops after the present piece.
    ~Imports() override;

    // Reads and plans. What was read before is forgotten. Cancelled by QFuture::cancel().
    void read(const Request& request, const sales::Actor& actor, QPromise<ReadStep> steps);
    // Another plan of what was read last. NotFound where nothing was.
    core::Async<Preview> answer(const Answers& answers, const sales::Actor& actor);
    // Carries out the last plan. Cancelled by QFuture::cancel(): what is stored stays, and the same import goes on
    // there.
    void run(const sales::Actor& actor, QPromise<RunStep> steps);

    // Newest first.
    [[nodiscard]] core::Result<QList<Report>> list() const;
    // NotFound; Conflict: taken back already. Unreachable: a router does not answer; what could be taken back is, and
    // the rest is by the same call again.
    core::Async<Undone> undo(qint64 id, const sales::Actor& actor);

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

} // namespace loket::importing
