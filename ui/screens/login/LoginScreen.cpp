#include "ui/screens/login/LoginScreen.h"

#include "engine/window/EngineHandle.h"
#include "ui/text/Format.h"
#include "ui/text/RoleWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Result;
using storage::StaffMember;

namespace {

constexpr int tilesInARow = 2;
constexpr QSize tileSize{188, 64};
constexpr int columnWidth = 2 * 188 + space::small;
constexpr int padWidth = 260;
constexpr int padKey = 56;
constexpr int loginScreenLogoSize = 44;
constexpr int secretPointSize = 18;

QString tileText(const StaffMember& member)
{
    return Format::onButton(member.name) + u'\n' + RoleWords::role(member.role);
}

} // namespace

LoginScreen::LoginScreen(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_business(new PlainLabel(this)), m_question(new PlainLabel(this)),
      m_tiles(new QGridLayout), m_people(new QButtonGroup(this)), m_hint(new PlainLabel(this)),
      m_secret(new QLineEdit(this)), m_pad(nullptr), m_enter(new QPushButton(this)), m_problem(new PlainLabel(this))
{
    setObjectName(u"login"_s);
    auto* logo = new PlainLabel(this);
    logo->setPixmap(
        QIcon(u":/icons/loket.svg"_s).pixmap(QSize(loginScreenLogoSize, loginScreenLogoSize), devicePixelRatioF()));
    m_business->setProperty("role", u"title"_s);
    m_question->setProperty("role", u"muted"_s);
    m_tiles->setSpacing(space::small);
    auto* people = new QVBoxLayout;
    people->setSpacing(space::small);
    people->addWidget(logo);
    people->addWidget(m_business);
    people->addWidget(m_question);
    people->addSpacing(space::large);
    people->addLayout(m_tiles);
    people->addStretch();
    auto* left = new QWidget(this);
    left->setFixedWidth(columnWidth);
    left->setLayout(people);
    people->setContentsMargins({});

    m_hint->setProperty("role", u"heading"_s);
    QFont large = font();
    large.setPointSize(secretPointSize);
    m_secret->setFont(large);
    m_secret->setAlignment(Qt::AlignCenter);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(sales::mostPasswordLength);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_secret->installEventFilter(this);
    m_pad = buildPad();
    m_enter->setProperty("kind", u"primary"_s);
    m_enter->setFixedHeight(padKey - space::small);
    m_problem->setObjectName(u"loginProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* form = new QVBoxLayout;
    form->setContentsMargins({});
    form->setSpacing(space::small);
    form->addWidget(m_hint);
    form->addWidget(m_secret);
    form->addWidget(m_pad);
    form->addWidget(m_enter);
    form->addWidget(m_problem);
    form->addStretch();
    auto* right = new QWidget(this);
    right->setFixedWidth(padWidth);
    right->setLayout(form);

    auto* row = new QHBoxLayout;
    row->setSpacing(4 * space::huge);
    row->addStretch();
    row->addWidget(left);
    row->addWidget(right);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);

    connect(m_people, &QButtonGroup::idClicked, this, [this](int id) {
        choose(id);
        m_secret->setFocus();
    });
    connect(m_enter, &QPushButton::clicked, this, &LoginScreen::logIn);
    connect(m_secret, &QLineEdit::returnPressed, this, &LoginScreen::logIn);
    connect(context.engine, &engine::EngineHandle::staffChanged, this, &LoginScreen::reload);
    retranslate();
    reload();
}

QWidget* LoginScreen::buildPad()
{
    auto* pad = new QWidget(this);
    auto* grid = new QGridLayout(pad);
    grid->setContentsMargins({});
    grid->setSpacing(space::small);
    const auto key = [&](const QString& text, int row, int column) {
        auto* button = new QPushButton(text, pad);
        button->setFocusPolicy(Qt::NoFocus); // the focus stays where the keyboard types
        button->setFixedHeight(padKey);
        QFont large = font();
        large.setPointSize(secretPointSize - 4);
        button->setFont(large);
        grid->addWidget(button, row, column);
        return button;
    };
    for (int digit = 1; digit <= 9; ++digit) {
        QPushButton* button = key(QString::number(digit), (digit - 1) / 3, (digit - 1) % 3);
        connect(button, &QPushButton::clicked, this, [this, digit] { m_secret->insert(QString::number(digit)); });
    }
    QPushButton* clear = key(QString(), 3, 0);
    clear->setObjectName(u"padClear"_s);
    clear->setIcon(m_context.theme.icon(u"x"_s));
    connect(clear, &QPushButton::clicked, m_secret, &QLineEdit::clear);
    QPushButton* zero = key(u"0"_s, 3, 1);
    connect(zero, &QPushButton::clicked, this, [this] { m_secret->insert(u"0"_s); });
    QPushButton* back = key(u"⌫"_s, 3, 2);
    back->setObjectName(u"padBack"_s);
    connect(back, &QPushButton::clicked, m_secret, &QLineEdit::backspace);
    return pad;
}

void LoginScreen::reload()
{
    using Members = QList<StaffMember>;
    core::whenReady(m_context.reader.ask<Members>([](const storage::ReadModels& models) {
        return storage::StaffRepository(models.database()).all();
    }),
                    this, [this](const Result<Members>& members) {
                        if (members)
                            setMembers(*members);
                    });
}

void LoginScreen::setMembers(const QList<StaffMember>& members)
{
    QList<StaffMember> enabled;
    std::copy_if(members.begin(), members.end(), std::back_inserter(enabled),
                 [](const StaffMember& member) { return member.enabled; });
    const auto sameTile = [](const StaffMember& a, const StaffMember& b) {
        return a.id == b.id && a.name == b.name && a.role == b.role && a.isPin == b.isPin;
    };
    const bool same = std::equal(enabled.begin(), enabled.end(), m_members.begin(), m_members.end(), sameTile);
    m_members = enabled;
    if (same)
        return;
    while (QLayoutItem* item = m_tiles->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int place = 0;
    for (const StaffMember& member : std::as_const(m_members)) {
        auto* tile = new QToolButton(this);
        tile->setProperty("kind", u"person"_s);
        tile->setCheckable(true);
        tile->setFixedSize(tileSize);
        tile->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tile->setIcon(m_context.theme.icon(u"user"_s, Ink::Muted));
        tile->setIconSize({2 * space::medium, 2 * space::medium});
        tile->setText(tileText(member));
        tile->setAccessibleName(u"%1, %2"_s.arg(member.name, RoleWords::role(member.role)));
        tile->setFocusPolicy(Qt::NoFocus);
        m_people->addButton(tile, int(member.id));
        m_tiles->addWidget(tile, place / tilesInARow, place % tilesInARow);
        ++place;
    }
    choose(isKnown(m_chosen) ? m_chosen : likely());
}

bool LoginScreen::isKnown(qint64 staffId) const
{
    return std::any_of(m_members.begin(), m_members.end(), [=](const StaffMember& m) { return m.id == staffId; });
}

// Nobody rather than somebody by chance: wrong PINs count against the one who is chosen.
qint64 LoginScreen::likely() const
{
    if (isKnown(m_last))
        return m_last;
    return m_members.size() == 1 ? m_members.first().id : 0;
}

void LoginScreen::setLast(qint64 staffId)
{
    m_last = staffId;
    if (m_chosen == 0)
        choose(likely());
}

QList<qint64> LoginScreen::people() const
{
    QList<qint64> ids;
    for (const StaffMember& member : m_members)
        ids += member.id;
    return ids;
}

const StaffMember* LoginScreen::member() const
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [this](const StaffMember& member) { return member.id == m_chosen; });
    return found == m_members.end() ? nullptr : &*found;
}

