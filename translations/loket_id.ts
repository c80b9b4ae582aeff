<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>ActivityWords</name>
    <message>
        <source>Shift opened</source>
        <translation>Shift dibuka</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Shift ditutup</translation>
    </message>
    <message>
        <source>Cash put into the drawer</source>
        <translation>Uang dimasukkan ke laci</translation>
    </message>
    <message>
        <source>Cash taken out of the drawer</source>
        <translation>Uang diambil dari laci</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Gagal masuk</translation>
    </message>
    <message>
        <source>Member of staff added</source>
        <translation>Karyawan ditambahkan</translation>
    </message>
    <message>
        <source>Member of staff changed</source>
        <translation>Karyawan diubah</translation>
    </message>
    <message>
        <source>PIN or password changed</source>
        <translation>PIN atau kata sandi diubah</translation>
    </message>
    <message>
        <source>Approved by the owner</source>
        <translation>Disetujui pemilik</translation>
    </message>
    <message>
        <source>Identity confirmed</source>
        <translation>Identitas dikonfirmasi</translation>
    </message>
    <message>
        <source>Package saved</source>
        <translation>Paket disimpan</translation>
    </message>
    <message>
        <source>Package created</source>
        <translation>Paket dibuat</translation>
    </message>
    <message>
        <source>Package removed</source>
        <translation>Paket dihapus</translation>
    </message>
    <message>
        <source>Packages put into another order</source>
        <translation>Urutan paket diubah</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Pengaturan diubah</translation>
    </message>
    <message>
        <source>API token created</source>
        <translation>Token API dibuat</translation>
    </message>
    <message>
        <source>API token revoked</source>
        <translation>Token API dicabut</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Cadangan dibuat</translation>
    </message>
    <message>
        <source>Scheduled work started by hand</source>
        <translation>Pekerjaan terjadwal dimulai manual</translation>
    </message>
    <message>
        <source>Scheduled work done</source>
        <translation>Pekerjaan terjadwal selesai</translation>
    </message>
    <message>
        <source>Scheduled work failed</source>
        <translation>Pekerjaan terjadwal gagal</translation>
    </message>
    <message>
        <source>Making vouchers for stock begun</source>
        <translation>Pembuatan voucher stok dimulai</translation>
    </message>
    <message>
        <source>Vouchers for stock made</source>
        <translation>Voucher stok dibuat</translation>
    </message>
    <message>
        <source>Making vouchers for stock stopped</source>
        <translation>Pembuatan voucher stok terhenti</translation>
    </message>
    <message>
        <source>Making vouchers for stock cancelled</source>
        <translation>Pembuatan voucher stok dibatalkan</translation>
    </message>
    <message>
        <source>Making vouchers for stock resumed</source>
        <translation>Pembuatan voucher stok dilanjutkan</translation>
    </message>
    <message>
        <source>Vouchers printed</source>
        <translation>Voucher dicetak</translation>
    </message>
    <message>
        <source>Vouchers removed from stock</source>
        <translation>Voucher dihapus dari stok</translation>
    </message>
    <message>
        <source>Vouchers withdrawn from stock</source>
        <translation>Voucher ditarik dari stok</translation>
    </message>
    <message>
        <source>Old vouchers removed from stock</source>
        <translation>Voucher lama dibersihkan dari stok</translation>
    </message>
    <message>
        <source>Voucher used for the first time</source>
        <translation>Voucher dipakai pertama kali</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Masa voucher habis</translation>
    </message>
    <message>
        <source>Voucher used up</source>
        <translation>Voucher terpakai habis</translation>
    </message>
    <message>
        <source>Voucher extended</source>
        <translation>Voucher diperpanjang</translation>
    </message>
    <message>
        <source>Device disconnected</source>
        <translation>Perangkat diputus</translation>
    </message>
    <message>
        <source>Voucher unlocked from its device</source>
        <translation>Kunci perangkat voucher dilepas</translation>
    </message>
    <message>
        <source>Voucher removed</source>
        <translation>Voucher dihapus</translation>
    </message>
    <message>
        <source>Users removed from the router</source>
        <translation>Pengguna dihapus dari router</translation>
    </message>
    <message>
        <source>Router cleaned up</source>
        <translation>Router dibersihkan</translation>
    </message>
    <message>
        <source>Profile made on the router</source>
        <translation>Profil dibuat di router</translation>
    </message>
    <message>
        <source>Message channel paused</source>
        <translation>Saluran pesan dijeda</translation>
    </message>
    <message>
        <source>Message channel resumed</source>
        <translation>Saluran pesan jalan lagi</translation>
    </message>
    <message>
        <source>Settlement compared with the gateway</source>
        <translation>Setoran dicocokkan dengan gateway</translation>
    </message>
    <message>
        <source>Settlement differs from the gateway</source>
        <translation>Setoran berbeda dengan gateway</translation>
    </message>
    <message>
        <source>Settlement could not be compared</source>
        <translation>Setoran tidak bisa dicocokkan</translation>
    </message>
    <message>
        <source>Sale voided</source>
        <translation>Penjualan dibatalkan</translation>
    </message>
    <message>
        <source>Marked as refunded</source>
        <translation>Ditandai dikembalikan</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Pesanan dibatalkan</translation>
    </message>
    <message>
        <source>Voucher replaced</source>
        <translation>Voucher diganti</translation>
    </message>
    <message>
        <source>Payment ended at the gateway</source>
        <translation>Pembayaran ditutup di gateway</translation>
    </message>
    <message>
        <source>The payment could not be ended at the gateway</source>
        <translation>Pembayaran tidak bisa ditutup di gateway</translation>
    </message>
    <message>
        <source>Message sent through the second channel</source>
        <translation>Pesan lewat saluran kedua</translation>
    </message>
    <message>
        <source>Message held back: the channel is paused</source>
        <translation>Pesan ditahan: saluran dijeda</translation>
    </message>
    <message>
        <source>Voucher taken from stock</source>
        <translation>Voucher diambil dari stok</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Dipesan</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Sudah dicek</translation>
    </message>
    <message>
        <source>Cleaned up</source>
        <translation>Dibersihkan</translation>
    </message>
    <message>
        <source>Payment page made</source>
        <translation>Halaman pembayaran dibuat</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Payment expired</source>
        <translation>Pembayaran kedaluwarsa</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Pembayaran gagal</translation>
    </message>
    <message>
        <source>Vouchers made</source>
        <translation>Voucher dibuat</translation>
    </message>
    <message>
        <source>Vouchers could not be made</source>
        <translation>Voucher gagal dibuat</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>Pesan terkirim</translation>
    </message>
    <message>
        <source>Message delivered</source>
        <translation>Pesan sampai</translation>
    </message>
    <message>
        <source>Message could not be sent</source>
        <translation>Pesan gagal dikirim</translation>
    </message>
    <message>
        <source>Something else: %1</source>
        <translation>Hal lain: %1</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Counter and staff</source>
        <translation>Loket dan karyawan</translation>
    </message>
    <message>
        <source>Settings and packages</source>
        <translation>Pengaturan dan paket</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Payment notice: it is being verified at the gateway</source>
        <translation>Pemberitahuan pembayaran: kebenarannya ditanyakan ke gateway</translation>
    </message>
    <message>
        <source>Payment notice refused</source>
        <translation>Pemberitahuan pembayaran ditolak</translation>
    </message>
    <message>
        <source>More payment notices refused</source>
        <translation>Pemberitahuan pembayaran lain ditolak</translation>
    </message>
    <message>
        <source>Message sent again</source>
        <translation>Pesan dikirim ulang</translation>
    </message>
    <message>
        <source>Message read</source>
        <translation>Pesan dibaca</translation>
    </message>
    <message>
        <source>Message did not arrive</source>
        <translation>Pesan tidak sampai</translation>
    </message>
    <message>
        <source>Payment page could not be made</source>
        <translation>Halaman pembayaran tidak bisa dibuat</translation>
    </message>
    <message>
        <source>Payment notice refused: it does not match the order</source>
        <translation>Pemberitahuan pembayaran ditolak: tidak cocok dengan pesanan</translation>
    </message>
    <message>
        <source>Vouchers made again</source>
        <translation>Voucher dibuat ulang</translation>
    </message>
    <message>
        <source>Vouchers removed from the router</source>
        <translation>Voucher dihapus dari router</translation>
    </message>
    <message>
        <source>Vouchers could not be removed from the router</source>
        <translation>Voucher tidak bisa dihapus dari router</translation>
    </message>
    <message>
        <source>Only what was left of the voucher is made again</source>
        <translation>Hanya sisa voucher yang dibuat ulang</translation>
    </message>
    <message>
        <source>Voucher made again</source>
        <translation>Voucher dibuat ulang</translation>
    </message>
    <message>
        <source>Voucher corrected on the router</source>
        <translation>Voucher di router dibetulkan</translation>
    </message>
    <message>
        <source>Voucher written off</source>
        <translation>Voucher dihapusbukukan</translation>
    </message>
    <message>
        <source>Voucher found on the router and adopted</source>
        <translation>Voucher ditemukan di router dan diambil alih</translation>
    </message>
    <message>
        <source>Leftover removed from the router</source>
        <translation>Sisa dihapus dari router</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Cadangan dikembalikan</translation>
    </message>
    <message>
        <source>Message not sent, no attempts left</source>
        <translation>Pesan dihentikan</translation>
    </message>
    <message>
        <source>The card payment waits: accept or deny it at the gateway</source>
        <translation>Pembayaran kartu menunggu: terima atau tolak di gateway</translation>
    </message>
    <message>
        <source>A part of the payment was refunded</source>
        <translation>Sebagian pembayaran dikembalikan</translation>
    </message>
    <message>
        <source>The bank reversed a part of the payment</source>
        <translation>Bank menarik kembali sebagian pembayaran</translation>
    </message>
    <message>
        <source>The bank reversed the payment</source>
        <translation>Bank menarik kembali pembayaran</translation>
    </message>
    <message>
        <source>Payment notice from the gateway&apos;s test button</source>
        <translation>Pemberitahuan pembayaran dari tombol uji gateway</translation>
    </message>
    <message>
        <source>The computer&apos;s clock is trusted again</source>
        <translation>Jam komputer dipercaya lagi</translation>
    </message>
    <message>
        <source>Voucher ended by a wrong clock works again</source>
        <translation>Voucher yang berakhir karena jam salah berlaku lagi</translation>
    </message>
    <message>
        <source>Access revoked since the backup stays revoked</source>
        <translation>Yang dicabut sejak salinan tetap ditolak</translation>
    </message>
    <message>
        <source>Order restored from router and gateway</source>
        <translation>Pesanan dikembalikan dari router dan gateway</translation>
    </message>
    <message>
        <source>Order restored to the ledger</source>
        <translation>Pesanan dikembalikan ke buku</translation>
    </message>
    <message>
        <source>Router forgot the voucher&apos;s use; the rest was set again</source>
        <translation>Router lupa pemakaian voucher; sisanya diatur lagi</translation>
    </message>
    <message>
        <source>Router recognized</source>
        <translation>Router dikenali</translation>
    </message>
    <message>
        <source>Another device confirmed as this router</source>
        <translation>Perangkat lain dipastikan sebagai router ini</translation>
    </message>
    <message>
        <source>Message accepted by the service, arrival not confirmed</source>
        <translation>Pesan diterima layanan, belum dipastikan sampai</translation>
    </message>
    <message>
        <source>Customer forgotten: name and number taken out</source>
        <translation>Pelanggan dilupakan: nama dan nomor dihapus</translation>
    </message>
    <message>
        <source>Names and numbers of old orders forgotten</source>
        <translation>Nama dan nomor pesanan lama dilupakan</translation>
    </message>
    <message>
        <source>Test message sent</source>
        <translation>Pesan uji terkirim</translation>
    </message>
    <message>
        <source>Making all missing vouchers again</source>
        <translation>Membuat ulang semua voucher yang hilang</translation>
    </message>
    <message>
        <source>Customer&apos;s number corrected</source>
        <translation>Nomor pelanggan diperbaiki</translation>
    </message>
    <message>
        <source>Message dismissed</source>
        <translation>Pesan diabaikan</translation>
    </message>
    <message>
        <source>%1 in the drawer</source>
        <translation>%1 di laci</translation>
    </message>
    <message>
        <source>it adds up</source>
        <translation>cocok</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>lebih %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>kurang %1</translation>
    </message>
    <message>
        <source>Counted %1, expected %2: %3</source>
        <translation>Dihitung %1, seharusnya %2: %3</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
    <message>
        <source>%1 set</source>
        <comment>a secret</comment>
        <translation>%1 diisi</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <comment>a secret</comment>
        <translation>%1 dihapus</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>dinonaktifkan</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong attempt(s) in a row</source>
        <translation>
            <numerusform>%n kali salah berturut-turut</numerusform>
        </translation>
    </message>
    <message>
        <source>Import begun</source>
        <translation>Impor dimulai</translation>
    </message>
    <message>
        <source>Import resumed</source>
        <translation>Impor diteruskan</translation>
    </message>
    <message>
        <source>Data of another program imported</source>
        <translation>Data dari program lain diimpor</translation>
    </message>
    <message>
        <source>Import stopped before the end</source>
        <translation>Impor berhenti sebelum selesai</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>Impor dibatalkan</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Paid orders wait for their vouchers</source>
        <translation>Pesanan yang sudah dibayar menunggu vouchernya</translation>
    </message>
    <message>
        <source>Messages through %1 are paused</source>
        <translation>Pesan lewat %1 dijeda</translation>
    </message>
    <message>
        <source>Router %1 is away</source>
        <translation>Router %1 tidak terhubung</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Disk hampir penuh</translation>
    </message>
    <message>
        <source>The database has a problem</source>
        <translation>Basis data bermasalah</translation>
    </message>
    <message>
        <source>Open Loket and see Attention.</source>
        <translation>Buka Loket dan lihat Perlu Perhatian.</translation>
    </message>
    <message>
        <source>Free some disk space: on a full disk no sale can be stored.</source>
        <translation>Kosongkan ruang di disk: kalau penuh, penjualan tidak bisa disimpan.</translation>
    </message>
    <message>
        <source>Sales may not be stored: %1</source>
        <translation>Penjualan mungkin tidak tersimpan: %1</translation>
    </message>
    <message>
        <source>Payments through %1 do not work</source>
        <translation>Pembayaran lewat %1 tidak berfungsi</translation>
    </message>
    <message>
        <source>Messages are waiting. Fix the channel in Settings.</source>
        <translation>Pesan menunggu. Perbaiki di Pengaturan.</translation>
    </message>
    <message>
        <source>Customers are offered the other ways to pay.</source>
        <translation>Pelanggan ditawari cara bayar lain.</translation>
    </message>
    <message>
        <source>Messages to customers have not gone out</source>
        <translation>Pesan ke pelanggan belum terkirim</translation>
    </message>
    <message>
        <source>See Attention for the reason; they can be sent again there.</source>
        <translation>Lihat Perlu Perhatian: di sana ada sebabnya, dan dari sana pesan bisa dikirim lagi.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is doubtful</source>
        <translation>Jam komputer ini meragukan</translation>
    </message>
    <message>
        <source>The settings file cannot be read</source>
        <translation>Berkas pengaturan tidak terbaca</translation>
    </message>
    <message>
        <source>Sales continue, but no voucher is ended and no order expires. Set the clock right, then confirm it.</source>
        <translation>Penjualan tetap jalan, tetapi tidak ada voucher yang diakhiri dan tidak ada pesanan yang kedaluwarsa. Betulkan jamnya, lalu konfirmasikan.</translation>
    </message>
    <message>
        <source>The last valid settings stay in use.</source>
        <translation>Pengaturan terakhir yang baik tetap dipakai.</translation>
    </message>
    <message>
        <source>Backups of the database fail</source>
        <translation>Salinan basis data gagal dibuat</translation>
    </message>
    <message>
        <source>Another device answers as router %1</source>
        <translation>Perangkat lain menjawab sebagai router %1</translation>
    </message>
    <message>
        <source>A copy of this database is at work on router %1</source>
        <translation>Salinan basis data ini sedang dipakai di router %1</translation>
    </message>
    <message>
        <source>Without a backup, every sale is lost with a broken disk.</source>
        <translation>Tanpa salinan, disk yang rusak menghilangkan semua penjualan.</translation>
    </message>
    <message>
        <source>Two programs that sell from copies of one database process the same orders twice: stop the other one.</source>
        <translation>Dua program yang berjualan dari salinan satu basis data memberikan pesanan yang sama dua kali: hentikan yang lain.</translation>
    </message>
    <message>
        <source>No voucher is made there until you confirm that it is the right one.</source>
        <translation>Tidak ada voucher dibuat di sana sampai Anda memastikan itu router yang benar.</translation>
    </message>
    <message>
        <source>A payment does not match its order</source>
        <translation>Ada uang masuk yang tidak cocok dengan pesanannya</translation>
    </message>
    <message>
        <source>Webhooks of %1 are refused</source>
        <translation>Webhook dari %1 ditolak</translation>
    </message>
    <message>
        <source>The bank reversed a payment</source>
        <translation>Bank menarik kembali sebuah pembayaran</translation>
    </message>
    <message>
        <source>No voucher was made for it. See Attention for the order and the reason.</source>
        <translation>Voucher untuk itu tidak dibuat. Lihat Perlu Perhatian: pesanan dan alasannya ada di sana.</translation>
    </message>
    <message>
        <source>Payments are detected later. Compare the keys in Settings with those at the gateway.</source>
        <translation>Pembayaran jadi terlambat diketahui. Cocokkan kunci di Pengaturan dengan yang ada di gateway.</translation>
    </message>
    <message>
        <source>See Attention for the order.</source>
        <translation>Lihat Perlu Perhatian: pesanannya ada di sana.</translation>
    </message>
    <message>
        <source>Vouchers are missing on router %1</source>
        <translation>Ada voucher yang hilang di router %1</translation>
    </message>
    <message>
        <source>Guests cannot log in with them. Make them again in Attention, or put back a copy of the router.</source>
        <translation>Tamu tidak bisa login dengannya. Buat ulang di Perhatian, atau kembalikan cadangan router.</translation>
    </message>
    <message>
        <source>Sales continue: what is paid now waits for the router. Attention shows it.</source>
        <translation>Penjualan tetap jalan: yang dibayar sekarang menunggu router. Lihat Perhatian.</translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>One of the values cannot be right. Correct it and try again.</source>
        <translation>Ada isian yang tidak mungkin benar. Perbaiki lalu coba lagi.</translation>
    </message>
    <message>
        <source>This needs the owner.</source>
        <translation>Ini perlu pemilik.</translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>Data folder</source>
        <translation>Folder data</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Ruang disk tersisa</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Passwords and keys</source>
        <translation>Kata sandi dan kunci</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>Jam komputer ini</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Packages on sale</source>
        <translation>Paket yang dijual</translation>
    </message>
    <message>
        <source>Router of a package</source>
        <translation>Router sebuah paket</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Basis data</translation>
    </message>
    <message>
        <source>Version of the database</source>
        <translation>Versi basis data</translation>
    </message>
    <message>
        <source>Log of the database</source>
        <translation>Catatan basis data</translation>
    </message>
    <message>
        <source>Times in the database</source>
        <translation>Waktu di basis data</translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Sertifikat server</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Alamat publik</translation>
    </message>
    <message>
        <source>Shop and webhook server</source>
        <translation>Server toko dan webhook</translation>
    </message>
    <message>
        <source>Connection to the router</source>
        <translation>Koneksi ke router</translation>
    </message>
    <message>
        <source>Encryption to the router</source>
        <translation>Enkripsi ke router</translation>
    </message>
    <message>
        <source>Rights on the router</source>
        <translation>Hak akses di router</translation>
    </message>
    <message>
        <source>Router&apos;s clock</source>
        <translation>Jam router</translation>
    </message>
    <message>
        <source>Router&apos;s time zone</source>
        <translation>Zona waktu router</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>Profiles of the packages</source>
        <translation>Profil paket</translation>
    </message>
    <message>
        <source>Login by QR code</source>
        <translation>Masuk dengan kode QR</translation>
    </message>
    <message>
        <source>Name of the login page</source>
        <translation>Nama halaman login</translation>
    </message>
    <message>
        <source>Paying before the login</source>
        <translation>Membayar sebelum masuk</translation>
    </message>
    <message>
        <source>Keys of the gateway</source>
        <translation>Kunci gateway</translation>
    </message>
    <message>
        <source>Test money</source>
        <translation>Uang percobaan</translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation>Gateway pembayaran</translation>
    </message>
    <message>
        <source>WhatsApp messages</source>
        <translation>Pesan WhatsApp</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Beres</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Saran</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>Perlu dibenahi</translation>
    </message>
    <message>
        <source>Type on the router (WinBox: New Terminal):</source>
        <translation>Ketik di router (WinBox: New Terminal):</translation>
    </message>
    <message>
        <source>Type in a terminal, or change it in the settings:</source>
        <translation>Ketik di terminal, atau ubah di pengaturan:</translation>
    </message>
    <message>
        <source>Public address from outside</source>
        <translation>Alamat publik dari luar</translation>
    </message>
    <message>
        <source>Privacy of the data folder</source>
        <translation>Privasi folder data</translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation>Salinan basis data</translation>
    </message>
    <message>
        <source>Parts of the database that are not Loket&apos;s</source>
        <translation>Bagian basis data yang bukan milik Loket</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Proxy tepercaya</translation>
    </message>
    <message>
        <source>Encryption to the gateway</source>
        <translation>Enkripsi ke gateway</translation>
    </message>
    <message>
        <source>Paused WhatsApp channel</source>
        <translation>Saluran WhatsApp yang dijeda</translation>
    </message>
    <message>
        <source>Length of the codes</source>
        <translation>Panjang kode</translation>
    </message>
    <message>
        <source>Names and numbers of customers</source>
        <translation>Nama dan nomor pelanggan</translation>
    </message>
    <message>
        <source>Suggested: %1</source>
        <translation>Saran: %1</translation>
    </message>
    <message>
        <source>Second WhatsApp channel</source>
        <translation>Saluran WhatsApp pengganti</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>Terowongan SSH</translation>
    </message>
    <message>
        <source>TLS (api-ssl)</source>
        <translation>TLS (api-ssl)</translation>
    </message>
    <message>
        <source>Plain (inside your own network)</source>
        <translation>Biasa (di jaringan sendiri)</translation>
    </message>
    <message>
        <source>Real money (production)</source>
        <translation>Uang sungguhan (production)</translation>
    </message>
    <message>
        <source>Test money (sandbox)</source>
        <translation>Uang percobaan (sandbox)</translation>
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
        <source>Sales continue: orders paid now get their vouchers as soon as the router is back.</source>
        <translation>Penjualan tetap jalan: yang dibayar sekarang mendapat vouchernya begitu router kembali.</translation>
    </message>
    <message>
        <source>Away since</source>
        <translation>Terputus sejak</translation>
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
        <source>Failed</source>
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
        <source>WhatsApp paused</source>
        <translation>WhatsApp dijeda</translation>
    </message>
    <message numerus="yes">
        <source>Router OK · %n online · CPU %1%</source>
        <translation>
            <numerusform>Router OK · %n online · CPU %1%</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>The last message did not go out.</source>
        <translation>Pesan terakhir tidak terkirim.</translation>
    </message>
    <message>
        <source>The service refuses every message. They wait and are sent as soon as this is fixed.</source>
        <translation>Layanan menolak semua pesan. Pesan menunggu dan dikirim begitu masalah ini beres.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Mengapa</translation>
    </message>
    <message>
        <source>Vouchers cannot be made yet. Set the router&apos;s address, user and password.</source>
        <translation>Voucher belum bisa dibuat. Isi alamat, pengguna, dan kata sandi router.</translation>
    </message>
    <message>
        <source>Customers get their codes on the shop&apos;s page only. To send them too, choose a service.</source>
        <translation>Pelanggan hanya melihat kodenya di halaman toko. Agar dikirim juga, pilih layanan.</translation>
    </message>
    <message>
        <source>Ask the owner to correct it in the settings.</source>
        <translation>Minta pemilik memperbaikinya di pengaturan.</translation>
    </message>
    <message>
        <source>Sales continue; orders paid now wait in Attention until somebody presses Regenerate: trying again by itself is switched off in the settings.</source>
        <translation>Penjualan tetap jalan; yang dibayar sekarang menunggu di Perhatian sampai ada yang menekan Buat ulang: mencoba lagi sendiri dimatikan di pengaturan.</translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n failed</source>
        <translation>
            <numerusform>Antrean: %n gagal</numerusform>
        </translation>
    </message>
    <message>
        <source>What failed is on the Attention screen, with its reason and the button that tries again.</source>
        <translation>Yang gagal ada di layar Perhatian, lengkap dengan sebabnya dan tombol untuk mencoba lagi.</translation>
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
    <name>HelpDialogs</name>
    <message>
        <source>The next screen; with Shift the one before</source>
        <translation>Layar berikutnya; dengan Shift layar sebelumnya</translation>
    </message>
    <message>
        <source>Search everything: code, phone, order, device address, name</source>
        <translation>Cari semuanya: kode, HP, pesanan, alamat perangkat, nama</translation>
    </message>
    <message>
        <source>Search in this screen</source>
        <translation>Cari di layar ini</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Salin baris yang dipilih</translation>
    </message>
    <message>
        <source>Save the selected rows as a file for spreadsheets</source>
        <translation>Simpan baris yang dipilih sebagai berkas spreadsheet</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Daftar tombol ini</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Sells MikroTik hotspot vouchers and never loses one.</source>
        <translation>Menjual voucher hotspot MikroTik dan tidak pernah kehilangan satu pun.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Perangkat lunak bebas dengan GNU General Public License versi 3 atau yang lebih baru. Tanpa jaminan apa pun.</translation>
    </message>
    <message>
        <source>About Loket</source>
        <translation>Tentang Loket</translation>
    </message>
    <message>
        <source>The manual, at the page of this screen</source>
        <translation>Panduan, di halaman layar ini</translation>
    </message>
    <message>
        <source>Stop selling and quit; for cashiers: leave the till</source>
        <translation>Berhenti berjualan dan keluar; bagi kasir: meninggalkan kasir</translation>
    </message>
    <message>
        <source>Save the settings; in a field also Enter</source>
        <translation>Simpan pengaturan; di kolomnya juga Enter</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Kunci jendela</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import from %1</source>
        <translation>Impor dari %1</translation>
    </message>
    <message>
        <source>Import from %1, %2</source>
        <translation>Impor dari %1, %2</translation>
    </message>
    <message>
        <source>Stopped before the end: what is imported stays, and the same import again goes on where this one stopped.</source>
        <translation>Berhenti sebelum selesai: yang sudah diimpor tetap ada, dan impor yang sama meneruskannya dari sana.</translation>
    </message>
    <message>
        <source>What came along</source>
        <translation>Yang ikut pindah</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Diimpor</translation>
    </message>
    <message>
        <source>What the old program lost</source>
        <translation>Yang hilang di program lama</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>Yang tidak ikut, dan sebabnya</translation>
    </message>
    <message>
        <source>What you answered</source>
        <translation>Jawaban Anda</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>a question, what it is about, the answer</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more answer(s)</source>
        <translation>
            <numerusform>dan %n jawaban lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>a list of vouchers</source>
        <translation>daftar voucher</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>Penjual</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Sales records</source>
        <translation>Catatan penjualan</translation>
    </message>
    <message>
        <source>Users on the router</source>
        <translation>Pengguna di router</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Schedulers of the router</source>
        <translation>Penjadwal di router</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Discount codes</source>
        <translation>Kode diskon</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s)</source>
        <translation>
            <numerusform>%n paket</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n pesanan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seller(s)</source>
        <translation>
            <numerusform>%n penjual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n pesan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s)</source>
        <translation>
            <numerusform>%n router</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n pengaturan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sales record(s)</source>
        <translation>
            <numerusform>%n catatan penjualan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) on the router</source>
        <translation>
            <numerusform>%n pengguna di router</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s)</source>
        <translation>
            <numerusform>%n profil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduler(s) of the router</source>
        <translation>
            <numerusform>%n penjadwal di router</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balance(s)</source>
        <translation>
            <numerusform>%n saldo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n discount code(s)</source>
        <translation>
            <numerusform>%n kode diskon</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not for the hotspot (PPPoE, VPN or balance), and Loket sells hotspot vouchers only.</source>
        <translation>Ini bukan untuk hotspot (PPPoE, VPN, atau saldo), sedangkan Loket hanya menjual voucher hotspot.</translation>
    </message>
    <message>
        <source>This is no voucher but a member, or a user somebody made by hand. It stays as it is on the router.</source>
        <translation>Ini bukan voucher, melainkan member atau pengguna yang dibuat dengan tangan. Di router tetap seperti adanya.</translation>
    </message>
    <message>
        <source>Its profile or package is not known, so neither its price nor its time is.</source>
        <translation>Profil atau paketnya tidak dikenal, jadi harga dan waktunya juga tidak.</translation>
    </message>
    <message>
        <source>It has expired, and no sale of it is recorded.</source>
        <translation>Sudah habis masanya, dan penjualannya tidak tercatat.</translation>
    </message>
    <message>
        <source>Its date cannot be right: the router&apos;s clock was not set then.</source>
        <translation>Tanggalnya tidak mungkin: waktu itu jam router belum disetel.</translation>
    </message>
    <message>
        <source>The same sale is recorded a second time. The first record is the one that counts.</source>
        <translation>Penjualan yang sama tercatat dua kali. Yang dihitung catatan pertama.</translation>
    </message>
    <message>
        <source>It is damaged, or written in a way that is not known.</source>
        <translation>Rusak, atau ditulis dengan cara yang tidak dikenal.</translation>
    </message>
    <message>
        <source>This router already has a voucher with this code.</source>
        <translation>Router ini sudah punya voucher dengan kode ini.</translation>
    </message>
    <message>
        <source>The code is too short, too long, or has characters that a hotspot code cannot have.</source>
        <translation>Kodenya terlalu pendek, terlalu panjang, atau berisi karakter yang tidak bisa dipakai untuk kode hotspot.</translation>
    </message>
    <message>
        <source>It belongs to a RADIUS server, or to a router that is not set up here. Set up its router, then import again.</source>
        <translation>Ini milik server RADIUS, atau router yang belum diatur di sini. Atur routernya, lalu impor lagi.</translation>
    </message>
    <message>
        <source>Its guest logged in for the first time only seconds ago, and Mikhmon is still writing its end. Import again in a minute: it comes along then.</source>
        <translation>Tamunya baru login pertama kali beberapa detik lalu, dan Mikhmon masih menulis masa habisnya. Impor lagi semenit kemudian: saat itu ikut.</translation>
    </message>
    <message>
        <source>This is a seller&apos;s account or balance, and this version of Loket has no sellers yet. Import again once it does.</source>
        <translation>Ini akun atau saldo penjual, dan versi Loket ini belum punya penjual. Impor lagi kalau sudah ada.</translation>
    </message>
    <message>
        <source>You answered that it stays out.</source>
        <translation>Anda menjawab bahwa ini tidak ikut.</translation>
    </message>
    <message>
        <source>An earlier import brought it already.</source>
        <translation>Sudah ikut di impor sebelumnya.</translation>
    </message>
    <message>
        <source>It is set up here already, and what is set up here stays.</source>
        <translation>Sudah diatur di sini, dan yang diatur di sini tetap berlaku.</translation>
    </message>
    <message>
        <source>Its router did not answer, so nobody knows whether it is still there. It is kept as history only; import again when the router is back.</source>
        <translation>Routernya tidak menjawab, jadi tidak diketahui apakah masih ada di sana. Disimpan sebagai riwayat saja; impor lagi kalau router sudah kembali.</translation>
    </message>
    <message>
        <source>It was sold, used or changed since it was imported.</source>
        <translation>Sudah terjual, dipakai, atau diubah sejak diimpor.</translation>
    </message>
    <message>
        <source>The other program has encrypted it. Type it once more in the settings.</source>
        <translation>Program lain itu mengenkripsinya. Ketik sekali lagi di pengaturan.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>12 vouchers: the reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>baris %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 dan %2 lagi</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Membaca…</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Taking over the vouchers on the router…</source>
        <translation>Mengambil alih voucher di router…</translation>
    </message>
    <message>
        <source>Which price does the customer pay?</source>
        <translation>Harga mana yang dibayar pelanggan?</translation>
    </message>
    <message>
        <source>How long is the package valid?</source>
        <translation>Berapa lama paket ini berlaku?</translation>
    </message>
    <message>
        <source>Are these vouchers still for sale?</source>
        <translation>Apakah voucher ini masih dijual?</translation>
    </message>
    <message>
        <source>Make these vouchers on the router?</source>
        <translation>Buat voucher ini di router?</translation>
    </message>
    <message>
        <source>Which of your routers is this?</source>
        <translation>Ini router Anda yang mana?</translation>
    </message>
    <message>
        <source>Which package are these vouchers of?</source>
        <translation>Voucher ini dari paket mana?</translation>
    </message>
    <message>
        <source>What is in the columns of the list?</source>
        <translation>Apa isi kolom daftar ini?</translation>
    </message>
    <message>
        <source>Take over users that follow no pattern as well?</source>
        <translation>Ambil alih juga pengguna yang tidak berpola?</translation>
    </message>
    <message>
        <source>Which value should be used?</source>
        <translation>Nilai mana yang dipakai?</translation>
    </message>
    <message>
        <source>Stop the old program&apos;s schedulers on the router?</source>
        <translation>Matikan penjadwal program lama di router?</translation>
    </message>
    <message>
        <source>Mikhmon keeps two: the price, which for many is what they pay themselves, and the selling price.</source>
        <translation>Mikhmon menyimpan dua: harga, yang bagi banyak orang harga modal, dan harga jual.</translation>
    </message>
    <message>
        <source>The old program says two different things.</source>
        <translation>Program lama menyebut dua hal yang berbeda.</translation>
    </message>
    <message>
        <source>The old program records a sale at the first login only: it does not know which printed vouchers are in the drawer and which a customer carries already. In stock: the counter sells them. Already sold: they keep working, and are not sold again.</source>
        <translation>Program lama mencatat penjualan baru saat login pertama: ia tidak tahu voucher cetak mana yang masih di laci dan mana yang sudah dibawa pelanggan. Masih stok: dijual di loket. Sudah terjual: tetap bisa dipakai, dan tidak dijual lagi.</translation>
    </message>
    <message>
        <source>Where the codes are on no router yet, have them made: guests can log in with them then. Where they are on the router already, do not.</source>
        <translation>Kalau kodenya belum ada di router mana pun, buat saja: setelah itu tamu bisa login dengannya. Kalau sudah ada di router, jangan.</translation>
    </message>
    <message>
        <source>What belongs to it is imported to the router that you choose.</source>
        <translation>Semua miliknya diimpor ke router yang Anda pilih.</translation>
    </message>
    <message>
        <source>Price and time of the vouchers are those of the package.</source>
        <translation>Harga dan waktu voucher mengikuti paketnya.</translation>
    </message>
    <message>
        <source>The list is read as you say here.</source>
        <translation>Daftar dibaca seperti yang Anda tentukan di sini.</translation>
    </message>
    <message>
        <source>Such users are usually members or were made by hand. When in doubt, leave them alone.</source>
        <translation>Pengguna seperti ini biasanya member atau dibuat dengan tangan. Kalau ragu, biarkan saja.</translation>
    </message>
    <message>
        <source>Here and in the old program the values differ. Nothing that is set here is replaced without your answer.</source>
        <translation>Nilainya di sini dan di program lama berbeda. Yang diatur di sini tidak diganti tanpa jawaban Anda.</translation>
    </message>
    <message>
        <source>They remove or block vouchers that have run out, which Loket does itself from now on. They are only switched off, never deleted, and undo switches them on again.</source>
        <translation>Penjadwal itu menghapus atau memblokir voucher yang habis; mulai sekarang Loket sendiri yang melakukannya. Penjadwal hanya dimatikan, tidak dihapus, dan dinyalakan lagi kalau impor dibatalkan.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) that follow no pattern</source>
        <translation>
            <numerusform>%n pengguna yang tidak berpola</numerusform>
        </translation>
    </message>
    <message>
        <source>Users that follow no pattern</source>
        <translation>Pengguna yang tidak berpola</translation>
    </message>
    <message>
        <source>Schedulers of the old program</source>
        <translation>Penjadwal program lama</translation>
    </message>
    <message>
        <source>Vouchers that are on no router</source>
        <translation>Voucher yang tidak ada di router mana pun</translation>
    </message>
    <message>
        <source>Vouchers without a package</source>
        <translation>Voucher tanpa paket</translation>
    </message>
    <message numerus="yes">
        <source>%1 – profile %2, %n voucher(s)</source>
        <translation>
            <numerusform>%1 – profil %2, %n voucher</numerusform>
        </translation>
    </message>
    <message>
        <source>Vouchers without a comment</source>
        <translation>Voucher tanpa komentar</translation>
    </message>
    <message>
        <source>%1, for example %2</source>
        <comment>a column and what is in it</comment>
        <translation>%1, misalnya %2</translation>
    </message>
    <message>
        <source>The selling price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>The price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Masih stok</translation>
    </message>
    <message>
        <source>Already sold</source>
        <translation>Sudah terjual</translation>
    </message>
    <message>
        <source>Make them</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>Do not make them</source>
        <translation>Jangan dibuat</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Jangan ikutkan</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>Leave them alone</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>The one here</source>
        <translation>Yang di sini</translation>
    </message>
    <message>
        <source>The one of the old program</source>
        <translation>Yang di program lama</translation>
    </message>
    <message>
        <source>Switch them off</source>
        <translation>Matikan</translation>
    </message>
    <message>
        <source>Leave them on</source>
        <translation>Biarkan nyala</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Tidak dipakai</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) paid and never got a voucher.</source>
        <translation>
            <numerusform>%n pelanggan sudah bayar dan tidak pernah mendapat voucher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) were recorded twice, so the revenue it showed was too high.</source>
        <translation>
            <numerusform>%n penjualan tercatat dua kali, jadi pendapatan yang ditampilkannya terlalu tinggi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) have a date that cannot be right, so they were in no report of their day.</source>
        <translation>
            <numerusform>%n penjualan punya tanggal yang tidak mungkin, jadi tidak masuk laporan harinya.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
