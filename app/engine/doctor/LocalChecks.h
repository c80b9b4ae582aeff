// What the doctor can say without asking anybody far away: the data folder, the disk, the settings, the clock, the
// database's findings, the addresses. Pure but for a look at the disk; any thread.
#pragma once

#include "core/Clock.h"
#include "domain/Package.h"
#include "engine/doctor/DoctorLine.h"
#include "settings/DataFolder.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"
#include "storage/Checkup.h"

namespace loket::engine::doctor {

QList<DoctorLine> aboutFolder(const settings::DataFolder& folder);
QList<DoctorLine> aboutSettings(const settings::Settings& settings, settings::Secrets& secrets);
// What is allowed and dangerous: proxies that are anybody, codes that can be guessed, keys sent in the clear.
QList<DoctorLine> aboutRisks(const settings::Settings& settings);
QList<DoctorLine> aboutClock(const QDateTime& now, const QString& timeZone);
QList<DoctorLine> aboutPackages(const QList<domain::Package>& packages, const settings::Settings& settings);
QList<DoctorLine> aboutDatabase(const core::Result<storage::Checkup>& checkup, const QDateTime& now);
QList<DoctorLine> aboutCertificate(const settings::Settings& settings, const QDateTime& now);
QList<DoctorLine> aboutPublicAddress(const settings::Settings& settings);
// `leads` is what publicAddressLeadsHere() found out.
DoctorLine aboutWhereAddressLeads(const QUrl& address, const core::Result<void>& leads);

// The secrets and settings a gateway cannot work without, that are not there: one failed line for each.
QList<DoctorLine> missingAt(const QString& gateway, const settings::Settings& settings, settings::Secrets& secrets);

// The hosts a guest must reach before he has logged in: the shop, and where the enabled gateways let him pay.
QStringList hostsGuestsNeed(const settings::Settings& settings);

// True for names and addresses that only this machine or this network knows.
bool isPrivateHost(const QString& host);

} // namespace loket::engine::doctor
