#include "ui/browser/VoucherCodes.h"

#include "ui/text/Words.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int voucherCodesCodePointSize = 15;
constexpr int stateIconSize = 14;

// With a password of its own both are needed to log in.
QString loginText(const domain::Voucher& voucher)
{
    return voucher.password == voucher.username ? voucher.username : voucher.username + u" / "_s + voucher.password;
}

} // namespace

VoucherCodes::VoucherCodes(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space::tiny);
}

void VoucherCodes::setVouchers(const QList<domain::Voucher>& vouchers)
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList all;
    for (const domain::Voucher& voucher : vouchers) {
        m_layout->addWidget(cardOf(voucher));
        all += loginText(voucher);
    }
    if (vouchers.size() > 1) {
        auto* copyAll = new CopyButton(m_theme, all.join(u'\n'), this);
        copyAll->setLabel(tr("Copy %n code(s)", "", int(vouchers.size())));
        m_layout->addWidget(copyAll, 0, Qt::AlignLeft);
    }
}

QWidget* VoucherCodes::cardOf(const domain::Voucher& voucher)
{
    auto* card = new QFrame(this);
    card->setObjectName(u"codeCard"_s);
    auto* code = new PlainLabel(loginText(voucher), card);
    code->setFont(Theme::codeFont(voucherCodesCodePointSize));
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setWordWrap(true);
    code->setAccessibleName(tr("Voucher code"));
    const Look look = Words::lookOf(voucher);
    auto* icon = new IconLabel(stateIconSize, card);
    icon->setIcon(m_theme.icon(look.icon, inkOf(look.tone)));
    auto* state = new PlainLabel(Words::voucher(voucher), card);
    state->setProperty("role", u"small"_s);

    auto* stateLine = new QHBoxLayout;
    stateLine->setSpacing(space::tiny);
    stateLine->addWidget(icon);
    stateLine->addWidget(state);
    stateLine->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(code);
    words->addLayout(stateLine);
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(space::medium, space::small, space::small, space::small);
    layout->addLayout(words, 1);
    layout->addWidget(new CopyButton(m_theme, loginText(voucher), card), 0, Qt::AlignVCenter);
    return card;
}

} // namespace loket::ui
