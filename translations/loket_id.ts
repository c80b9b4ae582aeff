<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>DoctorWords</name>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages on sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router of a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop and webhook server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection to the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption to the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights on the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router&apos;s time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles of the packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login by QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the login page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paying before the login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp messages</source>
        <translation type="unfinished">Pesan WhatsApp</translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type on the router (WinBox: New Terminal):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in a terminal, or change it in the settings:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Router not set up</source>
        <translation>Router belum diatur</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Vouchers cannot be made yet. Set the router&apos;s address, user and password: loketd config set router.main.host ADDRESS, then loketd secret set router.main.password.</source>
        <translation>Voucher belum bisa dibuat. Isi alamat, pengguna, dan kata sandi router: loketd config set router.main.host ALAMAT, lalu loketd secret set router.main.password.</translation>
    </message>
    <message>
        <source>Routers: %1 of %2 reachable</source>
        <translation>Router: %1 dari %2 terhubung</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Router %1</source>
        <translation>Router %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Router: asking…</source>
        <translation>Router: memeriksa…</translation>
    </message>
    <message>
        <source>Router away</source>
        <translation>Router terputus</translation>
    </message>
    <message>
        <source>Sales go on: what is paid now gets its vouchers as soon as the router is back.</source>
        <translation>Penjualan tetap jalan: yang dibayar sekarang mendapat vouchernya begitu router kembali.</translation>
    </message>
    <message>
        <source>Away since</source>
        <translation>Terputus sejak</translation>
    </message>
    <message>
        <source>It said</source>
        <translation>Pesannya</translation>
    </message>
    <message numerus="yes">
        <source>Router OK · %n online · CPU %1 %</source>
        <translation>
            <numerusform>Router OK · %n online · CPU %1 %</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>RouterOS</source>
        <translation>RouterOS</translation>
    </message>
    <message>
        <source>CPU load</source>
        <translation>Beban CPU</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Users online</source>
        <translation>Pengguna online</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Waktu jawab</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Reachable since</source>
        <translation>Terhubung sejak</translation>
    </message>
    <message>
        <source>Shop and webhooks</source>
        <translation>Toko dan webhook</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server berhenti</translation>
    </message>
    <message>
        <source>Nobody can buy and no payment notice arrives. %1</source>
        <translation>Tidak ada yang bisa membeli dan kabar pembayaran tidak masuk. %1</translation>
    </message>
    <message>
        <source>Server OK · %1</source>
        <translation>Server OK · %1</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Antrean kerja</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Being done</source>
        <translation>Sedang dikerjakan</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Menyerah</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Giliran berikutnya</translation>
    </message>
    <message>
        <source>Queue empty</source>
        <translation>Antrean kosong</translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n waiting · oldest %1</source>
        <translation>
            <numerusform>Antrean: %n menunggu · terlama %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n waiting</source>
        <translation>
            <numerusform>Antrean: %n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Work waits longer than usual. It is done by itself as soon as the router or the service answers.</source>
        <translation>Ada pekerjaan yang menunggu lebih lama dari biasanya. Dikerjakan sendiri begitu router atau layanannya menjawab.</translation>
    </message>
    <message>
        <source>WhatsApp messages</source>
        <translation>Pesan WhatsApp</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>WhatsApp off</source>
        <translation>WhatsApp mati</translation>
    </message>
    <message>
        <source>Customers get their codes on the shop&apos;s page only. To send them too, choose a service: loketd config set delivery.channel fonnte.</source>
        <translation>Pelanggan hanya melihat kodenya di halaman toko. Agar kode juga dikirim, pilih layanan: loketd config set delivery.channel fonnte.</translation>
    </message>
    <message>
        <source>WhatsApp: not used yet</source>
        <translation>WhatsApp: belum dipakai</translation>
    </message>
    <message>
        <source>WhatsApp OK</source>
        <translation>WhatsApp OK</translation>
    </message>
    <message>
        <source>WhatsApp troubled</source>
        <translation>WhatsApp bermasalah</translation>
    </message>
    <message>
        <source>The last message did not go out: %1</source>
        <translation>Pesan terakhir tidak terkirim: %1</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>just now</source>
        <translation>baru saja</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n menit lalu</numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>hari ini %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>kemarin %1</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds, short</comment>
        <translation>
            <numerusform>%n dtk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes, short</comment>
        <translation>
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours, short</comment>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintProblem</name>
    <message>
        <source>The printer has no paper.</source>
        <translation>Kertas printer habis.</translation>
    </message>
    <message>
        <source>Put in a new roll, then print again.</source>
        <translation>Pasang gulungan baru, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open.</source>
        <translation>Tutup printer terbuka.</translation>
    </message>
    <message>
        <source>Close it, then print again.</source>
        <translation>Tutup dulu, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The printer is offline.</source>
        <translation>Printer sedang offline.</translation>
    </message>
    <message>
        <source>Press its feed or online button, then print again.</source>
        <translation>Tekan tombol feed atau online di printer, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The printer reports a fault.</source>
        <translation>Printer melaporkan kerusakan.</translation>
    </message>
    <message>
        <source>Switch it off and on, then print again.</source>
        <translation>Matikan lalu nyalakan lagi printernya, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The printer could not be reached.</source>
        <translation>Printer tidak bisa dihubungi.</translation>
    </message>
    <message>
        <source>Check that it is switched on and connected, then print again.</source>
        <translation>Periksa apakah printer menyala dan tersambung, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>The printer stopped in the middle.</source>
        <translation>Printer berhenti di tengah jalan.</translation>
    </message>
    <message>
        <source>Look at what it printed before you print again.</source>
        <translation>Lihat dulu hasil cetaknya sebelum mencetak lagi.</translation>
    </message>
    <message>
        <source>This user may not use the printer.</source>
        <translation>Pengguna ini tidak boleh memakai printer.</translation>
    </message>
    <message>
        <source>Add the user to the group &quot;lp&quot; or &quot;dialout&quot;.</source>
        <translation>Tambahkan pengguna ke grup &quot;lp&quot; atau &quot;dialout&quot;.</translation>
    </message>
    <message>
        <source>No printer is set up for this.</source>
        <translation>Belum ada printer yang diatur untuk ini.</translation>
    </message>
    <message>
        <source>Choose one in Settings, under printing.</source>
        <translation>Pilih printer di Pengaturan, bagian pencetakan.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Berkas tidak bisa ditulis.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Pilih folder lain, atau kosongkan sedikit ruang.</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>Pencetakan dihentikan.</translation>
    </message>
    <message>
        <source>Printing failed.</source>
        <translation>Pencetakan gagal.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Coba lagi; catatan log menjelaskan lebih banyak.</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Business name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On messages, slips, reports and the shop page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone for help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers see it on the shop page and in messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WIB is Asia/Jakarta, WITA is Asia/Makassar, WIT is Asia/Jayapura.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For messages, slips and reports. The window has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished">Alamat</translation>
    </message>
    <message>
        <source>Name or IP address, for example 192.168.88.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8728, or 8729 with TLS. Empty: the usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user of its own whose group has api, read, write, sensitive and test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over a network that others share, choose TLS or SSH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By it Loket knows that nobody stands in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS without a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted, but anyone can stand in between. Better give the router a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the router&apos;s own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the same user as for the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of a private key. Empty: the SSH password is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or the passphrase of the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where new vouchers are valid. all: on every hotspot of this router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer are kinder to a small router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In milliseconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for RouterOS before 6.43.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one is offered first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders expire after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes without a payment. Money that comes later still gets its voucher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the gateway every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds. 0: never, rely on its webhook alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of one environment are refused by the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the gateway&apos;s own. For a proxy or a sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used where the buyer names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages go by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off, codes are shown on the page and the slip only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the channel&apos;s server answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proves that a delivery receipt comes from the channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta sends free text only within 24 hours after the customer wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters after the prefix, 6 to 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands before every code; may stay empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries in all, for vouchers and for messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In milliseconds; each next pause is twice as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries again when the router or the channel is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes. 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the last days keep their copy. 0: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the last weeks keep their copy. 0: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep logs for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600. Empty: no slips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip at every sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sale at the counter prints its slip by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters of the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another where letters come out wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for paper and cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer for sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the default printer of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouchers on an A4 sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code to log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the login page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the name the router gives it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code to join the Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody can read it on the slip. Empty: an open Wi-Fi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How customers and gateways reach this computer, for example https://wifi.example.id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>127.0.0.1: this computer only. 0.0.0.0: the whole network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM. HTTPS where the key is set too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one address. 0: no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses whose word about the customer&apos;s address is believed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain (inside your own network)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS (api-ssl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real money (production)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test money (sandbox)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters and digits nobody mixes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One code for both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody (switched off)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line of at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address such as https://wifi.example.id, without ? or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host name or an IP address such as 192.168.88.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An IP address such as 127.0.0.1 or 0.0.0.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP addresses and networks with commas between, such as 10.0.0.1,192.168.0.0/16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 16 letters, digits, - or _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version such as v21.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text of at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text cannot be sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartWords</name>
    <message>
        <source>Loket is running already with this data folder. Use the window that is open, or close it first.</source>
        <translation>Loket sudah berjalan dengan folder data ini. Pakai jendela yang sudah terbuka, atau tutup dulu.</translation>
    </message>
    <message>
        <source>Loket could not start</source>
        <translation>Loket tidak bisa dimulai</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>Ordered: %n × %1</source>
        <translation>
            <numerusform>Dipesan: %n × %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 lewat %2</translation>
    </message>
    <message>
        <source>Completed: every voucher is on the router</source>
        <translation>Selesai: semua voucher ada di router</translation>
    </message>
    <message>
        <source>Cleaned up: nothing was left on the router</source>
        <translation>Dibersihkan: tidak ada yang tertinggal di router</translation>
    </message>
    <message numerus="yes">
        <source>Clean-up of %n voucher(s) ordered</source>
        <translation>
            <numerusform>Pembersihan %n voucher diminta</numerusform>
        </translation>
    </message>
    <message>
        <source>Payment page made at %1</source>
        <translation>Halaman pembayaran dibuat di %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Referensi %1</translation>
    </message>
    <message>
        <source>The payment page could not be made (attempt %1)</source>
        <translation>Halaman pembayaran gagal dibuat (percobaan %1)</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>Dibayar: %1</translation>
    </message>
    <message>
        <source>The money came late, so the vouchers are made all the same; please check this order.</source>
        <translation>Uangnya datang terlambat, jadi voucher tetap dibuat; tolong periksa pesanan ini.</translation>
    </message>
    <message>
        <source>%1 reported that the payment failed</source>
        <translation>%1 melaporkan pembayaran gagal</translation>
    </message>
    <message>
        <source>Not paid in time: expired</source>
        <translation>Tidak dibayar tepat waktu: kedaluwarsa</translation>
    </message>
    <message>
        <source>Money given back; the vouchers are taken away</source>
        <translation>Uang dikembalikan; voucher ditarik</translation>
    </message>
    <message>
        <source>A payment notice was refused: it does not fit this order</source>
        <translation>Kabar pembayaran ditolak: tidak cocok dengan pesanan ini</translation>
    </message>
    <message>
        <source>Message handed to %1</source>
        <translation>Pesan diserahkan ke %1</translation>
    </message>
    <message>
        <source>The message could not be sent (attempt %1)</source>
        <translation>Pesan gagal dikirim (percobaan %1)</translation>
    </message>
    <message>
        <source>Sending the message again</source>
        <translation>Pesan dikirim ulang</translation>
    </message>
    <message>
        <source>Message delivered to the phone</source>
        <translation>Pesan sampai di ponsel</translation>
    </message>
    <message>
        <source>Message read</source>
        <translation>Pesan dibaca</translation>
    </message>
    <message>
        <source>The message did not arrive</source>
        <translation>Pesan tidak sampai</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) made on the router %1</source>
        <translation>
            <numerusform>%n voucher dibuat di router %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) belonged to somebody else and were replaced.</source>
        <translation>
            <numerusform>%n kode sudah dipakai orang lain dan diganti.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers could not be made (attempt %1, the last)</source>
        <translation>Voucher gagal dibuat (percobaan %1, terakhir)</translation>
    </message>
    <message>
        <source>The vouchers could not be made (attempt %1)</source>
        <translation>Voucher gagal dibuat (percobaan %1)</translation>
    </message>
    <message>
        <source>Making the vouchers again</source>
        <translation>Voucher dibuat ulang</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) taken off the router</source>
        <translation>
            <numerusform>%n voucher dihapus dari router</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers could not be taken off the router yet</source>
        <translation>Voucher belum bisa dihapus dari router</translation>
    </message>
    <message>
        <source>The customer has paid, but the vouchers could not be made. %1</source>
        <translation>Pelanggan sudah membayar, tetapi voucher gagal dibuat. %1</translation>
    </message>
    <message>
        <source>Then press Regenerate; Loket also tries by itself when the router is back.</source>
        <translation>Lalu tekan Buat ulang; Loket juga mencoba sendiri saat router kembali.</translation>
    </message>
    <message>
        <source>The last attempt to make the vouchers failed; the next one comes by itself. %1</source>
        <translation>Percobaan terakhir membuat voucher gagal; percobaan berikutnya jalan sendiri. %1</translation>
    </message>
    <message>
        <source>The payment could not be started. %1</source>
        <translation>Pembayaran tidak bisa dimulai. %1</translation>
    </message>
    <message>
        <source>The vouchers are ready, but the message did not go out. %1</source>
        <translation>Voucher sudah siap, tetapi pesannya tidak terkirim. %1</translation>
    </message>
    <message>
        <source>Then press Retry delivery, or give the codes by hand.</source>
        <translation>Lalu tekan Kirim ulang, atau berikan kodenya langsung.</translation>
    </message>
    <message>
        <source>The money for this order came after it had ended. The vouchers were made all the same.</source>
        <translation>Uang untuk pesanan ini datang setelah pesanannya berakhir. Voucher tetap dibuat.</translation>
    </message>
    <message>
        <source>Looked at and marked as checked</source>
        <translation>Dilihat dan ditandai sudah diperiksa</translation>
    </message>
    <message>
        <source>Ask the customer whether there is a second order for the same purpose, then press Checked.</source>
        <translation>Tanyakan ke pelanggan apakah ada pesanan kedua untuk keperluan yang sama, lalu tekan Sudah diperiksa.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>The payment gateway</source>
        <translation>Gateway pembayaran</translation>
    </message>
    <message>
        <source>The WhatsApp service</source>
        <translation>Layanan WhatsApp</translation>
    </message>
    <message>
        <source>Loket</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Check its power and cable, its address in the settings, and that the API service is switched on.</source>
        <translation>Periksa listrik dan kabelnya, alamatnya di pengaturan, dan apakah layanan API-nya aktif.</translation>
    </message>
    <message>
        <source>Check the internet connection of this computer.</source>
        <translation>Periksa sambungan internet komputer ini.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Coba lagi.</translation>
    </message>
    <message>
        <source>Check the user name and password of the router in the settings.</source>
        <translation>Periksa nama pengguna dan kata sandi router di pengaturan.</translation>
    </message>
    <message>
        <source>Check the gateway&apos;s keys in the settings.</source>
        <translation>Periksa kunci gateway di pengaturan.</translation>
    </message>
    <message>
        <source>Check the token of the WhatsApp service in the settings.</source>
        <translation>Periksa token layanan WhatsApp di pengaturan.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Masuk lagi.</translation>
    </message>
    <message>
        <source>%1 does not accept one of the values.</source>
        <translation>%1 tidak menerima salah satu nilainya.</translation>
    </message>
    <message>
        <source>Correct the value and try again.</source>
        <translation>Perbaiki nilainya lalu coba lagi.</translation>
    </message>
    <message>
        <source>%1 does not know what was asked for.</source>
        <translation>%1 tidak mengenal yang diminta.</translation>
    </message>
    <message>
        <source>It may have been removed; reload the list.</source>
        <translation>Mungkin sudah dihapus; muat ulang daftarnya.</translation>
    </message>
    <message>
        <source>This is not possible in the present state.</source>
        <translation>Tidak bisa dilakukan pada status sekarang.</translation>
    </message>
    <message>
        <source>It may have changed meanwhile; look at its story.</source>
        <translation>Mungkin sudah berubah; lihat riwayatnya.</translation>
    </message>
    <message>
        <source>%1 refused the login.</source>
        <translation>%1 menolak login.</translation>
    </message>
    <message>
        <source>%1 does not allow this.</source>
        <translation>%1 tidak mengizinkan ini.</translation>
    </message>
    <message>
        <source>Give the router&apos;s user the policies read, write, api and test.</source>
        <translation>Beri pengguna router itu policy read, write, api, dan test.</translation>
    </message>
    <message>
        <source>Ask the owner for the permission.</source>
        <translation>Minta izin kepada pemilik.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 tidak bisa dihubungi.</translation>
    </message>
    <message>
        <source>The connection was lost in the middle of the work (%1).</source>
        <translation>Sambungan putus di tengah pekerjaan (%1).</translation>
    </message>
    <message>
        <source>Trying again is safe: nothing is made twice.</source>
        <translation>Aman untuk dicoba lagi: tidak ada yang dibuat dua kali.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 tidak menjawab tepat waktu.</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 menolak permintaan.</translation>
    </message>
    <message>
        <source>Read its reason below and mend it before trying again.</source>
        <translation>Baca alasannya di bawah dan perbaiki sebelum mencoba lagi.</translation>
    </message>
    <message>
        <source>%1 asks for a pause.</source>
        <translation>%1 minta jeda.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>Tunggu beberapa menit lalu coba lagi.</translation>
    </message>
    <message>
        <source>%1 is out of order at the moment.</source>
        <translation>%1 sedang gangguan.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Coba lagi beberapa menit lagi.</translation>
    </message>
    <message>
        <source>%1 gave an answer that makes no sense.</source>
        <translation>%1 memberi jawaban yang tidak masuk akal.</translation>
    </message>
    <message>
        <source>Check that the address and port in the settings lead to the right service.</source>
        <translation>Periksa apakah alamat dan port di pengaturan menuju layanan yang benar.</translation>
    </message>
    <message>
        <source>%1 does not show the certificate it had before.</source>
        <translation>%1 tidak menunjukkan sertifikat yang sama seperti dulu.</translation>
    </message>
    <message>
        <source>If you replaced it yourself, confirm the new fingerprint in the settings; if not, somebody may stand in between.</source>
        <translation>Kalau Anda sendiri yang menggantinya, sahkan sidik jari baru di pengaturan; kalau bukan, mungkin ada orang di tengah jalan.</translation>
    </message>
    <message>
        <source>A setting is missing or wrong.</source>
        <translation>Ada pengaturan yang kosong atau salah.</translation>
    </message>
    <message>
        <source>Open the settings and complete it.</source>
        <translation>Buka pengaturan dan lengkapi.</translation>
    </message>
    <message>
        <source>The database did not accept it.</source>
        <translation>Basis data tidak menerimanya.</translation>
    </message>
    <message>
        <source>Check the free space of the disk and whether the data folder can be written.</source>
        <translation>Periksa sisa ruang disk dan apakah folder data bisa ditulisi.</translation>
    </message>
    <message>
        <source>It was stopped before it was finished.</source>
        <translation>Dihentikan sebelum selesai.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Mulai lagi bila sudah siap.</translation>
    </message>
    <message>
        <source>Something went wrong inside Loket.</source>
        <translation>Ada yang salah di dalam Loket.</translation>
    </message>
    <message>
        <source>Try again; if it stays, send the log to the developers.</source>
        <translation>Coba lagi; kalau tetap begitu, kirim lognya ke pengembang.</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>Menunggu bayar</translation>
    </message>
    <message>
        <source>Making vouchers</source>
        <translation>Membuat voucher</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Paid, no voucher</source>
        <translation>Voucher gagal</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Pembayaran gagal</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Tanpa pesan</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Menunggu kirim</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Terkirim</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Dibaca</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Tidak terkirim</translation>
    </message>
    <message>
        <source>Not on the router yet</source>
        <translation>Belum ada di router</translation>
    </message>
    <message>
        <source>Ready to use</source>
        <translation>Siap dipakai</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Sedang dipakai</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Habis</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Menyerah</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tunai</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>dimatikan</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>API token %1</source>
        <translation>Token API %1</translation>
    </message>
    <message>
        <source>Cashier %1</source>
        <translation>Kasir %1</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Buat ulang</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>Kirim ulang</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bersihkan</translation>
    </message>
    <message>
        <source>This order has no phone number.</source>
        <translation>Pesanan ini tidak punya nomor telepon.</translation>
    </message>
    <message>
        <source>The vouchers are being made already.</source>
        <translation>Voucher sudah sedang dibuat.</translation>
    </message>
    <message>
        <source>The message is on its way already.</source>
        <translation>Pesan sudah dalam perjalanan.</translation>
    </message>
    <message>
        <source>Only a paid order whose vouchers could not be made can be regenerated.</source>
        <translation>Hanya pesanan terbayar yang vouchernya gagal dibuat yang bisa dibuat ulang.</translation>
    </message>
    <message>
        <source>Only a completed order has a message to send.</source>
        <translation>Hanya pesanan yang selesai yang punya pesan untuk dikirim.</translation>
    </message>
    <message>
        <source>Only a failed, expired or cancelled order can be cleaned up.</source>
        <translation>Hanya pesanan yang gagal, kedaluwarsa, atau dibatalkan yang bisa dibersihkan.</translation>
    </message>
    <message>
        <source>Make the vouchers of this order on the router, now.</source>
        <translation>Buat voucher pesanan ini di router, sekarang.</translation>
    </message>
    <message>
        <source>Send the voucher message again.</source>
        <translation>Kirim ulang pesan voucher.</translation>
    </message>
    <message>
        <source>Take what this order left on the router away.</source>
        <translation>Hapus yang ditinggalkan pesanan ini di router.</translation>
    </message>
    <message>
        <source>The vouchers are being made.</source>
        <translation>Voucher sedang dibuat.</translation>
    </message>
    <message>
        <source>The message is on its way.</source>
        <translation>Pesan dalam perjalanan.</translation>
    </message>
    <message>
        <source>There was nothing left to remove.</source>
        <translation>Tidak ada lagi yang perlu dihapus.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) are being taken off the router.</source>
        <translation>
            <numerusform>%n voucher sedang dihapus dari router.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Sudah diperiksa</translation>
    </message>
    <message>
        <source>This order is not marked for a check.</source>
        <translation>Pesanan ini tidak ditandai untuk diperiksa.</translation>
    </message>
    <message>
        <source>You have looked at this order; take the mark away.</source>
        <translation>Anda sudah melihat pesanan ini; hapus tandanya.</translation>
    </message>
    <message>
        <source>Marked as checked.</source>
        <translation>Ditandai sudah diperiksa.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>Pemilik %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::ActionButtons</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>loket::ui::AppearancePage</name>
    <message>
        <source>Appearance and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this window; it counts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished">Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished">Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished">Gelap</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished">Tampilan</translation>
    </message>
