// The questions of one plan with their answers, and what it leaves out, counted. Pure.
#pragma once

#include "importing/Plan.h"

#include "core/Error.h"

namespace loket::importing::mikhmon {

// The users of a batch are taken over, rows of the scheduler disabled, a value set: then nobody asks again.
bool mayHaveAsked(const QString& questionId);

class Notes
{
public:
    explicit Notes(Plan& plan, const Answers& answers) : m_plan(plan), m_answers(answers) {}

    // The answer, or the default. A question of the same id is asked once.
    QString ask(Question question);
    void leaveOut(What what, Why why, const QString& example = {}, int count = 1);
    // InvalidInput: an answer to a question nobody asked, or one that is none of the choices.
    [[nodiscard]] core::Result<void> checked() const;

private:
    Plan& m_plan;
    const Answers& m_answers;
    QHash<QString, QString> m_given;
};

} // namespace loket::importing::mikhmon