</context>
<context>
    <name>LogExport</name>
    <message>
        <source>Activity</source>
        <translation>Aktivitas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
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
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>The message now</source>
        <translation>Status pesan</translation>
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
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Milidetik</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Jawaban</translation>
    </message>
</context>
<context>
    <name>OnlineActions</name>
    <message>
        <source>%1 more</source>
        <translation>ditambah %1</translation>
    </message>
    <message>
        <source>released; the next device is bound</source>
        <translation>dilepas; perangkat berikutnya yang terikat</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>dikeluarkan</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Made with Loket, %1</source>
        <translation>Dibuat dengan Loket, %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Halaman %1</translation>
    </message>
</context>
<context>
    <name>PrintProblem</name>
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
    <name>ReportExport</name>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Dibayar pada</translation>
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
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Nominal</translation>
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
        <source>Paid by</source>
        <translation>Dibayar lewat</translation>
    </message>
    <message>
        <source>Sold through</source>
        <translation>Dijual lewat</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>Periode ini</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Periode sebelumnya</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Pendapatan</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Revenue less refunds</source>
        <translation>Pendapatan setelah pengembalian</translation>
    </message>
    <message>
        <source>Paid orders</source>
        <translation>Pesanan dibayar</translation>
    </message>
    <message>
        <source>Paid without voucher</source>
        <translation>Dibayar tanpa voucher</translation>
    </message>
    <message>
        <source>Share of paid without voucher</source>
        <translation>Porsi dibayar tanpa voucher</translation>
    </message>
    <message>
        <source>Vouchers being made</source>
        <translation>Voucher sedang dibuat</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Pesan terkirim</translation>
    </message>
    <message>
        <source>Messages that failed</source>
        <translation>Pesan yang gagal</translation>
    </message>
    <message>
        <source>Share of messages sent</source>
        <translation>Porsi pesan terkirim</translation>
    </message>
    <message>
        <source>Paid to voucher, median</source>
        <translation>Bayar sampai voucher, median</translation>
    </message>
    <message>
        <source>Paid to voucher, 95 of 100 within</source>
        <translation>Bayar sampai voucher, 95 dari 100 dalam</translation>
    </message>
    <message>
        <source>Paid to message, median</source>
        <translation>Bayar sampai pesan, median</translation>
    </message>
    <message>
        <source>Paid to message, 95 of 100 within</source>
        <translation>Bayar sampai pesan, 95 dari 100 dalam</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Bersih</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Pengembalian</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Messages that arrived</source>
        <translation>Pesan yang sampai</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Menurut waktu</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Messages whose arrival was not confirmed</source>
        <translation>Pesan yang belum dipastikan sampai</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Sales report, %1</source>
        <translation>Laporan penjualan, %1</translation>
    </message>
    <message>
        <source>95 of 100 within %1</source>
        <translation>95 dari 100 dalam %1</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Pendapatan</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n pesanan</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid without voucher</source>
        <translation>Dibayar tanpa voucher</translation>
    </message>
    <message>
        <source>%1 of %2 paid</source>
        <translation>%1 dari %2 yang dibayar</translation>
    </message>
    <message>
        <source>Paid to voucher</source>
        <translation>Bayar sampai voucher</translation>
    </message>
    <message>
        <source>Paid to message</source>
        <translation>Bayar sampai pesan</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Pesan terkirim</translation>
    </message>
    <message>
        <source>%1 sent, %2 failed</source>
        <translation>%1 terkirim, %2 gagal</translation>
    </message>
    <message>
        <source>Vouchers being made</source>
        <translation>Voucher sedang dibuat</translation>
    </message>
    <message>
        <source>not lost: attempts are left</source>
        <translation>tidak hilang: masih dicoba</translation>
    </message>
    <message>
        <source>Revenue by hour</source>
        <translation>Pendapatan per jam</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Pendapatan per hari</translation>
    </message>
    <message>
        <source>Revenue by month</source>
        <translation>Pendapatan per bulan</translation>
    </message>
    <message>
        <source>Bars: this period. Circles: the period before (%1).</source>
        <translation>Batang: periode ini. Lingkaran: periode sebelumnya (%1).</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Porsi</translation>
    </message>
    <message>
        <source>Vouchers by weekday and hour</source>
        <translation>Voucher menurut hari dan jam</translation>
    </message>
    <message>
        <source>Revenue, net</source>
        <translation>Pendapatan bersih</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>%1 bn</source>
        <comment>thousand millions, short</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>millions, short</comment>
        <translation>%1 jt</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands, short</comment>
        <translation>%1 rb</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 dtk</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 mnt %2 dtk</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 jam %2 mnt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a day, a time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 – %2 (%3)</source>
        <comment>a day, a day, a time zone</comment>
        <translation>%1 – %2 (%3)</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Sold through</source>
        <translation>Dijual lewat</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Dibayar lewat</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Toko online</translation>
    </message>
    <message>
        <source>as before: nothing</source>
        <translation>seperti sebelumnya: nihil</translation>
    </message>
    <message>
        <source>nothing in the period before</source>
        <translation>periode sebelumnya nihil</translation>
    </message>
    <message>
        <source>as much as before</source>
        <translation>sama dengan sebelumnya</translation>
    </message>
    <message>
        <source>▲ %1, before: %2</source>
        <translation>▲ %1, dulu: %2</translation>
    </message>
    <message>
        <source>▼ %1, before: %2</source>
        <translation>▼ %1, dulu: %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>per cent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>no cashier, or not recorded</source>
        <translation>tanpa kasir, atau belum dicatat</translation>
    </message>
    <message>
        <source>imported from %1</source>
        <translation>diimpor dari %1</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Restore a backup</source>
        <translation>Kembalikan salinan</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Salinan sudah dikembalikan.</translation>
    </message>
    <message>
        <source>The backup could not be restored.</source>
        <translation>Salinan tidak bisa dikembalikan.</translation>
    </message>
    <message>
        <source>The database before is kept as %1. See Online → Differences for vouchers that were made since the backup.</source>
        <translation>Data sebelumnya disimpan sebagai %1. Lihat Online → Perbedaan untuk voucher yang dibuat setelah salinan itu.</translation>
    </message>
    <message>
        <source>Nothing has changed. %1</source>
        <translation>Tidak ada yang berubah. %1</translation>
    </message>
    <message>
        <source>It could not be compared with the database before: check the tokens and the staff for access that should not exist any more.</source>
        <translation>Tidak bisa dibandingkan dengan isi sebelumnya: periksa token dan karyawan, siapa yang seharusnya sudah tidak ada.</translation>
    </message>
    <message>
        <source>These tokens were revoked since the backup, and stay so: %1.</source>
        <translation>Token ini dicabut sejak salinan dibuat, dan tetap dicabut: %1.</translation>
    </message>
    <message>
        <source>These people were switched off since the backup, and stay so: %1.</source>
        <translation>Orang ini dinonaktifkan sejak salinan dibuat, dan tetap nonaktif: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Customers who were forgotten since the backup are forgotten again, in %n order(s).</source>
        <translation>
            <numerusform>Pelanggan yang dilupakan sejak salinan dibuat dilupakan lagi, di %n pesanan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>Daily operation: fixes orders, vouchers and messages. No settings, no refunds.</source>
        <translation>Menjaga semuanya berjalan: memperbaiki pesanan, voucher dan pesan. Tanpa pengaturan dan pengembalian uang.</translation>
    </message>
    <message>
        <source>May do everything: prices, settings, voids, refunds, reports and staff.</source>
        <translation>Boleh semuanya: harga, pengaturan, pembatalan, pengembalian uang, laporan dan karyawan.</translation>
    </message>
    <message>
        <source>Sells at the counter with a shift of their own. Voids need the owner.</source>
        <translation>Menjual di loket dengan shift sendiri. Pembatalan perlu pemilik.</translation>
    </message>
    <message>
        <source>Void of a sale</source>
        <translation>Pembatalan penjualan</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Pengembalian uang</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>Expire orders that nobody paid</source>
        <translation>Tutup pesanan yang tidak dibayar</translation>
    </message>
    <message>
        <source>Remove the vouchers of unpaid orders from the router</source>
        <translation>Hapus voucher pesanan yang batal dari router</translation>
    </message>
    <message>
        <source>Retry what waits for a router or a message service</source>
        <translation>Coba lagi yang menunggu router atau layanan pesan</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Cadangkan basis data</translation>
    </message>
    <message>
        <source>Remove old log files</source>
        <translation>Hapus berkas log lama</translation>
    </message>
    <message>
        <source>Compare the routers with the ledger</source>
        <translation>Cocokkan router dengan buku</translation>
    </message>
    <message>
        <source>Compare yesterday&apos;s payments with the gateways</source>
        <translation>Cocokkan pembayaran kemarin dengan gateway</translation>
    </message>
    <message>
        <source>Withdraw stock that is too old</source>
        <translation>Tarik stok yang terlalu lama</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>setiap %1</translation>
    </message>
    <message>
        <source>only by hand</source>
        <translation>hanya manual</translation>
    </message>
    <message>
        <source>never</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>now</source>
        <translation>sekarang</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 lagi</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Sedang berjalan…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gagal: %1</translation>
    </message>
    <message>
        <source>Report unconfirmed messages</source>
        <translation>Beri tahu pesan yang belum dipastikan sampai</translation>
    </message>
    <message>
        <source>Forget names and numbers of old orders</source>
        <translation>Lupakan nama dan nomor pesanan lama</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Business name</source>
        <translation>Nama usaha</translation>
    </message>
    <message>
        <source>On messages, slips, reports and the shop page.</source>
        <translation>Tampil di pesan, struk, laporan, dan halaman toko.</translation>
    </message>
    <message>
        <source>Phone for help</source>
        <translation>Telepon bantuan</translation>
    </message>
    <message>
        <source>Customers see it on the shop page and in messages.</source>
        <translation>Dilihat pelanggan di halaman toko dan di pesan.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>WIB is Asia/Jakarta, WITA is Asia/Makassar, WIT is Asia/Jayapura.</source>
        <translation>WIB: Asia/Jakarta, WITA: Asia/Makassar, WIT: Asia/Jayapura.</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Bahasa pesan</translation>
    </message>
    <message>
        <source>For messages, slips and reports. The window has its own.</source>
        <translation>Untuk pesan, struk, dan laporan. Jendela punya pilihan sendiri.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Name or IP address, for example 192.168.88.1.</source>
        <translation>Nama atau alamat IP, misalnya 192.168.88.1.</translation>
    </message>
    <message>
        <source>API port</source>
        <translation>Port API</translation>
    </message>
    <message>
        <source>8728, or 8729 with TLS. Empty: the usual one.</source>
        <translation>8728, atau 8729 dengan TLS. Kosongkan untuk port biasa.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>A user of its own whose group has api, read, write, sensitive and test.</source>
        <translation>Pengguna khusus dengan grup api, read, write, sensitive, dan test.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>Over a network that others share, choose TLS or SSH.</source>
        <translation>Lewat jaringan yang dipakai orang lain, pilih TLS atau SSH.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Sidik jari</translation>
    </message>
    <message>
        <source>Protects against somebody who intercepts the connection.</source>
        <translation>Dengan ini Loket tahu tidak ada yang menyadap di tengah.</translation>
    </message>
    <message>
        <source>TLS without a certificate</source>
        <translation>TLS tanpa sertifikat</translation>
    </message>
    <message>
        <source>Encrypted, but it can be intercepted. Better give the router a certificate.</source>
        <translation>Terenkripsi, tetapi siapa pun bisa menyadap di tengah. Lebih baik beri router sertifikat.</translation>
    </message>
    <message>
        <source>SSH address</source>
        <translation>Alamat SSH</translation>
    </message>
    <message>
        <source>Empty: the router&apos;s own address.</source>
        <translation>Kosong: alamat router itu sendiri.</translation>
    </message>
    <message>
        <source>SSH port</source>
        <translation>Port SSH</translation>
    </message>
    <message>
        <source>SSH user</source>
        <translation>Pengguna SSH</translation>
    </message>
    <message>
        <source>Empty: the same user as for the API.</source>
        <translation>Kosong: sama dengan pengguna API.</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>Berkas kunci SSH</translation>
    </message>
    <message>
        <source>Path of a private key. Empty: the SSH password is used.</source>
        <translation>Lokasi kunci privat. Kosong: memakai kata sandi SSH.</translation>
    </message>
    <message>
        <source>SSH password</source>
        <translation>Kata sandi SSH</translation>
    </message>
    <message>
        <source>Or the passphrase of the key.</source>
        <translation>Atau frasa sandi kuncinya.</translation>
    </message>
    <message>
        <source>Hotspot server</source>
        <translation>Server hotspot</translation>
    </message>
    <message>
        <source>Where new vouchers are valid. all: on every hotspot of this router.</source>
        <translation>Tempat voucher baru berlaku. all: di semua hotspot router ini.</translation>
    </message>
    <message>
        <source>Commands at once</source>
        <translation>Perintah sekaligus</translation>
    </message>
    <message>
        <source>Fewer put less load on a small router.</source>
        <translation>Lebih sedikit lebih ringan untuk router kecil.</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Waktu tunggu terlama</translation>
    </message>
    <message>
        <source>In milliseconds.</source>
        <translation>Dalam milidetik.</translation>
    </message>
    <message>
        <source>Old login</source>
        <translation>Login lama</translation>
    </message>
    <message>
        <source>Only for RouterOS before 6.43.</source>
        <translation>Hanya untuk RouterOS sebelum 6.43.</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Cara bayar</translation>
    </message>
    <message>
        <source>The first one is offered first.</source>
        <translation>Yang pertama ditawarkan lebih dulu.</translation>
    </message>
    <message>
        <source>Orders expire after</source>
        <translation>Pesanan kedaluwarsa setelah</translation>
    </message>
    <message>
        <source>Minutes without a payment. Money that comes later still gets its voucher.</source>
        <translation>Menit tanpa pembayaran. Uang yang datang belakangan tetap mendapat voucher.</translation>
    </message>
    <message>
        <source>Ask the gateway every</source>
        <translation>Tanya gateway setiap</translation>
    </message>
    <message>
        <source>Seconds. 0: never, rely on its webhook alone.</source>
        <translation>Detik. 0: tidak pernah, hanya mengandalkan webhook.</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Uang</translation>
    </message>
    <message>
        <source>The keys of one environment are refused by the other.</source>
        <translation>Kunci satu lingkungan ditolak oleh lingkungan yang lain.</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Alamat lain</translation>
    </message>
    <message>
        <source>Empty: the gateway&apos;s own. For a proxy or a sandbox.</source>
        <translation>Kosong: alamat gateway sendiri. Untuk proxy atau sandbox.</translation>
    </message>
    <message>
        <source>Merchant ID</source>
        <translation>ID merchant</translation>
    </message>
    <message>
        <source>Merchant code</source>
        <translation>Kode merchant</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Metode bayar</translation>
    </message>
    <message>
        <source>Used where the buyer names none.</source>
        <translation>Dipakai bila pembeli tidak memilih.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Server key</source>
        <translation>Server key</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>Callback token</source>
        <translation>Callback token</translation>
    </message>
    <message>
        <source>Messages are sent by</source>
        <translation>Pesan dikirim lewat</translation>
    </message>
    <message>
        <source>Switched off, codes are shown on the page and the slip only.</source>
        <translation>Bila mati, kode hanya tampil di halaman dan struk.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>App secret</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>Verify token</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Secret key</translation>
    </message>
    <message>
        <source>Receipt key</source>
        <translation>Kunci tanda terima</translation>
    </message>
    <message>
        <source>Proves that a delivery receipt comes from the channel.</source>
        <translation>Membuktikan bahwa tanda terima memang dari saluran.</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>ID nomor telepon</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>Versi API</translation>
    </message>
    <message>
        <source>Template name</source>
        <translation>Nama template</translation>
    </message>
    <message>
        <source>Meta sends free text only within 24 hours after the customer wrote.</source>
        <translation>Meta mengirim teks bebas hanya dalam 24 jam setelah pelanggan menulis.</translation>
    </message>
    <message>
        <source>Template language</source>
        <translation>Bahasa template</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>ID perangkat</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Characters after the prefix, 6 to 32.</source>
        <translation>Jumlah karakter setelah awalan, 6 sampai 32.</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Karakter</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Awalan</translation>
    </message>
    <message>
        <source>Put before every code; may be empty.</source>
        <translation>Ada di depan setiap kode; boleh kosong.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Cara masuk</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Tries in all, for vouchers and for messages.</source>
        <translation>Jumlah percobaan, untuk voucher dan pesan.</translation>
    </message>
    <message>
        <source>First pause</source>
        <translation>Jeda pertama</translation>
    </message>
    <message>
        <source>In milliseconds; each next pause is twice as long.</source>
        <translation>Dalam milidetik; jeda berikutnya dua kali lebih lama.</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>Jeda terlama</translation>
    </message>
    <message>
        <source>Automatic recovery</source>
        <translation>Pulih sendiri</translation>
    </message>
    <message>
        <source>Tries again when the router or the channel is back.</source>
        <translation>Mencoba lagi saat router atau saluran kembali.</translation>
    </message>
    <message>
        <source>Clean up every</source>
        <translation>Bersihkan setiap</translation>
    </message>
    <message>
        <source>Minutes. 0: never.</source>
        <translation>Menit. 0: tidak pernah.</translation>
    </message>
    <message>
        <source>Daily copies</source>
        <translation>Salinan harian</translation>
    </message>
    <message>
        <source>How many of the last days keep their copy. 0: none.</source>
        <translation>Berapa hari terakhir salinannya disimpan. 0: tidak ada.</translation>
    </message>
    <message>
        <source>Weekly copies</source>
        <translation>Salinan mingguan</translation>
    </message>
    <message>
        <source>How many of the last weeks keep their copy. 0: none.</source>
        <translation>Berapa minggu terakhir salinannya disimpan. 0: tidak ada.</translation>
    </message>
    <message>
        <source>Keep logs for</source>
        <translation>Simpan log selama</translation>
    </message>
    <message>
        <source>Days.</source>
        <translation>Hari.</translation>
    </message>
    <message>
        <source>Slip printer</source>
        <translation>Printer struk</translation>
    </message>
    <message>
        <source>system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600. Empty: no slips.</source>
        <translation>system:NAMA, tcp:HOST:9100, file:/dev/usb/lp0 atau serial:/dev/ttyUSB0:9600. Kosong: tanpa struk.</translation>
    </message>
    <message>
        <source>Width of the slip</source>
        <translation>Lebar struk</translation>
    </message>
    <message>
        <source>Millimetres.</source>
        <translation>Milimeter.</translation>
    </message>
    <message>
        <source>Slip at every sale</source>
        <translation>Struk setiap penjualan</translation>
    </message>
    <message>
        <source>A sale at the counter prints its slip by itself.</source>
        <translation>Penjualan di loket mencetak struknya sendiri.</translation>
    </message>
    <message>
        <source>Letters of the printer</source>
        <translation>Huruf printer</translation>
    </message>
    <message>
        <source>Try another where letters come out wrong.</source>
        <translation>Coba yang lain bila huruf tercetak salah.</translation>
    </message>
    <message>
        <source>Cut the paper</source>
        <translation>Potong kertas</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Buka laci</translation>
    </message>
    <message>
        <source>Ask for paper and cover</source>
        <translation>Tanya kertas dan tutup</translation>
    </message>
    <message>
        <source>Attempts to print</source>
        <translation>Percobaan mencetak</translation>
    </message>
    <message>
        <source>Printer for sheets</source>
        <translation>Printer lembar</translation>
    </message>
    <message>
        <source>Empty: the default printer of the system.</source>
        <translation>Kosong: printer bawaan sistem.</translation>
    </message>
    <message>
        <source>Vouchers on an A4 sheet</source>
        <translation>Voucher per lembar A4</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Path of a picture.</source>
        <translation>Lokasi gambar.</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Baris terakhir</translation>
    </message>
    <message>
        <source>QR code to log in</source>
        <translation>Kode QR untuk login</translation>
    </message>
    <message>
        <source>Address of the login page</source>
        <translation>Alamat halaman login</translation>
    </message>
    <message>
        <source>Empty: the name the router gives it.</source>
        <translation>Kosong: nama dari router.</translation>
    </message>
    <message>
        <source>QR code to join the Wi-Fi</source>
        <translation>Kode QR untuk Wi-Fi</translation>
    </message>
    <message>
        <source>Name of the Wi-Fi</source>
        <translation>Nama Wi-Fi</translation>
    </message>
    <message>
        <source>Password of the Wi-Fi</source>
        <translation>Kata sandi Wi-Fi</translation>
    </message>
    <message>
        <source>Everybody can read it on the slip. Empty: an open Wi-Fi.</source>
        <translation>Semua orang bisa membacanya di struk. Kosong: Wi-Fi terbuka.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Alamat publik</translation>
    </message>
    <message>
        <source>How customers and gateways reach this computer, for example https://wifi.example.id.</source>
        <translation>Cara pelanggan dan gateway mencapai komputer ini, misalnya https://wifi.example.id.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Terima di</translation>
    </message>
    <message>
        <source>127.0.0.1: this computer only. 0.0.0.0: the whole network.</source>
        <translation>127.0.0.1: hanya komputer ini. 0.0.0.0: seluruh jaringan.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Berkas sertifikat</translation>
    </message>
    <message>
        <source>PEM. HTTPS where the key is set too.</source>
        <translation>PEM. HTTPS bila kuncinya juga diisi.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Berkas kunci</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>Permintaan terbesar</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>Koneksi sekaligus</translation>
    </message>
    <message>
        <source>Orders per minute</source>
        <translation>Pesanan per menit</translation>
    </message>
    <message>
        <source>From one address. 0: no limit.</source>
        <translation>Dari satu alamat. 0: tanpa batas.</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Proxy tepercaya</translation>
    </message>
    <message>
        <source>Addresses whose statement of the customer&apos;s address is trusted.</source>
        <translation>Alamat yang keterangannya tentang alamat pelanggan dipercaya.</translation>
    </message>
    <message>
        <source>Plain (inside your own network)</source>
        <translation>Biasa (di jaringan sendiri)</translation>
    </message>
    <message>
        <source>TLS (api-ssl)</source>
        <translation>TLS (api-ssl)</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>Terowongan SSH</translation>
    </message>
    <message>
        <source>Real money (production)</source>
        <translation>Uang sungguhan (production)</translation>
    </message>
    <message>
        <source>Test money (sandbox)</source>
        <translation>Uang percobaan (sandbox)</translation>
    </message>
    <message>
        <source>Digits only</source>
        <translation>Hanya angka</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>Huruf kecil</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Huruf besar</translation>
    </message>
    <message>
        <source>Letters and digits that are not confused</source>
        <translation>Huruf dan angka yang tidak tertukar</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Nama pengguna dan kata sandi</translation>
    </message>
    <message>
        <source>One code for both</source>
        <translation>Satu kode untuk keduanya</translation>
    </message>
    <message>
        <source>Nobody (switched off)</source>
        <translation>Tidak ada (mati)</translation>
    </message>
    <message>
        <source>One line of at most %1 characters.</source>
        <translation>Satu baris, paling banyak %1 karakter.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Bilangan bulat dari %1 sampai %2.</translation>
    </message>
    <message>
        <source>An address such as https://wifi.example.id, without ? or a password.</source>
        <translation>Alamat seperti https://wifi.example.id, tanpa ? atau kata sandi.</translation>
    </message>
    <message>
        <source>A host name or an IP address such as 192.168.88.1.</source>
        <translation>Nama host atau alamat IP seperti 192.168.88.1.</translation>
    </message>
    <message>
        <source>An IP address such as 127.0.0.1 or 0.0.0.0.</source>
        <translation>Alamat IP seperti 127.0.0.1 atau 0.0.0.0.</translation>
    </message>
    <message>
        <source>IP addresses and networks with commas between, such as 10.0.0.1,192.168.0.0/16.</source>
        <translation>Alamat IP dan jaringan dipisah koma, seperti 10.0.0.1,192.168.0.0/16.</translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation>Sidik jari SHA-256: 64 digit heksadesimal.</translation>
    </message>
    <message>
        <source>A time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</source>
        <translation>Zona waktu seperti Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.</translation>
    </message>
    <message>
        <source>1 to 16 letters, digits, - or _.</source>
        <translation>1 sampai 16 huruf, angka, - atau _.</translation>
    </message>
    <message>
        <source>A version such as v21.0.</source>
        <translation>Versi seperti v21.0.</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Salah satu dari: %1.</translation>
    </message>
    <message>
        <source>Yes or no.</source>
        <translation>Ya atau tidak.</translation>
    </message>
    <message>
        <source>A text of at most %1 characters.</source>
        <translation>Teks paling banyak %1 karakter.</translation>
    </message>
    <message>
        <source>Login page</source>
        <translation>Halaman login</translation>
    </message>
    <message>
        <source>For links and QR codes that log in, for example http://wifi.hotspot/login.</source>
        <translation>Untuk tautan dan kode QR yang langsung login, misalnya http://wifi.hotspot/login.</translation>
    </message>
    <message>
        <source>Tunnel to</source>
        <translation>Terowongan ke</translation>
    </message>
    <message>
        <source>A server of your own through which this computer can be reached. Empty: no tunnel.</source>
        <translation>Server sendiri yang meminjamkan alamat untuk komputer ini. Kosong: tanpa terowongan.</translation>
    </message>
    <message>
        <source>Its SSH port</source>
        <translation>Port SSH-nya</translation>
    </message>
    <message>
        <source>User there</source>
        <translation>Pengguna di sana</translation>
    </message>
    <message>
        <source>Key for the tunnel</source>
        <translation>Kunci terowongan</translation>
    </message>
    <message>
        <source>Path of a private key. Empty: the tunnel&apos;s password is used.</source>
        <translation>Lokasi kunci privat. Kosong: memakai kata sandi terowongan.</translation>
    </message>
    <message>
        <source>Password of the tunnel</source>
        <translation>Kata sandi terowongan</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>Sidik jari server</translation>
    </message>
    <message>
        <source>Listen there on</source>
        <translation>Di sana mendengar di</translation>
    </message>
    <message>
        <source>127.0.0.1 where a web server there passes requests on.</source>
        <translation>127.0.0.1 bila server web di sana meneruskan permintaan.</translation>
    </message>
    <message>
        <source>Port there</source>
        <translation>Port di sana</translation>
    </message>
    <message>
        <source>Second channel</source>
        <translation>Pengganti</translation>
    </message>
    <message>
        <source>Sends what the first one could not send, and while that one is paused.</source>
        <translation>Mengirim yang gagal lewat saluran pertama, dan selama saluran itu dijeda.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Empty: the text that comes with Loket.</source>
        <translation>Kosong: teks bawaan Loket.</translation>
    </message>
    <message>
        <source>Message in Indonesian</source>
        <translation>Pesan bahasa Indonesia</translation>
    </message>
    <message>
        <source>Empty: the same message as for everybody.</source>
        <translation>Kosong: pesan yang sama untuk semua.</translation>
    </message>
    <message>
        <source>Message in English</source>
        <translation>Pesan bahasa Inggris</translation>
    </message>
    <message>
        <source>Look at the routers every</source>
        <translation>Periksa router setiap</translation>
    </message>
    <message>
        <source>Seconds, for first logins and vouchers that have ended. 0: never.</source>
        <translation>Detik, untuk login pertama dan voucher yang habis. 0: tidak pernah.</translation>
    </message>
    <message>
        <source>Keep ended vouchers for</source>
        <translation>Simpan voucher habis selama</translation>
    </message>
    <message>
        <source>Hours on the router, switched off, before they are removed.</source>
        <translation>Jam di router dalam keadaan mati, sebelum dihapus.</translation>
    </message>
    <message>
        <source>Compare the routers every</source>
        <translation>Bandingkan router setiap</translation>
    </message>
    <message>
        <source>Counter sells from stock</source>
        <translation>Loket menjual dari stok</translation>
    </message>
    <message>
        <source>Vouchers that were made in advance.</source>
        <translation>Voucher yang dibuat lebih dulu.</translation>
    </message>
    <message>
        <source>Shop page sells from stock</source>
        <translation>Halaman toko menjual dari stok</translation>
    </message>
    <message>
        <source>Withdraw old stock after</source>
        <translation>Tarik stok lama setelah</translation>
    </message>
    <message>
        <source>Days, where it is neither sold nor printed. 0: never.</source>
        <translation>Hari, bila belum terjual dan belum dicetak. 0: tidak pernah.</translation>
    </message>
    <message>
        <source>Alerts by WhatsApp</source>
        <translation>Beri tahu lewat WhatsApp</translation>
    </message>
    <message>
        <source>The number that receives the alerts. Empty: nobody.</source>
        <translation>Nomor yang diberi tahu bila ada yang perlu dilihat. Kosong: tidak ada.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Jam tenang</translation>
    </message>
    <message>
        <source>No alerts are sent in these, for example 22:00-06:00. Empty: none.</source>
        <translation>Pada jam ini tidak ada pemberitahuan, misalnya 22:00-06:00. Kosong: tidak ada jam tenang.</translation>
    </message>
    <message>
        <source>Between two messages</source>
        <translation>Jarak antarpesan</translation>
    </message>
    <message>
        <source>Minutes; alerts in between are sent together.</source>
        <translation>Menit; kejadian di antaranya dikumpulkan.</translation>
    </message>
    <message>
        <source>Router away for</source>
        <translation>Router terputus selama</translation>
    </message>
    <message>
        <source>Minutes until an alert is raised.</source>
        <translation>Menit sebelum ada pemberitahuan.</translation>
    </message>
    <message>
        <source>Paid order waits for</source>
        <translation>Pesanan terbayar menunggu</translation>
    </message>
    <message>
        <source>Disk has less than</source>
        <translation>Sisa disk kurang dari</translation>
    </message>
    <message>
        <source>Megabytes free: then an alert is raised.</source>
        <translation>Megabita: saat itu ada pemberitahuan.</translation>
    </message>
    <message>
        <source>Lock the window after</source>
        <translation>Kunci jendela setelah</translation>
    </message>
    <message>
        <source>Minutes without any input. 0: never.</source>
        <translation>Menit tanpa disentuh. 0: tidak pernah.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Selalu</translation>
    </message>
    <message>
        <source>While the router is away</source>
        <translation>Saat router terputus</translation>
    </message>
    <message>
        <source>Two times such as 22:00-06:00, or nothing.</source>
        <translation>Dua jam seperti 22:00-06:00, atau kosong.</translation>
    </message>
    <message>
        <source>A phone number such as 0812 3456 789, or nothing.</source>
        <translation>Nomor telepon seperti 0812 3456 789, atau kosong.</translation>
    </message>
    <message>
        <source>64, without QR codes</source>
        <translation>64, tanpa kode QR</translation>
    </message>
    <message>
        <source>Signature key</source>
        <translation>Kunci tanda tangan</translation>
    </message>
    <message>
        <source>Report unconfirmed messages</source>
        <translation>Beri tahu pesan yang belum dipastikan sampai</translation>
    </message>
    <message>
        <source>After so many hours; 0: never. Only where the service reports arrivals.</source>
        <translation>Setelah sekian jam; 0: tidak pernah. Hanya kalau layanan melaporkan pesan yang sampai.</translation>
    </message>
    <message>
        <source>Unpaid orders from one address</source>
        <translation>Pesanan belum dibayar dari satu alamat</translation>
    </message>
    <message>
        <source>Open at once. A whole network of IPv6 counts as one address. 0: no limit.</source>
        <translation>Yang terbuka sekaligus. Satu jaringan IPv6 dihitung satu alamat. 0: tanpa batas.</translation>
    </message>
    <message>
        <source>Unpaid orders in all</source>
        <translation>Pesanan belum dibayar seluruhnya</translation>
    </message>
    <message>
        <source>Open at once. 0: no limit.</source>
        <translation>Yang terbuka sekaligus. 0: tanpa batas.</translation>
    </message>
    <message>
        <source>Forget names and numbers after</source>
        <translation>Lupakan nama dan nomor setelah</translation>
    </message>
    <message>
        <source>Days since an order was last changed, once it is over. 0: never.</source>
        <translation>Hari sejak pesanan terakhir berubah, bila sudah selesai. 0: tidak pernah.</translation>
    </message>
    <message>
        <source>Orders nobody paid, after</source>
        <translation>Pesanan yang tidak dibayar, setelah</translation>
    </message>
    <message>
        <source>Days. 0: like all others.</source>
        <translation>Hari. 0: seperti yang lain.</translation>
    </message>
    <message>
        <source>QR codes by the printer itself</source>
        <translation>Kode QR oleh printer sendiri</translation>
    </message>
    <message>
        <source>Much faster on a serial printer. Switch it on where the test slip shows code B.</source>
        <translation>Jauh lebih cepat di printer serial. Nyalakan kalau struk uji memperlihatkan kode B.</translation>
    </message>
    <message>
        <source>Each copy also to</source>
        <translation>Setiap salinan juga ke</translation>
    </message>
    <message>
        <source>A folder on a USB stick or another disk. After a week without a copy Loket reminds you.</source>
        <translation>Folder di flashdisk atau disk lain. Setelah seminggu tanpa salinan Loket mengingatkan.</translation>
    </message>
    <message>
        <source>Where the service answers. Empty: its own address (Meta, Fonnte).</source>
        <translation>Tempat layanannya menjawab. Kosong: alamat layanan itu sendiri (Meta, Fonnte).</translation>
    </message>
