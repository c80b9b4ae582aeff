// Runs the real loketd with a data folder of the test's own and without the computer's keychain.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTest>

namespace loket::tests {

struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QByteArray said() const
    {
        return "code " + QByteArray::number(code) + "\nout: " + out + "\nerr: " + err;
    }
    // "Every error is one line on standard error."
    [[nodiscard]] bool isOneLineOfError() const
    {
        return out.isEmpty() && err.startsWith("loketd: ") && err.endsWith('\n') && err.count('\n') == 1;
    }
};

inline QProcessEnvironment testEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LOKET_KEYCHAIN"), QStringLiteral("off"));
    return environment;
}

inline Ran runLoketd(const QStringList& arguments, const QByteArray& input = {},
                     const QProcessEnvironment& environment = testEnvironment())
{
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(LOKETD), arguments);
    if (!program.waitForStarted())
        return {.err = "did not start: " + program.errorString().toUtf8()};
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(120000)) {
        program.kill();
        program.waitForFinished();
        return {.err = "did not end in time"};
    }
    return {.code = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2,
            .out = program.readAllStandardOutput(),
            .err = program.readAllStandardError()};
}

} // namespace loket::tests
