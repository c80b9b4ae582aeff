// Somebody who moves in at the window: the wizard on the real engine, from step to step by Enter, and the earlier
// imports. One for each test.
#pragma once

#include "storage/ReadModels.h"
#include "ui/ImportFiles.h"
#include "ui/SetupHouse.h"
#include "ui/wizard/ImportSource.h"
#include "ui/wizard/ImportSummary.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace loket::tests {

class ImportSteps
{
public:
    static constexpr int patience = 60000; // of a slow test machine

    // A wizard of its own each time, as the menu opens it.
    void open(const QString& source, const QString& path = {})
    {
        wizard = std::make_unique<ui::ImportWizard>(*house.context, source);
        wizard->setAttribute(Qt::WA_DeleteOnClose, false);
        wizard->show();
        wizard->activateWindow();
        if (!QTest::qWaitForWindowActive(wizard.get()))
            qFatal("the wizard is not active");
        wizard->source().path()->setText(path);
    }

    // Enter is the main button, whatever has the keyboard.
    bool enter()
    {
        if (!wizard->next()->isEnabled())
            return false;
        QTest::keyClick(wizard.get(), Qt::Key_Return);
        return QTest::qWaitFor([this] { return !wizard->isBusy(); }, patience);
    }

    // "Next" until the step; false where it stays.
    bool goTo(ui::ImportWizard::Step step)
    {
        for (int presses = 0; presses < 2 * ui::ImportWizard::StepCount && wizard->step() != step; ++presses) {
            const auto before = std::pair(wizard->step(), wizard->heading());
            if (!enter() || std::pair(wizard->step(), wizard->heading()) == before)
                return false;
        }
        return wizard->step() == step;
    }

    // The first value that a query finds in the ledger; -1 where it cannot be asked.
    [[nodiscard]] qint64 number(const QString& sql) const
    {
        const auto found = SetupHouse::answer(
            house.context->reader.ask<qint64>([sql](const storage::ReadModels& models) -> core::Result<qint64> {
                storage::Statement statement = models.database().statement(sql);
                LOKET_TRY(statement.run());
                return statement.next() ? statement.integer(0) : 0;
            }));
        return found.value_or(-1);
    }

    // Takes back the newest import at "Earlier imports"; empty: all went well.
    QString takeBackNewest(QString* words = nullptr)
    {
        ui::ImportsDialog earlier(*house.context);
        earlier.setAttribute(Qt::WA_DeleteOnClose, false);
        earlier.show();
        if (!QTest::qWaitFor([&] { return earlier.count() > 0; }, patience))
            return u"no imports are listed"_s;
        earlier.list()->setCurrentRow(0);
        if (!earlier.takeBack()->isEnabled())
            return u"it cannot be taken back"_s;
        earlier.takeBack()->click();
        auto* question = earlier.findChild<QMessageBox*>(u"takeBackQuestion"_s);
        if (!question)
            return u"nothing was asked"_s;
        question->findChild<QPushButton*>(u"takeBackNow"_s)->click();
        const bool isOver = QTest::qWaitFor([&] { return !earlier.isBusy(); }, patience);
        if (words)
            *words = earlier.summary().words();
        if (!isOver)
            return u"it does not end"_s;
        return earlier.problem().isEmpty() && earlier.heading() != u"Taken back"_s ? earlier.heading()
                                                                                   : earlier.problem();
    }

    SetupHouse house;
    std::unique_ptr<ui::ImportWizard> wizard;
};

} // namespace loket::tests