</context>
<context>
    <name>SheetPrinting</name>
    <message numerus="yes">
        <source>%n voucher(s) printed.</source>
        <translation>
            <numerusform>%n voucher dicetak.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers are printed, but this could not be noted: the counter may still sell them. %1</source>
        <translation>Voucher sudah dicetak, tetapi ini gagal dicatat: loket masih bisa menjualnya. %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not hand these out; they were sold or withdrawn meanwhile: %1</source>
        <translation>Jangan berikan yang ini; sementara itu sudah terjual atau ditarik: %1</translation>
    </message>
</context>
<context>
    <name>ShiftsExport</name>
    <message>
        <source>Shifts</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Uang awal</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Seharusnya</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Ditutup oleh</translation>
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
        <source>A payment notice was refused: it does not match this order</source>
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
        <source>%n voucher(s) removed from the router</source>
        <translation>
            <numerusform>%n voucher dihapus dari router</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers could not be removed from the router yet</source>
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
        <source>Marked as checked</source>
        <translation>Dilihat dan ditandai sudah diperiksa</translation>
    </message>
    <message>
        <source>Ask the customer whether there is a second order for the same purpose, then press Checked.</source>
        <translation>Tanyakan ke pelanggan apakah ada pesanan kedua untuk keperluan yang sama, lalu tekan Sudah diperiksa.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Alasan: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Nobody can pay for it at %1 any more</source>
        <translation>Tidak bisa lagi dibayar di %1</translation>
    </message>
    <message>
        <source>The payment could not be ended at %1</source>
        <translation>Pembayaran tidak bisa diakhiri di %1</translation>
    </message>
    <message>
        <source>The message waits: %1 refuses every message now</source>
        <translation>Pesan menunggu: %1 sedang menolak setiap pesan</translation>
    </message>
    <message>
        <source>%1 could not send the message; it is sent by %2</source>
        <translation>%1 menyerah mengirim pesan; dikirim lewat %2</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Voucher %1</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Bound to the device %1.</source>
        <translation>Terikat pada perangkat %1.</translation>
    </message>
    <message>
        <source>Device %1.</source>
        <translation>Perangkat %1.</translation>
    </message>
    <message>
        <source>Runs for %1 from then.</source>
        <translation>Berlaku %1 sejak saat itu.</translation>
    </message>
    <message>
        <source>%1: first login</source>
        <translation>%1: login pertama</translation>
    </message>
    <message>
        <source>%1: used up</source>
        <translation>%1: habis terpakai</translation>
    </message>
    <message>
        <source>%1 online</source>
        <translation>%1 online</translation>
    </message>
    <message>
        <source>%1: its time is over</source>
        <translation>%1: masa berlakunya habis</translation>
    </message>
    <message>
        <source>%1: removed from the router</source>
        <translation>%1: dihapus dari router</translation>
    </message>
    <message>
        <source>%1: extended by %2</source>
        <translation>%1: diperpanjang %2</translation>
    </message>
    <message>
        <source>%1: released from its device</source>
        <translation>%1: dilepas dari perangkatnya</translation>
    </message>
    <message>
        <source>%1: disconnected</source>
        <translation>%1: dikeluarkan dari jaringan</translation>
    </message>
    <message>
        <source>%1: only what was left of it is made again</source>
        <translation>%1: hanya sisanya yang dibuat lagi</translation>
    </message>
    <message>
        <source>%1: made again, it was missing on the router</source>
        <translation>%1: dibuat lagi karena hilang di router</translation>
    </message>
    <message>
        <source>%1: corrected, the router had other terms</source>
        <translation>%1: dibetulkan, ketentuan di router berbeda</translation>
    </message>
    <message>
        <source>%1: written off, it was missing on the router</source>
        <translation>%1: dihapus dari buku karena hilang di router</translation>
    </message>
    <message>
        <source>%1: found on the router and added to the ledger</source>
        <translation>%1: ditemukan di router dan dimasukkan ke buku</translation>
    </message>
    <message>
        <source>%1: a leftover was removed from the router</source>
        <translation>%1: sisa di router sudah dihapus</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) taken from stock</source>
        <translation>
            <numerusform>%n voucher diambil dari stok</numerusform>
        </translation>
    </message>
    <message>
        <source>Notice from %1; it is being verified there</source>
        <translation>Pemberitahuan dari %1; ditanyakan ke sana apakah benar</translation>
    </message>
    <message>
        <source>The buyer chose another payment method</source>
        <translation>Pembeli memilih cara bayar lain</translation>
    </message>
    <message>
        <source>Continued as %1</source>
        <translation>Dilanjutkan sebagai %1</translation>
    </message>
    <message>
        <source>%1 reports something else about this order</source>
        <translation>%1 mencatat hal lain tentang pesanan ini</translation>
    </message>
    <message>
        <source>Found by the daily settlement check; compare it in the gateway&apos;s dashboard.</source>
        <translation>Ditemukan oleh pencocokan harian; bandingkan di dasbor gateway.</translation>
    </message>
    <message>
        <source>No attempts are left; the message is not sent automatically any more</source>
        <translation>Pesan sudah cukup sering dicoba; tidak dikirim sendiri lagi</translation>
    </message>
    <message>
        <source>Send it again from here, or give the codes to the customer another way.</source>
        <translation>Kirim ulang dari sini, atau berikan kodenya ke pelanggan dengan cara lain.</translation>
    </message>
    <message>
        <source>The card payment waits: accept or deny it at the gateway</source>
        <translation>Pembayaran kartu menunggu: terima atau tolak di gateway</translation>
    </message>
    <message>
        <source>A part of the payment was refunded</source>
        <translation>Sebagian pembayaran dikembalikan</translation>
    </message>
    <message>
        <source>The bank reversed a part of the payment</source>
        <translation>Bank menarik kembali sebagian pembayaran</translation>
    </message>
    <message>
        <source>The bank reversed the payment</source>
        <translation>Bank menarik kembali pembayaran</translation>
    </message>
    <message>
        <source>The message service accepted the message, but never confirmed that it arrived.</source>
        <translation>Layanan pesan sudah menerima pesannya, tetapi tidak pernah bilang pesan itu sampai.</translation>
    </message>
    <message>
        <source>Ask the customer, or send it again; then press Checked.</source>
        <translation>Tanya pelanggan, atau kirim lagi; lalu tekan Sudah dicek.</translation>
    </message>
    <message>
        <source>The customer&apos;s number was corrected</source>
        <translation>Nomor pelanggan diperbaiki</translation>
    </message>
    <message>
        <source>Refunded; the vouchers are to be removed from the router</source>
        <translation>Uang dikembalikan; voucher akan dihapus dari router</translation>
    </message>
    <message>
        <source>Sale voided: the money was returned; the vouchers are to be removed from the router</source>
        <translation>Penjualan dibatalkan: uang dikembalikan; voucher akan dihapus dari router</translation>
    </message>
    <message>
        <source>Message dismissed: the customer gets the codes another way</source>
        <translation>Pesan diabaikan: pelanggan mendapat kodenya dengan cara lain</translation>
    </message>
    <message>
        <source>The customer has paid; the vouchers wait for the router. %1</source>
        <translation>Pelanggan sudah membayar; vouchernya menunggu router. %1</translation>
    </message>
    <message>
        <source>Loket makes them by itself when it is back; Regenerate tries at once.</source>
        <translation>Loket membuatnya sendiri begitu router kembali; Buat ulang mencobanya sekarang.</translation>
    </message>
    <message>
        <source>Approved by the owner</source>
        <translation>Disetujui pemilik</translation>
    </message>
    <message>
        <source>%1, asked for by %2</source>
        <comment>an act, a person</comment>
        <translation>%1, diminta %2</translation>
    </message>
    <message>
        <source>Then press Regenerate: trying again by itself is switched off in the settings.</source>
        <translation>Lalu tekan Buat ulang: mencoba lagi sendiri dimatikan di pengaturan.</translation>
    </message>
    <message>
        <source>Then press Regenerate: nothing that was imported is made by itself.</source>
        <translation>Lalu tekan Buat ulang: yang diimpor tidak pernah dibuat sendiri.</translation>
    </message>