void LoginScreen::choose(qint64 staffId)
{
    const qint64 wanted = isKnown(staffId) ? staffId : 0;
    if (wanted != m_chosen) {
        if (m_chosen != 0) // digits typed before anybody was chosen are whoever's is chosen then
            m_secret->clear();
        m_lockedUntil = {};
        showProblem({});
    }
    m_chosen = wanted;
    if (QAbstractButton* tile = m_people->button(int(m_chosen))) {
        tile->setChecked(true);
    } else if (QAbstractButton* checked = m_people->checkedButton()) {
        m_people->setExclusive(false);
        checked->setChecked(false);
        m_people->setExclusive(true);
    }
    retranslate();
}

void LoginScreen::move(int steps)
{
    if (m_members.isEmpty())
        return;
    if (m_chosen == 0)
        return choose(m_members.first().id);
    qsizetype place = 0;
    while (place < m_members.size() && m_members[place].id != m_chosen)
        ++place;
    const qsizetype wanted = qBound<qsizetype>(0, place + steps, m_members.size() - 1);
    choose(m_members[wanted].id);
}

void LoginScreen::takeFocus()
{
    m_secret->clear();
    showProblem({});
    choose(likely());
    m_secret->setFocus();
}

void LoginScreen::logIn()
{
    if (m_busy || m_secret->text().isEmpty())
        return;
    if (!member())
        return showProblem(tr("Choose who you are first: with the arrow keys, or by a click."));
    m_busy = true;
    m_enter->setEnabled(false);
    showProblem({});
    const core::Secret secret(m_secret->text().toUtf8());
    core::whenReady(m_context.engine->session().logIn(m_chosen, secret), this,
                    [this](const Result<sales::Actor>& actor) { settled(actor); });
}

