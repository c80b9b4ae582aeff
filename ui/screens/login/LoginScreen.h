// Who is at the counter? Tiles with the people, and a PIN by pad or keyboard (or a password). Arrow keys choose the
// person, digits are entered as the PIN wherever the focus is, Enter logs in. UI thread.
#pragma once

#include "sales/people/Staff.h"
#include "storage/StaffRepository.h"
#include "ui/context/UiContext.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loket::ui {

class LoginScreen : public QWidget
{
    Q_OBJECT

public:
    explicit LoginScreen(const UiContext& context, QWidget* parent = nullptr);

    void reload();    // the people may have changed
    void takeFocus(); // when it is shown
    [[nodiscard]] QLineEdit& secret() const { return *m_secret; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] qint64 chosen() const { return m_chosen; }
    // 0: nobody. Who is not in the list is nobody.
    void choose(qint64 staffId);
    // Who was at this window last: the next one most of the time, and chosen when it is shown.
    void setLast(qint64 staffId);
    [[nodiscard]] QList<qint64> people() const; // as the tiles are

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setMembers(const QList<storage::StaffMember>& members);
    void move(int steps);
    void logIn();
    void settled(const core::Result<sales::Actor>& actor);
    void tickLock();
    void showProblem(const QString& text);
    void retranslate();
    QWidget* buildPad();
    [[nodiscard]] const storage::StaffMember* member() const;
    [[nodiscard]] bool isKnown(qint64 staffId) const;
    [[nodiscard]] qint64 likely() const; // who is chosen without a key; 0: nobody

    const UiContext& m_context;
    QList<storage::StaffMember> m_members;
    qint64 m_chosen = 0;
    qint64 m_last = 0; // who was here last; 0: not known
    bool m_busy = false;
    QDateTime m_lockedUntil;
    QLabel* m_business;
    QLabel* m_question;
    QGridLayout* m_tiles;
    QButtonGroup* m_people;
    QLabel* m_hint;
    QLineEdit* m_secret;
    QWidget* m_pad;
    QPushButton* m_enter;
    QLabel* m_problem;
};

} // namespace loket::ui