</context>
<context>
    <name>TrayNews</name>
    <message>
        <source>Router %1 is away</source>
        <translation>Router %1 tidak terhubung</translation>
    </message>
    <message>
        <source>WhatsApp messages do not go out</source>
        <translation>Pesan WhatsApp tidak terkirim</translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>Ada yang perlu perhatian Anda</translation>
    </message>
    <message>
        <source>The shop is closed</source>
        <translation>Toko tutup</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Semua beres</translation>
    </message>
    <message numerus="yes">
        <source>%n things need your attention</source>
        <translation>
            <numerusform>%n hal perlu perhatian Anda</numerusform>
        </translation>
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
        <source>It may have changed meanwhile; see its history.</source>
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
        <source>Read the reason below and fix it before trying again.</source>
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
        <source>If you replaced it yourself, confirm the new fingerprint in the settings; if not, somebody may be intercepting the connection.</source>
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
        <source>Try again; if it happens again, send the log to the developers.</source>
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
        <source>Discarded</source>
        <translation>Dibuang</translation>
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
        <source>Make the vouchers of this order on the router, now.</source>
        <translation>Buat voucher pesanan ini di router, sekarang.</translation>
    </message>
    <message>
        <source>Send the voucher message again.</source>
        <translation>Kirim ulang pesan voucher.</translation>
    </message>
    <message>
        <source>Remove what this order left on the router.</source>
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
        <source>%n voucher(s) are being removed from the router.</source>
        <translation>
            <numerusform>%n voucher sedang dihapus dari router.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Sudah diperiksa</translation>
    </message>
    <message>
        <source>You have checked this order; remove the mark.</source>
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
    <message>
        <source>Cancel order</source>
        <translation>Batalkan pesanan</translation>
    </message>
    <message>
        <source>Mark as refunded</source>
        <translation>Uang dikembalikan</translation>
    </message>
    <message>
        <source>Cancel this order before it is paid.</source>
        <translation>Batalkan pesanan ini sebelum dibayar.</translation>
    </message>
    <message>
        <source>You have refunded the money; withdraw the vouchers.</source>
        <translation>Uangnya sudah Anda kembalikan; tarik vouchernya.</translation>
    </message>
    <message>
        <source>The order is cancelled.</source>
        <translation>Pesanan dibatalkan.</translation>
    </message>
    <message>
        <source>Marked as refunded; the vouchers are being withdrawn.</source>
        <translation>Dicatat uangnya dikembalikan; vouchernya sedang ditarik.</translation>
    </message>
    <message>
        <source>It said: “%1”</source>
        <translation>Katanya: “%1”</translation>
    </message>
    <message>
        <source>The message is queued and waits: %1 is paused.</source>
        <translation>Pesan masuk antrean dan menunggu: %1 sedang dijeda.</translation>
    </message>
    <message>
        <source>(forgotten)</source>
        <translation>(dilupakan)</translation>
    </message>
    <message>
        <source>Waiting for the router</source>
        <translation>Menunggu router</translation>
    </message>
    <message>
        <source>Missing on the router</source>
        <translation>Hilang di router</translation>
    </message>
    <message>
        <source>Correct number…</source>
        <translation>Perbaiki nomor…</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Abaikan pesan</translation>
    </message>
    <message>
        <source>Correct the customer&apos;s number and send the message there.</source>
        <translation>Perbaiki nomor pelanggan dan kirim pesannya ke sana.</translation>
    </message>
    <message>
        <source>The customer has the codes another way: the message is not sent any more.</source>
        <translation>Pelanggan sudah mendapat kodenya dengan cara lain: pesannya tidak dikirim lagi.</translation>
    </message>
    <message>
        <source>Queued: router %1 is away. The vouchers are made as soon as it is back.</source>
        <translation>Masuk antrean: router %1 tidak terhubung. Voucher dibuat begitu router kembali.</translation>
    </message>
    <message>
        <source>Marked as refunded; the vouchers are withdrawn as soon as router %1 is back.</source>
        <translation>Dicatat sebagai dikembalikan; voucher ditarik begitu router %1 kembali.</translation>
    </message>
    <message>
        <source>The number is corrected; the message is on its way.</source>
        <translation>Nomor diperbaiki; pesannya sedang dikirim.</translation>
    </message>
    <message>
        <source>The message is dismissed.</source>
        <translation>Pesan diabaikan.</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %n voucher(s) are removed as soon as router %1 is back.</source>
        <translation>
            <numerusform>Masuk antrean: %n voucher dihapus begitu router %1 kembali.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid; press %1</source>
        <translation>Lunas; tekan %1</translation>
    </message>
    <message>
        <source>not recorded</source>
        <comment>the cashier of a sale</comment>
        <translation>belum dicatat</translation>
    </message>
    <message>
        <source>Queued: router %1 is away. It is tried a few times; if it is not back by then, press Regenerate again.</source>
        <translation>Masuk antrean: router %1 tidak terhubung. Dicoba beberapa kali; kalau sampai saat itu belum kembali, tekan Buat ulang lagi.</translation>
    </message>
    <message>
        <source>It said: “%1”.</source>
        <translation>Katanya: “%1”.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Dari %1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>cash, from Mikhmon</comment>
        <translation>%1, dari %2</translation>
    </message>
    <message>
        <source>The old program took the money and did not give all the vouchers.</source>
        <translation>Program lama menerima uangnya, tetapi tidak memberi semua vouchernya.</translation>
    </message>
    <message>
        <source>Ask the customer. Regenerate makes them now; press Checked where nothing is owed.</source>
        <translation>Tanyakan ke pelanggannya. Buat ulang membuatnya sekarang; kalau tidak ada utang lagi, tekan Sudah diperiksa.</translation>
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
    <name>loket::ui::ActivityModel</name>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
</context>
<context>
    <name>loket::ui::ActivityScreen</name>
    <message>
        <source>Reading the activity…</source>
        <translation>Membaca aktivitas…</translation>
    </message>
    <message>
        <source>The activity could not be read</source>
        <translation>Aktivitas tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>No entry matches this search, person, subject and period.</source>
        <translation>Tidak ada yang cocok dengan pencarian, orang, hal, dan periode ini.</translation>
    </message>
    <message>
        <source>Show all activity</source>
        <translation>Tampilkan semua aktivitas</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Belum ada aktivitas</translation>
    </message>
    <message>
        <source>What people and Loket itself do is recorded here automatically, and nobody can change it.</source>
        <translation>Apa pun yang dilakukan orang dan Loket sendiri tercatat di sini, dan tidak bisa diubah siapa pun.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivitas</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua orang</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 ditampilkan</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>Simpan aktivitas</translation>
    </message>
    <message>
        <source>activity</source>
        <comment>of a file</comment>
        <translation>aktivitas</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Search who, what, invoice or customer (Ctrl+F)</source>
        <translation>Cari siapa, apa, invoice, atau pelanggan (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Cari aktivitas</translation>
    </message>
    <message>
        <source>Show among the orders</source>
        <translation>Tampilkan di daftar pesanan</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;kspor…</translation>
    </message>
</context>
<context>
    <name>loket::ui::AppearancePage</name>
    <message>
        <source>Appearance and language</source>
        <translation>Tampilan dan bahasa</translation>
    </message>
    <message>
        <source>Of this window; it applies at once.</source>
        <translation>Untuk jendela ini; langsung berlaku.</translation>
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
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
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
        <source>%n order(s) to fix</source>
        <translation>
            <numerusform>%n pesanan perlu diurus</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Urus semua</translation>
    </message>
    <message>
        <source>No order needs your attention</source>
        <translation>Tidak ada pesanan yang perlu diurus</translation>
    </message>
    <message>
        <source>What is above concerns more than one order.</source>
        <translation>Yang di atas menyangkut lebih dari satu pesanan.</translation>
    </message>
    <message>
        <source>Makes every missing voucher and sends every message that did not go out. What is marked for a check, and numbers that WhatsApp does not take, stay.</source>
        <translation>Membuat semua voucher yang kurang dan mengirim semua pesan yang tidak terkirim. Yang perlu diperiksa, dan nomor yang ditolak WhatsApp, tetap tinggal.</translation>
    </message>
    <message>
        <source>No imported order needs a look</source>
        <translation>Tidak ada pesanan impor yang perlu dilihat</translation>
    </message>
    <message>
        <source>What was settled is under Orders, with all the others.</source>
        <translation>Yang sudah beres ada di Pesanan, bersama yang lain.</translation>
    </message>
</context>
<context>
    <name>loket::ui::BackupPage</name>
    <message>
        <source>Backup</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Salinan</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Buat salinan sekarang</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Buka folder</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Kembalikan salinan</translation>
    </message>
    <message>
        <source>Loket stops selling, restores the backup and starts again. The present database is kept in the same folder.</source>
        <translation>Loket berhenti berjualan, mengembalikan salinan, lalu mulai lagi. Data yang sekarang disimpan di folder yang sama.</translation>
    </message>
    <message>
        <source>Choose a copy…</source>
        <translation>Pilih salinan…</translation>
    </message>
    <message>
        <source>No copy yet.</source>
        <translation>Belum ada salinan.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Kembalikan…</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Kembalikan %1</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Menyalin…</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Selesai: %1</translation>
    </message>
    <message>
        <source>Choose a copy</source>
        <translation>Pilih salinan</translation>
    </message>
    <message>
        <source>Copies (*.db)</source>
        <translation>Salinan (*.db)</translation>
    </message>
    <message>
        <source>In the demo no backup is restored.</source>
        <translation>Di demo tidak ada salinan yang dikembalikan.</translation>
    </message>
    <message>
        <source>Looking at the copy…</source>
        <translation>Memeriksa salinan…</translation>
    </message>
    <message>
        <source>Restore the backup of %1?</source>
        <translation>Kembalikan salinan tanggal %1?</translation>
    </message>
    <message>
        <source>Loket forgets every order, payment and shift after that moment. Vouchers that were sold since stay on the router and appear under Online → Differences. Selling stops for some seconds. What is there now is kept as a copy of its own.</source>
        <translation>Loket melupakan semua pesanan, pembayaran, dan shift setelah saat itu. Voucher yang terjual sesudahnya tetap ada di router dan muncul di Online → Perbedaan. Penjualan berhenti beberapa detik. Data yang sekarang disimpan sebagai salinan tersendiri.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Kembalikan sekarang</translation>
    </message>
    <message>
        <source>A copy holds everything that was sold. It is made while Loket keeps selling. Keep one on another disk: it holds voucher codes, so keep it safe. It also holds the names and numbers of customers who are forgotten after it was made.</source>
        <translation>Salinan berisi semua yang terjual. Dibuat sementara Loket tetap berjualan. Simpan satu di disk lain: isinya kode voucher, jadi jaga baik-baik. Nama dan nomor pelanggan yang dilupakan sesudahnya juga masih ada di dalamnya.</translation>
    </message>
    <message>
        <source>Make a copy in another folder…</source>
        <translation>Buat salinan di folder lain…</translation>
    </message>
    <message>
        <source>Where should the copy be?</source>
        <translation>Salinan ditaruh di mana?</translation>
    </message>
    <message>
        <source>Where should each copy also be?</source>
        <translation>Setiap salinan juga ditaruh di mana?</translation>
    </message>
    <message>
        <source>And there: %1</source>
        <translation>Juga di sini: %1</translation>
    </message>
    <message>
        <source>There is no copy in %1: this folder is not there. Plug the stick in, then make a copy again.</source>
        <translation>Tidak ada salinan di %1: folder itu tidak ada. Pasang flashdisknya, lalu buat salinan lagi.</translation>
    </message>
    <message>
        <source>There is no copy in %1.</source>
        <translation>Tidak ada salinan di %1.</translation>
    </message>
</context>
<context>
    <name>loket::ui::BatchCard</name>
    <message>
        <source>Being made</source>
        <translation>Sedang dibuat</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Terhenti</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>%1 · router %2 · …%3</source>
        <translation>%1 · router %2 · …%3</translation>
    </message>
    <message>
        <source>%1 of %2 made</source>
        <translation>%1 dari %2 dibuat</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 di stok</translation>
    </message>
    <message>
        <source>%1 sold</source>
        <translation>%1 terjual</translation>
    </message>
    <message>
        <source>%1 being withdrawn</source>
        <translation>%1 sedang ditarik</translation>
    </message>
    <message>
        <source>%1 withdrawn</source>
        <translation>%1 ditarik</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 ditolak</translation>
    </message>
    <message>
        <source>%1 It resumes automatically.</source>
        <translation>%1 Pembuatan berlanjut sendiri.</translation>
    </message>
    <message>
        <source>No. %1 (%2): %3</source>
        <translation>No. %1 (%2): %3</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop making</source>
        <translation>Hentikan pembuatan</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Withdraw unsold</source>
        <translation>Tarik yang belum terjual</translation>
    </message>
    <message>
        <source>Show vouchers</source>
        <translation>Tampilkan voucher</translation>
    </message>
    <message>
        <source>%1 missing on the router</source>
        <translation>%1 hilang di router</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Shows the sheets of what is in stock and not printed yet</source>
        <translation>Menampilkan lembar dari stok yang belum dicetak</translation>
    </message>
</context>
<context>
    <name>loket::ui::BatchesPanel</name>
    <message>
        <source>The batches could not be read</source>
        <translation>Daftar batch tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Reading the batches…</source>
        <translation>Membaca daftar batch…</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>Belum ada batch</translation>
    </message>
    <message>
        <source>Vouchers made in advance can be sold while the router is away, and printed on sheets.</source>
        <translation>Voucher yang dibuat di muka bisa dijual saat router tidak terjangkau, dan bisa dicetak di lembaran.</translation>
    </message>
    <message>
        <source>Withdraw unsold vouchers</source>
        <translation>Tarik voucher yang belum terjual</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n unsold voucher(s) of this batch from the router?</source>
        <translation>
            <numerusform>Hapus %n voucher yang belum terjual dari batch ini dari router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their codes stop working, also where they are printed already. What is sold stays. It is written into the activity log.</source>
        <translation>Kodenya tidak berlaku lagi, juga yang sudah dicetak. Yang sudah terjual tetap ada. Ini dicatat di log aktivitas.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>loket::ui::BulkPanel</name>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>%n pesanan dipilih</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>That is too many at once. Select at most %1.</source>
        <translation>Terlalu banyak untuk sekali jalan. Pilih paling banyak %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s), together %1</source>
        <translation>
            <numerusform>%n voucher, total %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::BusinessPage</name>
    <message>
        <source>Business</source>
        <translation>Usaha</translation>
    </message>
    <message>
        <source>Who sells here.</source>
        <translation>Siapa yang berjualan di sini.</translation>
    </message>
    <message>
        <source>Names and numbers of customers</source>
        <translation>Nama dan nomor pelanggan</translation>
    </message>
    <message>
        <source>Loket can forget them when an order has been over for long enough. What was sold and paid stays. Copies of the database that were made before still hold them. One customer is forgotten in the order&apos;s panel.</source>
        <translation>Loket bisa melupakannya bila pesanan sudah cukup lama selesai. Yang terjual dan dibayar tetap ada. Salinan basis data yang dibuat sebelumnya masih memuatnya. Satu pelanggan dilupakan lewat panel pesanannya.</translation>
    </message>
</context>
<context>
    <name>loket::ui::CashDialog</name>
    <message>
        <source>Cash in or out</source>
        <translation>Uang masuk atau keluar</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Out of the drawer</source>
        <translation>Keluar dari laci</translation>
    </message>
    <message>
        <source>Into the drawer</source>
        <translation>Masuk ke laci</translation>
    </message>
    <message>
        <source>What for? For example: ice, change from the bank</source>
        <translation>Untuk apa? Misalnya: es batu, uang receh dari bank</translation>
    </message>
    <message>
        <source>&amp;Direction</source>
        <translation>&amp;Arah</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Jumlah</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>A&amp;lasan</translation>
    </message>
</context>
<context>
    <name>loket::ui::CashOrdersDialog</name>
    <message>
        <source>Orders to be paid in cash</source>
        <translation>Pesanan yang dibayar tunai</translation>
    </message>
    <message>
        <source>Name, phone number or the end of the order&apos;s number</source>
        <translation>Nama, nomor HP, atau akhir nomor pesanan</translation>
    </message>
    <message>
        <source>Enter takes the cash of the marked order.</source>
        <translation>Enter menerima uang untuk pesanan yang ditandai.</translation>
    </message>
    <message>
        <source>No order waits for its cash.</source>
        <translation>Tidak ada pesanan yang menunggu uang tunai.</translation>
    </message>
    <message>
        <source>No order that waits for its cash is called that.</source>
        <translation>Tidak ada pesanan dengan nama atau nomor itu yang menunggu uang tunai.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ChecksPage</name>
    <message>
        <source>Checks</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Checks everything Loket depends on, and names the exact fix for what is wrong. It changes no settings.</source>
        <translation>Memeriksa semua yang dibutuhkan Loket dan menyebut cara membenahi yang salah. Tidak mengubah pengaturan apa pun.</translation>
    </message>