</context>
<context>
    <name>loket::ui::AttentionScreen</name>
    <message>
        <source>Nothing needs your attention</source>
        <translation>Tidak ada yang perlu diurus</translation>
    </message>
    <message>
        <source>Every paid order has its vouchers and every message went out. What goes wrong appears here by itself.</source>
        <translation>Semua pesanan terbayar sudah punya voucher dan semua pesan terkirim. Yang bermasalah muncul sendiri di sini.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Perhatian</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) to mend</source>
        <translation>
            <numerusform>%n pesanan perlu diurus</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>Urus semua</translation>
    </message>
    <message>
        <source>Makes every missing voucher and sends every message that did not go out. What is marked for a check stays.</source>
        <translation>Membuat semua voucher yang kurang dan mengirim semua pesan yang tidak terkirim. Yang perlu diperiksa tetap tinggal.</translation>
    </message>
</context>
<context>
    <name>loket::ui::BackupPage</name>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy holds everything that was sold. It is made while Loket goes on selling. Keep one on another disk: it holds voucher codes, so keep it safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a copy back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Loket first, then type this in a terminal with the copy&apos;s name. What is there now is kept in the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copy yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::BulkPanel</name>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>%n pesanan dipilih</numerusform>
        </translation>
    </message>
    <message>
        <source>That is too many for one go. Select at most %1.</source>
        <translation>Terlalu banyak untuk sekali jalan. Pilih paling banyak %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s), together %1</source>
        <translation>
            <numerusform>%n voucher, total %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Batalkan sisanya</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 dari %3</translation>
    </message>
    <message numerus="yes">
        <source>%1: done for %n order(s)</source>
        <translation>
            <numerusform>%1: selesai untuk %n pesanan</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: done for %2, not possible for %3</source>
        <translation>%1: berhasil %2, tidak bisa %3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>Urus semua</translation>
    </message>