void LoginScreen::settled(const Result<sales::Actor>& actor)
{
    m_busy = false;
    m_enter->setEnabled(true);
    m_secret->clear();
    if (actor)
        return;
    if (actor.error().retryAfter) {
        m_lockedUntil = m_context.clock.now().addMSecs(actor.error().retryAfter->count());
        return tickLock();
    }
    const bool pin = member() && member()->isPin;
    if (actor.error().kind == ErrorKind::Unauthorized)
        showProblem(pin ? tr("This PIN is wrong. Try again.") : tr("This password is wrong. Try again."));
    else if (actor.error().kind == ErrorKind::Forbidden)
        showProblem(tr("This person was switched off. Ask the owner."));
    else
        showProblem(Words::error(actor.error().kind).both());
}

// Counts the lock down, so that it is clear when to try again.
void LoginScreen::tickLock()
{
    if (!m_lockedUntil.isValid())
        return;
    const qint64 left = (m_context.clock.now().msecsTo(m_lockedUntil) + 999) / 1000;
    if (left <= 0) {
        m_lockedUntil = {};
        return showProblem({});
    }
    showProblem(tr("Too many wrong attempts. Wait %n second(s).", "", int(left)));
    m_context.clock.callAfter(1s, this, [this] { tickLock(); });
}

void LoginScreen::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_secret->setProperty("wrong", !text.isEmpty());
    m_secret->setAccessibleDescription(text);
}

QString LoginScreen::problem() const
{
    return m_problem->text();
}

bool LoginScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_secret && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool empty = m_secret->text().isEmpty();
        if (key->key() == Qt::Key_Up)
            return move(-tilesInARow), true;
        if (key->key() == Qt::Key_Down)
            return move(tilesInARow), true;
        if (empty && key->key() == Qt::Key_Left)
            return move(-1), true;
        if (empty && key->key() == Qt::Key_Right)
            return move(1), true;
        if (key->key() == Qt::Key_Escape)
            return m_secret->clear(), true;
    }
    return QWidget::eventFilter(watched, event);
}

void LoginScreen::retranslate()
{
    m_business->setText(m_context.businessName.isEmpty() ? u"Loket"_s : m_context.businessName);
    const StaffMember* who = member();
    m_question->setText(tr("Who is at the counter?"));
    m_hint->setText(!who         ? tr("PIN")
                    : who->isPin ? tr("PIN of %1").arg(who->name)
                                 : tr("Password of %1").arg(who->name));
    m_secret->setAccessibleName(m_hint->text());
    m_enter->setText(tr("Log in"));
    m_pad->setVisible(!who || who->isPin);
    m_pad->findChild<QPushButton*>(u"padClear"_s)->setAccessibleName(tr("Clear"));
    m_pad->findChild<QPushButton*>(u"padBack"_s)->setAccessibleName(tr("Delete the last digit"));
    for (const StaffMember& each : std::as_const(m_members)) {
        if (QAbstractButton* tile = m_people->button(int(each.id)))
            tile->setText(tileText(each));
    }
}

void LoginScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_pad)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