</context>
<context>
    <name>loket::ui::CloseShiftDialog</name>
    <message>
        <source>Close the shift</source>
        <translation>Tutup shift</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>Hitung uang di laci</translation>
    </message>
    <message>
        <source>&amp;Note (optional)</source>
        <translation>&amp;Catatan (boleh kosong)</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Terhitung: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::ClosedShiftsModel</name>
    <message>
        <source>It adds up</source>
        <translation>Cocok</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>Kurang %1</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>Lebih %1</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation>Ditutup oleh %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Seharusnya</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>loket::ui::Closing</name>
    <message>
        <source>Close the window</source>
        <translation>Tutup jendela</translation>
    </message>
    <message>
        <source>Keep selling without the window?</source>
        <translation>Tetap berjualan tanpa jendela?</translation>
    </message>
    <message>
        <source>Loket can stay in the tray: the shop stays open, payments are confirmed and vouchers are made.</source>
        <translation>Loket bisa tetap berjalan di tray: toko tetap buka, pembayaran dikonfirmasi, dan voucher dibuat.</translation>
    </message>
    <message>
        <source>Loket can stay minimised: the shop stays open, payments are confirmed and vouchers are made.</source>
        <translation>Loket bisa tetap berjalan dengan jendela diperkecil: toko tetap buka, pembayaran dikonfirmasi, dan voucher dibuat.</translation>
    </message>
    <message>
        <source>If it stops, customers cannot buy, and what is paid meanwhile is made when Loket runs again. Your answer is remembered; the menu can change it.</source>
        <translation>Kalau berhenti, pelanggan tidak bisa membeli, dan yang dibayar sementara itu baru dibuat saat Loket berjalan lagi. Jawaban Anda diingat; bisa diubah di menu.</translation>
    </message>
    <message>
        <source>Keep selling</source>
        <translation>Tetap berjualan</translation>
    </message>
    <message>
        <source>Stop selling</source>
        <translation>Berhenti berjualan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
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
    <name>loket::ui::CorrectNumberDialog</name>
    <message>
        <source>Correct the number</source>
        <translation>Perbaiki nomor</translation>
    </message>
    <message>
        <source>The voucher message of %1 is sent to this number, at once.</source>
        <translation>Pesan voucher untuk %1 langsung dikirim ke nomor ini.</translation>
    </message>
    <message>
        <source>The voucher message of %1 is sent to this number as soon as the vouchers are made.</source>
        <translation>Pesan voucher untuk %1 dikirim ke nomor ini begitu vouchernya selesai dibuat.</translation>
    </message>
    <message>
        <source>WhatsApp number</source>
        <translation>Nomor WhatsApp</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Simpan dan kirim</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>loket::ui::CounterScreen</name>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and its voucher is made when the router is back.</source>
        <translation>Router %1 tidak menjawab. Tetap bisa jualan: voucher yang sudah dibuat sebelumnya langsung diberikan; kalau tidak ada, pesanan disimpan dan vouchernya dibuat saat router kembali.</translation>
    </message>
    <message>
        <source>The shift could not be read</source>
        <translation>Shift tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Loading the shift</source>
        <translation>Memuat shift</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling.</source>
        <translation>Router %1 tidak menjawab. Teruskan berjualan.</translation>
    </message>
    <message>
        <source>%1 is not on sale any more.</source>
        <translation>%1 sudah tidak dijual lagi.</translation>
    </message>
    <message>
        <source>Many slips</source>
        <translation>Banyak struk</translation>
    </message>
    <message numerus="yes">
        <source>Print %n slips?</source>
        <translation>
            <numerusform>Cetak %n struk?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each voucher has a slip of its own. Without them the codes are on the screen, and the slips can be printed later.</source>
        <translation>Setiap voucher punya struk sendiri. Tanpa struk, kodenya tampil di layar, dan struknya bisa dicetak nanti.</translation>
    </message>
    <message>
        <source>Sell and print</source>
        <translation>Jual dan cetak</translation>
    </message>
    <message>
        <source>Sell without slips</source>
        <translation>Jual tanpa struk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>The slip of %1 was not printed: %2</source>
        <translation>Struk %1 tidak tercetak: %2</translation>
    </message>
    <message>
        <source>Find: %1 – Enter takes the marked package</source>
        <translation>Cari: %1 – Enter mengambil paket yang ditandai</translation>
    </message>
    <message>
        <source>Find: %1 – no package is called that</source>
        <translation>Cari: %1 – tidak ada paket bernama itu</translation>
    </message>
    <message>
        <source>Neither a package nor a sale for pick-up is called %1.</source>
        <translation>Tidak ada paket atau penjualan siap diambil dengan nama atau nomor %1.</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and waits in Attention for Regenerate.</source>
        <translation>Router %1 tidak menjawab. Tetap bisa jualan: voucher yang sudah dibuat sebelumnya langsung diberikan; kalau tidak ada, pesanan disimpan dan menunggu Buat ulang di Perhatian.</translation>
    </message>
</context>
<context>
    <name>loket::ui::DeliveriesModel</name>
    <message>
        <source>Went out</source>
        <translation>Terkirim</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tanpa jawaban</translation>
    </message>
    <message>
        <source>may be a second copy</source>
        <translation>mungkin salinan kedua</translation>
    </message>
    <message>
        <source>Its number there: %1</source>
        <translation>Nomornya di sana: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>The message now</source>
        <translation>Status pesan</translation>
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
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durasi</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Jawaban</translation>
    </message>
</context>
<context>
    <name>loket::ui::DeliveriesScreen</name>
    <message>
        <source>Reading the messages…</source>
        <translation>Membaca pesan…</translation>
    </message>
    <message>
        <source>The messages could not be read</source>
        <translation>Pesan tidak bisa dibaca</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>Tidak ada pesan yang cocok</translation>
    </message>
    <message>
        <source>No attempt matches this search, result and period. Search for less, or show all messages.</source>
        <translation>Tidak ada percobaan yang cocok dengan pencarian, hasil, dan periode ini. Kurangi kata pencarian, atau tampilkan semua pesan.</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Tampilkan semua pesan</translation>
    </message>
    <message>
        <source>No message was sent yet</source>
        <translation>Belum ada pesan yang dikirim</translation>
    </message>
    <message>
        <source>As soon as a voucher is ready, its message goes out by itself, and every attempt appears here. Set the channel up with delivery.channel in the settings.</source>
        <translation>Begitu voucher siap, pesannya terkirim sendiri, dan setiap percobaan muncul di sini. Atur salurannya dengan delivery.channel di pengaturan.</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Pengiriman</translation>
    </message>
    <message>
        <source>Save the messages</source>
        <translation>Simpan daftar pesan</translation>
    </message>
    <message>
        <source>messages</source>
        <comment>of a file</comment>
        <translation>pesan</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 ditampilkan</translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s) again</source>
        <translation>
            <numerusform>Kirim ulang %n pesan</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Kirim ulang</translation>
    </message>
    <message>
        <source>Send all that did not go out (%1)</source>
        <translation>Kirim ulang semua yang gagal (%1)</translation>
    </message>
    <message>
        <source>Search customer, phone, invoice, package or what it said (Ctrl+F)</source>
        <translation>Cari pelanggan, telepon, invoice, paket, atau jawabannya (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <translation>Cari pesan</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Show among the orders</source>
        <translation>Tampilkan di daftar pesanan</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;kspor…</translation>
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
    <name>loket::ui::DifferencesView</name>
    <message>
        <source>Voucher, router, mark…</source>
        <translation>Voucher, router, tanda…</translation>
    </message>
    <message>
        <source>differences</source>
        <comment>of a file</comment>
        <translation>perbedaan</translation>
    </message>
    <message>
        <source>The router could not be asked</source>
        <translation>Router tidak bisa ditanya</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Comparing the routers with the ledger…</source>
        <translation>Membandingkan router dengan buku…</translation>
    </message>
    <message>
        <source>Loket does this by itself from time to time.</source>
        <translation>Loket melakukannya sendiri dari waktu ke waktu.</translation>
    </message>
    <message>
        <source>Router and ledger agree</source>
        <translation>Router dan buku cocok</translation>
    </message>
    <message>
        <source>Every voucher is on its router with the terms it was sold with, and nothing else carries Loket&apos;s mark.</source>
        <translation>Setiap voucher ada di routernya dengan ketentuan saat dijual, dan tidak ada yang lain yang memakai tanda Loket.</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Bandingkan sekarang</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n user(s) from the router?</source>
        <translation>
            <numerusform>Hapus %n user dari router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Anyone who is logged in with these codes is disconnected. This cannot be undone.</source>
        <translation>Siapa pun yang login dengan kode ini akan dikeluarkan. Ini tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message numerus="yes">
        <source>Write off %n voucher(s)?</source>
        <translation>
            <numerusform>Hapus %n voucher dari buku?</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger takes them as removed; they cannot be made again.</source>
        <translation>Buku mencatatnya sebagai terhapus; voucher itu tidak bisa dibuat lagi.</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Hapus dari buku</translation>
    </message>
    <message>
        <source>Differences between router and ledger</source>
        <translation>Perbedaan antara router dan buku</translation>
    </message>
</context>
<context>
    <name>loket::ui::DoctorView</name>
    <message>
        <source>Check again</source>
        <translation>Periksa lagi</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>The check gave no answer. Try again.</source>
        <translation>Pemeriksaan tidak menjawab. Coba lagi.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to fix</source>
        <translation>
            <numerusform>%n hal perlu dibenahi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %n hint(s)</source>
        <translation>
            <numerusform>Berjalan baik; ada %n saran</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>Semua beres</translation>
    </message>
    <message>
        <source>Open packages</source>
        <translation>Buka paket</translation>
    </message>
    <message>
        <source>Open backups</source>
        <translation>Buka cadangan</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Buka pengaturan</translation>
    </message>
</context>
<context>
    <name>loket::ui::DoubtStrip</name>
    <message>
        <source>The clock is right</source>
        <translation>Jamnya benar</translation>
    </message>
    <message>
        <source>It is the right router</source>
        <translation>Ini router yang benar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>loket::ui::DriftModel</name>
    <message>
        <source>Unknown to Loket</source>
        <translation>Tidak dikenal Loket</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Tertinggal</translation>
    </message>
    <message>
        <source>Missing on the router</source>
        <translation>Hilang di router</translation>
    </message>
    <message>
        <source>Different terms</source>
        <translation>Ketentuan berbeda</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Masukkan ke buku</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Buat ulang</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Hapus dari buku</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Betulkan</translation>
    </message>
    <message>
        <source>removed from the router</source>
        <translation>dihapus dari router</translation>
    </message>
    <message>
        <source>added to the ledger</source>
        <translation>dimasukkan ke buku</translation>
    </message>
    <message>
        <source>made again on the router</source>
        <translation>dibuat lagi di router</translation>
    </message>
    <message>
        <source>written off</source>
        <translation>dihapus dari buku</translation>
    </message>
    <message>
        <source>corrected on the router</source>
        <translation>dibetulkan di router</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>profil</translation>
    </message>
    <message>
        <source>time online</source>
        <translation>waktu online</translation>
    </message>
    <message>
        <source>data</source>
        <translation>kuota</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>dimatikan</translation>
    </message>
    <message>
        <source>On the router under Loket&apos;s mark, but Loket never made it: %1</source>
        <translation>Ada di router dengan tanda Loket, tetapi tidak pernah dibuat oleh Loket: %1</translation>
    </message>
    <message>
        <source>Loket has withdrawn this voucher, but it is on the router again.</source>
        <translation>Loket sudah menarik voucher ini, tetapi ia ada lagi di router.</translation>
    </message>
    <message>
        <source>Sold or in stock, but somebody removed it from the router.</source>
        <translation>Sudah terjual atau masih stok, tetapi seseorang menghapusnya dari router.</translation>
    </message>
    <message>
        <source>%1: %2 on the router instead of %3</source>
        <translation>%1: %2 di router, seharusnya %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Sold after the backup</source>
        <translation>Terjual setelah salinan</translation>
    </message>
    <message>
        <source>Restore the order</source>
        <translation>Kembalikan pesanan</translation>
    </message>
    <message>
        <source>order restored to the ledger</source>
        <translation>pesanan dikembalikan ke buku</translation>
    </message>
    <message>
        <source>Of an order that this database does not know, because it was sold after the backup that was restored: %1. Somebody has paid for it.</source>
        <translation>Dari pesanan yang tidak dikenal basis data ini, karena terjual setelah salinan yang dikembalikan dibuat: %1. Ada yang sudah membayarnya.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Buka folder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Mencetak…</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Menulis %1…</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>Sudah dikirim ke printer.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Tersimpan: %1</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Dihentikan; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>That did not work. %1</source>
        <translation>Tidak berhasil. %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::FingerprintDialog</name>
    <message>
        <source>The router shows another fingerprint</source>
        <translation>Router menunjukkan sidik jari lain</translation>
    </message>
    <message>
        <source>Is this your router?</source>
        <translation>Apakah ini router Anda?</translation>
    </message>
    <message>
        <source>It is not the one you trusted before. Either the router was set up anew, or somebody is intercepting the connection. Trust it only if you know why it changed.</source>
        <translation>Bukan yang Anda percayai sebelumnya. Router mungkin diatur ulang, atau ada yang menyadap di tengah. Percayai hanya bila Anda tahu sebabnya.</translation>
    </message>
    <message>
        <source>It is the one you trust already.</source>
        <translation>Ini yang sudah Anda percayai.</translation>
    </message>
    <message>
        <source>The router shows this fingerprint. Compare it with the one the router itself shows, then trust it. From then on Loket connects only to a router that has it.</source>
        <translation>Router menunjukkan sidik jari ini. Bandingkan dengan yang ditampilkan router sendiri, lalu percayai. Setelah itu Loket hanya berbicara dengan router yang memilikinya.</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Sidik jari %1</translation>
    </message>
    <message>
        <source>On the router: %1</source>
        <translation>Di router: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Do not trust</source>
        <translation>Jangan percayai</translation>
    </message>
    <message>
        <source>Trust this router</source>
        <translation>Percayai router ini</translation>
    </message>
</context>
<context>
    <name>loket::ui::FirstStart</name>
    <message>
        <source>First steps</source>
        <translation>Langkah awal</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation>PIN pemilik</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>Leave for now</source>
        <translation>Nanti saja</translation>
    </message>
    <message>
        <source>What is saved is kept. The first steps continue from here at the next start, or from the settings.</source>
        <translation>Yang sudah disimpan tetap ada. Langkah awal dilanjutkan dari sini saat Loket dibuka lagi, atau dari pengaturan.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Welcome to Loket</source>
        <translation>Selamat datang di Loket</translation>
    </message>
    <message>
        <source>A few steps and you can sell: the router, what you sell, and how customers pay. Only the router is needed; the rest can wait.</source>
        <translation>Beberapa langkah lalu Anda bisa berjualan: router, apa yang dijual, dan cara pelanggan membayar. Yang wajib hanya router; sisanya bisa nanti.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>PIN Anda</translation>
    </message>
    <message>
        <source>The owner already has a PIN. Staff are managed at the counter.</source>
        <translation>Pemilik sudah punya PIN. Karyawan diatur di loket.</translation>
    </message>
    <message>
        <source>With a PIN, only you can change settings, void a sale or refund money. Cashiers get their own later. Without one, anyone at this computer may do everything.</source>
        <translation>Dengan PIN hanya Anda yang bisa mengubah pengaturan, membatalkan penjualan, atau mengembalikan uang. Kasir mendapat PIN sendiri nanti. Tanpa PIN, siapa pun di sini boleh melakukan semuanya.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>PIN, 4 to 12 digits</source>
        <translation>PIN, 4 sampai 12 angka</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>PIN yang sama sekali lagi</translation>
    </message>
    <message>
        <source>Ready to sell</source>
        <translation>Siap berjualan</translation>
    </message>
    <message>
        <source>A final check. What is left to fix can be fixed now or later, under Settings, Checks.</source>
        <translation>Pemeriksaan terakhir atas semuanya. Yang masih perlu dibenahi bisa dibenahi sekarang atau nanti, di Pengaturan, Pemeriksaan.</translation>
    </message>
    <message>
        <source>Type your name, or skip this step.</source>
        <translation>Isi nama Anda, atau lewati langkah ini.</translation>
    </message>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>Kedua PIN tidak sama.</translation>
    </message>
    <message>
        <source>This PIN cannot be used: 4 to 12 digits, and none that everybody tries first (1234, 0000).</source>
        <translation>PIN ini tidak bisa dipakai: 4 sampai 12 angka, dan bukan yang biasa dicoba orang (1234, 0000).</translation>
    </message>
    <message>
        <source>Start selling</source>
        <translation>Mulai berjualan</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Type the router&apos;s address. Without a router there is nothing to sell.</source>
        <translation>Ketik alamat router. Tanpa router tidak ada yang bisa dijual.</translation>
    </message>
    <message>
        <source>Type a PIN, or skip this step.</source>
        <translation>Isi PIN, atau lewati langkah ini.</translation>
    </message>
    <message>
        <source>Type the same PIN once more.</source>
        <translation>Isi PIN yang sama sekali lagi.</translation>
    </message>
    <message>
        <source>Have you sold with Mikhmon, gembok-bill, phpnuxbill or from a list until now? Its packages, vouchers and past sales come along.</source>
        <translation>Selama ini berjualan dengan Mikhmon, gembok-bill, phpnuxbill, atau dari daftar? Paket, voucher, dan penjualan lamanya ikut pindah.</translation>
    </message>
    <message>
        <source>I come from another program…</source>
        <translation>Saya pindah dari program lain…</translation>
    </message>
</context>
<context>
    <name>loket::ui::ForgetCustomer</name>
    <message numerus="yes">
        <source>Name and number are gone from %n order(s).</source>
        <translation>
            <numerusform>Nama dan nomor sudah hilang dari %n pesanan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget this customer</source>
        <translation>Lupakan pelanggan ini</translation>
    </message>
    <message>
        <source>Forget the customer with the number %1?</source>
        <translation>Lupakan pelanggan dengan nomor %1?</translation>
    </message>
    <message numerus="yes">
        <source>Name and number are taken out of %n order(s) with this number, with what gateways and message services wrote about the customer.</source>
        <translation>
            <numerusform>Nama dan nomor dihapus dari %n pesanan dengan nomor ini, beserta yang ditulis gateway dan layanan pesan tentang pelanggan itu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are still open (not paid, not delivered, to be checked, or in an open shift). They keep name and number until they are over, and are forgotten then by themselves.</source>
        <translation>
            <numerusform>%n pesanan masih terbuka (belum dibayar, belum terkirim, perlu diperiksa, atau di shift yang masih buka). Nama dan nomornya disimpan sampai selesai, lalu dilupakan sendiri.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies of the database that were made before still hold them, and so do gateways and message services.</source>
        <translation>Salinan basis data yang dibuat sebelumnya masih memuatnya, begitu juga gateway dan layanan pesan.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Lupakan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are still open and follow when they are over.</source>
        <translation>
            <numerusform>%n pesanan masih terbuka dan menyusul setelah selesai.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sold and paid stays: reports, shifts and settlements do not change, and the vouchers go on working. A message cannot be sent again. This cannot be undone.</source>
        <translation>Yang terjual dan dibayar tetap ada: laporan, shift, dan pencocokan tidak berubah, dan voucher tetap bisa dipakai. Pesan tidak bisa dikirim lagi. Ini tidak bisa dibatalkan.</translation>
    </message>
</context>
<context>
    <name>loket::ui::GuestsView</name>
    <message>
        <source>Code, package, device, address…</source>
        <translation>Kode, paket, perangkat, alamat…</translation>
    </message>
    <message>
        <source>online</source>
        <comment>of a file</comment>
        <translation>online</translation>
    </message>
    <message>
        <source>Loket does not answer</source>
        <translation>Loket tidak menjawab</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>The router could not be asked</source>
        <translation>Router tidak bisa ditanya</translation>
    </message>
    <message>
        <source>Asking the routers…</source>
        <translation>Menanyai router…</translation>
    </message>
    <message>
        <source>Nobody is online</source>
        <translation>Tidak ada yang online</translation>
    </message>
    <message>
        <source>Guests appear here as soon as they log in with a voucher.</source>
        <translation>Begitu ada tamu yang login dengan voucher, ia muncul di sini.</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Perpanjang</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Keluarkan</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n guest(s)?</source>
        <translation>
            <numerusform>Keluarkan %n tamu?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are disconnected at once and can log in again with their codes.</source>
        <translation>Mereka langsung diputus dan bisa login lagi dengan kodenya.</translation>
    </message>
    <message numerus="yes">
        <source>Release %n voucher(s) from their device?</source>
        <translation>
            <numerusform>Lepas %n voucher dari perangkatnya?</numerusform>
        </translation>
    </message>
    <message>
        <source>The present device is disconnected. The next device that logs in with the code becomes the one that may use it.</source>
        <translation>Perangkat yang sekarang dikeluarkan. Perangkat berikutnya yang login dengan kode itu yang boleh memakainya.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lepas</translation>
    </message>
    <message>
        <source>Disconnects the selected guests; they can log in again with their codes.</source>
        <translation>Memutus tamu yang dipilih; mereka bisa login lagi dengan kodenya.</translation>
    </message>
    <message>
        <source>Release device</source>
        <translation>Lepas perangkat</translation>
    </message>
    <message>
        <source>For vouchers that are bound to their first device: the next one may use it.</source>
        <translation>Untuk voucher yang terikat pada perangkat pertamanya: perangkat berikutnya boleh memakainya.</translation>
    </message>
    <message>
        <source>Gives the selected vouchers more time.</source>
        <translation>Memberi waktu tambahan untuk voucher yang dipilih.</translation>
    </message>
    <message>
        <source>Guests online</source>
        <translation>Tamu yang sedang online</translation>
    </message>
</context>
<context>
    <name>loket::ui::HeaderBar</name>
    <message>
        <source>Language and appearance</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Lanjutkan pengiriman</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Buka pengaturan</translation>
    </message>
</context>
<context>
    <name>loket::ui::HeatMapView</name>
    <message numerus="yes">
        <source>%1, %2:00–%2:59: %3, %n voucher(s)</source>
        <comment>a weekday, an hour, money</comment>
        <translation>
            <numerusform>%1, %2.00–%2.59: %3, %n voucher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportAnswers</name>
    <message>
        <source>Answer for all:</source>
        <translation>Jawaban untuk semua:</translation>
    </message>
    <message>
        <source>Set for all</source>
        <translation>Pakai untuk semua</translation>
    </message>
    <message>
        <source>Set for the selected</source>
        <translation>Pakai untuk yang dipilih</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportReportBar</name>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>import</source>
        <comment>of a file</comment>
        <translation>impor</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportSource</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Earlier imports…</source>
        <translation>Impor sebelumnya…</translation>
    </message>
    <message>
        <source>&amp;Mikhmon</source>
        <translation>&amp;Mikhmon</translation>
    </message>
    <message>
        <source>&amp;gembok-bill</source>
        <translation>&amp;gembok-bill</translation>
    </message>
    <message>
        <source>&amp;phpnuxbill</source>
        <translation>&amp;phpnuxbill</translation>
    </message>
    <message>
        <source>A &amp;list of vouchers</source>
        <translation>&amp;Daftar voucher</translation>
    </message>
    <message>
        <source>Everything it has is on the router; Mikhmon itself does not have to run.</source>
        <translation>Semua miliknya ada di router; Mikhmon sendiri tidak perlu jalan.</translation>
    </message>
    <message>
        <source>Its folder, with data/billing.db and settings.json. It may stay in use meanwhile.</source>
        <translation>Foldernya, dengan data/billing.db dan settings.json. Sementara itu boleh tetap dipakai.</translation>
    </message>
    <message>
        <source>Its backup, a file that ends in .json.</source>
        <translation>Cadangannya, berkas yang berakhiran .json.</translation>
    </message>
    <message>
        <source>Codes from any other program: a file for spreadsheets (CSV or XLSX).</source>
        <translation>Kode dari program lain: berkas spreadsheet (CSV atau XLSX).</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a router and its address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No router is set up yet. Set it up first (Settings, Router), or choose Mikhmon&apos;s config.php, which has its address.</source>
        <translation>Belum ada router yang diatur. Atur dulu (Pengaturan, Router), atau pilih config.php Mikhmon, yang berisi alamatnya.</translation>
    </message>
    <message>
        <source>Choose the folder first.</source>
        <translation>Pilih foldernya dulu.</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>Pilih berkasnya dulu.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Folder itu tidak ada.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Berkas itu tidak ada.</translation>
    </message>
    <message>
        <source>Packages, printed vouchers, guests who are online and past sales are read from the router. Nothing on it changes before you say so, and guests stay online. Mikhmon&apos;s file include/config.php is not needed; it only brings the addresses of routers that are not set up here.</source>
        <translation>Paket, voucher cetak, tamu yang sedang online, dan penjualan lama dibaca dari router. Tidak ada yang berubah di sana sebelum Anda setuju, dan tamu tetap online. Berkas include/config.php Mikhmon tidak perlu; isinya hanya alamat router yang belum diatur di sini.</translation>
    </message>
    <message>
        <source>The folder where gembok-bill runs, on this computer or copied from the server as a whole: it has a folder “data” and the file “settings.json”.</source>
        <translation>Folder tempat gembok-bill jalan, di komputer ini atau yang disalin utuh dari servernya: di dalamnya ada folder “data” dan berkas “settings.json”.</translation>
    </message>
    <message>
        <source>To make the backup, log in to phpnuxbill as the administrator, open Settings, Database Status, tick all tables and press the backup button. Your browser saves a file such as phpnuxbill_30_tables_2026-11-30.json.</source>
        <translation>Cara membuat cadangannya: masuk ke phpnuxbill sebagai administrator, buka Settings, Database Status, centang semua tabel, lalu tekan tombol backup. Browser menyimpan berkas seperti phpnuxbill_30_tables_2026-11-30.json.</translation>
    </message>
    <message>
        <source>One line for each voucher, with its code and, where you have them, password, package, price and router. The order of the columns and the language of their headings do not matter: you can correct what was guessed. Codes alone are enough.</source>
        <translation>Satu baris untuk setiap voucher: kodenya dan, kalau ada, kata sandi, paket, harga, dan router. Urutan kolom dan bahasa judulnya bebas: tebakan yang salah bisa Anda perbaiki. Kode saja sudah cukup.</translation>
    </message>
    <message>
        <source>&amp;Config.php, if you like:</source>
        <translation>&amp;Config.php, kalau mau:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Folder:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Berkas:</translation>
    </message>
    <message>
        <source>Type it, choose it, or drop it here</source>
        <translation>Ketik, pilih, atau seret ke sini</translation>
    </message>
    <message>
        <source>&amp;Router:</source>
        <translation>&amp;Router:</translation>
    </message>
    <message>
        <source>Vouchers without a &amp;router belong to:</source>
        <translation>Voucher tanpa &amp;router masuk ke:</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Backup of phpnuxbill (*.json)</source>
        <translation>Cadangan phpnuxbill (*.json)</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.xlsx)</source>
        <translation>Daftar (*.csv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>Mikhmon&apos;s config.php (*.php)</source>
        <translation>config.php Mikhmon (*.php)</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportSummary</name>
    <message>
        <source>What the old program lost</source>
        <translation>Yang hilang di program lama</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Menjadi</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Diimpor</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation>Yang tetap ada, dan sebabnya</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>Yang tidak ikut, dan sebabnya</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportWizard</name>
    <message>
        <source>What is stored so far stays; the same import again goes on there.</source>
        <translation>Yang sudah disimpan tetap ada; impor yang sama meneruskannya dari sana.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Menghentikan…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>Where does your data come from?</source>
        <translation>Dari mana data Anda?</translation>
    </message>
    <message>
        <source>This was found</source>
        <translation>Ini yang ditemukan</translation>
    </message>
    <message>
        <source>There is nothing new</source>
        <translation>Tidak ada yang baru</translation>
    </message>
    <message>
        <source>A few more questions</source>
        <translation>Beberapa pertanyaan lagi</translation>
    </message>
    <message>
        <source>A few questions</source>
        <translation>Beberapa pertanyaan</translation>
    </message>
    <message>
        <source>Ready to import</source>
        <translation>Siap diimpor</translation>
    </message>
    <message>
        <source>Nothing would be imported</source>
        <translation>Tidak ada yang akan diimpor</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Berhenti sebelum selesai</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Diimpor</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a program and its folder or router</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Packages, vouchers and past sales come along. First everything is only read and shown; you decide at the end.</source>
        <translation>Paket, voucher, dan penjualan lama ikut pindah. Mula-mula semuanya hanya dibaca dan ditampilkan; Anda yang memutuskan di akhir.</translation>
    </message>
    <message>
        <source>From %1. Nothing has been changed yet.</source>
        <translation>Dari %1. Belum ada yang diubah.</translation>
    </message>
    <message>
        <source>From %1. An earlier import brought everything already, so nothing is imported twice.</source>
        <translation>Dari %1. Semuanya sudah ikut di impor sebelumnya, jadi tidak ada yang diimpor dua kali.</translation>
    </message>
    <message>
        <source>They follow from what you answered. Each has an answer already.</source>
        <translation>Pertanyaan ini muncul dari jawaban Anda. Semuanya sudah punya jawaban.</translation>
    </message>
    <message>
        <source>Each has an answer already. Change only what is different for you.</source>
        <translation>Semuanya sudah punya jawaban. Ubah hanya yang berbeda bagi Anda.</translation>
    </message>
    <message>
        <source>Guests stay online and their vouchers go on. No message is sent to anybody, nothing of the old program is deleted, and the import can be taken back later.</source>
        <translation>Tamu tetap online dan voucher mereka jalan terus. Tidak ada pesan yang dikirim, tidak ada milik program lama yang dihapus, dan impor ini bisa dibatalkan nanti.</translation>
    </message>
    <message>
        <source>With these answers everything stays out. Go back to change them.</source>
        <translation>Dengan jawaban ini tidak ada yang ikut. Kembali untuk mengubahnya.</translation>
    </message>
    <message>
        <source>What is imported stays. The same import again goes on where this one stopped.</source>
        <translation>Yang sudah diimpor tetap ada. Impor yang sama meneruskannya dari sana.</translation>
    </message>
    <message>
        <source>Past sales count in the reports on the day they happened. This import is listed under “Earlier imports”, where it can be taken back.</source>
        <translation>Penjualan lama masuk laporan di hari terjadinya. Impor ini ada di “Impor sebelumnya”, dan bisa dibatalkan di sana.</translation>
    </message>
    <message>
        <source>Moving in</source>
        <translation>Pindah ke Loket</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Dari mana</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>The window can be left open; selling goes on meanwhile.</source>
        <translation>Biarkan jendela ini terbuka; penjualan jalan terus.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message numerus="yes">
        <source>Show %n order(s) that need a look</source>
        <translation>
            <numerusform>Tampilkan %n pesanan yang perlu dilihat</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>Impor sekarang</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Baca</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>This file is of none of the programs below. Choose its program, then choose the file.</source>
        <translation>Berkas ini bukan dari program di bawah. Pilih programnya, lalu pilih berkasnya.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportedOrders</name>
    <message>
        <source>Imported orders that need a look: the other program took the money and gave no voucher, or what it says is in doubt. Nothing is made or sent for them by itself.</source>
        <translation>Pesanan impor yang perlu dilihat: program lama menerima uangnya tanpa memberi voucher, atau isinya meragukan. Tidak ada yang dibuat atau dikirim sendiri untuk pesanan ini.</translation>
    </message>
    <message numerus="yes">
        <source>%n imported order(s) need a look, from the time before Loket.</source>
        <translation>
            <numerusform>%n pesanan impor perlu dilihat, dari masa sebelum Loket.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the others</source>
        <translation>Kembali ke yang lain</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Tampilkan</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportsDialog</name>
    <message>
        <source>Reading the imports…</source>
        <translation>Membaca daftar impor…</translation>
    </message>
    <message>
        <source>Nothing has been imported yet</source>
        <translation>Belum ada yang diimpor</translation>
    </message>
    <message>
        <source>What you bring along from another program is listed here, and can be taken back.</source>
        <translation>Yang Anda bawa dari program lain ada di sini, dan bisa dibatalkan.</translation>
    </message>
    <message>
        <source>The imports could not be read</source>
        <translation>Daftar impor tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a program and its folder or router</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: under way, or cut off</source>
        <translation>%1: sedang jalan, atau terputus</translation>
    </message>
    <message>
        <source>%1: imported</source>
        <translation>%1: diimpor</translation>
    </message>
    <message>
        <source>%1: stopped before the end</source>
        <translation>%1: berhenti sebelum selesai</translation>
    </message>
    <message>
        <source>%1: taken back</source>
        <translation>%1: dibatalkan</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, oleh %2</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Batalkan impor</translation>
    </message>
    <message>
        <source>Take back what this import brought?</source>
        <translation>Batalkan semua yang dibawa impor ini?</translation>
    </message>
    <message>
        <source>It brought: %1.</source>
        <translation>Isinya: %1.</translation>
    </message>
    <message>
        <source>What was sold, used or changed since stays, and you are told which and why.</source>
        <translation>Yang sudah terjual, dipakai, atau diubah sejak itu tetap ada, dan Anda diberi tahu yang mana dan sebabnya.</translation>
    </message>
    <message>
        <source>On the router, vouchers get back the comments Mikhmon gave them, and its schedulers are switched on again.</source>
        <translation>Di router, voucher mendapat lagi komentar dari Mikhmon, dan penjadwalnya dinyalakan lagi.</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Membatalkan…</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Nothing of this import is left.</source>
        <translation>Tidak ada yang tersisa dari impor ini.</translation>
    </message>
    <message>
        <source>What is listed below stays, for the reason that stands beside it.</source>
        <translation>Yang tercantum di bawah tetap ada, dengan sebabnya di sampingnya.</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Impor sebelumnya</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Batalkan impor…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>loket::ui::ListBrowser</name>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Salin baris</translation>
    </message>
</context>
<context>
    <name>loket::ui::LoginScreen</name>
    <message>
        <source>This PIN is wrong. Try again.</source>
        <translation>PIN salah. Coba lagi.</translation>
    </message>
    <message>
        <source>This password is wrong. Try again.</source>
        <translation>Kata sandi salah. Coba lagi.</translation>
    </message>
    <message>
        <source>This person was switched off. Ask the owner.</source>
        <translation>Orang ini dinonaktifkan. Tanyakan kepada pemilik.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong attempts. Wait %n second(s).</source>
        <translation>
            <numerusform>Terlalu sering salah. Tunggu %n detik.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Siapa yang di loket?</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN of %1</source>
        <translation>PIN %1</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Kata sandi %1</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Hapus semua</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Hapus angka terakhir</translation>
    </message>
    <message>
        <source>Choose who you are first: with the arrow keys, or by a click.</source>
        <translation>Pilih dulu siapa Anda: dengan tombol panah, atau klik.</translation>
    </message>
</context>
<context>
    <name>loket::ui::LostVouchers</name>
    <message>
        <source>Make all again (%1)</source>
        <translation>Buat ulang semua (%1)</translation>
    </message>
    <message>
        <source>%1: router %2</source>
        <translation>%1: router %2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Router %1: making the missing vouchers again, %2 of %3 so far. You can go on working.</source>
        <translation>Router %1: voucher yang hilang sedang dibuat ulang, baru %2 dari %3. Anda bisa terus bekerja.</translation>
    </message>
    <message>
        <source>Router %1: %2</source>
        <translation>Router %1: %2</translation>
    </message>
    <message>
        <source>Router %1: %2 of %3 vouchers are missing. Guests cannot log in with them, and none of them is sold from stock. Put back a copy of the router, or make them again with what is left of each.</source>
        <translation>Router %1: %2 dari %3 voucher hilang. Tamu tidak bisa login dengannya, dan tidak satu pun dijual dari stok. Kembalikan cadangan router, atau buat ulang dengan sisa masing-masing.</translation>
    </message>
    <message>
        <source>Ask an operator or the owner to do it.</source>
        <translation>Minta operator atau pemilik melakukannya.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) made again.</source>
        <translation>
            <numerusform>%n voucher dibuat ulang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be made: their orders were paid back, nothing was left of them, or the router refused.</source>
        <translation>
            <numerusform>%n tidak bisa dibuat: uangnya sudah dikembalikan, tidak ada sisanya, atau router menolak.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before all were made.</source>
        <translation>Dihentikan sebelum semua dibuat.</translation>
    </message>
    <message>
        <source>Stopped before all were made: %1</source>
        <translation>Berhenti sebelum semua dibuat: %1</translation>
    </message>
    <message>
        <source>Missing vouchers</source>
        <translation>Voucher hilang</translation>
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
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>About Loket</source>
        <translation>Tentang Loket</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Staff …</source>
        <translation>Karyawan …</translation>
    </message>
    <message>
        <source>Change my PIN …</source>
        <translation>Ganti PIN saya …</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Saat jendela ditutup</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Tanya dulu</translation>
    </message>
    <message>
        <source>Keep selling</source>
        <translation>Tetap berjualan</translation>
    </message>
    <message>
        <source>Stop selling</source>
        <translation>Berhenti berjualan</translation>
    </message>
    <message>
        <source>Schedule …</source>
        <translation>Jadwal …</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Selling goes on</source>
        <translation>Penjualan jalan terus</translation>
    </message>
    <message>
        <source>Only an operator or the owner may stop it. Log in as one of them, then choose Quit in the menu.</source>
        <translation>Hanya operator atau pemilik yang boleh menghentikannya. Masuk sebagai salah satunya, lalu pilih Keluar di menu.</translation>
    </message>
    <message>
        <source>Leave the till</source>
        <translation>Tinggalkan kasir</translation>
    </message>
    <message>
        <source>Closed shifts …</source>
        <translation>Shift yang sudah ditutup …</translation>
    </message>
    <message>
        <source>Moving in …</source>
        <translation>Pindah ke Loket …</translation>
    </message>
