// What the doctor can check without a remote counterpart: the data folder, the disk, the settings, the clock, the
// database's findings, the addresses. Pure but for a check of the disk; any thread.
#pragma once

#include "core/Clock.h"
#include "domain/Package.h"
#include "engine/doctor/DoctorLine.h"
#include "settings/DataFolder.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"
#include "storage/Checkup.h"

#include <QTimeZone>

#include <functional>

namespace loket::engine::doctor {

QList<DoctorLine> aboutFolder(const settings::DataFolder& folder);
// How old the newest copy of the database is. Nothing where there is no database yet.
QList<DoctorLine> aboutBackups(const settings::DataFolder& folder, const settings::Settings& settings,
                               const QDateTime& now);
QList<DoctorLine> aboutSettings(const settings::Settings& settings, settings::Secrets& secrets);
// What is allowed and dangerous: proxies that are anybody, codes that can be guessed, keys sent in the clear.
QList<DoctorLine> aboutRisks(const settings::Settings& settings);
// How long names and phone numbers of customers are kept.
QList<DoctorLine> aboutPrivacy(const settings::Settings& settings);
// `knows`: whether this computer has the zone of this IANA id.
QList<DoctorLine> aboutClock(
    const QDateTime& now, const QString& timeZone,
    const std::function<bool(const QByteArray&)>& knows = [](const QByteArray& id) { return QTimeZone(id).isValid(); });
QList<DoctorLine> aboutPackages(const QList<domain::Package>& packages, const settings::Settings& settings);
QList<DoctorLine> aboutDatabase(const core::Result<storage::Checkup>& checkup, const QDateTime& now);
// The message channels that are paused, among the alerts that are open.
QList<DoctorLine> aboutPauses(const QList<storage::AlertRow>& standing);
QList<DoctorLine> aboutCertificate(const settings::Settings& settings, const QDateTime& now);
QList<DoctorLine> aboutPublicAddress(const settings::Settings& settings);
// `leads` is what publicAddressLeadsHere() found out.
DoctorLine aboutWhereAddressLeads(const QUrl& address, const core::Result<void>& leads);

// The secrets and settings a gateway needs and lacks: one failed line for each.
QList<DoctorLine> missingAt(const QString& gateway, const settings::Settings& settings, settings::Secrets& secrets);

// The hosts a guest must reach before login: the shop, and the payment pages of the enabled gateways.
QStringList hostsGuestsNeed(const settings::Settings& settings);

// True for names and addresses that only this computer or this network can resolve.
bool isPrivateHost(const QString& host);

} // namespace loket::engine::doctor