</context>
<context>
    <name>loket::ui::BusinessPage</name>
    <message>
        <source>Business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sells here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::ChecksPage</name>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at everything Loket stands on, and names the exact fix for what is wrong. It changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
<context>
    <name>loket::ui::DemoStrip</name>
    <message>
        <source>Demo: nothing here is real money.</source>
        <translation>Demo: di sini tidak ada uang sungguhan.</translation>
    </message>
    <message>
        <source>Buy in the shop</source>
        <translation>Beli di toko</translation>
    </message>
    <message>
        <source>WhatsApp inbox</source>
        <translation>Kotak masuk WhatsApp</translation>
    </message>
    <message>
        <source>Payment gateways</source>
        <translation>Gateway pembayaran</translation>
    </message>
    <message>
        <source>Router API %1, user %2</source>
        <translation>API router %1, pengguna %2</translation>
    </message>
</context>
<context>
    <name>loket::ui::DoctorView</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check gave no answer. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %n hint(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::FingerprintDialog</name>
    <message>
        <source>The router shows another fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this your router?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not the one you trusted before. Either the router was set up anew, or somebody stands between. Trust it only if you know why it changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the one you trust already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router shows this fingerprint. Compare it with the one the router itself shows, then trust it. From then on Loket speaks only to a router that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the router: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Tutup</translation>
    </message>
    <message>
        <source>Do not trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this router</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::HeaderBar</name>
    <message>
        <source>Language and appearance</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
</context>
<context>
    <name>loket::ui::MainWindow</name>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>loket::ui::MessagePage</name>
    <message>
        <source>WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who brings the codes to the customer&apos;s phone, and in which words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a button to put a placeholder where the cursor stands. A line whose placeholders are all empty is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the built-in text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersFilterBar</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Search invoice, name, phone, package or code (Ctrl+K)</source>
        <translation>Cari invoice, nama, telepon, paket, atau kode (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>Cari pesanan</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Kapan saja</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 hari terakhir</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 hari terakhir</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Dari – sampai</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersModel</name>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profil %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Jml</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>The money came after the order had ended.</source>
        <translation>Uangnya datang setelah pesanan berakhir.</translation>
    </message>
    <message>
        <source>Ask the customer, then press Checked.</source>
        <translation>Tanyakan ke pelanggan, lalu tekan Sudah diperiksa.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Masalahnya</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Solusi</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersScreen</name>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Membaca pesanan…</translation>
    </message>
    <message>
        <source>No order matches</source>
        <translation>Tidak ada pesanan yang cocok</translation>
    </message>
    <message>
        <source>No order fits this search, status and period. Search for less, or show all orders.</source>
        <translation>Tidak ada pesanan yang cocok dengan pencarian, status, dan periode ini. Persingkat pencarian, atau tampilkan semua pesanan.</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>Tampilkan semua pesanan</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Belum ada pesanan</translation>
    </message>
    <message>
        <source>As soon as somebody buys in the shop, the order appears here by itself. Open the shop&apos;s address from the header and try a purchase.</source>
        <translation>Begitu ada yang membeli di toko, pesanannya muncul sendiri di sini. Buka alamat toko dari bagian atas jendela dan coba membeli.</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 ditampilkan</translation>
    </message>
</context>
<context>
    <name>loket::ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How customers pay. A gateway that is switched off still takes the money that is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::Popover</name>
    <message>
        <source>Open the shop</source>
        <translation>Buka toko</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Salin alamat</translation>
    </message>
</context>
<context>
    <name>loket::ui::PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slips at the counter, and sheets of vouchers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands on them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::PurchaseBrowser</name>
    <message>
        <source>The orders could not be read</source>
        <translation>Pesanan tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Membaca pesanan…</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bersihkan</translation>
    </message>
    <message numerus="yes">
        <source>Take the vouchers of %n order(s) off the router?</source>
        <translation>
            <numerusform>Hapus voucher milik %n pesanan dari router?</numerusform>
        </translation>
    </message>
    <message>
        <source>These orders are not paid. Whatever they left on the router is removed; the orders themselves and their story stay. It is written into the activity log.</source>
        <translation>Pesanan ini tidak dibayar. Yang tertinggal di router dihapus; pesanan dan riwayatnya tetap ada. Tindakan ini dicatat di log aktivitas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Sedang dikerjakan…</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Salin baris</translation>
    </message>
    <message>
        <source>Copy invoice</source>
        <translation>Salin invoice</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
</context>
<context>
    <name>loket::ui::RouterPage</name>
    <message>
        <source>Router</source>
        <translation type="unfinished">Router</translation>
    </message>
    <message>
        <source>Where the vouchers are made. Loket never touches what it has not made itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a router…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this router…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the router…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries what stands above, saved or not, and names what is to be typed on the router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short name for it: small letters, digits, - and _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a name for a router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has 1 to 32 small letters, digits, - or _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the router %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its settings and passwords are removed from Loket. Nothing changes on the router itself: its vouchers stay valid, but Loket does not watch them any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::SchedulePage</name>
    <message>
        <source>Retries and schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Loket tries again by itself, and how often it tidies up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::ServerPage</name>
    <message>
        <source>Server and webhooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the shop page is, and where gateways report a payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reachable at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses to paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At each gateway, put its address where it asks for the callback or notification URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No public address is set: these work on this computer only. Payments are noticed all the same, by asking the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingField</name>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be forgotten when you save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is set – type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts after the next start of Loket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads through the router, packages and payments once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No settings here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window only shows a database; the engine that could change settings is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Coba lagi</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be saved yet: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::StoryPanel</name>
    <message>
        <source>This order could not be read</source>
        <translation>Pesanan ini tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message numerus="yes">
        <source>%n × %1 · %2</source>
        <translation>
            <numerusform>%n × %1 · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durasi</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referensi</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>di loket</translation>
    </message>
    <message>
        <source>at the counter by %1</source>
        <translation>di loket oleh %1</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Dipesan</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Handed to %1</source>
        <translation>Diserahkan ke %1</translation>
    </message>
    <message>
        <source>%1 refused it</source>
        <translation>Ditolak %1</translation>
    </message>
    <message>
        <source>No usable answer from %1</source>
        <translation>Tidak ada jawaban yang bisa dipakai dari %1</translation>
    </message>
    <message>
        <source>(may have arrived twice)</source>
        <translation>(mungkin terkirim dua kali)</translation>
    </message>
    <message>
        <source>Voucher codes</source>
        <translation>Kode voucher</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Reading the order…</source>
        <translation>Membaca pesanan…</translation>
    </message>
</context>
<context>
    <name>loket::ui::TokensPage</name>
    <message>
        <source>API tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program needs a token to read Loket&apos;s API or to work with it. Each program gets its own, so that one can be taken back without the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May read and act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it now: it is shown only this once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token yet. The shop and the gateways need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may read and act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke the token %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that uses it is refused from this moment on. This cannot be undone; a new token can be made at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherCodes</name>
    <message numerus="yes">
        <source>Copy all %n codes</source>
        <translation>
            <numerusform>Salin semua %n kode</numerusform>
        </translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Kode voucher</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherPage</name>
    <message>
        <source>Vouchers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How new codes look. Codes that are already sold stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They will look like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples of codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