</context>
<context>
    <name>loket::ui::MakeVouchersDialog</name>
    <message>
        <source>Make vouchers</source>
        <translation>Buat voucher</translation>
    </message>
    <message>
        <source>Make vouchers in advance</source>
        <translation>Buat voucher di muka</translation>
    </message>
    <message>
        <source>The package&apos;s own</source>
        <translation>Sesuai paket</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>&amp;Package</source>
        <translation>&amp;Paket</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Jumlah</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>&amp;Router</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) of the package %1 are made on the router %2 under the profile %3. Together they are worth %4 when they are sold; until then they are stock. They are made in the background, which can be stopped at any time.</source>
        <translation>
            <numerusform>%n voucher paket %1 dibuat di router %2 dengan profil %3. Nilainya %4 bila terjual; sampai saat itu menjadi stok. Pembuatan berjalan di latar belakang dan bisa dihentikan kapan saja.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::ManualDialog</name>
    <message>
        <source>Nothing found. Try fewer or other words.</source>
        <translation>Tidak ada yang ditemukan. Coba kata lain atau lebih sedikit.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n tempat ditemukan</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Search the manual (Ctrl+F)</source>
        <translation>Cari di panduan (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Cari di panduan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Back to the page before (Alt+Left)</source>
        <translation>Kembali ke halaman sebelumnya (Alt+Kiri)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>loket::ui::MessageEditor</name>
    <message>
        <source>Use the built-in text</source>
        <translation>Pakai teks bawaan</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Pesan untuk siapa</translation>
    </message>
    <message>
        <source>Every customer</source>
        <translation>Semua pelanggan</translation>
    </message>
    <message>
        <source>Who reads Indonesian</source>
        <translation>Pembaca bahasa Indonesia</translation>
    </message>
    <message>
        <source>Who reads English</source>
        <translation>Pembaca bahasa Inggris</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>Sisipkan %1</translation>
    </message>
    <message>
        <source>Language of the preview</source>
        <translation>Bahasa pratinjau</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>Pratinjau pesan</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
    <message>
        <source>Empty: these customers get the text for every customer.</source>
        <translation>Kosong: pelanggan ini mendapat teks untuk semua pelanggan.</translation>
    </message>
    <message>
        <source>The message: %1</source>
        <translation>Isi pesan: %1</translation>
    </message>
    <message>
        <source>This text cannot be sent</source>
        <translation>Teks ini tidak bisa dikirim</translation>
    </message>
    <message>
        <source>No text of its own</source>
        <translation>Tidak punya teks sendiri</translation>
    </message>
    <message>
        <source>Has a text of its own</source>
        <translation>Punya teks sendiri</translation>
    </message>
</context>
<context>
    <name>loket::ui::MessagePage</name>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Who sends the codes to the customer&apos;s phone, and the text of the message.</source>
        <translation>Siapa yang mengantar kode ke ponsel pelanggan, dan dengan kata-kata apa.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Saluran</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Isi pesan</translation>
    </message>
    <message>
        <source>Press a button to insert a placeholder at the cursor. A line whose placeholders are all empty is left out.</source>
        <translation>Tekan tombol untuk menyisipkan penanda di posisi kursor. Baris yang semua penandanya kosong dilewati.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Kirim pesan uji</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Coba dulu</translation>
    </message>
    <message>
        <source>With the settings above, saved or not.</source>
        <translation>Dengan pengaturan di atas, sudah disimpan atau belum.</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>Nomor Anda sendiri</translation>
    </message>
    <message>
        <source>The test message is being sent…</source>
        <translation>Pesan uji sedang dikirim…</translation>
    </message>
    <message>
        <source>This is a test message from %1. Your codes will come the same way.</source>
        <translation>Ini pesan uji dari %1. Kode Anda akan datang dengan cara yang sama.</translation>
    </message>
    <message>
        <source>%1 accepted the test message. Look at your phone: only there you see whether it arrives.</source>
        <translation>%1 menerima pesan uji. Lihat HP Anda: hanya di sana terlihat apakah pesannya sampai.</translation>
    </message>
</context>
<context>
    <name>loket::ui::OnlineModel</name>
    <message>
        <source>%1 online</source>
        <translation>%1 online</translation>
    </message>
    <message>
        <source>does not run out</source>
        <translation>tanpa batas waktu</translation>
    </message>
    <message>
        <source>over</source>
        <translation>habis</translation>
    </message>
    <message>
        <source>not Loket&apos;s</source>
        <translation>bukan dari Loket</translation>
    </message>
    <message>
        <source>Only this device may use the voucher.</source>
        <translation>Hanya perangkat ini yang boleh memakai voucher ini.</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Tamu</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Online for</source>
        <translation>Online selama</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
</context>
<context>
    <name>loket::ui::OnlineScreen</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>compared %1</source>
        <translation>dibandingkan %1</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Bandingkan sekarang</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Simpan daftar</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Tamu</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Perbedaan</translation>
    </message>
    <message>
        <source>Compares every router with the ledger.</source>
        <translation>Membandingkan setiap router dengan buku.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;kspor…</translation>
    </message>
</context>
<context>
    <name>loket::ui::OpenShift</name>
    <message>
        <source>Open the shift</source>
        <translation>Buka shift</translation>
    </message>
    <message>
        <source>Count the cash that is in the drawer now. Sales and voids are added to it, and the count at the end shows whether it adds up.</source>
        <translation>Hitung uang yang ada di laci sekarang. Setiap penjualan dan pembatalan dicatat, dan hitungan di akhir shift menunjukkan apakah jumlahnya cocok.</translation>
    </message>
    <message>
        <source>Cash in the &amp;drawer</source>
        <translation>Uang di &amp;laci</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>Uang di laci</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrderForm</name>
    <message>
        <source>Enter a quantity from 1 to %1.</source>
        <translation>Isi jumlah 1 sampai %1.</translation>
    </message>
    <message>
        <source>This is no mobile number. Correct it or leave it empty.</source>
        <translation>Ini bukan nomor HP. Perbaiki atau kosongkan.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Kurang %1.</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Masih kurang</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Uang pas</translation>
    </message>
    <message>
        <source>Cash given: %1</source>
        <translation>Uang diterima: %1</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Jumlah</translation>
    </message>
    <message>
        <source>WhatsApp &amp;phone (optional)</source>
        <translation>No. &amp;WhatsApp (boleh kosong)</translation>
    </message>
    <message>
        <source>&amp;Cash given</source>
        <translation>&amp;Uang diterima</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Selling …</source>
        <translation>Menjual …</translation>
    </message>
    <message>
        <source>Take the cash</source>
        <translation>Terima uang</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>WhatsApp phone, optional</source>
        <translation>Nomor WhatsApp, boleh kosong</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>Uang diterima</translation>
    </message>
    <message>
        <source>0812…</source>
        <translation>0812…</translation>
    </message>
    <message>
        <source>A number below 1,000 counts as thousands: 20 is Rp 20.000.</source>
        <translation>Angka di bawah 1.000 dihitung ribuan: 20 berarti Rp 20.000.</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousands of rupiah</comment>
        <translation>%1 rb</translation>
    </message>
    <message>
        <source>The price has changed: %1 instead of %2.</source>
        <translation>Harganya berubah: %1, tadinya %2.</translation>
    </message>
    <message>
        <source>Pick a package with its digit, or type its name</source>
        <translation>Pilih paket dengan angkanya, atau ketik namanya</translation>
    </message>
    <message>
        <source>Whats&amp;App</source>
        <comment>the label of a phone number&apos;s narrow field</comment>
        <translation>Whats&amp;App</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersFilterBar</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Search invoice, name, phone, package or code (Ctrl+F)</source>
        <translation>Cari invoice, nama, HP, paket, atau kode (Ctrl+F)</translation>
    </message>
    <message>
        <source>From the report; press to show all orders again</source>
        <translation>Dari laporan; tekan untuk menampilkan semua pesanan lagi</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>Cari pesanan</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersModel</name>
    <message>
        <source>The money came after the order had ended.</source>
        <translation>Uangnya datang setelah pesanan berakhir.</translation>
    </message>
    <message>
        <source>Ask the customer, then press Checked.</source>
        <translation>Tanyakan ke pelanggan, lalu tekan Sudah diperiksa.</translation>
    </message>
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
        <translation>Nominal</translation>
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
        <source>What went wrong</source>
        <translation>Masalahnya</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>The message waits: the WhatsApp service is paused.</source>
        <translation>Pesan menunggu: layanan WhatsApp sedang dijeda.</translation>
    </message>
    <message>
        <source>Correct its settings or resume it; all that wait are sent then.</source>
        <translation>Perbaiki pengaturannya atau lanjutkan; semua yang menunggu lalu dikirim.</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Lanjutkan pengiriman</translation>
    </message>
    <message>
        <source>Sends by this service again, for all messages that wait.</source>
        <translation>Mengirim lewat layanan ini lagi, untuk semua pesan yang menunggu.</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersScreen</name>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>No order matches</source>
        <translation>Tidak ada pesanan yang cocok</translation>
    </message>
    <message>
        <source>No order matches this search, status and period. Search for less, or show all orders.</source>
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
    <message>
        <source>Reading the orders…</source>
        <translation>Membaca pesanan…</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackageEditor</name>
    <message>
        <source>Short and permanent: shop links, reports and the API use it for the package.</source>
        <translation>Pendek dan tetap: tautan toko, laporan, dan API mengenal paket dengan ini.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>menit</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>jam</translation>
    </message>
    <message>
        <source>days</source>
        <translation>hari</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Satuan waktu</translation>
    </message>
    <message>
        <source>Create it on the router…</source>
        <translation>Buat di router…</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>tanpa batas</translation>
    </message>
    <message>
        <source>Only the first device may use it</source>
        <translation>Kunci ke perangkat pertama</translation>
    </message>
    <message>
        <source>The voucher is tied to the device that logs in first. It can be untied again.</source>
        <translation>Voucher terikat pada perangkat yang pertama masuk. Ikatannya bisa dilepas lagi.</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>Dijual</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Devices at once</source>
        <translation>Perangkat sekaligus</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Hapus…</translation>
    </message>
    <message>
        <source>Give the package a name.</source>
        <translation>Beri nama paketnya.</translation>
    </message>
    <message>
        <source>An ID has 1 to 32 letters, digits, - or _.</source>
        <translation>ID berisi 1 sampai 32 huruf, angka, - atau _.</translation>
    </message>
    <message>
        <source>There is already a package with this ID.</source>
        <translation>Sudah ada paket dengan ID ini.</translation>
    </message>
    <message>
        <source>Choose a profile of the router.</source>
        <translation>Pilih profil dari router.</translation>
    </message>
    <message>
        <source>Say how much time it gives.</source>
        <translation>Isi berapa lama waktunya.</translation>
    </message>
    <message>
        <source>New package</source>
        <translation>Paket baru</translation>
    </message>
    <message>
        <source>The router has not listed its profiles yet.</source>
        <translation>Router belum memberi tahu profilnya.</translation>
    </message>
    <message>
        <source>The router has no profile of this name, so no voucher can be made.</source>
        <translation>Router tidak punya profil dengan nama ini, jadi voucher tidak bisa dibuat.</translation>
    </message>
    <message>
        <source>On the router, without a speed limit.</source>
        <translation>Ada di router, tanpa batas kecepatan.</translation>
    </message>
    <message>
        <source>On the router, speed %1 (upload/download).</source>
        <translation>Ada di router, kecepatan %1 (unggah/unduh).</translation>
    </message>
    <message numerus="yes">
        <source>It lets %n device(s) in at once.</source>
        <translation>
            <numerusform>Mengizinkan %n perangkat sekaligus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::PackageTiles</name>
    <message>
        <source>Packages</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n in stock</source>
        <translation>
            <numerusform>stok %n</numerusform>
        </translation>
    </message>
    <message>
        <source>none in stock</source>
        <translation>stok habis</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackagesModel</name>
    <message>
        <source>only while online</source>
        <translation>waktu online</translation>
    </message>
    <message>
        <source>from the first login</source>
        <translation>sejak login pertama</translation>
    </message>
    <message>
        <source>from the sale</source>
        <translation>sejak dibeli</translation>
    </message>
    <message>
        <source>never runs out</source>
        <translation>tanpa batas waktu</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n perangkat</numerusform>
        </translation>
    </message>
    <message>
        <source>first device only</source>
        <translation>hanya perangkat pertama</translation>
    </message>
    <message>
        <source>%1: not on the router</source>
        <translation>%1: tidak ada di router</translation>
    </message>
    <message>
        <source>%1: other number of devices</source>
        <translation>%1: jumlah perangkat berbeda</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>Dijual</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>Tidak dijual</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Profile on the router</source>
        <translation>Profil di router</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackagesScreen</name>
    <message>
        <source>Packages</source>
        <translation>Paket</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s), %1 on sale</source>
        <translation>
            <numerusform>%n paket, %1 dijual</numerusform>
        </translation>
    </message>
    <message>
        <source>No packages here</source>
        <translation>Tidak ada paket di sini</translation>
    </message>
    <message>
        <source>This window is read-only. Open Loket itself to change the packages.</source>
        <translation>Jendela ini hanya untuk melihat. Buka Loket yang biasa untuk mengubah paket.</translation>
    </message>
    <message>
        <source>The packages could not be read</source>
        <translation>Paket tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Reading the packages…</source>
        <translation>Membaca paket…</translation>
    </message>
    <message>
        <source>Nothing is on sale yet</source>
        <translation>Belum ada yang dijual</translation>
    </message>
    <message>
        <source>A package says how much time a voucher gives, what it costs, and which profile of the router it uses.</source>
        <translation>Paket menentukan lama waktu voucher, harganya, dan profil router yang dipakai.</translation>
    </message>
    <message>
        <source>Add a package</source>
        <translation>Tambah paket</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 tersimpan</translation>
    </message>
    <message>
        <source>Remove the package %1?</source>
        <translation>Hapus paket %1?</translation>
    </message>
    <message>
        <source>It can no longer be bought. What was sold stays, and its vouchers stay valid. To stop selling it for a while, take it off sale instead.</source>
        <translation>Tidak bisa dibeli lagi. Yang sudah terjual tetap ada dan vouchernya tetap berlaku. Untuk berhenti menjual sementara, cukup matikan penjualannya.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>No router is set up yet, so its profiles are not known.</source>
        <translation>Belum ada router yang diatur, jadi profilnya belum diketahui.</translation>
    </message>
    <message>
        <source>The router %1 does not list its profiles: %2</source>
        <translation>Router %1 tidak memberi tahu profilnya: %2</translation>
    </message>
    <message>
        <source>The profile %1 is on the router</source>
        <translation>Profil %1 ada di router</translation>
    </message>
    <message>
        <source>Ask the router</source>
        <translation>Tanya router</translation>
    </message>
    <message>
        <source>Reads the profiles from the router again.</source>
        <translation>Membaca lagi profil dari router.</translation>
    </message>
    <message>
        <source>Further up (Alt+Up)</source>
        <translation>Naikkan (Alt+Atas)</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Naikkan</translation>
    </message>
    <message>
        <source>Further down (Alt+Down)</source>
        <translation>Turunkan (Alt+Bawah)</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Put %1 on sale?</source>
        <translation>Jual %1?</translation>
    </message>
    <message>
        <source>Take %1 off sale?</source>
        <translation>Berhenti menjual %1?</translation>
    </message>
    <message>
        <source>The counter and the shop offer it at once.</source>
        <translation>Loket dan toko langsung menawarkannya.</translation>
    </message>
    <message>
        <source>The counter and the shop no longer offer it. What was sold stays, and its vouchers stay valid. It can be put on sale again at any time.</source>
        <translation>Loket dan toko tidak menawarkannya lagi. Yang sudah terjual tetap ada dan vouchernya tetap berlaku. Bisa dijual lagi kapan saja.</translation>
    </message>
    <message>
        <source>&amp;Put on sale</source>
        <translation>&amp;Jual</translation>
    </message>
    <message>
        <source>&amp;Take off sale</source>
        <translation>Ber&amp;henti menjual</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Drag a row to change the order; Space asks whether to put it on sale or take it off.</source>
        <translation>Seret baris untuk mengubah urutan; Spasi menanyakan apakah dijual atau berhenti dijual.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PausedChannels</name>
    <message>
        <source>Message service</source>
        <translation>Layanan pesan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>%1 is paused. %2</source>
        <translation>%1 dijeda. %2</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Lanjutkan pengiriman</translation>
    </message>
    <message>
        <source>Resume sending by %1</source>
        <translation>Lanjutkan pengiriman lewat %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n pesan menunggu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Buka pengaturan</translation>
    </message>
    <message>
        <source>Open the settings of %1</source>
        <translation>Buka pengaturan %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>How customers pay. A gateway that is switched off still accepts payments that are under way.</source>
        <translation>Cara pelanggan membayar. Gateway yang dimatikan tetap menerima uang yang sedang dalam perjalanan.</translation>
    </message>
    <message>
        <source>Callback address</source>
        <translation>Alamat callback</translation>
    </message>
    <message>
        <source>Paste it where the gateway asks for its callback or notification URL.</source>
        <translation>Tempelkan di tempat gateway meminta URL callback atau notifikasi.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PeriodChooser</name>
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
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Tahun ini</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Dari – sampai</translation>
    </message>
</context>
<context>
    <name>loket::ui::PickUpBar</name>
    <message numerus="yes">
        <source>%n sale(s) ready for pick-up.</source>
        <translation>
            <numerusform>%n penjualan siap diambil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) paid, the voucher is not made yet.</source>
        <translation>
            <numerusform>%n penjualan sudah dibayar, vouchernya belum jadi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show the next sale whose customer does not have the code yet (F7)</source>
        <translation>Tampilkan penjualan berikutnya yang kodenya belum diterima pelanggan (F7)</translation>
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
    <name>loket::ui::PreviewDialog</name>
    <message>
        <source>Slip printer (%1)</source>
        <translation>Printer struk (%1)</translation>
    </message>
    <message>
        <source>No printer found</source>
        <translation>Printer tidak ditemukan</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Halaman %1 dari %2</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Mencetak…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Sudah dicetak.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Disimpan sebagai %1.</translation>
    </message>
    <message>
        <source>Print vouchers</source>
        <translation>Cetak voucher</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Templat</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>P&amp;rinter</translation>
    </message>
    <message>
        <source>A4, 24 vouchers (3 × 8)</source>
        <translation>A4, 24 voucher (3 × 8)</translation>
    </message>
    <message>
        <source>A4, 52 vouchers (4 × 13)</source>
        <translation>A4, 52 voucher (4 × 13)</translation>
    </message>
    <message>
        <source>A4, 64 vouchers, without QR codes</source>
        <translation>A4, 64 voucher, tanpa kode QR</translation>
    </message>
    <message>
        <source>Slip, 58 mm</source>
        <translation>Struk, 58 mm</translation>
    </message>
    <message>
        <source>Slip, 80 mm</source>
        <translation>Struk, 80 mm</translation>
    </message>
    <message>
        <source>QR code that &amp;logs in</source>
        <translation>Kode QR untuk &amp;login</translation>
    </message>
    <message>
        <source>QR code that joins the &amp;Wi-Fi</source>
        <translation>Kode QR untuk &amp;Wi-Fi</translation>
    </message>
    <message>
        <source>L&amp;ogo</source>
        <translation>L&amp;ogo</translation>
    </message>
    <message>
        <source>The QR code that logs in needs the hotspot&apos;s address: enter it in Settings, under printing.</source>
        <translation>Kode QR untuk login perlu alamat hotspot: isi di Pengaturan, bagian pencetakan.</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Cetak</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>T&amp;utup</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>When it is printed, mark the vouchers: until then the counter may sell them.</source>
        <translation>Setelah dicetak, tandai vouchernya: sebelum itu loket masih bisa menjualnya.</translation>
    </message>
    <message>
        <source>&amp;Mark as printed</source>
        <translation>&amp;Tandai sudah dicetak</translation>
    </message>
</context>
<context>
    <name>loket::ui::PrinterDialog</name>
    <message>
        <source>Search the &amp;network</source>
        <translation>Cari di &amp;jaringan</translation>
    </message>
    <message>
        <source>Use this printer</source>
        <translation>Pakai printer ini</translation>
    </message>
    <message>
        <source>Choose the slip printer</source>
        <translation>Pilih printer struk</translation>
    </message>
    <message>
        <source>Choose the printer for sheets</source>
        <translation>Pilih printer lembar voucher</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>USB printer: %1</source>
        <translation>Printer USB: %1</translation>
    </message>
    <message>
        <source>Serial port: %1</source>
        <translation>Port serial: %1</translation>
    </message>
    <message>
        <source>Printer of this computer: %1</source>
        <translation>Printer komputer ini: %1</translation>
    </message>
    <message>
        <source>In the network: %1</source>
        <translation>Di jaringan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses of this network are asked for a printer…</source>
        <translation>
            <numerusform>%n alamat di jaringan ini sedang ditanya…</numerusform>
        </translation>
    </message>
    <message>
        <source>The printers of this computer are being listed…</source>
        <translation>Printer komputer ini sedang didaftar…</translation>
    </message>
    <message>
        <source>No printer was found. Is it switched on, and connected to this computer or its network?</source>
        <translation>Tidak ada printer yang ditemukan. Apakah sudah menyala dan tersambung ke komputer ini atau jaringannya?</translation>
    </message>
    <message>
        <source>This computer knows no printer. One with a network cable or Wi-Fi is found by a search.</source>
        <translation>Komputer ini belum mengenal printer. Printer berkabel jaringan atau Wi-Fi bisa ditemukan dengan pencarian.</translation>
    </message>
    <message>
        <source>The search has ended.</source>
        <translation>Pencarian selesai.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>Pencetakan</translation>
    </message>
    <message>
        <source>Slips at the counter, and sheets of vouchers.</source>
        <translation>Struk di loket dan lembar voucher.</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Struk</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Isi cetakan</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>Cetak struk uji</translation>
    </message>
    <message>
        <source>Choose the picture for the logo</source>
        <translation>Pilih gambar untuk logo</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Gambar (%1)</translation>
    </message>
    <message>
        <source>“%1” is no picture that Loket can read. Choose a PNG or JPEG file.</source>
        <translation>“%1” bukan gambar yang bisa dibaca Loket. Pilih berkas PNG atau JPEG.</translation>
    </message>
    <message>
        <source>The test slip is being printed…</source>
        <translation>Struk uji sedang dicetak…</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>Struk uji</translation>
    </message>
    <message>
        <source>These letters and both QR codes should be readable.</source>
        <translation>Huruf ini dan kedua kode QR harus terbaca.</translation>
    </message>
    <message>
        <source>The printer took the test slip. If code B on it can be read, switch on “%1”.</source>
        <translation>Printer menerima struk uji. Kalau kode B di struk terbaca, nyalakan “%1”.</translation>
    </message>
    <message>
        <source>The test slip was given to the system&apos;s printer.</source>
        <translation>Struk uji sudah diserahkan ke printer sistem.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ProfileDialog</name>
    <message>
        <source>Create the profile %1</source>
        <translation>Buat profil %1</translation>
    </message>
    <message>
        <source>The router %1 has no hotspot user profile of this name yet. Loket will run exactly this one command on it; nothing else is changed.</source>
        <translation>Router %1 belum punya profil pengguna hotspot dengan nama ini. Loket akan menjalankan tepat satu perintah ini; yang lain tidak berubah.</translation>
    </message>
    <message>
        <source>Speed, upload/download</source>
        <translation>Kecepatan, unggah/unduh</translation>
    </message>
    <message>
        <source>Devices at once</source>
        <translation>Perangkat sekaligus</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Create on the router</source>
        <translation>Buat di router</translation>
    </message>
</context>
<context>
    <name>loket::ui::ProfilesPage</name>
    <message>
        <source>Ask the router again</source>
        <translation>Tanya router lagi</translation>
    </message>
    <message>
        <source>Stop selling what the router has no profile for</source>
        <translation>Hentikan penjualan paket yang profilnya tidak ada di router</translation>
    </message>
    <message>
        <source>What do you sell?</source>
        <translation>Apa yang Anda jual?</translation>
    </message>
    <message>
        <source>Asking the router…</source>
        <translation>Menanyai router…</translation>
    </message>
    <message>
        <source>The router does not list its profiles: %1 You can continue and do this later.</source>
        <translation>Router tidak memberi tahu profilnya: %1 Anda bisa lanjut dan melakukannya nanti.</translation>
    </message>
    <message>
        <source>The router has only its default profile. Make profiles on it, or later under Packages.</source>
        <translation>Router hanya punya profil bawaan. Buat profil di router, atau nanti di Paket.</translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) found</source>
        <translation>
            <numerusform>%n profil ditemukan</numerusform>
        </translation>
    </message>
    <message>
        <source>Sell %1</source>
        <translation>Jual %1</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Nama %1</translation>
    </message>
    <message>
        <source>Price of %1</source>
        <translation>Harga %1</translation>
    </message>
    <message>
        <source>Time of %1</source>
        <translation>Waktu %1</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>jam</translation>
    </message>
    <message>
        <source>days</source>
        <translation>hari</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Satuan waktu</translation>
    </message>
    <message>
        <source>Each package uses a hotspot user profile of the router. Tick what you sell and give it a price, a time and how the time counts; everything else can be set later under Packages.</source>
        <translation>Setiap paket memakai satu profil pengguna hotspot di router. Centang yang Anda jual, lalu isi harga, waktu, dan cara menghitung waktunya; sisanya bisa diatur nanti di Paket.</translation>
    </message>
    <message>
        <source>How the time of %1 counts</source>
        <translation>Cara menghitung waktu %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::PurchaseBrowser</name>
    <message>
        <source>The orders could not be read</source>
        <translation>Pesanan tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Membaca pesanan…</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>pesanan</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) saved.</source>
        <translation>
            <numerusform>%n pesanan disimpan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy invoice</source>
        <translation>Salin invoice</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Simpan ke berkas</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Simpan ke berkas…</translation>
    </message>
    <message>
        <source>Forget this customer…</source>
        <translation>Lupakan pelanggan ini…</translation>
    </message>
</context>
<context>
    <name>loket::ui::QuestionsModel</name>
    <message>
        <source>What it is about</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
</context>
<context>
    <name>loket::ui::ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Reason (may be left out)</source>
        <translation>Alasan (boleh kosong)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Say why: it is written to the activity log.</source>
        <translation>Tulis alasannya: dicatat di aktivitas.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ReportView</name>
    <message>
        <source>%1: %2</source>
        <comment>Package: 3rb - 1 Hari</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2:00–%2:59</source>
        <comment>a weekday, an hour</comment>
        <translation>%1, %2:00–%2:59</translation>
    </message>
    <message>
        <source>Revenue, net</source>
        <translation>Pendapatan bersih</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>%1 masuk</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>Voucher terjual</translation>
    </message>
    <message numerus="yes">
        <source>in %n paid order(s)</source>
        <translation>
            <numerusform>dalam %n pesanan dibayar</numerusform>
        </translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n pesanan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being made</source>
        <translation>
            <numerusform>%n sedang dibuat</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of paid</source>
        <translation>%1 dari yang dibayar</translation>
    </message>
    <message>
        <source>Paid, no voucher</source>
        <translation>Dibayar tanpa voucher</translation>
    </message>
    <message>
        <source>nothing to measure</source>
        <translation>belum ada yang diukur</translation>
    </message>
    <message>
        <source>95% within %1</source>
        <translation>95% dalam %1</translation>
    </message>
    <message>
        <source>Paid → voucher</source>
        <translation>Bayar → voucher</translation>
    </message>
    <message>
        <source>Paid → message</source>
        <translation>Bayar → pesan</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Pesan terkirim</translation>
    </message>
    <message>
        <source>%1 sent, %2 failed</source>
        <translation>%1 terkirim, %2 gagal</translation>
    </message>
    <message>
        <source>%1 sent, %2 confirmed</source>
        <translation>%1 terkirim, %2 sampai</translation>
    </message>
    <message>
        <source>%1: %2 of %3 attempts went out (%4); %5 refused, %6 without an answer</source>
        <translation>%1: %2 dari %3 percobaan terkirim (%4); %5 ditolak, %6 tanpa jawaban</translation>
    </message>
    <message>
        <source>No message was sent in this period.</source>
        <translation>Tidak ada pesan yang dikirim dalam periode ini.</translation>
    </message>
    <message>
        <source>Revenue by hour</source>
        <translation>Pendapatan per jam</translation>
    </message>
    <message>
        <source>Vouchers by hour</source>
        <translation>Voucher per jam</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Pendapatan per hari</translation>
    </message>
    <message>
        <source>Vouchers by day</source>
        <translation>Voucher per hari</translation>
    </message>
    <message>
        <source>Revenue by month</source>
        <translation>Pendapatan per bulan</translation>
    </message>
    <message>
        <source>Vouchers by month</source>
        <translation>Voucher per bulan</translation>
    </message>
    <message>
        <source>▮ this period   ○ - - before: %1</source>
        <translation>▮ periode ini   ○ - - sebelumnya: %1</translation>
    </message>
    <message>
        <source>Weekdays and hours (thousand rupiah)</source>
        <translation>Hari dan jam (ribu rupiah)</translation>
    </message>
    <message>
        <source>Weekdays and hours (vouchers)</source>
        <translation>Hari dan jam (voucher)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
</context>
<context>
    <name>loket::ui::ReportsScreen</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>Membaca angka…</translation>
    </message>
    <message>
        <source>Nothing was sold in this period</source>
        <translation>Tidak ada penjualan dalam periode ini</translation>
    </message>
    <message>
        <source>As soon as an order is paid, its revenue, its vouchers and its times appear here. Choose another period above.</source>
        <translation>Begitu ada pesanan yang dibayar, pendapatan, voucher, dan waktunya muncul di sini. Pilih periode lain di atas.</translation>
    </message>
    <message>
        <source>Show the last 30 days</source>
        <translation>Tampilkan 30 hari terakhir</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>Angka tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>report</source>
        <comment>of a file</comment>
        <translation>laporan</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Pendapatan</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Yang ditampilkan</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>Bandi&amp;ngkan</translation>
    </message>
    <message>
        <source>Show the period before beside this one</source>
        <translation>Tampilkan periode sebelumnya di samping periode ini</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;kspor</translation>
    </message>
    <message>
        <source>Sales as CSV…</source>
        <translation>Penjualan sebagai CSV…</translation>
    </message>
    <message>
        <source>Workbook for Excel (XLSX)…</source>
        <translation>Buku kerja Excel (XLSX)…</translation>
    </message>
    <message>
        <source>Report as PDF…</source>
        <translation>Laporan sebagai PDF…</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>Cetak laporan…</translation>
    </message>
</context>
<context>
    <name>loket::ui::RouterPage</name>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Where the vouchers are made. Loket never touches what it has not made itself.</source>
        <translation>Tempat voucher dibuat. Loket tidak pernah menyentuh yang bukan buatannya.</translation>
    </message>
    <message>
        <source>Add a router…</source>
        <translation>Tambah router…</translation>
    </message>
    <message>
        <source>Remove this router…</source>
        <translation>Hapus router ini…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Koneksi</translation>
    </message>
    <message>
        <source>Ask the router…</source>
        <translation>Tanya router…</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Uji koneksi</translation>
    </message>
    <message>
        <source>No fingerprint</source>
        <translation>Tidak ada sidik jari</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Tambah router</translation>
    </message>
    <message>
        <source>A short name for it: small letters, digits, - and _.</source>
        <translation>Nama pendek: huruf kecil, angka, - dan _.</translation>
    </message>
    <message>
        <source>Not a name for a router</source>
        <translation>Bukan nama router</translation>
    </message>
    <message>
        <source>A name has 1 to 32 small letters, digits, - or _.</source>
        <translation>Nama berisi 1 sampai 32 huruf kecil, angka, - atau _.</translation>
    </message>
    <message>
        <source>Remove the router %1?</source>
        <translation>Hapus router %1?</translation>
    </message>
    <message>
        <source>Its settings and passwords are removed from Loket. Nothing changes on the router itself: its vouchers stay valid, but Loket does not watch them any more.</source>
        <translation>Pengaturan dan kata sandinya dihapus dari Loket. Di router sendiri tidak ada yang berubah: vouchernya tetap berlaku, tetapi tidak lagi dipantau Loket.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Tests the settings above, saved or not, and names what is to be typed on the router. How to make the user there: F1.</source>
        <translation>Mencoba isian di atas, tersimpan atau belum, dan menyebut apa yang perlu diketik di router. Cara membuat penggunanya di sana: F1.</translation>
    </message>
</context>
<context>
    <name>loket::ui::RouterView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Search for less to see the others.</source>
        <translation>Persingkat pencarian untuk melihat yang lain.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
</context>
<context>
    <name>loket::ui::RunPanel</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 dari %3</translation>
    </message>
    <message>
        <source>%1: done (%2)</source>
        <translation>%1: selesai (%2)</translation>
    </message>
    <message>
        <source>%1: done for %2, not possible for %3</source>
        <translation>%1: berhasil %2, tidak bisa %3</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Batalkan sisanya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>selesai: %1</translation>
    </message>
    <message>
        <source>under way: %1</source>
        <translation>sedang dikerjakan: %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>menunggu: %1</translation>
    </message>
    <message>
        <source>not possible: %1</source>
        <translation>tidak bisa: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>number to correct: %1</source>
        <translation>nomor perlu diperbaiki: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SaleResult</name>
    <message>
        <source>The next code appears here</source>
        <translation>Kode berikutnya muncul di sini</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Cetak struk</translation>
    </message>
    <message>
        <source>Print the slip of this sale (Ctrl+P)</source>
        <translation>Cetak struk penjualan ini (Ctrl+P)</translation>
    </message>
    <message>
        <source>Digit: package · Enter: quantity, then cash · Enter: sold. Tab leads to the phone, Escape starts over.</source>
        <translation>Angka: paket · Enter: jumlah, lalu uang · Enter: terjual. Tab ke nomor WhatsApp, Esc: ulang dari awal.</translation>
    </message>
    <message>
        <source>The voucher is being made …</source>
        <translation>Voucher sedang dibuat …</translation>
    </message>
    <message>
        <source>This sale was voided. Its codes are removed from the router and no longer work.</source>
        <translation>Penjualan ini dibatalkan. Kodenya dihapus dari router dan tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>Voucher code %1</source>
        <translation>Kode voucher %1</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>Kata sandi: %1</translation>
    </message>
    <message>
        <source>QR code that logs in</source>
        <translation>Kode QR untuk login</translation>
    </message>
    <message>
        <source>This sale was voided. Its codes are to be removed from the router; they work until that is done.</source>
        <translation>Penjualan ini dibatalkan. Kodenya akan dihapus dari router; sampai itu selesai, kodenya masih berlaku.</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>Pesan: %1</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Cetak struk pengambilan</translation>
    </message>
    <message>
        <source>Print the receipt to pick the code up with (Ctrl+P)</source>
        <translation>Cetak struk untuk mengambil kodenya nanti (Ctrl+P)</translation>
    </message>
    <message>
        <source>The router does not answer. The sale is stored, and its voucher is made by itself as soon as the router is back; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</source>
        <translation>Router tidak menjawab. Penjualannya sudah tersimpan, dan vouchernya dibuat sendiri begitu router kembali; struknya lalu tercetak. Pelanggan kembali dengan struk pengambilan %1; F7 membuka yang siap diambil.</translation>
    </message>
    <message>
        <source>The router does not answer. The sale is stored. When the router is back, somebody has to press Regenerate in Attention; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</source>
        <translation>Router tidak menjawab. Penjualannya sudah tersimpan. Saat router kembali, harus ada yang menekan Buat ulang di Perhatian; struknya lalu tercetak. Pelanggan kembali dengan struk pengambilan %1; F7 membuka yang siap diambil.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SaleSlips</name>
    <message>
        <source>Printing …</source>
        <translation>Mencetak …</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>Struk sudah dicetak.</translation>
    </message>
    <message>
        <source>The pick-up receipt is printed.</source>
        <translation>Struk pengambilan sudah dicetak.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ScheduleDialog</name>
    <message>
        <source>Schedule</source>
        <translation>Jadwal</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Seberapa sering</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jalankan sekarang</translation>
    </message>
    <message>
        <source>Run now: %1</source>
        <translation>Jalankan sekarang: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SchedulePage</name>
    <message>
        <source>Retries and schedule</source>
        <translation>Coba lagi dan jadwal</translation>
    </message>
    <message>
        <source>What Loket retries automatically, and how often it cleans up.</source>
        <translation>Apa yang dicoba lagi sendiri oleh Loket, dan seberapa sering berbenah.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Percobaan ulang</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadwal</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Pemberitahuan</translation>
    </message>
</context>
<context>
    <name>loket::ui::SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Code, phone, order, device address or name</source>
        <translation>Kode, HP, pesanan, alamat perangkat, atau nama</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Type at least two letters or digits. A scanner works too.</source>
        <translation>Ketik minimal dua huruf atau angka. Pemindai juga bisa.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Mencari…</translation>
    </message>
    <message>
        <source>Sold at the counter</source>
        <translation>Dijual di loket</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>di stok</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Nothing was found. Part of a code, phone number, order, device address or name is enough.</source>
        <translation>Tidak ada yang ditemukan. Sebagian kode, nomor HP, pesanan, alamat perangkat, atau nama sudah cukup.</translation>
    </message>
    <message>
        <source>The newest %1 are shown; type more to see others.</source>
        <translation>%1 yang terbaru ditampilkan; ketik lebih lengkap untuk melihat yang lain.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SecretDialog</name>
    <message>
        <source>Change my PIN</source>
        <translation>Ganti PIN saya</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>&amp;Present PIN or password</source>
        <translation>PIN atau kata sandi &amp;sekarang</translation>
    </message>
    <message>
        <source>&amp;New PIN or password</source>
        <translation>PIN atau kata sandi &amp;baru</translation>
    </message>
    <message>
        <source>New one &amp;again</source>
        <translation>Ulangi yang b&amp;aru</translation>
    </message>
    <message>
        <source>The new one was typed differently the second time.</source>
        <translation>Yang baru tidak sama saat diulangi.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ServerPage</name>
    <message>
        <source>Server and webhooks</source>
        <translation>Server dan webhook</translation>
    </message>
    <message>
        <source>Where the shop page is, and where gateways report a payment.</source>
        <translation>Letak halaman toko, dan tempat gateway melaporkan pembayaran.</translation>
    </message>
    <message>
        <source>Reachable at</source>
        <translation>Bisa dicapai di</translation>
    </message>
    <message>
        <source>Addresses to paste</source>
        <translation>Alamat untuk ditempel</translation>
    </message>
    <message>
        <source>At each gateway, put its address where it asks for the callback or notification URL.</source>
        <translation>Di setiap gateway, isikan alamatnya pada kolom URL callback atau notifikasi.</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Terowongan</translation>
    </message>
    <message>
        <source>A host on the internet that forwards what reaches it, for a computer that cannot be reached from there.</source>
        <translation>Server di internet yang meneruskan apa yang sampai kepadanya, untuk komputer yang tidak bisa dihubungi dari luar.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Shop page</source>
        <translation>Halaman toko</translation>
    </message>
    <message>
        <source>%1, receipts</source>
        <translation>%1, tanda terima</translation>
    </message>
    <message>
        <source>No public address is set: these work on this computer only. Payments are detected all the same, by querying the gateway.</source>
        <translation>Alamat publik belum diisi: alamat ini hanya berlaku di komputer ini. Pembayaran tetap diketahui dengan menanyai gateway.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingField</name>
    <message>
        <source>Forget</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Hapus %1</translation>
    </message>
    <message>
        <source>Will be forgotten when you save</source>
        <translation>Akan dihapus saat disimpan</translation>
    </message>
    <message>
        <source>Is set – type to replace it</source>
        <translation>Sudah diisi – ketik untuk mengganti</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Belum diisi</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Applies after the next start of Loket.</source>
        <translation>Berlaku setelah Loket dijalankan lagi.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Pilih: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Cari (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Cari pengaturan</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>Langkah awal…</translation>
    </message>
    <message>
        <source>Leads through the router, packages and payments once more.</source>
        <translation>Memandu lagi melalui router, paket, dan pembayaran.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>No settings here</source>
        <translation>Tidak ada pengaturan di sini</translation>
    </message>
    <message>
        <source>This window is read-only. Open Loket itself to change the settings.</source>
        <translation>Jendela ini hanya untuk melihat. Buka Loket yang biasa untuk mengubah pengaturan.</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Pengaturan tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>Membaca pengaturan…</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n perubahan belum disimpan</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be saved yet: %1. %2</source>
        <translation>Belum bisa disimpan: %1. %2</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>No setting has these words. Search for other or fewer words.</source>
        <translation>Tidak ada pengaturan dengan kata itu. Cari dengan kata lain atau lebih sedikit kata.</translation>
    </message>
    <message>
        <source>Save (Enter in a field, or Ctrl+S)</source>
        <translation>Simpan (Enter di kolom, atau Ctrl+S)</translation>
    </message>
    <message>
        <source>Moving in…</source>
        <translation>Pindah ke Loket…</translation>
    </message>
    <message>
        <source>Brings packages, vouchers and past sales along from Mikhmon, gembok-bill, phpnuxbill or a list.</source>
        <translation>Membawa paket, voucher, dan penjualan lama dari Mikhmon, gembok-bill, phpnuxbill, atau daftar.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftBar</name>
    <message>
        <source>Shift since %1</source>
        <translation>Shift sejak %1</translation>
    </message>
    <message>
        <source>%1, shift since %2</source>
        <translation>%1, shift sejak %2</translation>
    </message>
    <message>
        <source>Cash orders: %1</source>
        <translation>Pesanan tunai: %1</translation>
    </message>
    <message>
        <source>Cash in/out</source>
        <translation>Uang masuk/keluar</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Tutup shift</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftHistory</name>
    <message>
        <source>Show the &amp;report</source>
        <translation>Lihat &amp;laporan</translation>
    </message>
    <message>
        <source>Reading the shifts…</source>
        <translation>Membaca shift…</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua kasir</translation>
    </message>
    <message>
        <source>What was too much and what was missing</source>
        <translation>Yang lebih dan yang kurang</translation>
    </message>
    <message>
        <source>Closed shifts</source>
        <translation>Shift yang sudah ditutup</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message numerus="yes">
        <source>and %n more cashier(s); choose one above</source>
        <translation>
            <numerusform>dan %n kasir lain; pilih di atas</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 shifts are listed.</source>
        <translation>Yang tampil %1 shift terbaru.</translation>
    </message>
    <message>
        <source>No shift was closed in this period</source>
        <translation>Tidak ada shift yang ditutup pada periode ini</translation>
    </message>
    <message>
        <source>A shift appears here with its count as soon as its cashier closes it at the counter (F10).</source>
        <translation>Shift muncul di sini beserta hitungannya begitu kasir menutupnya di loket (F10).</translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>Tampilkan semua waktu</translation>
    </message>
    <message>
        <source>The shifts could not be read</source>
        <translation>Shift tidak bisa dibaca</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s)</source>
        <translation>
            <numerusform>%n shift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 missing in %n of them</source>
        <translation>
            <numerusform>kurang %1 di %n shift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 too much in %n of them</source>
        <translation>
            <numerusform>lebih %1 di %n shift</numerusform>
        </translation>
    </message>
    <message>
        <source>all add up</source>
        <translation>semuanya cocok</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a cashier, what was counted</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;kspor…</translation>
    </message>
    <message>
        <source>Save the shifts</source>
        <translation>Simpan daftar shift</translation>
    </message>
    <message>
        <source>shifts</source>
        <comment>of a file</comment>
        <translation>shift</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftReportDialog</name>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Cetak</translation>
    </message>
    <message>
        <source>Shift report</source>
        <translation>Laporan shift</translation>
    </message>
    <message>
        <source>Shift of %1</source>
        <translation>Shift %1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>In the drawer at the start</source>
        <translation>Uang di laci saat mulai</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n penjualan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n void(s)</source>
        <translation>
            <numerusform>%n pembatalan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n pengembalian uang</numerusform>
        </translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>Seharusnya ada di laci</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Terhitung</translation>
    </message>
    <message>
        <source>It adds up</source>
        <translation>Cocok</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Lebih</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Kurang</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Mencetak…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Sudah dicetak.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftSales</name>
    <message>
        <source>SALES OF THIS SHIFT  (F6)</source>
        <translation>PENJUALAN SHIFT INI  (F6)</translation>
    </message>
    <message>
        <source>Sales of this shift</source>
        <translation>Penjualan shift ini</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>Show the code of the chosen sale again (Enter); Ctrl+P prints its slip</source>
        <translation>Lihat lagi kode penjualan yang dipilih (Enter); Ctrl+P mencetak struknya</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void the chosen sale (Delete)</source>
        <translation>Batalkan penjualan yang dipilih (Delete)</translation>
    </message>
    <message>
        <source>SALES  (F6)</source>
        <translation>PENJUALAN  (F6)</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftSalesModel</name>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Voucher pending</source>
        <translation>Voucher menyusul</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Sudah diberikan</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Nominal</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>For pick-up</source>
        <translation>Siap diambil</translation>
    </message>
</context>
<context>
    <name>loket::ui::SliceBars</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n lainnya</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in this period</source>
        <translation>Tidak ada dalam periode ini</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n voucher(s), paid without voucher: %3</source>
        <translation>
            <numerusform>%1: %2, %n voucher, dibayar tanpa voucher: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::StaffDialog</name>
    <message>
        <source>Staff</source>
        <translation>Karyawan</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Yang bekerja di sini</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>May log &amp;in</source>
        <translation>Boleh &amp;masuk</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Peran</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>dimatikan</translation>
    </message>
    <message>
        <source>+ Somebody new</source>
        <translation>+ Orang baru</translation>
    </message>
    <message>
        <source>New &amp;PIN or password (empty: as it is)</source>
        <translation>P&amp;IN atau kata sandi baru (kosong: tetap)</translation>
    </message>
    <message>
        <source>&amp;PIN or password</source>
        <translation>P&amp;IN atau kata sandi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
</context>
<context>
    <name>loket::ui::StoryBrowser</name>
    <message>
        <source>Fix all</source>
        <translation>Urus semua</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Bersihkan</translation>
    </message>
    <message numerus="yes">
        <source>Remove the vouchers of %n order(s) from the router?</source>
        <translation>
            <numerusform>Hapus voucher milik %n pesanan dari router?</numerusform>
        </translation>
    </message>
    <message>
        <source>These orders are not paid. Whatever they left on the router is removed; the orders themselves and their history are kept. The activity log records it.</source>
        <translation>Pesanan ini tidak dibayar. Yang tertinggal di router dihapus; pesanan dan riwayatnya tetap ada. Tindakan ini dicatat di log aktivitas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Has this order been refunded?</source>
        <translation>Apakah uang pesanan ini sudah dikembalikan?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n unpaid order(s)?</source>
        <translation>
            <numerusform>Batalkan %n pesanan yang belum dibayar?</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the payment service allows it, the payment is cancelled there too. If money arrives all the same, the vouchers are made and the order is marked for a check.</source>
        <translation>Bila layanan pembayaran mengizinkan, pembayarannya diakhiri juga di sana. Jika uangnya tetap masuk, voucher tetap dibuat dan pesanan ditandai untuk diperiksa.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Sedang bekerja…</translation>
    </message>
    <message>
        <source>The message waits: the WhatsApp service is paused.</source>
        <translation>Pesan menunggu: layanan WhatsApp sedang dijeda.</translation>
    </message>
    <message>
        <source>The vouchers are on the router.</source>
        <translation>Voucher sudah ada di router.</translation>
    </message>
    <message>
        <source>The message went out.</source>
        <translation>Pesan sudah terkirim.</translation>
    </message>
    <message>
        <source>The vouchers are removed from the router.</source>
        <translation>Voucher sudah dihapus dari router.</translation>
    </message>
    <message>
        <source>Its vouchers are removed from the router, at once or, while it is away, as soon as it is back. Loket moves no money itself, and this cannot be undone.</source>
        <translation>Vouchernya dihapus dari router, langsung atau, selama router tidak terhubung, begitu router kembali. Loket sendiri tidak memindahkan uang, dan ini tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>The number is corrected; the message is on its way.</source>
        <translation>Nomor diperbaiki; pesannya sedang dikirim.</translation>
    </message>
    <message>
        <source>The number is corrected.</source>
        <translation>Nomor diperbaiki.</translation>
    </message>
    <message>
        <source>WhatsApp does not take this number. Correct it, and the message is sent.</source>
        <translation>WhatsApp menolak nomor ini. Perbaiki, lalu pesannya dikirim.</translation>
    </message>
</context>
<context>
    <name>loket::ui::StoryPanel</name>
    <message>
        <source>Reading the order…</source>
        <translation>Membaca pesanan…</translation>
    </message>
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
        <source>Paid. Give %1 change.</source>
        <translation>Sudah dibayar. Kembalian %1.</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>Sudah dibayar.</translation>
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
        <source>Take the cash…</source>
        <translation>Terima uang…</translation>
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
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Name and number</source>
        <translation>Nama dan nomor</translation>
    </message>
    <message>
        <source>forgotten %1</source>
        <translation>dilupakan %1</translation>
    </message>
    <message>
        <source>Forget this customer…</source>
        <translation>Lupakan pelanggan ini…</translation>
    </message>
    <message>
        <source>online, paid in cash; the cashier is not recorded</source>
        <translation>online, dibayar tunai; kasirnya belum dicatat</translation>
    </message>
    <message>
        <source>online, paid in cash to %1</source>
        <translation>online, dibayar tunai ke %1</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Diimpor</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>dari %1</translation>
    </message>
    <message>
        <source>Number there</source>
        <translation>Nomor di sana</translation>
    </message>
    <message>
        <source>before Loket</source>
        <translation>sebelum Loket</translation>
    </message>
</context>
<context>
    <name>loket::ui::TakeCashDialog</name>
    <message>
        <source>Take the cash</source>
        <translation>Terima uang</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <comment>an amount of money</comment>
        <translation>Harus dibayar %1</translation>
    </message>
    <message>
        <source>%1 × %2, ordered by %3. The voucher is made as soon as the cash is booked.</source>
        <translation>%1 × %2, dipesan %3. Voucher dibuat begitu uang dicatat.</translation>
    </message>
    <message>
        <source>&amp;Cash given</source>
        <translation>&amp;Uang diterima</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>Kurang %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Kembalian: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::TokensPage</name>
    <message>
        <source>API tokens</source>
        <translation>Token API</translation>
    </message>
    <message>
        <source>Another program needs a token to read Loket&apos;s API or to work with it. Each program gets its own, so that one can be revoked without the others.</source>
        <translation>Program lain perlu token untuk membaca atau memakai API Loket. Beri setiap program tokennya sendiri, supaya satu bisa dicabut tanpa yang lain.</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Token baru</translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation>Nama program</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Boleh apa</translation>
    </message>
    <message>
        <source>May read</source>
        <translation>Boleh membaca</translation>
    </message>
    <message>
        <source>May read and act</source>
        <translation>Boleh membaca dan bertindak</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>The new token</source>
        <translation>Token baru</translation>
    </message>
    <message>
        <source>Copy it now: it is shown only this once.</source>
        <translation>Salin sekarang: hanya ditampilkan sekali ini.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>No token yet. The shop and the gateways need none.</source>
        <translation>Belum ada token. Toko dan gateway tidak memerlukannya.</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>terakhir dipakai %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>belum pernah dipakai</translation>
    </message>
    <message>
        <source>may read and act</source>
        <translation>boleh membaca dan bertindak</translation>
    </message>
    <message>
        <source>may read</source>
        <translation>boleh membaca</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Cabut…</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Cabut %1</translation>
    </message>
    <message>
        <source>Revoke the token %1?</source>
        <translation>Cabut token %1?</translation>
    </message>
    <message>
        <source>The program that uses it is refused from this moment on. This cannot be undone; a new token can be made at any time.</source>
        <translation>Program yang memakainya langsung ditolak. Ini tidak bisa dibatalkan; token baru bisa dibuat kapan saja.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Cabut</translation>
    </message>
</context>
<context>
    <name>loket::ui::Tray</name>
    <message>
        <source>Loket keeps selling</source>
        <translation>Loket tetap berjualan</translation>
    </message>
    <message>
        <source>Open the window from this icon.</source>
        <translation>Buka jendela dari ikon ini.</translation>
    </message>
    <message>
        <source>Open Loket</source>
        <translation>Buka Loket</translation>
    </message>
    <message>
        <source>No notifications for an hour</source>
        <translation>Tanpa notifikasi selama satu jam</translation>
    </message>
    <message>
        <source>Stop selling and quit</source>
        <translation>Berhenti berjualan dan keluar</translation>
    </message>
</context>
<context>
    <name>loket::ui::TrendChart</name>
    <message numerus="yes">
        <source>%1 · %n voucher(s)</source>
        <translation>
            <numerusform>%1 · %n voucher</numerusform>
        </translation>
    </message>
    <message>
        <source>refunded: %1</source>
        <translation>dikembalikan: %1</translation>
    </message>
    <message numerus="yes">
        <source>paid without voucher: %n</source>
        <translation>
            <numerusform>dibayar tanpa voucher: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>before (%1): %2</source>
        <translation>sebelumnya (%1): %2</translation>
    </message>
</context>
<context>
    <name>loket::ui::UpdateNotice</name>
    <message>
        <source>The database is being copied, before this version of Loket changes it.</source>
        <translation>Basis data sedang disalin, sebelum versi Loket ini mengubahnya.</translation>
    </message>
    <message>
        <source>The database is being brought up to date. This takes a few minutes where there are many orders; payments are not lost meanwhile. Please leave the computer on.</source>
        <translation>Basis data sedang diperbarui. Ini perlu beberapa menit bila pesanannya banyak; pembayaran tidak hilang selama itu. Biarkan komputer tetap menyala.</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoidDialog</name>
    <message>
        <source>Void the sale</source>
        <translation>Batalkan penjualan</translation>
    </message>
    <message>
        <source>Void %1 × %2, %3?</source>
        <translation>Batalkan %1 × %2, %3?</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>A&amp;lasan</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>&amp;Pemilik</translation>
    </message>
    <message>
        <source>&amp;PIN of the owner</source>
        <translation>P&amp;IN pemilik</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>Tidak jadi</translation>
    </message>
    <message>
        <source>Say why: the owner reads it in the report.</source>
        <translation>Tulis alasannya: pemilik membacanya di laporan.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is returned to the customer, and %n voucher(s) are removed from the router, at once or, while it is away, as soon as it is back. This cannot be undone.</source>
        <translation>
            <numerusform>%1 dikembalikan ke pelanggan, dan %n voucher dihapus dari router, langsung atau, selama router tidak terhubung, begitu router kembali. Ini tidak bisa dibatalkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>The owner types the PIN here.</source>
        <translation>Pemilik mengetik PIN-nya di sini.</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherCodes</name>
    <message numerus="yes">
        <source>Copy %n code(s)</source>
        <translation>
            <numerusform>Salin %n kode</numerusform>
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
        <translation>Voucher</translation>
    </message>
    <message>
        <source>How new codes look. Codes that are already sold stay as they are.</source>
        <translation>Bentuk kode baru. Kode yang sudah terjual tetap seperti semula.</translation>
    </message>
    <message>
        <source>They will look like this</source>
        <translation>Bentuknya akan seperti ini</translation>
    </message>
    <message>
        <source>Examples of codes</source>
        <translation>Contoh kode</translation>
    </message>
    <message>
        <source>Other examples</source>
        <translation>Contoh lain</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherPanel</name>
    <message>
        <source>%1 are selected. At most %2 can be worked on at once; select fewer.</source>
        <translation>%1 dipilih. Paling banyak %2 bisa dikerjakan sekaligus; pilih lebih sedikit.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) selected</source>
        <translation>
            <numerusform>%n voucher dipilih</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many selected</source>
        <translation>Terlalu banyak dipilih</translation>
    </message>
    <message numerus="yes">
        <source>%n of them unsold, worth %1</source>
        <translation>
            <numerusform>%n di antaranya belum terjual, senilai %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Removes unsold vouchers from the router again</source>
        <translation>Menghapus voucher yang belum terjual dari router</translation>
    </message>
    <message>
        <source>Only unsold vouchers can be withdrawn</source>
        <translation>Hanya voucher yang belum terjual bisa ditarik</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Cetak struk</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Berlaku</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profil %2</translation>
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
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentar</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Code written down</source>
        <translation>Kode dicatat</translation>
    </message>
    <message>
        <source>Made on the router</source>
        <translation>Dibuat di router</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>Sold from stock</source>
        <translation>Terjual dari stok</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>Login pertama</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Habis</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Removed from the router</source>
        <translation>Dihapus dari router</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy codes</source>
        <translation>Salin kode</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Print sheet…</source>
        <translation>Cetak lembar…</translation>
    </message>
    <message>
        <source>Shows the cards on A4 first; printed cards are not sold automatically any more</source>
        <translation>Menampilkan dulu kartunya di A4; yang sudah dicetak tidak dijual otomatis lagi</translation>
    </message>
</context>
<context>
    <name>loket::ui::VouchersFilterBar</name>
    <message>
        <source>All packages</source>
        <translation>Semua paket</translation>
    </message>
    <message>
        <source>All routers</source>
        <translation>Semua router</translation>
    </message>
    <message>
        <source>Batch …%1 ×</source>
        <translation>Batch …%1 ×</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Show the vouchers of all batches again</source>
        <translation>Tampilkan lagi voucher dari semua batch</translation>
    </message>
    <message>
        <source>Search code, order, customer or device (Ctrl+F)</source>
        <translation>Cari kode, pesanan, pelanggan, atau perangkat (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search vouchers</source>
        <translation>Cari voucher</translation>
    </message>
    <message>
        <source>Sold or in stock</source>
        <translation>Terjual atau di stok</translation>
    </message>
    <message>
        <source>Sold and in stock</source>
        <translation>Terjual dan di stok</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Di stok</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
</context>
<context>
    <name>loket::ui::VouchersModel</name>
    <message>
        <source>Being withdrawn</source>
        <translation>Sedang ditarik</translation>
    </message>
    <message>
        <source>Refused by the router</source>
        <translation>Ditolak router</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Di stok</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profil %2</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sold to</source>
        <translation>Terjual ke</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>Login pertama</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Berakhir</translation>
    </message>
</context>
<context>
    <name>loket::ui::VouchersScreen</name>
    <message>
        <source>It is being removed from the router.</source>
        <translation>Sedang dihapus dari router.</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>The vouchers could not be read</source>
        <translation>Daftar voucher tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Reading the vouchers…</source>
        <translation>Membaca daftar voucher…</translation>
    </message>
    <message>
        <source>No voucher matches</source>
        <translation>Tidak ada voucher yang cocok</translation>
    </message>
    <message>
        <source>No voucher matches this search and these filters. Search for less, or show all vouchers.</source>
        <translation>Tidak ada voucher yang sesuai dengan pencarian dan saringan ini. Persingkat pencarian, atau tampilkan semua voucher.</translation>
    </message>
    <message>
        <source>Show all vouchers</source>
        <translation>Tampilkan semua voucher</translation>
    </message>
    <message>
        <source>No vouchers yet</source>
        <translation>Belum ada voucher</translation>
    </message>
    <message>
        <source>Vouchers appear here as soon as they are sold. Make some in advance, and the counter can sell them while the router is away, or print them on sheets.</source>
        <translation>Voucher muncul di sini begitu terjual. Buatlah beberapa di muka, maka kasir bisa menjualnya saat router tidak terjangkau, atau cetak di lembaran.</translation>
    </message>
    <message>
        <source>Make vouchers…</source>
        <translation>Buat voucher…</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 ditampilkan</translation>
    </message>
    <message>
        <source>Withdraw vouchers</source>
        <translation>Tarik voucher</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n unsold voucher(s) from the router?</source>
        <translation>
            <numerusform>Hapus %n voucher yang belum terjual dari router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their codes stop working, also where they are printed already. It is written into the activity log.</source>
        <translation>Kodenya tidak berlaku lagi, juga yang sudah dicetak. Ini dicatat di log aktivitas.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Mencetak…</translation>
    </message>
    <message>
        <source>Export vouchers</source>
        <translation>Ekspor voucher</translation>
    </message>
    <message>
        <source>vouchers</source>
        <comment>of a file</comment>
        <translation>voucher</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>Login pertama</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Berakhir pada</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Salin kode</translation>
    </message>
    <message>
        <source>Batches (%1 running)</source>
        <translation>Batch (%1 berjalan)</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Writes what is shown into a file</source>
        <translation>Menulis yang tampil ke berkas</translation>
    </message>
    <message>
        <source>Mark as printed</source>
        <translation>Tandai sudah dicetak</translation>
    </message>
</context>
</TS>
