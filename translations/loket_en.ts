<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ActivityWords</name>
    <message>
        <source>Shift opened</source>
        <translation>Shift opened</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Shift closed</translation>
    </message>
    <message>
        <source>Cash put into the drawer</source>
        <translation>Cash put into the drawer</translation>
    </message>
    <message>
        <source>Cash taken out of the drawer</source>
        <translation>Cash taken out of the drawer</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Logged in</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Logged out</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Login refused</translation>
    </message>
    <message>
        <source>Member of staff added</source>
        <translation>Member of staff added</translation>
    </message>
    <message>
        <source>Member of staff changed</source>
        <translation>Member of staff changed</translation>
    </message>
    <message>
        <source>PIN or password changed</source>
        <translation>PIN or password changed</translation>
    </message>
    <message>
        <source>Approved by the owner</source>
        <translation>Approved by the owner</translation>
    </message>
    <message>
        <source>Identity confirmed</source>
        <translation>Identity confirmed</translation>
    </message>
    <message>
        <source>Package saved</source>
        <translation>Package saved</translation>
    </message>
    <message>
        <source>Package created</source>
        <translation>Package created</translation>
    </message>
    <message>
        <source>Package removed</source>
        <translation>Package removed</translation>
    </message>
    <message>
        <source>Packages put into another order</source>
        <translation>Packages put into another order</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Settings changed</translation>
    </message>
    <message>
        <source>API token created</source>
        <translation>API token created</translation>
    </message>
    <message>
        <source>API token revoked</source>
        <translation>API token revoked</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Backup made</translation>
    </message>
    <message>
        <source>Scheduled work started by hand</source>
        <translation>Scheduled work started by hand</translation>
    </message>
    <message>
        <source>Scheduled work done</source>
        <translation>Scheduled work done</translation>
    </message>
    <message>
        <source>Scheduled work failed</source>
        <translation>Scheduled work failed</translation>
    </message>
    <message>
        <source>Making vouchers for stock begun</source>
        <translation>Making vouchers for stock begun</translation>
    </message>
    <message>
        <source>Vouchers for stock made</source>
        <translation>Vouchers for stock made</translation>
    </message>
    <message>
        <source>Making vouchers for stock stopped</source>
        <translation>Making vouchers for stock stopped</translation>
    </message>
    <message>
        <source>Making vouchers for stock cancelled</source>
        <translation>Making vouchers for stock cancelled</translation>
    </message>
    <message>
        <source>Making vouchers for stock resumed</source>
        <translation>Making vouchers for stock resumed</translation>
    </message>
    <message>
        <source>Vouchers printed</source>
        <translation>Vouchers printed</translation>
    </message>
    <message>
        <source>Vouchers removed from stock</source>
        <translation>Vouchers removed from stock</translation>
    </message>
    <message>
        <source>Vouchers withdrawn from stock</source>
        <translation>Vouchers withdrawn from stock</translation>
    </message>
    <message>
        <source>Old vouchers removed from stock</source>
        <translation>Old vouchers removed from stock</translation>
    </message>
    <message>
        <source>Voucher used for the first time</source>
        <translation>Voucher used for the first time</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Voucher expired</translation>
    </message>
    <message>
        <source>Voucher used up</source>
        <translation>Voucher used up</translation>
    </message>
    <message>
        <source>Voucher extended</source>
        <translation>Voucher extended</translation>
    </message>
    <message>
        <source>Device disconnected</source>
        <translation>Device disconnected</translation>
    </message>
    <message>
        <source>Voucher unlocked from its device</source>
        <translation>Voucher unlocked from its device</translation>
    </message>
    <message>
        <source>Voucher removed</source>
        <translation>Voucher removed</translation>
    </message>
    <message>
        <source>Users removed from the router</source>
        <translation>Users removed from the router</translation>
    </message>
    <message>
        <source>Router cleaned up</source>
        <translation>Router cleaned up</translation>
    </message>
    <message>
        <source>Profile made on the router</source>
        <translation>Profile made on the router</translation>
    </message>
    <message>
        <source>Message channel paused</source>
        <translation>Message channel paused</translation>
    </message>
    <message>
        <source>Message channel resumed</source>
        <translation>Message channel resumed</translation>
    </message>
    <message>
        <source>Settlement compared with the gateway</source>
        <translation>Settlement compared with the gateway</translation>
    </message>
    <message>
        <source>Settlement differs from the gateway</source>
        <translation>Settlement differs from the gateway</translation>
    </message>
    <message>
        <source>Settlement could not be compared</source>
        <translation>Settlement could not be compared</translation>
    </message>
    <message>
        <source>Sale voided</source>
        <translation>Sale voided</translation>
    </message>
    <message>
        <source>Marked as refunded</source>
        <translation>Marked as refunded</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Order cancelled</translation>
    </message>
    <message>
        <source>Voucher replaced</source>
        <translation>Voucher replaced</translation>
    </message>
    <message>
        <source>Payment ended at the gateway</source>
        <translation>Payment ended at the gateway</translation>
    </message>
    <message>
        <source>The payment could not be ended at the gateway</source>
        <translation>The payment could not be ended at the gateway</translation>
    </message>
    <message>
        <source>Message sent through the second channel</source>
        <translation>Message sent through the second channel</translation>
    </message>
    <message>
        <source>Message held back: the channel is paused</source>
        <translation>Message held back: the channel is paused</translation>
    </message>
    <message>
        <source>Voucher taken from stock</source>
        <translation>Voucher taken from stock</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Cleaned up</source>
        <translation>Cleaned up</translation>
    </message>
    <message>
        <source>Payment page made</source>
        <translation>Payment page made</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Payment expired</source>
        <translation>Payment expired</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Payment failed</translation>
    </message>
    <message>
        <source>Vouchers made</source>
        <translation>Vouchers made</translation>
    </message>
    <message>
        <source>Vouchers could not be made</source>
        <translation>Vouchers could not be made</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>Message sent</translation>
    </message>
    <message>
        <source>Message delivered</source>
        <translation>Message delivered</translation>
    </message>
    <message>
        <source>Message could not be sent</source>
        <translation>Message could not be sent</translation>
    </message>
    <message>
        <source>Something else: %1</source>
        <translation>Something else: %1</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Counter and staff</source>
        <translation>Counter and staff</translation>
    </message>
    <message>
        <source>Settings and packages</source>
        <translation>Settings and packages</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Anything else</translation>
    </message>
    <message>
        <source>Payment notice: it is being verified at the gateway</source>
        <translation>Payment notice: it is being verified at the gateway</translation>
    </message>
    <message>
        <source>Payment notice refused</source>
        <translation>Payment notice refused</translation>
    </message>
    <message>
        <source>More payment notices refused</source>
        <translation>More payment notices refused</translation>
    </message>
    <message>
        <source>Message sent again</source>
        <translation>Message sent again</translation>
    </message>
    <message>
        <source>Message read</source>
        <translation>Message read</translation>
    </message>
    <message>
        <source>Message did not arrive</source>
        <translation>Message did not arrive</translation>
    </message>
    <message>
        <source>Payment page could not be made</source>
        <translation>Payment page could not be made</translation>
    </message>
    <message>
        <source>Payment notice refused: it does not match the order</source>
        <translation>Payment notice refused: it does not match the order</translation>
    </message>
    <message>
        <source>Vouchers made again</source>
        <translation>Vouchers made again</translation>
    </message>
    <message>
        <source>Vouchers removed from the router</source>
        <translation>Vouchers removed from the router</translation>
    </message>
    <message>
        <source>Vouchers could not be removed from the router</source>
        <translation>Vouchers could not be removed from the router</translation>
    </message>
    <message>
        <source>Only what was left of the voucher is made again</source>
        <translation>Only what was left of the voucher is made again</translation>
    </message>
    <message>
        <source>Voucher made again</source>
        <translation>Voucher made again</translation>
    </message>
    <message>
        <source>Voucher corrected on the router</source>
        <translation>Voucher corrected on the router</translation>
    </message>
    <message>
        <source>Voucher written off</source>
        <translation>Voucher written off</translation>
    </message>
    <message>
        <source>Voucher found on the router and adopted</source>
        <translation>Voucher found on the router and adopted</translation>
    </message>
    <message>
        <source>Leftover removed from the router</source>
        <translation>Leftover removed from the router</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Backup restored</translation>
    </message>
    <message>
        <source>Message not sent, no attempts left</source>
        <translation>Message not sent, no attempts left</translation>
    </message>
    <message>
        <source>The card payment waits: accept or deny it at the gateway</source>
        <translation>The card payment waits: accept or deny it at the gateway</translation>
    </message>
    <message>
        <source>A part of the payment was refunded</source>
        <translation>A part of the payment was refunded</translation>
    </message>
    <message>
        <source>The bank reversed a part of the payment</source>
        <translation>The bank reversed a part of the payment</translation>
    </message>
    <message>
        <source>The bank reversed the payment</source>
        <translation>The bank reversed the payment</translation>
    </message>
    <message>
        <source>Payment notice from the gateway&apos;s test button</source>
        <translation>Payment notice from the gateway&apos;s test button</translation>
    </message>
    <message>
        <source>The computer&apos;s clock is trusted again</source>
        <translation>The computer&apos;s clock is trusted again</translation>
    </message>
    <message>
        <source>Voucher ended by a wrong clock works again</source>
        <translation>Voucher ended by a wrong clock works again</translation>
    </message>
    <message>
        <source>Access revoked since the backup stays revoked</source>
        <translation>Access revoked since the backup stays revoked</translation>
    </message>
    <message>
        <source>Order restored from router and gateway</source>
        <translation>Order restored from router and gateway</translation>
    </message>
    <message>
        <source>Order restored to the ledger</source>
        <translation>Order restored to the ledger</translation>
    </message>
    <message>
        <source>Router forgot the voucher&apos;s use; the rest was set again</source>
        <translation>Router forgot the voucher&apos;s use; the rest was set again</translation>
    </message>
    <message>
        <source>Router recognized</source>
        <translation>Router recognized</translation>
    </message>
    <message>
        <source>Another device confirmed as this router</source>
        <translation>Another device confirmed as this router</translation>
    </message>
    <message>
        <source>Message accepted by the service, arrival not confirmed</source>
        <translation>Message accepted by the service, arrival not confirmed</translation>
    </message>
    <message>
        <source>Customer forgotten: name and number taken out</source>
        <translation>Customer forgotten: name and number taken out</translation>
    </message>
    <message>
        <source>Names and numbers of old orders forgotten</source>
        <translation>Names and numbers of old orders forgotten</translation>
    </message>
    <message>
        <source>Test message sent</source>
        <translation>Test message sent</translation>
    </message>
    <message>
        <source>Making all missing vouchers again</source>
        <translation>Making all missing vouchers again</translation>
    </message>
    <message>
        <source>Customer&apos;s number corrected</source>
        <translation>Customer&apos;s number corrected</translation>
    </message>
    <message>
        <source>Message dismissed</source>
        <translation>Message dismissed</translation>
    </message>
    <message>
        <source>%1 in the drawer</source>
        <translation>%1 in the drawer</translation>
    </message>
    <message>
        <source>it adds up</source>
        <translation>it adds up</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>%1 too much</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>Counted %1, expected %2: %3</source>
        <translation>Counted %1, expected %2: %3</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>%1 set</source>
        <comment>a secret</comment>
        <translation>%1 set</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <comment>a secret</comment>
        <translation>%1 removed</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong attempt(s) in a row</source>
        <translation>
            <numerusform>%n wrong attempt in a row</numerusform>
            <numerusform>%n wrong attempts in a row</numerusform>
        </translation>
    </message>
    <message>
        <source>Import begun</source>
        <translation>Import begun</translation>
    </message>
    <message>
        <source>Import resumed</source>
        <translation>Import resumed</translation>
    </message>
    <message>
        <source>Data of another program imported</source>
        <translation>Data of another program imported</translation>
    </message>
    <message>
        <source>Import stopped before the end</source>
        <translation>Import stopped before the end</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>Import taken back</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Paid orders wait for their vouchers</source>
        <translation>Paid orders wait for their vouchers</translation>
    </message>
    <message>
        <source>Messages through %1 are paused</source>
        <translation>Messages through %1 are paused</translation>
    </message>
    <message>
        <source>Router %1 is away</source>
        <translation>Router %1 is away</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>The disk is nearly full</translation>
    </message>
    <message>
        <source>The database has a problem</source>
        <translation>The database has a problem</translation>
    </message>
    <message>
        <source>Open Loket and see Attention.</source>
        <translation>Open Loket and see Attention.</translation>
    </message>
    <message>
        <source>Free some disk space: on a full disk no sale can be stored.</source>
        <translation>Free some disk space: on a full disk no sale can be stored.</translation>
    </message>
    <message>
        <source>Sales may not be stored: %1</source>
        <translation>Sales may not be stored: %1</translation>
    </message>
    <message>
        <source>Payments through %1 do not work</source>
        <translation>Payments through %1 do not work</translation>
    </message>
    <message>
        <source>Messages are waiting. Fix the channel in Settings.</source>
        <translation>Messages are waiting. Fix the channel in Settings.</translation>
    </message>
    <message>
        <source>Customers are offered the other ways to pay.</source>
        <translation>Customers are offered the other ways to pay.</translation>
    </message>
    <message>
        <source>Messages to customers have not gone out</source>
        <translation>Messages to customers have not gone out</translation>
    </message>
    <message>
        <source>See Attention for the reason; they can be sent again there.</source>
        <translation>See Attention for the reason; they can be sent again there.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is doubtful</source>
        <translation>This computer&apos;s clock is doubtful</translation>
    </message>
    <message>
        <source>The settings file cannot be read</source>
        <translation>The settings file cannot be read</translation>
    </message>
    <message>
        <source>Sales continue, but no voucher is ended and no order expires. Set the clock right, then confirm it.</source>
        <translation>Sales continue, but no voucher is ended and no order expires. Set the clock right, then confirm it.</translation>
    </message>
    <message>
        <source>The last valid settings stay in use.</source>
        <translation>The last valid settings stay in use.</translation>
    </message>
    <message>
        <source>Backups of the database fail</source>
        <translation>Backups of the database fail</translation>
    </message>
    <message>
        <source>Another device answers as router %1</source>
        <translation>Another device answers as router %1</translation>
    </message>
    <message>
        <source>A copy of this database is at work on router %1</source>
        <translation>A copy of this database is at work on router %1</translation>
    </message>
    <message>
        <source>Without a backup, every sale is lost with a broken disk.</source>
        <translation>Without a backup, every sale is lost with a broken disk.</translation>
    </message>
    <message>
        <source>Two programs that sell from copies of one database process the same orders twice: stop the other one.</source>
        <translation>Two programs that sell from copies of one database process the same orders twice: stop the other one.</translation>
    </message>
    <message>
        <source>No voucher is made there until you confirm that it is the right one.</source>
        <translation>No voucher is made there until you confirm that it is the right one.</translation>
    </message>
    <message>
        <source>A payment does not match its order</source>
        <translation>A payment does not match its order</translation>
    </message>
    <message>
        <source>Webhooks of %1 are refused</source>
        <translation>Webhooks of %1 are refused</translation>
    </message>
    <message>
        <source>The bank reversed a payment</source>
        <translation>The bank reversed a payment</translation>
    </message>
    <message>
        <source>No voucher was made for it. See Attention for the order and the reason.</source>
        <translation>No voucher was made for it. See Attention for the order and the reason.</translation>
    </message>
    <message>
        <source>Payments are detected later. Compare the keys in Settings with those at the gateway.</source>
        <translation>Payments are detected later. Compare the keys in Settings with those at the gateway.</translation>
    </message>
    <message>
        <source>See Attention for the order.</source>
        <translation>See Attention for the order.</translation>
    </message>
    <message>
        <source>Vouchers are missing on router %1</source>
        <translation>Vouchers are missing on router %1</translation>
    </message>
    <message>
        <source>Guests cannot log in with them. Make them again in Attention, or put back a copy of the router.</source>
        <translation>Guests cannot log in with them. Make them again in Attention, or put back a copy of the router.</translation>
    </message>
    <message>
        <source>Sales continue: what is paid now waits for the router. Attention shows it.</source>
        <translation>Sales continue: what is paid now waits for the router. Attention shows it.</translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>One of the values cannot be right. Correct it and try again.</source>
        <translation>One of the values cannot be right. Correct it and try again.</translation>
    </message>
    <message>
        <source>This needs the owner.</source>
        <translation>This needs the owner.</translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Free disk space</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Passwords and keys</source>
        <translation>Passwords and keys</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>This computer&apos;s clock</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Packages on sale</source>
        <translation>Packages on sale</translation>
    </message>
    <message>
        <source>Router of a package</source>
        <translation>Router of a package</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Version of the database</source>
        <translation>Version of the database</translation>
    </message>
    <message>
        <source>Log of the database</source>
        <translation>Log of the database</translation>
    </message>
    <message>
        <source>Times in the database</source>
        <translation>Times in the database</translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Certificate of the server</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Public address</translation>
    </message>
    <message>
        <source>Shop and webhook server</source>
        <translation>Shop and webhook server</translation>
    </message>
    <message>
        <source>Connection to the router</source>
        <translation>Connection to the router</translation>
    </message>
    <message>
        <source>Encryption to the router</source>
        <translation>Encryption to the router</translation>
    </message>
    <message>
        <source>Rights on the router</source>
        <translation>Rights on the router</translation>
    </message>
    <message>
        <source>Router&apos;s clock</source>
        <translation>Router&apos;s clock</translation>
    </message>
    <message>
        <source>Router&apos;s time zone</source>
        <translation>Router&apos;s time zone</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>Profiles of the packages</source>
        <translation>Profiles of the packages</translation>
    </message>
    <message>
        <source>Login by QR code</source>
        <translation>Login by QR code</translation>
    </message>
    <message>
        <source>Name of the login page</source>
        <translation>Name of the login page</translation>
    </message>
    <message>
        <source>Paying before the login</source>
        <translation>Paying before the login</translation>
    </message>
    <message>
        <source>Keys of the gateway</source>
        <translation>Keys of the gateway</translation>
    </message>
    <message>
        <source>Test money</source>
        <translation>Test money</translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation>Payment gateway</translation>
    </message>
    <message>
        <source>WhatsApp messages</source>
        <translation>WhatsApp messages</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>To fix</source>
        <translation>To fix</translation>
    </message>
    <message>
        <source>Type on the router (WinBox: New Terminal):</source>
        <translation>Type on the router (WinBox: New Terminal):</translation>
    </message>
    <message>
        <source>Type in a terminal, or change it in the settings:</source>
        <translation>Type in a terminal, or change it in the settings:</translation>
    </message>
    <message>
        <source>Public address from outside</source>
        <translation>Public address from outside</translation>
    </message>
    <message>
        <source>Privacy of the data folder</source>
        <translation>Privacy of the data folder</translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation>Copies of the database</translation>
    </message>
    <message>
        <source>Parts of the database that are not Loket&apos;s</source>
        <translation>Parts of the database that are not Loket&apos;s</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Trusted proxies</translation>
    </message>
    <message>
        <source>Encryption to the gateway</source>
        <translation>Encryption to the gateway</translation>
    </message>
    <message>
        <source>Paused WhatsApp channel</source>
        <translation>Paused WhatsApp channel</translation>
    </message>
    <message>
        <source>Length of the codes</source>
        <translation>Length of the codes</translation>
    </message>
    <message>
        <source>Names and numbers of customers</source>
        <translation>Names and numbers of customers</translation>
    </message>
    <message>
        <source>Suggested: %1</source>
        <translation>Suggested: %1</translation>
    </message>
    <message>
        <source>Second WhatsApp channel</source>
        <translation>Second WhatsApp channel</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>SSH tunnel</translation>
    </message>
    <message>
        <source>TLS (api-ssl)</source>
        <translation>TLS (api-ssl)</translation>
    </message>
    <message>
        <source>Plain (inside your own network)</source>
        <translation>Plain (inside your own network)</translation>
    </message>
    <message>
        <source>Real money (production)</source>
        <translation>Real money (production)</translation>
    </message>
    <message>
        <source>Test money (sandbox)</source>
        <translation>Test money (sandbox)</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Router not set up</source>
        <translation>Router not set up</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Routers: %1 of %2 reachable</source>
        <translation>Routers: %1 of %2 reachable</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routers</translation>
    </message>
    <message>
        <source>Router %1</source>
        <translation>Router %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Router: asking…</source>
        <translation>Router: asking…</translation>
    </message>
    <message>
        <source>Router away</source>
        <translation>Router away</translation>
    </message>
    <message>
        <source>Sales continue: orders paid now get their vouchers as soon as the router is back.</source>
        <translation>Sales continue: orders paid now get their vouchers as soon as the router is back.</translation>
    </message>
    <message>
        <source>Away since</source>
        <translation>Away since</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
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
        <translation>CPU load</translation>
    </message>
    <message>
        <source>Users online</source>
        <translation>Users online</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Answers in</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Reachable since</source>
        <translation>Reachable since</translation>
    </message>
    <message>
        <source>Shop and webhooks</source>
        <translation>Shop and webhooks</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server stopped</translation>
    </message>
    <message>
        <source>Nobody can buy and no payment notice arrives. %1</source>
        <translation>Nobody can buy and no payment notice arrives. %1</translation>
    </message>
    <message>
        <source>Server OK · %1</source>
        <translation>Server OK · %1</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Work queue</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Being done</source>
        <translation>Being done</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>Queue empty</source>
        <translation>Queue empty</translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n waiting · oldest %1</source>
        <translation>
            <numerusform>Queue: %n waiting · oldest %1</numerusform>
            <numerusform>Queue: %n waiting · oldest %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n waiting</source>
        <translation>
            <numerusform>Queue: %n waiting</numerusform>
            <numerusform>Queue: %n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Work waits longer than usual. It is done by itself as soon as the router or the service answers.</source>
        <translation>Work waits longer than usual. It is done by itself as soon as the router or the service answers.</translation>
    </message>
    <message>
        <source>WhatsApp messages</source>
        <translation>WhatsApp messages</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>WhatsApp off</source>
        <translation>WhatsApp off</translation>
    </message>
    <message>
        <source>WhatsApp: not used yet</source>
        <translation>WhatsApp: not used yet</translation>
    </message>
    <message>
        <source>WhatsApp OK</source>
        <translation>WhatsApp OK</translation>
    </message>
    <message>
        <source>WhatsApp troubled</source>
        <translation>WhatsApp troubled</translation>
    </message>
    <message>
        <source>WhatsApp paused</source>
        <translation>WhatsApp paused</translation>
    </message>
    <message numerus="yes">
        <source>Router OK · %n online · CPU %1%</source>
        <translation>
            <numerusform>Router OK · %n online · CPU %1%</numerusform>
            <numerusform>Router OK · %n online · CPU %1%</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>The last message did not go out.</source>
        <translation>The last message did not go out.</translation>
    </message>
    <message>
        <source>The service refuses every message. They wait and are sent as soon as this is fixed.</source>
        <translation>The service refuses every message. They wait and are sent as soon as this is fixed.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Vouchers cannot be made yet. Set the router&apos;s address, user and password.</source>
        <translation>Vouchers cannot be made yet. Set the router&apos;s address, user and password.</translation>
    </message>
    <message>
        <source>Customers get their codes on the shop&apos;s page only. To send them too, choose a service.</source>
        <translation>Customers get their codes on the shop&apos;s page only. To send them too, choose a service.</translation>
    </message>
    <message>
        <source>Ask the owner to correct it in the settings.</source>
        <translation>Ask the owner to correct it in the settings.</translation>
    </message>
    <message>
        <source>Sales continue; orders paid now wait in Attention until somebody presses Regenerate: trying again by itself is switched off in the settings.</source>
        <translation>Sales continue; orders paid now wait in Attention until somebody presses Regenerate: trying again by itself is switched off in the settings.</translation>
    </message>
    <message numerus="yes">
        <source>Queue: %n failed</source>
        <translation>
            <numerusform>Queue: %n failed</numerusform>
            <numerusform>Queue: %n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>What failed is on the Attention screen, with its reason and the button that tries again.</source>
        <translation>What failed is on the Attention screen, with its reason and the button that tries again.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>today %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>yesterday %1</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds, short</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes, short</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours, short</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>The next screen; with Shift the one before</source>
        <translation>The next screen; with Shift the one before</translation>
    </message>
    <message>
        <source>Search everything: code, phone, order, device address, name</source>
        <translation>Search everything: code, phone, order, device address, name</translation>
    </message>
    <message>
        <source>Search in this screen</source>
        <translation>Search in this screen</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copy the selected rows</translation>
    </message>
    <message>
        <source>Save the selected rows as a file for spreadsheets</source>
        <translation>Save the selected rows as a file for spreadsheets</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>These keys</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Sells MikroTik hotspot vouchers and never loses one.</source>
        <translation>Sells MikroTik hotspot vouchers and never loses one.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</translation>
    </message>
    <message>
        <source>About Loket</source>
        <translation>About Loket</translation>
    </message>
    <message>
        <source>The manual, at the page of this screen</source>
        <translation>The manual, at the page of this screen</translation>
    </message>
    <message>
        <source>Stop selling and quit; for cashiers: leave the till</source>
        <translation>Stop selling and quit; for cashiers: leave the till</translation>
    </message>
    <message>
        <source>Save the settings; in a field also Enter</source>
        <translation>Save the settings; in a field also Enter</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Lock the window</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import from %1</source>
        <translation>Import from %1</translation>
    </message>
    <message>
        <source>Import from %1, %2</source>
        <translation>Import from %1, %2</translation>
    </message>
    <message>
        <source>Stopped before the end: what is imported stays, and the same import again goes on where this one stopped.</source>
        <translation>Stopped before the end: what is imported stays, and the same import again goes on where this one stopped.</translation>
    </message>
    <message>
        <source>What came along</source>
        <translation>What came along</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>What the old program lost</source>
        <translation>What the old program lost</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>What is left out, and why</translation>
    </message>
    <message>
        <source>What you answered</source>
        <translation>What you answered</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>a question, what it is about, the answer</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more answer(s)</source>
        <translation>
            <numerusform>and %n more answer</numerusform>
            <numerusform>and %n more answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>a list of vouchers</source>
        <translation>a list of vouchers</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>Sellers</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Routers</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sales records</source>
        <translation>Sales records</translation>
    </message>
    <message>
        <source>Users on the router</source>
        <translation>Users on the router</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profiles</translation>
    </message>
    <message>
        <source>Schedulers of the router</source>
        <translation>Schedulers of the router</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Balances</translation>
    </message>
    <message>
        <source>Discount codes</source>
        <translation>Discount codes</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s)</source>
        <translation>
            <numerusform>%n package</numerusform>
            <numerusform>%n packages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
            <numerusform>%n vouchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seller(s)</source>
        <translation>
            <numerusform>%n seller</numerusform>
            <numerusform>%n sellers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s)</source>
        <translation>
            <numerusform>%n router</numerusform>
            <numerusform>%n routers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sales record(s)</source>
        <translation>
            <numerusform>%n sales record</numerusform>
            <numerusform>%n sales records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) on the router</source>
        <translation>
            <numerusform>%n user on the router</numerusform>
            <numerusform>%n users on the router</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s)</source>
        <translation>
            <numerusform>%n profile</numerusform>
            <numerusform>%n profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduler(s) of the router</source>
        <translation>
            <numerusform>%n scheduler of the router</numerusform>
            <numerusform>%n schedulers of the router</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balance(s)</source>
        <translation>
            <numerusform>%n balance</numerusform>
            <numerusform>%n balances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n discount code(s)</source>
        <translation>
            <numerusform>%n discount code</numerusform>
            <numerusform>%n discount codes</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not for the hotspot (PPPoE, VPN or balance), and Loket sells hotspot vouchers only.</source>
        <translation>This is not for the hotspot (PPPoE, VPN or balance), and Loket sells hotspot vouchers only.</translation>
    </message>
    <message>
        <source>This is no voucher but a member, or a user somebody made by hand. It stays as it is on the router.</source>
        <translation>This is no voucher but a member, or a user somebody made by hand. It stays as it is on the router.</translation>
    </message>
    <message>
        <source>Its profile or package is not known, so neither its price nor its time is.</source>
        <translation>Its profile or package is not known, so neither its price nor its time is.</translation>
    </message>
    <message>
        <source>It has expired, and no sale of it is recorded.</source>
        <translation>It has expired, and no sale of it is recorded.</translation>
    </message>
    <message>
        <source>Its date cannot be right: the router&apos;s clock was not set then.</source>
        <translation>Its date cannot be right: the router&apos;s clock was not set then.</translation>
    </message>
    <message>
        <source>The same sale is recorded a second time. The first record is the one that counts.</source>
        <translation>The same sale is recorded a second time. The first record is the one that counts.</translation>
    </message>
    <message>
        <source>It is damaged, or written in a way that is not known.</source>
        <translation>It is damaged, or written in a way that is not known.</translation>
    </message>
    <message>
        <source>This router already has a voucher with this code.</source>
        <translation>This router already has a voucher with this code.</translation>
    </message>
    <message>
        <source>The code is too short, too long, or has characters that a hotspot code cannot have.</source>
        <translation>The code is too short, too long, or has characters that a hotspot code cannot have.</translation>
    </message>
    <message>
        <source>It belongs to a RADIUS server, or to a router that is not set up here. Set up its router, then import again.</source>
        <translation>It belongs to a RADIUS server, or to a router that is not set up here. Set up its router, then import again.</translation>
    </message>
    <message>
        <source>Its guest logged in for the first time only seconds ago, and Mikhmon is still writing its end. Import again in a minute: it comes along then.</source>
        <translation>Its guest logged in for the first time only seconds ago, and Mikhmon is still writing its end. Import again in a minute: it comes along then.</translation>
    </message>
    <message>
        <source>This is a seller&apos;s account or balance, and this version of Loket has no sellers yet. Import again once it does.</source>
        <translation>This is a seller&apos;s account or balance, and this version of Loket has no sellers yet. Import again once it does.</translation>
    </message>
    <message>
        <source>You answered that it stays out.</source>
        <translation>You answered that it stays out.</translation>
    </message>
    <message>
        <source>An earlier import brought it already.</source>
        <translation>An earlier import brought it already.</translation>
    </message>
    <message>
        <source>It is set up here already, and what is set up here stays.</source>
        <translation>It is set up here already, and what is set up here stays.</translation>
    </message>
    <message>
        <source>Its router did not answer, so nobody knows whether it is still there. It is kept as history only; import again when the router is back.</source>
        <translation>Its router did not answer, so nobody knows whether it is still there. It is kept as history only; import again when the router is back.</translation>
    </message>
    <message>
        <source>It was sold, used or changed since it was imported.</source>
        <translation>It was sold, used or changed since it was imported.</translation>
    </message>
    <message>
        <source>The other program has encrypted it. Type it once more in the settings.</source>
        <translation>The other program has encrypted it. Type it once more in the settings.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>12 vouchers: the reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Storing…</translation>
    </message>
    <message>
        <source>Taking over the vouchers on the router…</source>
        <translation>Taking over the vouchers on the router…</translation>
    </message>
    <message>
        <source>Which price does the customer pay?</source>
        <translation>Which price does the customer pay?</translation>
    </message>
    <message>
        <source>How long is the package valid?</source>
        <translation>How long is the package valid?</translation>
    </message>
    <message>
        <source>Are these vouchers still for sale?</source>
        <translation>Are these vouchers still for sale?</translation>
    </message>
    <message>
        <source>Make these vouchers on the router?</source>
        <translation>Make these vouchers on the router?</translation>
    </message>
    <message>
        <source>Which of your routers is this?</source>
        <translation>Which of your routers is this?</translation>
    </message>
    <message>
        <source>Which package are these vouchers of?</source>
        <translation>Which package are these vouchers of?</translation>
    </message>
    <message>
        <source>What is in the columns of the list?</source>
        <translation>What is in the columns of the list?</translation>
    </message>
    <message>
        <source>Take over users that follow no pattern as well?</source>
        <translation>Take over users that follow no pattern as well?</translation>
    </message>
    <message>
        <source>Which value should be used?</source>
        <translation>Which value should be used?</translation>
    </message>
    <message>
        <source>Stop the old program&apos;s schedulers on the router?</source>
        <translation>Stop the old program&apos;s schedulers on the router?</translation>
    </message>
    <message>
        <source>Mikhmon keeps two: the price, which for many is what they pay themselves, and the selling price.</source>
        <translation>Mikhmon keeps two: the price, which for many is what they pay themselves, and the selling price.</translation>
    </message>
    <message>
        <source>The old program says two different things.</source>
        <translation>The old program says two different things.</translation>
    </message>
    <message>
        <source>The old program records a sale at the first login only: it does not know which printed vouchers are in the drawer and which a customer carries already. In stock: the counter sells them. Already sold: they keep working, and are not sold again.</source>
        <translation>The old program records a sale at the first login only: it does not know which printed vouchers are in the drawer and which a customer carries already. In stock: the counter sells them. Already sold: they keep working, and are not sold again.</translation>
    </message>
    <message>
        <source>Where the codes are on no router yet, have them made: guests can log in with them then. Where they are on the router already, do not.</source>
        <translation>Where the codes are on no router yet, have them made: guests can log in with them then. Where they are on the router already, do not.</translation>
    </message>
    <message>
        <source>What belongs to it is imported to the router that you choose.</source>
        <translation>What belongs to it is imported to the router that you choose.</translation>
    </message>
    <message>
        <source>Price and time of the vouchers are those of the package.</source>
        <translation>Price and time of the vouchers are those of the package.</translation>
    </message>
    <message>
        <source>The list is read as you say here.</source>
        <translation>The list is read as you say here.</translation>
    </message>
    <message>
        <source>Such users are usually members or were made by hand. When in doubt, leave them alone.</source>
        <translation>Such users are usually members or were made by hand. When in doubt, leave them alone.</translation>
    </message>
    <message>
        <source>Here and in the old program the values differ. Nothing that is set here is replaced without your answer.</source>
        <translation>Here and in the old program the values differ. Nothing that is set here is replaced without your answer.</translation>
    </message>
    <message>
        <source>They remove or block vouchers that have run out, which Loket does itself from now on. They are only switched off, never deleted, and undo switches them on again.</source>
        <translation>They remove or block vouchers that have run out, which Loket does itself from now on. They are only switched off, never deleted, and undo switches them on again.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) that follow no pattern</source>
        <translation>
            <numerusform>%n user that follows no pattern</numerusform>
            <numerusform>%n users that follow no pattern</numerusform>
        </translation>
    </message>
    <message>
        <source>Users that follow no pattern</source>
        <translation>Users that follow no pattern</translation>
    </message>
    <message>
        <source>Schedulers of the old program</source>
        <translation>Schedulers of the old program</translation>
    </message>
    <message>
        <source>Vouchers that are on no router</source>
        <translation>Vouchers that are on no router</translation>
    </message>
    <message>
        <source>Vouchers without a package</source>
        <translation>Vouchers without a package</translation>
    </message>
    <message numerus="yes">
        <source>%1 – profile %2, %n voucher(s)</source>
        <translation>
            <numerusform>%1 – profile %2, %n voucher</numerusform>
            <numerusform>%1 – profile %2, %n vouchers</numerusform>
        </translation>
    </message>
    <message>
        <source>Vouchers without a comment</source>
        <translation>Vouchers without a comment</translation>
    </message>
    <message>
        <source>%1, for example %2</source>
        <comment>a column and what is in it</comment>
        <translation>%1, for example %2</translation>
    </message>
    <message>
        <source>The selling price</source>
        <translation>The selling price</translation>
    </message>
    <message>
        <source>The price</source>
        <translation>The price</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>Already sold</source>
        <translation>Already sold</translation>
    </message>
    <message>
        <source>Make them</source>
        <translation>Make them</translation>
    </message>
    <message>
        <source>Do not make them</source>
        <translation>Do not make them</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Leave it out</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Take them over</translation>
    </message>
    <message>
        <source>Leave them alone</source>
        <translation>Leave them alone</translation>
    </message>
    <message>
        <source>The one here</source>
        <translation>The one here</translation>
    </message>
    <message>
        <source>The one of the old program</source>
        <translation>The one of the old program</translation>
    </message>
    <message>
        <source>Switch them off</source>
        <translation>Switch them off</translation>
    </message>
    <message>
        <source>Leave them on</source>
        <translation>Leave them on</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Not used</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) paid and never got a voucher.</source>
        <translation>
            <numerusform>%n customer paid and never got a voucher.</numerusform>
            <numerusform>%n customers paid and never got a voucher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) were recorded twice, so the revenue it showed was too high.</source>
        <translation>
            <numerusform>%n sale was recorded twice, so the revenue it showed was too high.</numerusform>
            <numerusform>%n sales were recorded twice, so the revenue it showed was too high.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) have a date that cannot be right, so they were in no report of their day.</source>
        <translation>
            <numerusform>%n sale has a date that cannot be right, so it was in no report of its day.</numerusform>
            <numerusform>%n sales have a date that cannot be right, so they were in no report of their day.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
</context>
<context>
    <name>LogExport</name>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>The message now</source>
        <translation>The message now</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Milliseconds</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>What it said</translation>
    </message>
</context>
<context>
    <name>OnlineActions</name>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>released; the next device is bound</source>
        <translation>released; the next device is bound</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>disconnected</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Made with Loket, %1</source>
        <translation>Made with Loket, %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>PrintProblem</name>
    <message>
        <source>The printer reports a fault.</source>
        <translation>The printer reports a fault.</translation>
    </message>
    <message>
        <source>Switch it off and on, then print again.</source>
        <translation>Switch it off and on, then print again.</translation>
    </message>
    <message>
        <source>The printer could not be reached.</source>
        <translation>The printer could not be reached.</translation>
    </message>
    <message>
        <source>Check that it is switched on and connected, then print again.</source>
        <translation>Check that it is switched on and connected, then print again.</translation>
    </message>
    <message>
        <source>The printer stopped in the middle.</source>
        <translation>The printer stopped in the middle.</translation>
    </message>
    <message>
        <source>Look at what it printed before you print again.</source>
        <translation>Look at what it printed before you print again.</translation>
    </message>
    <message>
        <source>This user may not use the printer.</source>
        <translation>This user may not use the printer.</translation>
    </message>
    <message>
        <source>Add the user to the group &quot;lp&quot; or &quot;dialout&quot;.</source>
        <translation>Add the user to the group &quot;lp&quot; or &quot;dialout&quot;.</translation>
    </message>
    <message>
        <source>No printer is set up for this.</source>
        <translation>No printer is set up for this.</translation>
    </message>
    <message>
        <source>Choose one in Settings, under printing.</source>
        <translation>Choose one in Settings, under printing.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Choose another folder, or free some space.</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>Printing was stopped.</translation>
    </message>
    <message>
        <source>Printing failed.</source>
        <translation>Printing failed.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Try again; the log says more.</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Sold through</source>
        <translation>Sold through</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>This period</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>The period before</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Revenue</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Revenue less refunds</source>
        <translation>Revenue less refunds</translation>
    </message>
    <message>
        <source>Paid orders</source>
        <translation>Paid orders</translation>
    </message>
    <message>
        <source>Paid without voucher</source>
        <translation>Paid without voucher</translation>
    </message>
    <message>
        <source>Share of paid without voucher</source>
        <translation>Share of paid without voucher</translation>
    </message>
    <message>
        <source>Vouchers being made</source>
        <translation>Vouchers being made</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Messages sent</translation>
    </message>
    <message>
        <source>Messages that failed</source>
        <translation>Messages that failed</translation>
    </message>
    <message>
        <source>Share of messages sent</source>
        <translation>Share of messages sent</translation>
    </message>
    <message>
        <source>Paid to voucher, median</source>
        <translation>Paid to voucher, median</translation>
    </message>
    <message>
        <source>Paid to voucher, 95 of 100 within</source>
        <translation>Paid to voucher, 95 of 100 within</translation>
    </message>
    <message>
        <source>Paid to message, median</source>
        <translation>Paid to message, median</translation>
    </message>
    <message>
        <source>Paid to message, 95 of 100 within</source>
        <translation>Paid to message, 95 of 100 within</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Messages that arrived</source>
        <translation>Messages that arrived</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Over time</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Messages whose arrival was not confirmed</source>
        <translation>Messages whose arrival was not confirmed</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Sales report, %1</source>
        <translation>Sales report, %1</translation>
    </message>
    <message>
        <source>95 of 100 within %1</source>
        <translation>95 of 100 within %1</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Revenue</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid without voucher</source>
        <translation>Paid without voucher</translation>
    </message>
    <message>
        <source>%1 of %2 paid</source>
        <translation>%1 of %2 paid</translation>
    </message>
    <message>
        <source>Paid to voucher</source>
        <translation>Paid to voucher</translation>
    </message>
    <message>
        <source>Paid to message</source>
        <translation>Paid to message</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Messages sent</translation>
    </message>
    <message>
        <source>%1 sent, %2 failed</source>
        <translation>%1 sent, %2 failed</translation>
    </message>
    <message>
        <source>Vouchers being made</source>
        <translation>Vouchers being made</translation>
    </message>
    <message>
        <source>not lost: attempts are left</source>
        <translation>not lost: attempts are left</translation>
    </message>
    <message>
        <source>Revenue by hour</source>
        <translation>Revenue by hour</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Revenue by day</translation>
    </message>
    <message>
        <source>Revenue by month</source>
        <translation>Revenue by month</translation>
    </message>
    <message>
        <source>Bars: this period. Circles: the period before (%1).</source>
        <translation>Bars: this period. Circles: the period before (%1).</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Vouchers by weekday and hour</source>
        <translation>Vouchers by weekday and hour</translation>
    </message>
    <message>
        <source>Revenue, net</source>
        <translation>Revenue, net</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>%1 bn</source>
        <comment>thousand millions, short</comment>
        <translation>%1 bn</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>millions, short</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands, short</comment>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
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
        <translation>Package</translation>
    </message>
    <message>
        <source>Sold through</source>
        <translation>Sold through</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Online shop</translation>
    </message>
    <message>
        <source>as before: nothing</source>
        <translation>as before: nothing</translation>
    </message>
    <message>
        <source>nothing in the period before</source>
        <translation>nothing in the period before</translation>
    </message>
    <message>
        <source>as much as before</source>
        <translation>as much as before</translation>
    </message>
    <message>
        <source>▲ %1, before: %2</source>
        <translation>▲ %1, before: %2</translation>
    </message>
    <message>
        <source>▼ %1, before: %2</source>
        <translation>▼ %1, before: %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>per cent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>no cashier, or not recorded</source>
        <translation>no cashier, or not recorded</translation>
    </message>
    <message>
        <source>imported from %1</source>
        <translation>imported from %1</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>The backup is restored.</translation>
    </message>
    <message>
        <source>The backup could not be restored.</source>
        <translation>The backup could not be restored.</translation>
    </message>
    <message>
        <source>The database before is kept as %1. See Online → Differences for vouchers that were made since the backup.</source>
        <translation>The database before is kept as %1. See Online → Differences for vouchers that were made since the backup.</translation>
    </message>
    <message>
        <source>Nothing has changed. %1</source>
        <translation>Nothing has changed. %1</translation>
    </message>
    <message>
        <source>It could not be compared with the database before: check the tokens and the staff for access that should not exist any more.</source>
        <translation>It could not be compared with the database before: check the tokens and the staff for access that should not exist any more.</translation>
    </message>
    <message>
        <source>These tokens were revoked since the backup, and stay so: %1.</source>
        <translation>These tokens were revoked since the backup, and stay so: %1.</translation>
    </message>
    <message>
        <source>These people were switched off since the backup, and stay so: %1.</source>
        <translation>These people were switched off since the backup, and stay so: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Customers who were forgotten since the backup are forgotten again, in %n order(s).</source>
        <translation>
            <numerusform>Customers who were forgotten since the backup are forgotten again, in %n order.</numerusform>
            <numerusform>Customers who were forgotten since the backup are forgotten again, in %n orders.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Daily operation: fixes orders, vouchers and messages. No settings, no refunds.</source>
        <translation>Daily operation: fixes orders, vouchers and messages. No settings, no refunds.</translation>
    </message>
    <message>
        <source>May do everything: prices, settings, voids, refunds, reports and staff.</source>
        <translation>May do everything: prices, settings, voids, refunds, reports and staff.</translation>
    </message>
    <message>
        <source>Sells at the counter with a shift of their own. Voids need the owner.</source>
        <translation>Sells at the counter with a shift of their own. Voids need the owner.</translation>
    </message>
    <message>
        <source>Void of a sale</source>
        <translation>Void of a sale</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>Expire orders that nobody paid</source>
        <translation>Expire orders that nobody paid</translation>
    </message>
    <message>
        <source>Remove the vouchers of unpaid orders from the router</source>
        <translation>Remove the vouchers of unpaid orders from the router</translation>
    </message>
    <message>
        <source>Retry what waits for a router or a message service</source>
        <translation>Retry what waits for a router or a message service</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Back up the database</translation>
    </message>
    <message>
        <source>Remove old log files</source>
        <translation>Remove old log files</translation>
    </message>
    <message>
        <source>Compare the routers with the ledger</source>
        <translation>Compare the routers with the ledger</translation>
    </message>
    <message>
        <source>Compare yesterday&apos;s payments with the gateways</source>
        <translation>Compare yesterday&apos;s payments with the gateways</translation>
    </message>
    <message>
        <source>Withdraw stock that is too old</source>
        <translation>Withdraw stock that is too old</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>every %1</translation>
    </message>
    <message>
        <source>only by hand</source>
        <translation>only by hand</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Running…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Failed: %1</translation>
    </message>
    <message>
        <source>Report unconfirmed messages</source>
        <translation>Report unconfirmed messages</translation>
    </message>
    <message>
        <source>Forget names and numbers of old orders</source>
        <translation>Forget names and numbers of old orders</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Business name</source>
        <translation>Business name</translation>
    </message>
    <message>
        <source>On messages, slips, reports and the shop page.</source>
        <translation>On messages, slips, reports and the shop page.</translation>
    </message>
    <message>
        <source>Phone for help</source>
        <translation>Phone for help</translation>
    </message>
    <message>
        <source>Customers see it on the shop page and in messages.</source>
        <translation>Customers see it on the shop page and in messages.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>WIB is Asia/Jakarta, WITA is Asia/Makassar, WIT is Asia/Jayapura.</source>
        <translation>WIB is Asia/Jakarta, WITA is Asia/Makassar, WIT is Asia/Jayapura.</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Language of messages</translation>
    </message>
    <message>
        <source>For messages, slips and reports. The window has its own.</source>
        <translation>For messages, slips and reports. The window has its own.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Name or IP address, for example 192.168.88.1.</source>
        <translation>Name or IP address, for example 192.168.88.1.</translation>
    </message>
    <message>
        <source>API port</source>
        <translation>API port</translation>
    </message>
    <message>
        <source>8728, or 8729 with TLS. Empty: the usual one.</source>
        <translation>8728, or 8729 with TLS. Empty: the usual one.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>A user of its own whose group has api, read, write, sensitive and test.</source>
        <translation>A user of its own whose group has api, read, write, sensitive and test.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Over a network that others share, choose TLS or SSH.</source>
        <translation>Over a network that others share, choose TLS or SSH.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Protects against somebody who intercepts the connection.</source>
        <translation>Protects against somebody who intercepts the connection.</translation>
    </message>
    <message>
        <source>TLS without a certificate</source>
        <translation>TLS without a certificate</translation>
    </message>
    <message>
        <source>Encrypted, but it can be intercepted. Better give the router a certificate.</source>
        <translation>Encrypted, but it can be intercepted. Better give the router a certificate.</translation>
    </message>
    <message>
        <source>SSH address</source>
        <translation>SSH address</translation>
    </message>
    <message>
        <source>Empty: the router&apos;s own address.</source>
        <translation>Empty: the router&apos;s own address.</translation>
    </message>
    <message>
        <source>SSH port</source>
        <translation>SSH port</translation>
    </message>
    <message>
        <source>SSH user</source>
        <translation>SSH user</translation>
    </message>
    <message>
        <source>Empty: the same user as for the API.</source>
        <translation>Empty: the same user as for the API.</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>SSH key file</translation>
    </message>
    <message>
        <source>Path of a private key. Empty: the SSH password is used.</source>
        <translation>Path of a private key. Empty: the SSH password is used.</translation>
    </message>
    <message>
        <source>SSH password</source>
        <translation>SSH password</translation>
    </message>
    <message>
        <source>Or the passphrase of the key.</source>
        <translation>Or the passphrase of the key.</translation>
    </message>
    <message>
        <source>Hotspot server</source>
        <translation>Hotspot server</translation>
    </message>
    <message>
        <source>Where new vouchers are valid. all: on every hotspot of this router.</source>
        <translation>Where new vouchers are valid. all: on every hotspot of this router.</translation>
    </message>
    <message>
        <source>Commands at once</source>
        <translation>Commands at once</translation>
    </message>
    <message>
        <source>Fewer put less load on a small router.</source>
        <translation>Fewer put less load on a small router.</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>In milliseconds.</source>
        <translation>In milliseconds.</translation>
    </message>
    <message>
        <source>Old login</source>
        <translation>Old login</translation>
    </message>
    <message>
        <source>Only for RouterOS before 6.43.</source>
        <translation>Only for RouterOS before 6.43.</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Ways to pay</translation>
    </message>
    <message>
        <source>The first one is offered first.</source>
        <translation>The first one is offered first.</translation>
    </message>
    <message>
        <source>Orders expire after</source>
        <translation>Orders expire after</translation>
    </message>
    <message>
        <source>Minutes without a payment. Money that comes later still gets its voucher.</source>
        <translation>Minutes without a payment. Money that comes later still gets its voucher.</translation>
    </message>
    <message>
        <source>Ask the gateway every</source>
        <translation>Ask the gateway every</translation>
    </message>
    <message>
        <source>Seconds. 0: never, rely on its webhook alone.</source>
        <translation>Seconds. 0: never, rely on its webhook alone.</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>The keys of one environment are refused by the other.</source>
        <translation>The keys of one environment are refused by the other.</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Other address</translation>
    </message>
    <message>
        <source>Empty: the gateway&apos;s own. For a proxy or a sandbox.</source>
        <translation>Empty: the gateway&apos;s own. For a proxy or a sandbox.</translation>
    </message>
    <message>
        <source>Merchant ID</source>
        <translation>Merchant ID</translation>
    </message>
    <message>
        <source>Merchant code</source>
        <translation>Merchant code</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>Payment method</translation>
    </message>
    <message>
        <source>Used where the buyer names none.</source>
        <translation>Used where the buyer names none.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
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
        <translation>Messages are sent by</translation>
    </message>
    <message>
        <source>Switched off, codes are shown on the page and the slip only.</source>
        <translation>Switched off, codes are shown on the page and the slip only.</translation>
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
        <translation>Receipt key</translation>
    </message>
    <message>
        <source>Proves that a delivery receipt comes from the channel.</source>
        <translation>Proves that a delivery receipt comes from the channel.</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>Phone number ID</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API version</translation>
    </message>
    <message>
        <source>Template name</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>Meta sends free text only within 24 hours after the customer wrote.</source>
        <translation>Meta sends free text only within 24 hours after the customer wrote.</translation>
    </message>
    <message>
        <source>Template language</source>
        <translation>Template language</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>Device ID</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Characters after the prefix, 6 to 32.</source>
        <translation>Characters after the prefix, 6 to 32.</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>Put before every code; may be empty.</source>
        <translation>Put before every code; may be empty.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Tries in all, for vouchers and for messages.</source>
        <translation>Tries in all, for vouchers and for messages.</translation>
    </message>
    <message>
        <source>First pause</source>
        <translation>First pause</translation>
    </message>
    <message>
        <source>In milliseconds; each next pause is twice as long.</source>
        <translation>In milliseconds; each next pause is twice as long.</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>Longest pause</translation>
    </message>
    <message>
        <source>Automatic recovery</source>
        <translation>Automatic recovery</translation>
    </message>
    <message>
        <source>Tries again when the router or the channel is back.</source>
        <translation>Tries again when the router or the channel is back.</translation>
    </message>
    <message>
        <source>Clean up every</source>
        <translation>Clean up every</translation>
    </message>
    <message>
        <source>Minutes. 0: never.</source>
        <translation>Minutes. 0: never.</translation>
    </message>
    <message>
        <source>Daily copies</source>
        <translation>Daily copies</translation>
    </message>
    <message>
        <source>How many of the last days keep their copy. 0: none.</source>
        <translation>How many of the last days keep their copy. 0: none.</translation>
    </message>
    <message>
        <source>Weekly copies</source>
        <translation>Weekly copies</translation>
    </message>
    <message>
        <source>How many of the last weeks keep their copy. 0: none.</source>
        <translation>How many of the last weeks keep their copy. 0: none.</translation>
    </message>
    <message>
        <source>Keep logs for</source>
        <translation>Keep logs for</translation>
    </message>
    <message>
        <source>Days.</source>
        <translation>Days.</translation>
    </message>
    <message>
        <source>Slip printer</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600. Empty: no slips.</source>
        <translation>system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600. Empty: no slips.</translation>
    </message>
    <message>
        <source>Width of the slip</source>
        <translation>Width of the slip</translation>
    </message>
    <message>
        <source>Millimetres.</source>
        <translation>Millimetres.</translation>
    </message>
    <message>
        <source>Slip at every sale</source>
        <translation>Slip at every sale</translation>
    </message>
    <message>
        <source>A sale at the counter prints its slip by itself.</source>
        <translation>A sale at the counter prints its slip by itself.</translation>
    </message>
    <message>
        <source>Letters of the printer</source>
        <translation>Letters of the printer</translation>
    </message>
    <message>
        <source>Try another where letters come out wrong.</source>
        <translation>Try another where letters come out wrong.</translation>
    </message>
    <message>
        <source>Cut the paper</source>
        <translation>Cut the paper</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Ask for paper and cover</source>
        <translation>Ask for paper and cover</translation>
    </message>
    <message>
        <source>Attempts to print</source>
        <translation>Attempts to print</translation>
    </message>
    <message>
        <source>Printer for sheets</source>
        <translation>Printer for sheets</translation>
    </message>
    <message>
        <source>Empty: the default printer of the system.</source>
        <translation>Empty: the default printer of the system.</translation>
    </message>
    <message>
        <source>Vouchers on an A4 sheet</source>
        <translation>Vouchers on an A4 sheet</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Path of a picture.</source>
        <translation>Path of a picture.</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Last line</translation>
    </message>
    <message>
        <source>QR code to log in</source>
        <translation>QR code to log in</translation>
    </message>
    <message>
        <source>Address of the login page</source>
        <translation>Address of the login page</translation>
    </message>
    <message>
        <source>Empty: the name the router gives it.</source>
        <translation>Empty: the name the router gives it.</translation>
    </message>
    <message>
        <source>QR code to join the Wi-Fi</source>
        <translation>QR code to join the Wi-Fi</translation>
    </message>
    <message>
        <source>Name of the Wi-Fi</source>
        <translation>Name of the Wi-Fi</translation>
    </message>
    <message>
        <source>Password of the Wi-Fi</source>
        <translation>Password of the Wi-Fi</translation>
    </message>
    <message>
        <source>Everybody can read it on the slip. Empty: an open Wi-Fi.</source>
        <translation>Everybody can read it on the slip. Empty: an open Wi-Fi.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Public address</translation>
    </message>
    <message>
        <source>How customers and gateways reach this computer, for example https://wifi.example.id.</source>
        <translation>How customers and gateways reach this computer, for example https://wifi.example.id.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Listen on</translation>
    </message>
    <message>
        <source>127.0.0.1: this computer only. 0.0.0.0: the whole network.</source>
        <translation>127.0.0.1: this computer only. 0.0.0.0: the whole network.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>PEM. HTTPS where the key is set too.</source>
        <translation>PEM. HTTPS where the key is set too.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>Largest request</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>Connections at once</translation>
    </message>
    <message>
        <source>Orders per minute</source>
        <translation>Orders per minute</translation>
    </message>
    <message>
        <source>From one address. 0: no limit.</source>
        <translation>From one address. 0: no limit.</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Trusted proxies</translation>
    </message>
    <message>
        <source>Addresses whose statement of the customer&apos;s address is trusted.</source>
        <translation>Addresses whose statement of the customer&apos;s address is trusted.</translation>
    </message>
    <message>
        <source>Plain (inside your own network)</source>
        <translation>Plain (inside your own network)</translation>
    </message>
    <message>
        <source>TLS (api-ssl)</source>
        <translation>TLS (api-ssl)</translation>
    </message>
    <message>
        <source>SSH tunnel</source>
        <translation>SSH tunnel</translation>
    </message>
    <message>
        <source>Real money (production)</source>
        <translation>Real money (production)</translation>
    </message>
    <message>
        <source>Test money (sandbox)</source>
        <translation>Test money (sandbox)</translation>
    </message>
    <message>
        <source>Digits only</source>
        <translation>Digits only</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>Small letters</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Capital letters</translation>
    </message>
    <message>
        <source>Letters and digits that are not confused</source>
        <translation>Letters and digits that are not confused</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>User name and password</translation>
    </message>
    <message>
        <source>One code for both</source>
        <translation>One code for both</translation>
    </message>
    <message>
        <source>Nobody (switched off)</source>
        <translation>Nobody (switched off)</translation>
    </message>
    <message>
        <source>One line of at most %1 characters.</source>
        <translation>One line of at most %1 characters.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>A whole number from %1 to %2.</translation>
    </message>
    <message>
        <source>An address such as https://wifi.example.id, without ? or a password.</source>
        <translation>An address such as https://wifi.example.id, without ? or a password.</translation>
    </message>
    <message>
        <source>A host name or an IP address such as 192.168.88.1.</source>
        <translation>A host name or an IP address such as 192.168.88.1.</translation>
    </message>
    <message>
        <source>An IP address such as 127.0.0.1 or 0.0.0.0.</source>
        <translation>An IP address such as 127.0.0.1 or 0.0.0.0.</translation>
    </message>
    <message>
        <source>IP addresses and networks with commas between, such as 10.0.0.1,192.168.0.0/16.</source>
        <translation>IP addresses and networks with commas between, such as 10.0.0.1,192.168.0.0/16.</translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation>A SHA-256 fingerprint: 64 hexadecimal digits.</translation>
    </message>
    <message>
        <source>A time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</source>
        <translation>A time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.</translation>
    </message>
    <message>
        <source>1 to 16 letters, digits, - or _.</source>
        <translation>1 to 16 letters, digits, - or _.</translation>
    </message>
    <message>
        <source>A version such as v21.0.</source>
        <translation>A version such as v21.0.</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>One of: %1.</translation>
    </message>
    <message>
        <source>Yes or no.</source>
        <translation>Yes or no.</translation>
    </message>
    <message>
        <source>A text of at most %1 characters.</source>
        <translation>A text of at most %1 characters.</translation>
    </message>
    <message>
        <source>Login page</source>
        <translation>Login page</translation>
    </message>
    <message>
        <source>For links and QR codes that log in, for example http://wifi.hotspot/login.</source>
        <translation>For links and QR codes that log in, for example http://wifi.hotspot/login.</translation>
    </message>
    <message>
        <source>Tunnel to</source>
        <translation>Tunnel to</translation>
    </message>
    <message>
        <source>A server of your own through which this computer can be reached. Empty: no tunnel.</source>
        <translation>A server of your own through which this computer can be reached. Empty: no tunnel.</translation>
    </message>
    <message>
        <source>Its SSH port</source>
        <translation>Its SSH port</translation>
    </message>
    <message>
        <source>User there</source>
        <translation>User there</translation>
    </message>
    <message>
        <source>Key for the tunnel</source>
        <translation>Key for the tunnel</translation>
    </message>
    <message>
        <source>Path of a private key. Empty: the tunnel&apos;s password is used.</source>
        <translation>Path of a private key. Empty: the tunnel&apos;s password is used.</translation>
    </message>
    <message>
        <source>Password of the tunnel</source>
        <translation>Password of the tunnel</translation>
    </message>
    <message>
        <source>Fingerprint of the server</source>
        <translation>Fingerprint of the server</translation>
    </message>
    <message>
        <source>Listen there on</source>
        <translation>Listen there on</translation>
    </message>
    <message>
        <source>127.0.0.1 where a web server there passes requests on.</source>
        <translation>127.0.0.1 where a web server there passes requests on.</translation>
    </message>
    <message>
        <source>Port there</source>
        <translation>Port there</translation>
    </message>
    <message>
        <source>Second channel</source>
        <translation>Second channel</translation>
    </message>
    <message>
        <source>Sends what the first one could not send, and while that one is paused.</source>
        <translation>Sends what the first one could not send, and while that one is paused.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Empty: the text that comes with Loket.</source>
        <translation>Empty: the text that comes with Loket.</translation>
    </message>
    <message>
        <source>Message in Indonesian</source>
        <translation>Message in Indonesian</translation>
    </message>
    <message>
        <source>Empty: the same message as for everybody.</source>
        <translation>Empty: the same message as for everybody.</translation>
    </message>
    <message>
        <source>Message in English</source>
        <translation>Message in English</translation>
    </message>
    <message>
        <source>Look at the routers every</source>
        <translation>Look at the routers every</translation>
    </message>
    <message>
        <source>Seconds, for first logins and vouchers that have ended. 0: never.</source>
        <translation>Seconds, for first logins and vouchers that have ended. 0: never.</translation>
    </message>
    <message>
        <source>Keep ended vouchers for</source>
        <translation>Keep ended vouchers for</translation>
    </message>
    <message>
        <source>Hours on the router, switched off, before they are removed.</source>
        <translation>Hours on the router, switched off, before they are removed.</translation>
    </message>
    <message>
        <source>Compare the routers every</source>
        <translation>Compare the routers every</translation>
    </message>
    <message>
        <source>Counter sells from stock</source>
        <translation>Counter sells from stock</translation>
    </message>
    <message>
        <source>Vouchers that were made in advance.</source>
        <translation>Vouchers that were made in advance.</translation>
    </message>
    <message>
        <source>Shop page sells from stock</source>
        <translation>Shop page sells from stock</translation>
    </message>
    <message>
        <source>Withdraw old stock after</source>
        <translation>Withdraw old stock after</translation>
    </message>
    <message>
        <source>Days, where it is neither sold nor printed. 0: never.</source>
        <translation>Days, where it is neither sold nor printed. 0: never.</translation>
    </message>
    <message>
        <source>Alerts by WhatsApp</source>
        <translation>Alerts by WhatsApp</translation>
    </message>
    <message>
        <source>The number that receives the alerts. Empty: nobody.</source>
        <translation>The number that receives the alerts. Empty: nobody.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>No alerts are sent in these, for example 22:00-06:00. Empty: none.</source>
        <translation>No alerts are sent in these, for example 22:00-06:00. Empty: none.</translation>
    </message>
    <message>
        <source>Between two messages</source>
        <translation>Between two messages</translation>
    </message>
    <message>
        <source>Minutes; alerts in between are sent together.</source>
        <translation>Minutes; alerts in between are sent together.</translation>
    </message>
    <message>
        <source>Router away for</source>
        <translation>Router away for</translation>
    </message>
    <message>
        <source>Minutes until an alert is raised.</source>
        <translation>Minutes until an alert is raised.</translation>
    </message>
    <message>
        <source>Paid order waits for</source>
        <translation>Paid order waits for</translation>
    </message>
    <message>
        <source>Disk has less than</source>
        <translation>Disk has less than</translation>
    </message>
    <message>
        <source>Megabytes free: then an alert is raised.</source>
        <translation>Megabytes free: then an alert is raised.</translation>
    </message>
    <message>
        <source>Lock the window after</source>
        <translation>Lock the window after</translation>
    </message>
    <message>
        <source>Minutes without any input. 0: never.</source>
        <translation>Minutes without any input. 0: never.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>While the router is away</source>
        <translation>While the router is away</translation>
    </message>
    <message>
        <source>Two times such as 22:00-06:00, or nothing.</source>
        <translation>Two times such as 22:00-06:00, or nothing.</translation>
    </message>
    <message>
        <source>A phone number such as 0812 3456 789, or nothing.</source>
        <translation>A phone number such as 0812 3456 789, or nothing.</translation>
    </message>
    <message>
        <source>64, without QR codes</source>
        <translation>64, without QR codes</translation>
    </message>
    <message>
        <source>Signature key</source>
        <translation>Signature key</translation>
    </message>
    <message>
        <source>Report unconfirmed messages</source>
        <translation>Report unconfirmed messages</translation>
    </message>
    <message>
        <source>After so many hours; 0: never. Only where the service reports arrivals.</source>
        <translation>After so many hours; 0: never. Only where the service reports arrivals.</translation>
    </message>
    <message>
        <source>Unpaid orders from one address</source>
        <translation>Unpaid orders from one address</translation>
    </message>
    <message>
        <source>Open at once. A whole network of IPv6 counts as one address. 0: no limit.</source>
        <translation>Open at once. A whole network of IPv6 counts as one address. 0: no limit.</translation>
    </message>
    <message>
        <source>Unpaid orders in all</source>
        <translation>Unpaid orders in all</translation>
    </message>
    <message>
        <source>Open at once. 0: no limit.</source>
        <translation>Open at once. 0: no limit.</translation>
    </message>
    <message>
        <source>Forget names and numbers after</source>
        <translation>Forget names and numbers after</translation>
    </message>
    <message>
        <source>Days since an order was last changed, once it is over. 0: never.</source>
        <translation>Days since an order was last changed, once it is over. 0: never.</translation>
    </message>
    <message>
        <source>Orders nobody paid, after</source>
        <translation>Orders nobody paid, after</translation>
    </message>
    <message>
        <source>Days. 0: like all others.</source>
        <translation>Days. 0: like all others.</translation>
    </message>
    <message>
        <source>QR codes by the printer itself</source>
        <translation>QR codes by the printer itself</translation>
    </message>
    <message>
        <source>Much faster on a serial printer. Switch it on where the test slip shows code B.</source>
        <translation>Much faster on a serial printer. Switch it on where the test slip shows code B.</translation>
    </message>
    <message>
        <source>Each copy also to</source>
        <translation>Each copy also to</translation>
    </message>
    <message>
        <source>A folder on a USB stick or another disk. After a week without a copy Loket reminds you.</source>
        <translation>A folder on a USB stick or another disk. After a week without a copy Loket reminds you.</translation>
    </message>
    <message>
        <source>Where the service answers. Empty: its own address (Meta, Fonnte).</source>
        <translation>Where the service answers. Empty: its own address (Meta, Fonnte).</translation>
    </message>
</context>
<context>
    <name>SheetPrinting</name>
    <message numerus="yes">
        <source>%n voucher(s) printed.</source>
        <translation>
            <numerusform>%n voucher printed.</numerusform>
            <numerusform>%n vouchers printed.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers are printed, but this could not be noted: the counter may still sell them. %1</source>
        <translation>The vouchers are printed, but this could not be noted: the counter may still sell them. %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not hand these out; they were sold or withdrawn meanwhile: %1</source>
        <translation>Do not hand these out; they were sold or withdrawn meanwhile: %1</translation>
    </message>
</context>
<context>
    <name>ShiftsExport</name>
    <message>
        <source>Shifts</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>At the start</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Closed by</translation>
    </message>
</context>
<context>
    <name>StartWords</name>
    <message>
        <source>Loket is running already with this data folder. Use the window that is open, or close it first.</source>
        <translation>Loket is running already with this data folder. Use the window that is open, or close it first.</translation>
    </message>
    <message>
        <source>Loket could not start</source>
        <translation>Loket could not start</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>Ordered: %n × %1</source>
        <translation>
            <numerusform>Ordered: %n × %1</numerusform>
            <numerusform>Ordered: %n × %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>Completed: every voucher is on the router</source>
        <translation>Completed: every voucher is on the router</translation>
    </message>
    <message>
        <source>Cleaned up: nothing was left on the router</source>
        <translation>Cleaned up: nothing was left on the router</translation>
    </message>
    <message numerus="yes">
        <source>Clean-up of %n voucher(s) ordered</source>
        <translation>
            <numerusform>Clean-up of %n voucher ordered</numerusform>
            <numerusform>Clean-up of %n vouchers ordered</numerusform>
        </translation>
    </message>
    <message>
        <source>Payment page made at %1</source>
        <translation>Payment page made at %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Reference %1</translation>
    </message>
    <message>
        <source>The payment page could not be made (attempt %1)</source>
        <translation>The payment page could not be made (attempt %1)</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>Paid: %1</translation>
    </message>
    <message>
        <source>The money came late, so the vouchers are made all the same; please check this order.</source>
        <translation>The money came late, so the vouchers are made all the same; please check this order.</translation>
    </message>
    <message>
        <source>%1 reported that the payment failed</source>
        <translation>%1 reported that the payment failed</translation>
    </message>
    <message>
        <source>Not paid in time: expired</source>
        <translation>Not paid in time: expired</translation>
    </message>
    <message>
        <source>A payment notice was refused: it does not match this order</source>
        <translation>A payment notice was refused: it does not match this order</translation>
    </message>
    <message>
        <source>Message handed to %1</source>
        <translation>Message handed to %1</translation>
    </message>
    <message>
        <source>The message could not be sent (attempt %1)</source>
        <translation>The message could not be sent (attempt %1)</translation>
    </message>
    <message>
        <source>Sending the message again</source>
        <translation>Sending the message again</translation>
    </message>
    <message>
        <source>Message delivered to the phone</source>
        <translation>Message delivered to the phone</translation>
    </message>
    <message>
        <source>Message read</source>
        <translation>Message read</translation>
    </message>
    <message>
        <source>The message did not arrive</source>
        <translation>The message did not arrive</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) made on the router %1</source>
        <translation>
            <numerusform>%n voucher made on the router %1</numerusform>
            <numerusform>%n vouchers made on the router %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) belonged to somebody else and were replaced.</source>
        <translation>
            <numerusform>%n code belonged to somebody else and was replaced.</numerusform>
            <numerusform>%n codes belonged to somebody else and were replaced.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers could not be made (attempt %1, the last)</source>
        <translation>The vouchers could not be made (attempt %1, the last)</translation>
    </message>
    <message>
        <source>The vouchers could not be made (attempt %1)</source>
        <translation>The vouchers could not be made (attempt %1)</translation>
    </message>
    <message>
        <source>Making the vouchers again</source>
        <translation>Making the vouchers again</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) removed from the router</source>
        <translation>
            <numerusform>%n voucher removed from the router</numerusform>
            <numerusform>%n vouchers removed from the router</numerusform>
        </translation>
    </message>
    <message>
        <source>The vouchers could not be removed from the router yet</source>
        <translation>The vouchers could not be removed from the router yet</translation>
    </message>
    <message>
        <source>The customer has paid, but the vouchers could not be made. %1</source>
        <translation>The customer has paid, but the vouchers could not be made. %1</translation>
    </message>
    <message>
        <source>Then press Regenerate; Loket also tries by itself when the router is back.</source>
        <translation>Then press Regenerate; Loket also tries by itself when the router is back.</translation>
    </message>
    <message>
        <source>The last attempt to make the vouchers failed; the next one comes by itself. %1</source>
        <translation>The last attempt to make the vouchers failed; the next one comes by itself. %1</translation>
    </message>
    <message>
        <source>The payment could not be started. %1</source>
        <translation>The payment could not be started. %1</translation>
    </message>
    <message>
        <source>The vouchers are ready, but the message did not go out. %1</source>
        <translation>The vouchers are ready, but the message did not go out. %1</translation>
    </message>
    <message>
        <source>Then press Retry delivery, or give the codes by hand.</source>
        <translation>Then press Retry delivery, or give the codes by hand.</translation>
    </message>
    <message>
        <source>The money for this order came after it had ended. The vouchers were made all the same.</source>
        <translation>The money for this order came after it had ended. The vouchers were made all the same.</translation>
    </message>
    <message>
        <source>Marked as checked</source>
        <translation>Marked as checked</translation>
    </message>
    <message>
        <source>Ask the customer whether there is a second order for the same purpose, then press Checked.</source>
        <translation>Ask the customer whether there is a second order for the same purpose, then press Checked.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Nobody can pay for it at %1 any more</source>
        <translation>Nobody can pay for it at %1 any more</translation>
    </message>
    <message>
        <source>The payment could not be ended at %1</source>
        <translation>The payment could not be ended at %1</translation>
    </message>
    <message>
        <source>The message waits: %1 refuses every message now</source>
        <translation>The message waits: %1 refuses every message now</translation>
    </message>
    <message>
        <source>%1 could not send the message; it is sent by %2</source>
        <translation>%1 could not send the message; it is sent by %2</translation>
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
        <translation>Bound to the device %1.</translation>
    </message>
    <message>
        <source>Device %1.</source>
        <translation>Device %1.</translation>
    </message>
    <message>
        <source>Runs for %1 from then.</source>
        <translation>Runs for %1 from then.</translation>
    </message>
    <message>
        <source>%1: first login</source>
        <translation>%1: first login</translation>
    </message>
    <message>
        <source>%1: used up</source>
        <translation>%1: used up</translation>
    </message>
    <message>
        <source>%1 online</source>
        <translation>%1 online</translation>
    </message>
    <message>
        <source>%1: its time is over</source>
        <translation>%1: its time is over</translation>
    </message>
    <message>
        <source>%1: removed from the router</source>
        <translation>%1: removed from the router</translation>
    </message>
    <message>
        <source>%1: extended by %2</source>
        <translation>%1: extended by %2</translation>
    </message>
    <message>
        <source>%1: released from its device</source>
        <translation>%1: released from its device</translation>
    </message>
    <message>
        <source>%1: disconnected</source>
        <translation>%1: disconnected</translation>
    </message>
    <message>
        <source>%1: only what was left of it is made again</source>
        <translation>%1: only what was left of it is made again</translation>
    </message>
    <message>
        <source>%1: made again, it was missing on the router</source>
        <translation>%1: made again, it was missing on the router</translation>
    </message>
    <message>
        <source>%1: corrected, the router had other terms</source>
        <translation>%1: corrected, the router had other terms</translation>
    </message>
    <message>
        <source>%1: written off, it was missing on the router</source>
        <translation>%1: written off, it was missing on the router</translation>
    </message>
    <message>
        <source>%1: found on the router and added to the ledger</source>
        <translation>%1: found on the router and added to the ledger</translation>
    </message>
    <message>
        <source>%1: a leftover was removed from the router</source>
        <translation>%1: a leftover was removed from the router</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) taken from stock</source>
        <translation>
            <numerusform>%n voucher taken from stock</numerusform>
            <numerusform>%n vouchers taken from stock</numerusform>
        </translation>
    </message>
    <message>
        <source>Notice from %1; it is being verified there</source>
        <translation>Notice from %1; it is being verified there</translation>
    </message>
    <message>
        <source>The buyer chose another payment method</source>
        <translation>The buyer chose another payment method</translation>
    </message>
    <message>
        <source>Continued as %1</source>
        <translation>Continued as %1</translation>
    </message>
    <message>
        <source>%1 reports something else about this order</source>
        <translation>%1 reports something else about this order</translation>
    </message>
    <message>
        <source>Found by the daily settlement check; compare it in the gateway&apos;s dashboard.</source>
        <translation>Found by the daily settlement check; compare it in the gateway&apos;s dashboard.</translation>
    </message>
    <message>
        <source>No attempts are left; the message is not sent automatically any more</source>
        <translation>No attempts are left; the message is not sent automatically any more</translation>
    </message>
    <message>
        <source>Send it again from here, or give the codes to the customer another way.</source>
        <translation>Send it again from here, or give the codes to the customer another way.</translation>
    </message>
    <message>
        <source>The card payment waits: accept or deny it at the gateway</source>
        <translation>The card payment waits: accept or deny it at the gateway</translation>
    </message>
    <message>
        <source>A part of the payment was refunded</source>
        <translation>A part of the payment was refunded</translation>
    </message>
    <message>
        <source>The bank reversed a part of the payment</source>
        <translation>The bank reversed a part of the payment</translation>
    </message>
    <message>
        <source>The bank reversed the payment</source>
        <translation>The bank reversed the payment</translation>
    </message>
    <message>
        <source>The message service accepted the message, but never confirmed that it arrived.</source>
        <translation>The message service accepted the message, but never confirmed that it arrived.</translation>
    </message>
    <message>
        <source>Ask the customer, or send it again; then press Checked.</source>
        <translation>Ask the customer, or send it again; then press Checked.</translation>
    </message>
    <message>
        <source>The customer&apos;s number was corrected</source>
        <translation>The customer&apos;s number was corrected</translation>
    </message>
    <message>
        <source>Refunded; the vouchers are to be removed from the router</source>
        <translation>Refunded; the vouchers are to be removed from the router</translation>
    </message>
    <message>
        <source>Sale voided: the money was returned; the vouchers are to be removed from the router</source>
        <translation>Sale voided: the money was returned; the vouchers are to be removed from the router</translation>
    </message>
    <message>
        <source>Message dismissed: the customer gets the codes another way</source>
        <translation>Message dismissed: the customer gets the codes another way</translation>
    </message>
    <message>
        <source>The customer has paid; the vouchers wait for the router. %1</source>
        <translation>The customer has paid; the vouchers wait for the router. %1</translation>
    </message>
    <message>
        <source>Loket makes them by itself when it is back; Regenerate tries at once.</source>
        <translation>Loket makes them by itself when it is back; Regenerate tries at once.</translation>
    </message>
    <message>
        <source>Approved by the owner</source>
        <translation>Approved by the owner</translation>
    </message>
    <message>
        <source>%1, asked for by %2</source>
        <comment>an act, a person</comment>
        <translation>%1, asked for by %2</translation>
    </message>
    <message>
        <source>Then press Regenerate: trying again by itself is switched off in the settings.</source>
        <translation>Then press Regenerate: trying again by itself is switched off in the settings.</translation>
    </message>
    <message>
        <source>Then press Regenerate: nothing that was imported is made by itself.</source>
        <translation>Then press Regenerate: nothing that was imported is made by itself.</translation>
    </message>
</context>
<context>
    <name>TrayNews</name>
    <message>
        <source>Router %1 is away</source>
        <translation>Router %1 is away</translation>
    </message>
    <message>
        <source>WhatsApp messages do not go out</source>
        <translation>WhatsApp messages do not go out</translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>Something needs your attention</translation>
    </message>
    <message>
        <source>The shop is closed</source>
        <translation>The shop is closed</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
    <message numerus="yes">
        <source>%n things need your attention</source>
        <translation>
            <numerusform>%n thing needs your attention</numerusform>
            <numerusform>%n things need your attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The router</source>
        <translation>The router</translation>
    </message>
    <message>
        <source>The payment gateway</source>
        <translation>The payment gateway</translation>
    </message>
    <message>
        <source>The WhatsApp service</source>
        <translation>The WhatsApp service</translation>
    </message>
    <message>
        <source>Loket</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Check its power and cable, its address in the settings, and that the API service is switched on.</source>
        <translation>Check its power and cable, its address in the settings, and that the API service is switched on.</translation>
    </message>
    <message>
        <source>Check the internet connection of this computer.</source>
        <translation>Check the internet connection of this computer.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Check the user name and password of the router in the settings.</source>
        <translation>Check the user name and password of the router in the settings.</translation>
    </message>
    <message>
        <source>Check the gateway&apos;s keys in the settings.</source>
        <translation>Check the gateway&apos;s keys in the settings.</translation>
    </message>
    <message>
        <source>Check the token of the WhatsApp service in the settings.</source>
        <translation>Check the token of the WhatsApp service in the settings.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Log in again.</translation>
    </message>
    <message>
        <source>%1 does not accept one of the values.</source>
        <translation>%1 does not accept one of the values.</translation>
    </message>
    <message>
        <source>Correct the value and try again.</source>
        <translation>Correct the value and try again.</translation>
    </message>
    <message>
        <source>%1 does not know what was asked for.</source>
        <translation>%1 does not know what was asked for.</translation>
    </message>
    <message>
        <source>It may have been removed; reload the list.</source>
        <translation>It may have been removed; reload the list.</translation>
    </message>
    <message>
        <source>This is not possible in the present state.</source>
        <translation>This is not possible in the present state.</translation>
    </message>
    <message>
        <source>It may have changed meanwhile; see its history.</source>
        <translation>It may have changed meanwhile; see its history.</translation>
    </message>
    <message>
        <source>%1 refused the login.</source>
        <translation>%1 refused the login.</translation>
    </message>
    <message>
        <source>%1 does not allow this.</source>
        <translation>%1 does not allow this.</translation>
    </message>
    <message>
        <source>Give the router&apos;s user the policies read, write, api and test.</source>
        <translation>Give the router&apos;s user the policies read, write, api and test.</translation>
    </message>
    <message>
        <source>Ask the owner for the permission.</source>
        <translation>Ask the owner for the permission.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 could not be reached.</translation>
    </message>
    <message>
        <source>The connection was lost in the middle of the work (%1).</source>
        <translation>The connection was lost in the middle of the work (%1).</translation>
    </message>
    <message>
        <source>Trying again is safe: nothing is made twice.</source>
        <translation>Trying again is safe: nothing is made twice.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 did not answer in time.</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 refused the request.</translation>
    </message>
    <message>
        <source>Read the reason below and fix it before trying again.</source>
        <translation>Read the reason below and fix it before trying again.</translation>
    </message>
    <message>
        <source>%1 asks for a pause.</source>
        <translation>%1 asks for a pause.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>Wait a few minutes and try again.</translation>
    </message>
    <message>
        <source>%1 is out of order at the moment.</source>
        <translation>%1 is out of order at the moment.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Try again in a few minutes.</translation>
    </message>
    <message>
        <source>%1 gave an answer that makes no sense.</source>
        <translation>%1 gave an answer that makes no sense.</translation>
    </message>
    <message>
        <source>Check that the address and port in the settings lead to the right service.</source>
        <translation>Check that the address and port in the settings lead to the right service.</translation>
    </message>
    <message>
        <source>%1 does not show the certificate it had before.</source>
        <translation>%1 does not show the certificate it had before.</translation>
    </message>
    <message>
        <source>If you replaced it yourself, confirm the new fingerprint in the settings; if not, somebody may be intercepting the connection.</source>
        <translation>If you replaced it yourself, confirm the new fingerprint in the settings; if not, somebody may be intercepting the connection.</translation>
    </message>
    <message>
        <source>A setting is missing or wrong.</source>
        <translation>A setting is missing or wrong.</translation>
    </message>
    <message>
        <source>Open the settings and complete it.</source>
        <translation>Open the settings and complete it.</translation>
    </message>
    <message>
        <source>The database did not accept it.</source>
        <translation>The database did not accept it.</translation>
    </message>
    <message>
        <source>Check the free space of the disk and whether the data folder can be written.</source>
        <translation>Check the free space of the disk and whether the data folder can be written.</translation>
    </message>
    <message>
        <source>It was stopped before it was finished.</source>
        <translation>It was stopped before it was finished.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Start it again when you are ready.</translation>
    </message>
    <message>
        <source>Something went wrong inside Loket.</source>
        <translation>Something went wrong inside Loket.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, send the log to the developers.</source>
        <translation>Try again; if it happens again, send the log to the developers.</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>Awaiting payment</translation>
    </message>
    <message>
        <source>Making vouchers</source>
        <translation>Making vouchers</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Paid, no voucher</source>
        <translation>Paid, no voucher</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>Payment failed</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>No message</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Not on the router yet</source>
        <translation>Not on the router yet</translation>
    </message>
    <message>
        <source>Ready to use</source>
        <translation>Ready to use</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Used up</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>API token %1</source>
        <translation>API token %1</translation>
    </message>
    <message>
        <source>Cashier %1</source>
        <translation>Cashier %1</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Regenerate</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>Retry delivery</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Clean up</translation>
    </message>
    <message>
        <source>Make the vouchers of this order on the router, now.</source>
        <translation>Make the vouchers of this order on the router, now.</translation>
    </message>
    <message>
        <source>Send the voucher message again.</source>
        <translation>Send the voucher message again.</translation>
    </message>
    <message>
        <source>Remove what this order left on the router.</source>
        <translation>Remove what this order left on the router.</translation>
    </message>
    <message>
        <source>The vouchers are being made.</source>
        <translation>The vouchers are being made.</translation>
    </message>
    <message>
        <source>The message is on its way.</source>
        <translation>The message is on its way.</translation>
    </message>
    <message>
        <source>There was nothing left to remove.</source>
        <translation>There was nothing left to remove.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) are being removed from the router.</source>
        <translation>
            <numerusform>%n voucher is being removed from the router.</numerusform>
            <numerusform>%n vouchers are being removed from the router.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>You have checked this order; remove the mark.</source>
        <translation>You have checked this order; remove the mark.</translation>
    </message>
    <message>
        <source>Marked as checked.</source>
        <translation>Marked as checked.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>Owner %1</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>Mark as refunded</source>
        <translation>Mark as refunded</translation>
    </message>
    <message>
        <source>Cancel this order before it is paid.</source>
        <translation>Cancel this order before it is paid.</translation>
    </message>
    <message>
        <source>You have refunded the money; withdraw the vouchers.</source>
        <translation>You have refunded the money; withdraw the vouchers.</translation>
    </message>
    <message>
        <source>The order is cancelled.</source>
        <translation>The order is cancelled.</translation>
    </message>
    <message>
        <source>Marked as refunded; the vouchers are being withdrawn.</source>
        <translation>Marked as refunded; the vouchers are being withdrawn.</translation>
    </message>
    <message>
        <source>It said: “%1”</source>
        <translation>It said: “%1”</translation>
    </message>
    <message>
        <source>The message is queued and waits: %1 is paused.</source>
        <translation>The message is queued and waits: %1 is paused.</translation>
    </message>
    <message>
        <source>(forgotten)</source>
        <translation>(forgotten)</translation>
    </message>
    <message>
        <source>Waiting for the router</source>
        <translation>Waiting for the router</translation>
    </message>
    <message>
        <source>Missing on the router</source>
        <translation>Missing on the router</translation>
    </message>
    <message>
        <source>Correct number…</source>
        <translation>Correct number…</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Dismiss message</translation>
    </message>
    <message>
        <source>Correct the customer&apos;s number and send the message there.</source>
        <translation>Correct the customer&apos;s number and send the message there.</translation>
    </message>
    <message>
        <source>The customer has the codes another way: the message is not sent any more.</source>
        <translation>The customer has the codes another way: the message is not sent any more.</translation>
    </message>
    <message>
        <source>Queued: router %1 is away. The vouchers are made as soon as it is back.</source>
        <translation>Queued: router %1 is away. The vouchers are made as soon as it is back.</translation>
    </message>
    <message>
        <source>Marked as refunded; the vouchers are withdrawn as soon as router %1 is back.</source>
        <translation>Marked as refunded; the vouchers are withdrawn as soon as router %1 is back.</translation>
    </message>
    <message>
        <source>The number is corrected; the message is on its way.</source>
        <translation>The number is corrected; the message is on its way.</translation>
    </message>
    <message>
        <source>The message is dismissed.</source>
        <translation>The message is dismissed.</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %n voucher(s) are removed as soon as router %1 is back.</source>
        <translation>
            <numerusform>Queued: %n voucher is removed as soon as router %1 is back.</numerusform>
            <numerusform>Queued: %n vouchers are removed as soon as router %1 is back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid; press %1</source>
        <translation>Paid; press %1</translation>
    </message>
    <message>
        <source>not recorded</source>
        <comment>the cashier of a sale</comment>
        <translation>not recorded</translation>
    </message>
    <message>
        <source>Queued: router %1 is away. It is tried a few times; if it is not back by then, press Regenerate again.</source>
        <translation>Queued: router %1 is away. It is tried a few times; if it is not back by then, press Regenerate again.</translation>
    </message>
    <message>
        <source>It said: “%1”.</source>
        <translation>It said: “%1”.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>cash, from Mikhmon</comment>
        <translation>%1, from %2</translation>
    </message>
    <message>
        <source>The old program took the money and did not give all the vouchers.</source>
        <translation>The old program took the money and did not give all the vouchers.</translation>
    </message>
    <message>
        <source>Ask the customer. Regenerate makes them now; press Checked where nothing is owed.</source>
        <translation>Ask the customer. Regenerate makes them now; press Checked where nothing is owed.</translation>
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
        <translation>Time</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
</context>
<context>
    <name>loket::ui::ActivityScreen</name>
    <message>
        <source>Reading the activity…</source>
        <translation>Reading the activity…</translation>
    </message>
    <message>
        <source>The activity could not be read</source>
        <translation>The activity could not be read</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>No entry matches this search, person, subject and period.</source>
        <translation>No entry matches this search, person, subject and period.</translation>
    </message>
    <message>
        <source>Show all activity</source>
        <translation>Show all activity</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Nothing happened yet</translation>
    </message>
    <message>
        <source>What people and Loket itself do is recorded here automatically, and nobody can change it.</source>
        <translation>What people and Loket itself do is recorded here automatically, and nobody can change it.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message>
        <source>Save the activity</source>
        <translation>Save the activity</translation>
    </message>
    <message>
        <source>activity</source>
        <comment>of a file</comment>
        <translation>activity</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Search who, what, invoice or customer (Ctrl+F)</source>
        <translation>Search who, what, invoice or customer (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Search the activity</translation>
    </message>
    <message>
        <source>Show among the orders</source>
        <translation>Show among the orders</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
</context>
<context>
    <name>loket::ui::AppearancePage</name>
    <message>
        <source>Appearance and language</source>
        <translation>Appearance and language</translation>
    </message>
    <message>
        <source>Of this window; it applies at once.</source>
        <translation>Of this window; it applies at once.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
</context>
<context>
    <name>loket::ui::AttentionScreen</name>
    <message>
        <source>Nothing needs your attention</source>
        <translation>Nothing needs your attention</translation>
    </message>
    <message>
        <source>Every paid order has its vouchers and every message went out. What goes wrong appears here by itself.</source>
        <translation>Every paid order has its vouchers and every message went out. What goes wrong appears here by itself.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) to fix</source>
        <translation>
            <numerusform>%n order to fix</numerusform>
            <numerusform>%n orders to fix</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Fix all</translation>
    </message>
    <message>
        <source>No order needs your attention</source>
        <translation>No order needs your attention</translation>
    </message>
    <message>
        <source>What is above concerns more than one order.</source>
        <translation>What is above concerns more than one order.</translation>
    </message>
    <message>
        <source>Makes every missing voucher and sends every message that did not go out. What is marked for a check, and numbers that WhatsApp does not take, stay.</source>
        <translation>Makes every missing voucher and sends every message that did not go out. What is marked for a check, and numbers that WhatsApp does not take, stay.</translation>
    </message>
    <message>
        <source>No imported order needs a look</source>
        <translation>No imported order needs a look</translation>
    </message>
    <message>
        <source>What was settled is under Orders, with all the others.</source>
        <translation>What was settled is under Orders, with all the others.</translation>
    </message>
</context>
<context>
    <name>loket::ui::BackupPage</name>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Make a copy now</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>Loket stops selling, restores the backup and starts again. The present database is kept in the same folder.</source>
        <translation>Loket stops selling, restores the backup and starts again. The present database is kept in the same folder.</translation>
    </message>
    <message>
        <source>Choose a copy…</source>
        <translation>Choose a copy…</translation>
    </message>
    <message>
        <source>No copy yet.</source>
        <translation>No copy yet.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Restore %1</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copying…</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>Choose a copy</source>
        <translation>Choose a copy</translation>
    </message>
    <message>
        <source>Copies (*.db)</source>
        <translation>Copies (*.db)</translation>
    </message>
    <message>
        <source>In the demo no backup is restored.</source>
        <translation>In the demo no backup is restored.</translation>
    </message>
    <message>
        <source>Looking at the copy…</source>
        <translation>Looking at the copy…</translation>
    </message>
    <message>
        <source>Restore the backup of %1?</source>
        <translation>Restore the backup of %1?</translation>
    </message>
    <message>
        <source>Loket forgets every order, payment and shift after that moment. Vouchers that were sold since stay on the router and appear under Online → Differences. Selling stops for some seconds. What is there now is kept as a copy of its own.</source>
        <translation>Loket forgets every order, payment and shift after that moment. Vouchers that were sold since stay on the router and appear under Online → Differences. Selling stops for some seconds. What is there now is kept as a copy of its own.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>A copy holds everything that was sold. It is made while Loket keeps selling. Keep one on another disk: it holds voucher codes, so keep it safe. It also holds the names and numbers of customers who are forgotten after it was made.</source>
        <translation>A copy holds everything that was sold. It is made while Loket keeps selling. Keep one on another disk: it holds voucher codes, so keep it safe. It also holds the names and numbers of customers who are forgotten after it was made.</translation>
    </message>
    <message>
        <source>Make a copy in another folder…</source>
        <translation>Make a copy in another folder…</translation>
    </message>
    <message>
        <source>Where should the copy be?</source>
        <translation>Where should the copy be?</translation>
    </message>
    <message>
        <source>Where should each copy also be?</source>
        <translation>Where should each copy also be?</translation>
    </message>
    <message>
        <source>And there: %1</source>
        <translation>And there: %1</translation>
    </message>
    <message>
        <source>There is no copy in %1: this folder is not there. Plug the stick in, then make a copy again.</source>
        <translation>There is no copy in %1: this folder is not there. Plug the stick in, then make a copy again.</translation>
    </message>
    <message>
        <source>There is no copy in %1.</source>
        <translation>There is no copy in %1.</translation>
    </message>
</context>
<context>
    <name>loket::ui::BatchCard</name>
    <message>
        <source>Being made</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>%1 · router %2 · …%3</source>
        <translation>%1 · router %2 · …%3</translation>
    </message>
    <message>
        <source>%1 of %2 made</source>
        <translation>%1 of %2 made</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 in stock</translation>
    </message>
    <message>
        <source>%1 sold</source>
        <translation>%1 sold</translation>
    </message>
    <message>
        <source>%1 being withdrawn</source>
        <translation>%1 being withdrawn</translation>
    </message>
    <message>
        <source>%1 withdrawn</source>
        <translation>%1 withdrawn</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 refused</translation>
    </message>
    <message>
        <source>%1 It resumes automatically.</source>
        <translation>%1 It resumes automatically.</translation>
    </message>
    <message>
        <source>No. %1 (%2): %3</source>
        <translation>No. %1 (%2): %3</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop making</source>
        <translation>Stop making</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Withdraw unsold</source>
        <translation>Withdraw unsold</translation>
    </message>
    <message>
        <source>Show vouchers</source>
        <translation>Show vouchers</translation>
    </message>
    <message>
        <source>%1 missing on the router</source>
        <translation>%1 missing on the router</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Shows the sheets of what is in stock and not printed yet</source>
        <translation>Shows the sheets of what is in stock and not printed yet</translation>
    </message>
</context>
<context>
    <name>loket::ui::BatchesPanel</name>
    <message>
        <source>The batches could not be read</source>
        <translation>The batches could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading the batches…</source>
        <translation>Reading the batches…</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>No batches yet</translation>
    </message>
    <message>
        <source>Vouchers made in advance can be sold while the router is away, and printed on sheets.</source>
        <translation>Vouchers made in advance can be sold while the router is away, and printed on sheets.</translation>
    </message>
    <message>
        <source>Withdraw unsold vouchers</source>
        <translation>Withdraw unsold vouchers</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n unsold voucher(s) of this batch from the router?</source>
        <translation>
            <numerusform>Remove %n unsold voucher of this batch from the router?</numerusform>
            <numerusform>Remove %n unsold vouchers of this batch from the router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their codes stop working, also where they are printed already. What is sold stays. It is written into the activity log.</source>
        <translation>Their codes stop working, also where they are printed already. What is sold stays. It is written into the activity log.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>loket::ui::BulkPanel</name>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>%n order selected</numerusform>
            <numerusform>%n orders selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>That is too many at once. Select at most %1.</source>
        <translation>That is too many at once. Select at most %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s), together %1</source>
        <translation>
            <numerusform>%n voucher, together %1</numerusform>
            <numerusform>%n vouchers, together %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::BusinessPage</name>
    <message>
        <source>Business</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>Who sells here.</source>
        <translation>Who sells here.</translation>
    </message>
    <message>
        <source>Names and numbers of customers</source>
        <translation>Names and numbers of customers</translation>
    </message>
    <message>
        <source>Loket can forget them when an order has been over for long enough. What was sold and paid stays. Copies of the database that were made before still hold them. One customer is forgotten in the order&apos;s panel.</source>
        <translation>Loket can forget them when an order has been over for long enough. What was sold and paid stays. Copies of the database that were made before still hold them. One customer is forgotten in the order&apos;s panel.</translation>
    </message>
</context>
<context>
    <name>loket::ui::CashDialog</name>
    <message>
        <source>Cash in or out</source>
        <translation>Cash in or out</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>Book it</translation>
    </message>
    <message>
        <source>Out of the drawer</source>
        <translation>Out of the drawer</translation>
    </message>
    <message>
        <source>Into the drawer</source>
        <translation>Into the drawer</translation>
    </message>
    <message>
        <source>What for? For example: ice, change from the bank</source>
        <translation>What for? For example: ice, change from the bank</translation>
    </message>
    <message>
        <source>&amp;Direction</source>
        <translation>&amp;Direction</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Amount</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
</context>
<context>
    <name>loket::ui::CashOrdersDialog</name>
    <message>
        <source>Orders to be paid in cash</source>
        <translation>Orders to be paid in cash</translation>
    </message>
    <message>
        <source>Name, phone number or the end of the order&apos;s number</source>
        <translation>Name, phone number or the end of the order&apos;s number</translation>
    </message>
    <message>
        <source>Enter takes the cash of the marked order.</source>
        <translation>Enter takes the cash of the marked order.</translation>
    </message>
    <message>
        <source>No order waits for its cash.</source>
        <translation>No order waits for its cash.</translation>
    </message>
    <message>
        <source>No order that waits for its cash is called that.</source>
        <translation>No order that waits for its cash is called that.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ChecksPage</name>
    <message>
        <source>Checks</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Checks everything Loket depends on, and names the exact fix for what is wrong. It changes no settings.</source>
        <translation>Checks everything Loket depends on, and names the exact fix for what is wrong. It changes no settings.</translation>
    </message>
</context>
<context>
    <name>loket::ui::CloseShiftDialog</name>
    <message>
        <source>Close the shift</source>
        <translation>Close the shift</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>Count the drawer</translation>
    </message>
    <message>
        <source>&amp;Note (optional)</source>
        <translation>&amp;Note (optional)</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Counted: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::ClosedShiftsModel</name>
    <message>
        <source>It adds up</source>
        <translation>It adds up</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>%1 too much</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Without a name</translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation>Closed by %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>loket::ui::Closing</name>
    <message>
        <source>Close the window</source>
        <translation>Close the window</translation>
    </message>
    <message>
        <source>Keep selling without the window?</source>
        <translation>Keep selling without the window?</translation>
    </message>
    <message>
        <source>Loket can stay in the tray: the shop stays open, payments are confirmed and vouchers are made.</source>
        <translation>Loket can stay in the tray: the shop stays open, payments are confirmed and vouchers are made.</translation>
    </message>
    <message>
        <source>Loket can stay minimised: the shop stays open, payments are confirmed and vouchers are made.</source>
        <translation>Loket can stay minimised: the shop stays open, payments are confirmed and vouchers are made.</translation>
    </message>
    <message>
        <source>If it stops, customers cannot buy, and what is paid meanwhile is made when Loket runs again. Your answer is remembered; the menu can change it.</source>
        <translation>If it stops, customers cannot buy, and what is paid meanwhile is made when Loket runs again. Your answer is remembered; the menu can change it.</translation>
    </message>
    <message>
        <source>Keep selling</source>
        <translation>Keep selling</translation>
    </message>
    <message>
        <source>Stop selling</source>
        <translation>Stop selling</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>loket::ui::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>loket::ui::CorrectNumberDialog</name>
    <message>
        <source>Correct the number</source>
        <translation>Correct the number</translation>
    </message>
    <message>
        <source>The voucher message of %1 is sent to this number, at once.</source>
        <translation>The voucher message of %1 is sent to this number, at once.</translation>
    </message>
    <message>
        <source>The voucher message of %1 is sent to this number as soon as the vouchers are made.</source>
        <translation>The voucher message of %1 is sent to this number as soon as the vouchers are made.</translation>
    </message>
    <message>
        <source>WhatsApp number</source>
        <translation>WhatsApp number</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Save and send</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>loket::ui::CounterScreen</name>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and its voucher is made when the router is back.</source>
        <translation>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and its voucher is made when the router is back.</translation>
    </message>
    <message>
        <source>The shift could not be read</source>
        <translation>The shift could not be read</translation>
    </message>
    <message>
        <source>Loading the shift</source>
        <translation>Loading the shift</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling.</source>
        <translation>The router %1 does not answer. Go on selling.</translation>
    </message>
    <message>
        <source>%1 is not on sale any more.</source>
        <translation>%1 is not on sale any more.</translation>
    </message>
    <message>
        <source>Many slips</source>
        <translation>Many slips</translation>
    </message>
    <message numerus="yes">
        <source>Print %n slips?</source>
        <translation>
            <numerusform>Print %n slip?</numerusform>
            <numerusform>Print %n slips?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each voucher has a slip of its own. Without them the codes are on the screen, and the slips can be printed later.</source>
        <translation>Each voucher has a slip of its own. Without them the codes are on the screen, and the slips can be printed later.</translation>
    </message>
    <message>
        <source>Sell and print</source>
        <translation>Sell and print</translation>
    </message>
    <message>
        <source>Sell without slips</source>
        <translation>Sell without slips</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The slip of %1 was not printed: %2</source>
        <translation>The slip of %1 was not printed: %2</translation>
    </message>
    <message>
        <source>Find: %1 – Enter takes the marked package</source>
        <translation>Find: %1 – Enter takes the marked package</translation>
    </message>
    <message>
        <source>Find: %1 – no package is called that</source>
        <translation>Find: %1 – no package is called that</translation>
    </message>
    <message>
        <source>Neither a package nor a sale for pick-up is called %1.</source>
        <translation>Neither a package nor a sale for pick-up is called %1.</translation>
    </message>
    <message>
        <source>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and waits in Attention for Regenerate.</source>
        <translation>The router %1 does not answer. Go on selling: where vouchers were made in advance they are handed out at once, otherwise the order is kept and waits in Attention for Regenerate.</translation>
    </message>
</context>
<context>
    <name>loket::ui::DeliveriesModel</name>
    <message>
        <source>Went out</source>
        <translation>Went out</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>may be a second copy</source>
        <translation>may be a second copy</translation>
    </message>
    <message>
        <source>Its number there: %1</source>
        <translation>Its number there: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>The message now</source>
        <translation>The message now</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>What it said</translation>
    </message>
</context>
<context>
    <name>loket::ui::DeliveriesScreen</name>
    <message>
        <source>Reading the messages…</source>
        <translation>Reading the messages…</translation>
    </message>
    <message>
        <source>The messages could not be read</source>
        <translation>The messages could not be read</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>No message matches</translation>
    </message>
    <message>
        <source>No attempt matches this search, result and period. Search for less, or show all messages.</source>
        <translation>No attempt matches this search, result and period. Search for less, or show all messages.</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Show all messages</translation>
    </message>
    <message>
        <source>No message was sent yet</source>
        <translation>No message was sent yet</translation>
    </message>
    <message>
        <source>As soon as a voucher is ready, its message goes out by itself, and every attempt appears here. Set the channel up with delivery.channel in the settings.</source>
        <translation>As soon as a voucher is ready, its message goes out by itself, and every attempt appears here. Set the channel up with delivery.channel in the settings.</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Deliveries</translation>
    </message>
    <message>
        <source>Save the messages</source>
        <translation>Save the messages</translation>
    </message>
    <message>
        <source>messages</source>
        <comment>of a file</comment>
        <translation>messages</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s) again</source>
        <translation>
            <numerusform>Send %n message again</numerusform>
            <numerusform>Send %n messages again</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Send all that did not go out (%1)</source>
        <translation>Send all that did not go out (%1)</translation>
    </message>
    <message>
        <source>Search customer, phone, invoice, package or what it said (Ctrl+F)</source>
        <translation>Search customer, phone, invoice, package or what it said (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <translation>Search the messages</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Show among the orders</source>
        <translation>Show among the orders</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
</context>
<context>
    <name>loket::ui::DemoStrip</name>
    <message>
        <source>Demo: nothing here is real money.</source>
        <translation>Demo: nothing here is real money.</translation>
    </message>
    <message>
        <source>Buy in the shop</source>
        <translation>Buy in the shop</translation>
    </message>
    <message>
        <source>WhatsApp inbox</source>
        <translation>WhatsApp inbox</translation>
    </message>
    <message>
        <source>Payment gateways</source>
        <translation>Payment gateways</translation>
    </message>
    <message>
        <source>Router API %1, user %2</source>
        <translation>Router API %1, user %2</translation>
    </message>
</context>
<context>
    <name>loket::ui::DifferencesView</name>
    <message>
        <source>Voucher, router, mark…</source>
        <translation>Voucher, router, mark…</translation>
    </message>
    <message>
        <source>differences</source>
        <comment>of a file</comment>
        <translation>differences</translation>
    </message>
    <message>
        <source>The router could not be asked</source>
        <translation>The router could not be asked</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Comparing the routers with the ledger…</source>
        <translation>Comparing the routers with the ledger…</translation>
    </message>
    <message>
        <source>Loket does this by itself from time to time.</source>
        <translation>Loket does this by itself from time to time.</translation>
    </message>
    <message>
        <source>Router and ledger agree</source>
        <translation>Router and ledger agree</translation>
    </message>
    <message>
        <source>Every voucher is on its router with the terms it was sold with, and nothing else carries Loket&apos;s mark.</source>
        <translation>Every voucher is on its router with the terms it was sold with, and nothing else carries Loket&apos;s mark.</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Compare now</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n user(s) from the router?</source>
        <translation>
            <numerusform>Remove %n user from the router?</numerusform>
            <numerusform>Remove %n users from the router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Anyone who is logged in with these codes is disconnected. This cannot be undone.</source>
        <translation>Anyone who is logged in with these codes is disconnected. This cannot be undone.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message numerus="yes">
        <source>Write off %n voucher(s)?</source>
        <translation>
            <numerusform>Write off %n voucher?</numerusform>
            <numerusform>Write off %n vouchers?</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger takes them as removed; they cannot be made again.</source>
        <translation>The ledger takes them as removed; they cannot be made again.</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>Differences between router and ledger</source>
        <translation>Differences between router and ledger</translation>
    </message>
</context>
<context>
    <name>loket::ui::DoctorView</name>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>The check gave no answer. Try again.</source>
        <translation>The check gave no answer. Try again.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to fix</source>
        <translation>
            <numerusform>%n problem to fix</numerusform>
            <numerusform>%n problems to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %n hint(s)</source>
        <translation>
            <numerusform>It works; %n hint</numerusform>
            <numerusform>It works; %n hints</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>Everything is in order</translation>
    </message>
    <message>
        <source>Open packages</source>
        <translation>Open packages</translation>
    </message>
    <message>
        <source>Open backups</source>
        <translation>Open backups</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
</context>
<context>
    <name>loket::ui::DoubtStrip</name>
    <message>
        <source>The clock is right</source>
        <translation>The clock is right</translation>
    </message>
    <message>
        <source>It is the right router</source>
        <translation>It is the right router</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>loket::ui::DriftModel</name>
    <message>
        <source>Unknown to Loket</source>
        <translation>Unknown to Loket</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Left over</translation>
    </message>
    <message>
        <source>Missing on the router</source>
        <translation>Missing on the router</translation>
    </message>
    <message>
        <source>Different terms</source>
        <translation>Different terms</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adopt</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Make again</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>removed from the router</source>
        <translation>removed from the router</translation>
    </message>
    <message>
        <source>added to the ledger</source>
        <translation>added to the ledger</translation>
    </message>
    <message>
        <source>made again on the router</source>
        <translation>made again on the router</translation>
    </message>
    <message>
        <source>written off</source>
        <translation>written off</translation>
    </message>
    <message>
        <source>corrected on the router</source>
        <translation>corrected on the router</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>profile</translation>
    </message>
    <message>
        <source>time online</source>
        <translation>time online</translation>
    </message>
    <message>
        <source>data</source>
        <translation>data</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>On the router under Loket&apos;s mark, but Loket never made it: %1</source>
        <translation>On the router under Loket&apos;s mark, but Loket never made it: %1</translation>
    </message>
    <message>
        <source>Loket has withdrawn this voucher, but it is on the router again.</source>
        <translation>Loket has withdrawn this voucher, but it is on the router again.</translation>
    </message>
    <message>
        <source>Sold or in stock, but somebody removed it from the router.</source>
        <translation>Sold or in stock, but somebody removed it from the router.</translation>
    </message>
    <message>
        <source>%1: %2 on the router instead of %3</source>
        <translation>%1: %2 on the router instead of %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
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
        <translation>Details</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>Sold after the backup</source>
        <translation>Sold after the backup</translation>
    </message>
    <message>
        <source>Restore the order</source>
        <translation>Restore the order</translation>
    </message>
    <message>
        <source>order restored to the ledger</source>
        <translation>order restored to the ledger</translation>
    </message>
    <message>
        <source>Of an order that this database does not know, because it was sold after the backup that was restored: %1. Somebody has paid for it.</source>
        <translation>Of an order that this database does not know, because it was sold after the backup that was restored: %1. Somebody has paid for it.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Writing %1…</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>Handed to the printer.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Stopped; nothing was written.</translation>
    </message>
    <message>
        <source>That did not work. %1</source>
        <translation>That did not work. %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::FingerprintDialog</name>
    <message>
        <source>The router shows another fingerprint</source>
        <translation>The router shows another fingerprint</translation>
    </message>
    <message>
        <source>Is this your router?</source>
        <translation>Is this your router?</translation>
    </message>
    <message>
        <source>It is not the one you trusted before. Either the router was set up anew, or somebody is intercepting the connection. Trust it only if you know why it changed.</source>
        <translation>It is not the one you trusted before. Either the router was set up anew, or somebody is intercepting the connection. Trust it only if you know why it changed.</translation>
    </message>
    <message>
        <source>It is the one you trust already.</source>
        <translation>It is the one you trust already.</translation>
    </message>
    <message>
        <source>The router shows this fingerprint. Compare it with the one the router itself shows, then trust it. From then on Loket connects only to a router that has it.</source>
        <translation>The router shows this fingerprint. Compare it with the one the router itself shows, then trust it. From then on Loket connects only to a router that has it.</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerprint %1</translation>
    </message>
    <message>
        <source>On the router: %1</source>
        <translation>On the router: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Do not trust</source>
        <translation>Do not trust</translation>
    </message>
    <message>
        <source>Trust this router</source>
        <translation>Trust this router</translation>
    </message>
</context>
<context>
    <name>loket::ui::FirstStart</name>
    <message>
        <source>First steps</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation>Owner&apos;s PIN</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Leave for now</source>
        <translation>Leave for now</translation>
    </message>
    <message>
        <source>What is saved is kept. The first steps continue from here at the next start, or from the settings.</source>
        <translation>What is saved is kept. The first steps continue from here at the next start, or from the settings.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Welcome to Loket</source>
        <translation>Welcome to Loket</translation>
    </message>
    <message>
        <source>A few steps and you can sell: the router, what you sell, and how customers pay. Only the router is needed; the rest can wait.</source>
        <translation>A few steps and you can sell: the router, what you sell, and how customers pay. Only the router is needed; the rest can wait.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Your PIN</translation>
    </message>
    <message>
        <source>The owner already has a PIN. Staff are managed at the counter.</source>
        <translation>The owner already has a PIN. Staff are managed at the counter.</translation>
    </message>
    <message>
        <source>With a PIN, only you can change settings, void a sale or refund money. Cashiers get their own later. Without one, anyone at this computer may do everything.</source>
        <translation>With a PIN, only you can change settings, void a sale or refund money. Cashiers get their own later. Without one, anyone at this computer may do everything.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>PIN, 4 to 12 digits</source>
        <translation>PIN, 4 to 12 digits</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>The same PIN again</translation>
    </message>
    <message>
        <source>Ready to sell</source>
        <translation>Ready to sell</translation>
    </message>
    <message>
        <source>A final check. What is left to fix can be fixed now or later, under Settings, Checks.</source>
        <translation>A final check. What is left to fix can be fixed now or later, under Settings, Checks.</translation>
    </message>
    <message>
        <source>Type your name, or skip this step.</source>
        <translation>Type your name, or skip this step.</translation>
    </message>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>The two PINs are not the same.</translation>
    </message>
    <message>
        <source>This PIN cannot be used: 4 to 12 digits, and none that everybody tries first (1234, 0000).</source>
        <translation>This PIN cannot be used: 4 to 12 digits, and none that everybody tries first (1234, 0000).</translation>
    </message>
    <message>
        <source>Start selling</source>
        <translation>Start selling</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Type the router&apos;s address. Without a router there is nothing to sell.</source>
        <translation>Type the router&apos;s address. Without a router there is nothing to sell.</translation>
    </message>
    <message>
        <source>Type a PIN, or skip this step.</source>
        <translation>Type a PIN, or skip this step.</translation>
    </message>
    <message>
        <source>Type the same PIN once more.</source>
        <translation>Type the same PIN once more.</translation>
    </message>
    <message>
        <source>Have you sold with Mikhmon, gembok-bill, phpnuxbill or from a list until now? Its packages, vouchers and past sales come along.</source>
        <translation>Have you sold with Mikhmon, gembok-bill, phpnuxbill or from a list until now? Its packages, vouchers and past sales come along.</translation>
    </message>
    <message>
        <source>I come from another program…</source>
        <translation>I come from another program…</translation>
    </message>
</context>
<context>
    <name>loket::ui::ForgetCustomer</name>
    <message numerus="yes">
        <source>Name and number are gone from %n order(s).</source>
        <translation>
            <numerusform>Name and number are gone from %n order.</numerusform>
            <numerusform>Name and number are gone from %n orders.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget this customer</source>
        <translation>Forget this customer</translation>
    </message>
    <message>
        <source>Forget the customer with the number %1?</source>
        <translation>Forget the customer with the number %1?</translation>
    </message>
    <message numerus="yes">
        <source>Name and number are taken out of %n order(s) with this number, with what gateways and message services wrote about the customer.</source>
        <translation>
            <numerusform>Name and number are taken out of %n order with this number, with what gateways and message services wrote about the customer.</numerusform>
            <numerusform>Name and number are taken out of %n orders with this number, with what gateways and message services wrote about the customer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are still open (not paid, not delivered, to be checked, or in an open shift). They keep name and number until they are over, and are forgotten then by themselves.</source>
        <translation>
            <numerusform>%n order is still open (not paid, not delivered, to be checked, or in an open shift). It keeps name and number until it is over, and is forgotten then by itself.</numerusform>
            <numerusform>%n orders are still open (not paid, not delivered, to be checked, or in an open shift). They keep name and number until they are over, and are forgotten then by themselves.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies of the database that were made before still hold them, and so do gateways and message services.</source>
        <translation>Copies of the database that were made before still hold them, and so do gateways and message services.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are still open and follow when they are over.</source>
        <translation>
            <numerusform>%n order is still open and follows when it is over.</numerusform>
            <numerusform>%n orders are still open and follow when they are over.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sold and paid stays: reports, shifts and settlements do not change, and the vouchers go on working. A message cannot be sent again. This cannot be undone.</source>
        <translation>What was sold and paid stays: reports, shifts and settlements do not change, and the vouchers go on working. A message cannot be sent again. This cannot be undone.</translation>
    </message>
</context>
<context>
    <name>loket::ui::GuestsView</name>
    <message>
        <source>Code, package, device, address…</source>
        <translation>Code, package, device, address…</translation>
    </message>
    <message>
        <source>online</source>
        <comment>of a file</comment>
        <translation>online</translation>
    </message>
    <message>
        <source>Loket does not answer</source>
        <translation>Loket does not answer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The router could not be asked</source>
        <translation>The router could not be asked</translation>
    </message>
    <message>
        <source>Asking the routers…</source>
        <translation>Asking the routers…</translation>
    </message>
    <message>
        <source>Nobody is online</source>
        <translation>Nobody is online</translation>
    </message>
    <message>
        <source>Guests appear here as soon as they log in with a voucher.</source>
        <translation>Guests appear here as soon as they log in with a voucher.</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Disconnect</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n guest(s)?</source>
        <translation>
            <numerusform>Disconnect %n guest?</numerusform>
            <numerusform>Disconnect %n guests?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are disconnected at once and can log in again with their codes.</source>
        <translation>They are disconnected at once and can log in again with their codes.</translation>
    </message>
    <message numerus="yes">
        <source>Release %n voucher(s) from their device?</source>
        <translation>
            <numerusform>Release %n voucher from its device?</numerusform>
            <numerusform>Release %n vouchers from their devices?</numerusform>
        </translation>
    </message>
    <message>
        <source>The present device is disconnected. The next device that logs in with the code becomes the one that may use it.</source>
        <translation>The present device is disconnected. The next device that logs in with the code becomes the one that may use it.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Disconnects the selected guests; they can log in again with their codes.</source>
        <translation>Disconnects the selected guests; they can log in again with their codes.</translation>
    </message>
    <message>
        <source>Release device</source>
        <translation>Release device</translation>
    </message>
    <message>
        <source>For vouchers that are bound to their first device: the next one may use it.</source>
        <translation>For vouchers that are bound to their first device: the next one may use it.</translation>
    </message>
    <message>
        <source>Gives the selected vouchers more time.</source>
        <translation>Gives the selected vouchers more time.</translation>
    </message>
    <message>
        <source>Guests online</source>
        <translation>Guests online</translation>
    </message>
</context>
<context>
    <name>loket::ui::HeaderBar</name>
    <message>
        <source>Language and appearance</source>
        <translation>Language and appearance</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Resume sending</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
</context>
<context>
    <name>loket::ui::HeatMapView</name>
    <message numerus="yes">
        <source>%1, %2:00–%2:59: %3, %n voucher(s)</source>
        <comment>a weekday, an hour, money</comment>
        <translation>
            <numerusform>%1, %2:00–%2:59: %3, %n voucher</numerusform>
            <numerusform>%1, %2:00–%2:59: %3, %n vouchers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportAnswers</name>
    <message>
        <source>Answer for all:</source>
        <translation>Answer for all:</translation>
    </message>
    <message>
        <source>Set for all</source>
        <translation>Set for all</translation>
    </message>
    <message>
        <source>Set for the selected</source>
        <translation>Set for the selected</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportReportBar</name>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>import</source>
        <comment>of a file</comment>
        <translation>import</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportSource</name>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Earlier imports…</source>
        <translation>Earlier imports…</translation>
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
        <translation>A &amp;list of vouchers</translation>
    </message>
    <message>
        <source>Everything it has is on the router; Mikhmon itself does not have to run.</source>
        <translation>Everything it has is on the router; Mikhmon itself does not have to run.</translation>
    </message>
    <message>
        <source>Its folder, with data/billing.db and settings.json. It may stay in use meanwhile.</source>
        <translation>Its folder, with data/billing.db and settings.json. It may stay in use meanwhile.</translation>
    </message>
    <message>
        <source>Its backup, a file that ends in .json.</source>
        <translation>Its backup, a file that ends in .json.</translation>
    </message>
    <message>
        <source>Codes from any other program: a file for spreadsheets (CSV or XLSX).</source>
        <translation>Codes from any other program: a file for spreadsheets (CSV or XLSX).</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a router and its address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No router is set up yet. Set it up first (Settings, Router), or choose Mikhmon&apos;s config.php, which has its address.</source>
        <translation>No router is set up yet. Set it up first (Settings, Router), or choose Mikhmon&apos;s config.php, which has its address.</translation>
    </message>
    <message>
        <source>Choose the folder first.</source>
        <translation>Choose the folder first.</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>Choose the file first.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>There is no such folder.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>There is no such file.</translation>
    </message>
    <message>
        <source>Packages, printed vouchers, guests who are online and past sales are read from the router. Nothing on it changes before you say so, and guests stay online. Mikhmon&apos;s file include/config.php is not needed; it only brings the addresses of routers that are not set up here.</source>
        <translation>Packages, printed vouchers, guests who are online and past sales are read from the router. Nothing on it changes before you say so, and guests stay online. Mikhmon&apos;s file include/config.php is not needed; it only brings the addresses of routers that are not set up here.</translation>
    </message>
    <message>
        <source>The folder where gembok-bill runs, on this computer or copied from the server as a whole: it has a folder “data” and the file “settings.json”.</source>
        <translation>The folder where gembok-bill runs, on this computer or copied from the server as a whole: it has a folder “data” and the file “settings.json”.</translation>
    </message>
    <message>
        <source>To make the backup, log in to phpnuxbill as the administrator, open Settings, Database Status, tick all tables and press the backup button. Your browser saves a file such as phpnuxbill_30_tables_2026-11-30.json.</source>
        <translation>To make the backup, log in to phpnuxbill as the administrator, open Settings, Database Status, tick all tables and press the backup button. Your browser saves a file such as phpnuxbill_30_tables_2026-11-30.json.</translation>
    </message>
    <message>
        <source>One line for each voucher, with its code and, where you have them, password, package, price and router. The order of the columns and the language of their headings do not matter: you can correct what was guessed. Codes alone are enough.</source>
        <translation>One line for each voucher, with its code and, where you have them, password, package, price and router. The order of the columns and the language of their headings do not matter: you can correct what was guessed. Codes alone are enough.</translation>
    </message>
    <message>
        <source>&amp;Config.php, if you like:</source>
        <translation>&amp;Config.php, if you like:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Folder:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;File:</translation>
    </message>
    <message>
        <source>Type it, choose it, or drop it here</source>
        <translation>Type it, choose it, or drop it here</translation>
    </message>
    <message>
        <source>&amp;Router:</source>
        <translation>&amp;Router:</translation>
    </message>
    <message>
        <source>Vouchers without a &amp;router belong to:</source>
        <translation>Vouchers without a &amp;router belong to:</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Backup of phpnuxbill (*.json)</source>
        <translation>Backup of phpnuxbill (*.json)</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.xlsx)</source>
        <translation>Lists (*.csv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>Mikhmon&apos;s config.php (*.php)</source>
        <translation>Mikhmon&apos;s config.php (*.php)</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportSummary</name>
    <message>
        <source>What the old program lost</source>
        <translation>What the old program lost</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation>What stays, and why</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>What is left out, and why</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportWizard</name>
    <message>
        <source>What is stored so far stays; the same import again goes on there.</source>
        <translation>What is stored so far stays; the same import again goes on there.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Where does your data come from?</source>
        <translation>Where does your data come from?</translation>
    </message>
    <message>
        <source>This was found</source>
        <translation>This was found</translation>
    </message>
    <message>
        <source>There is nothing new</source>
        <translation>There is nothing new</translation>
    </message>
    <message>
        <source>A few more questions</source>
        <translation>A few more questions</translation>
    </message>
    <message>
        <source>A few questions</source>
        <translation>A few questions</translation>
    </message>
    <message>
        <source>Ready to import</source>
        <translation>Ready to import</translation>
    </message>
    <message>
        <source>Nothing would be imported</source>
        <translation>Nothing would be imported</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Stopped before the end</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a program and its folder or router</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Packages, vouchers and past sales come along. First everything is only read and shown; you decide at the end.</source>
        <translation>Packages, vouchers and past sales come along. First everything is only read and shown; you decide at the end.</translation>
    </message>
    <message>
        <source>From %1. Nothing has been changed yet.</source>
        <translation>From %1. Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>From %1. An earlier import brought everything already, so nothing is imported twice.</source>
        <translation>From %1. An earlier import brought everything already, so nothing is imported twice.</translation>
    </message>
    <message>
        <source>They follow from what you answered. Each has an answer already.</source>
        <translation>They follow from what you answered. Each has an answer already.</translation>
    </message>
    <message>
        <source>Each has an answer already. Change only what is different for you.</source>
        <translation>Each has an answer already. Change only what is different for you.</translation>
    </message>
    <message>
        <source>Guests stay online and their vouchers go on. No message is sent to anybody, nothing of the old program is deleted, and the import can be taken back later.</source>
        <translation>Guests stay online and their vouchers go on. No message is sent to anybody, nothing of the old program is deleted, and the import can be taken back later.</translation>
    </message>
    <message>
        <source>With these answers everything stays out. Go back to change them.</source>
        <translation>With these answers everything stays out. Go back to change them.</translation>
    </message>
    <message>
        <source>What is imported stays. The same import again goes on where this one stopped.</source>
        <translation>What is imported stays. The same import again goes on where this one stopped.</translation>
    </message>
    <message>
        <source>Past sales count in the reports on the day they happened. This import is listed under “Earlier imports”, where it can be taken back.</source>
        <translation>Past sales count in the reports on the day they happened. This import is listed under “Earlier imports”, where it can be taken back.</translation>
    </message>
    <message>
        <source>Moving in</source>
        <translation>Moving in</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Where from</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>The window can be left open; selling goes on meanwhile.</source>
        <translation>The window can be left open; selling goes on meanwhile.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>Show %n order(s) that need a look</source>
        <translation>
            <numerusform>Show %n order that needs a look</numerusform>
            <numerusform>Show %n orders that need a look</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>Import now</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>This file is of none of the programs below. Choose its program, then choose the file.</source>
        <translation>This file is of none of the programs below. Choose its program, then choose the file.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportedOrders</name>
    <message>
        <source>Imported orders that need a look: the other program took the money and gave no voucher, or what it says is in doubt. Nothing is made or sent for them by itself.</source>
        <translation>Imported orders that need a look: the other program took the money and gave no voucher, or what it says is in doubt. Nothing is made or sent for them by itself.</translation>
    </message>
    <message numerus="yes">
        <source>%n imported order(s) need a look, from the time before Loket.</source>
        <translation>
            <numerusform>%n imported order needs a look, from the time before Loket.</numerusform>
            <numerusform>%n imported orders need a look, from the time before Loket.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the others</source>
        <translation>Back to the others</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Show them</translation>
    </message>
</context>
<context>
    <name>loket::ui::ImportsDialog</name>
    <message>
        <source>Reading the imports…</source>
        <translation>Reading the imports…</translation>
    </message>
    <message>
        <source>Nothing has been imported yet</source>
        <translation>Nothing has been imported yet</translation>
    </message>
    <message>
        <source>What you bring along from another program is listed here, and can be taken back.</source>
        <translation>What you bring along from another program is listed here, and can be taken back.</translation>
    </message>
    <message>
        <source>The imports could not be read</source>
        <translation>The imports could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a program and its folder or router</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: under way, or cut off</source>
        <translation>%1: under way, or cut off</translation>
    </message>
    <message>
        <source>%1: imported</source>
        <translation>%1: imported</translation>
    </message>
    <message>
        <source>%1: stopped before the end</source>
        <translation>%1: stopped before the end</translation>
    </message>
    <message>
        <source>%1: taken back</source>
        <translation>%1: taken back</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, by %2</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Take back what this import brought?</source>
        <translation>Take back what this import brought?</translation>
    </message>
    <message>
        <source>It brought: %1.</source>
        <translation>It brought: %1.</translation>
    </message>
    <message>
        <source>What was sold, used or changed since stays, and you are told which and why.</source>
        <translation>What was sold, used or changed since stays, and you are told which and why.</translation>
    </message>
    <message>
        <source>On the router, vouchers get back the comments Mikhmon gave them, and its schedulers are switched on again.</source>
        <translation>On the router, vouchers get back the comments Mikhmon gave them, and its schedulers are switched on again.</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Taking back…</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Nothing of this import is left.</source>
        <translation>Nothing of this import is left.</translation>
    </message>
    <message>
        <source>What is listed below stays, for the reason that stands beside it.</source>
        <translation>What is listed below stays, for the reason that stands beside it.</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Earlier imports</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>loket::ui::ListBrowser</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copy rows</translation>
    </message>
</context>
<context>
    <name>loket::ui::LoginScreen</name>
    <message>
        <source>This PIN is wrong. Try again.</source>
        <translation>This PIN is wrong. Try again.</translation>
    </message>
    <message>
        <source>This password is wrong. Try again.</source>
        <translation>This password is wrong. Try again.</translation>
    </message>
    <message>
        <source>This person was switched off. Ask the owner.</source>
        <translation>This person was switched off. Ask the owner.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong attempts. Wait %n second(s).</source>
        <translation>
            <numerusform>Too many wrong attempts. Wait %n second.</numerusform>
            <numerusform>Too many wrong attempts. Wait %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Who is at the counter?</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN of %1</source>
        <translation>PIN of %1</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Password of %1</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Delete the last digit</translation>
    </message>
    <message>
        <source>Choose who you are first: with the arrow keys, or by a click.</source>
        <translation>Choose who you are first: with the arrow keys, or by a click.</translation>
    </message>
</context>
<context>
    <name>loket::ui::LostVouchers</name>
    <message>
        <source>Make all again (%1)</source>
        <translation>Make all again (%1)</translation>
    </message>
    <message>
        <source>%1: router %2</source>
        <translation>%1: router %2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Router %1: making the missing vouchers again, %2 of %3 so far. You can go on working.</source>
        <translation>Router %1: making the missing vouchers again, %2 of %3 so far. You can go on working.</translation>
    </message>
    <message>
        <source>Router %1: %2</source>
        <translation>Router %1: %2</translation>
    </message>
    <message>
        <source>Router %1: %2 of %3 vouchers are missing. Guests cannot log in with them, and none of them is sold from stock. Put back a copy of the router, or make them again with what is left of each.</source>
        <translation>Router %1: %2 of %3 vouchers are missing. Guests cannot log in with them, and none of them is sold from stock. Put back a copy of the router, or make them again with what is left of each.</translation>
    </message>
    <message>
        <source>Ask an operator or the owner to do it.</source>
        <translation>Ask an operator or the owner to do it.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) made again.</source>
        <translation>
            <numerusform>%n voucher made again.</numerusform>
            <numerusform>%n vouchers made again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be made: their orders were paid back, nothing was left of them, or the router refused.</source>
        <translation>
            <numerusform>%n could not be made: its order was paid back, nothing was left of it, or the router refused.</numerusform>
            <numerusform>%n could not be made: their orders were paid back, nothing was left of them, or the router refused.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before all were made.</source>
        <translation>Stopped before all were made.</translation>
    </message>
    <message>
        <source>Stopped before all were made: %1</source>
        <translation>Stopped before all were made: %1</translation>
    </message>
    <message>
        <source>Missing vouchers</source>
        <translation>Missing vouchers</translation>
    </message>
</context>
<context>
    <name>loket::ui::MainWindow</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>About Loket</source>
        <translation>About Loket</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Staff …</source>
        <translation>Staff …</translation>
    </message>
    <message>
        <source>Change my PIN …</source>
        <translation>Change my PIN …</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>When the window is closed</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Keep selling</source>
        <translation>Keep selling</translation>
    </message>
    <message>
        <source>Stop selling</source>
        <translation>Stop selling</translation>
    </message>
    <message>
        <source>Schedule …</source>
        <translation>Schedule …</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Selling goes on</source>
        <translation>Selling goes on</translation>
    </message>
    <message>
        <source>Only an operator or the owner may stop it. Log in as one of them, then choose Quit in the menu.</source>
        <translation>Only an operator or the owner may stop it. Log in as one of them, then choose Quit in the menu.</translation>
    </message>
    <message>
        <source>Leave the till</source>
        <translation>Leave the till</translation>
    </message>
    <message>
        <source>Closed shifts …</source>
        <translation>Closed shifts …</translation>
    </message>
    <message>
        <source>Moving in …</source>
        <translation>Moving in …</translation>
    </message>
</context>
<context>
    <name>loket::ui::MakeVouchersDialog</name>
    <message>
        <source>Make vouchers</source>
        <translation>Make vouchers</translation>
    </message>
    <message>
        <source>Make vouchers in advance</source>
        <translation>Make vouchers in advance</translation>
    </message>
    <message>
        <source>The package&apos;s own</source>
        <translation>The package&apos;s own</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>&amp;Package</source>
        <translation>&amp;Package</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Quantity</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>&amp;Router</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) of the package %1 are made on the router %2 under the profile %3. Together they are worth %4 when they are sold; until then they are stock. They are made in the background, which can be stopped at any time.</source>
        <translation>
            <numerusform>%n voucher of the package %1 is made on the router %2 under the profile %3. It is worth %4 when it is sold; until then it is stock. It is made in the background, which can be stopped at any time.</numerusform>
            <numerusform>%n vouchers of the package %1 are made on the router %2 under the profile %3. Together they are worth %4 when they are sold; until then they are stock. They are made in the background, which can be stopped at any time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::ManualDialog</name>
    <message>
        <source>Nothing found. Try fewer or other words.</source>
        <translation>Nothing found. Try fewer or other words.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n place found</numerusform>
            <numerusform>%n places found</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Search the manual (Ctrl+F)</source>
        <translation>Search the manual (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Back to the page before (Alt+Left)</source>
        <translation>Back to the page before (Alt+Left)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>loket::ui::MessageEditor</name>
    <message>
        <source>Use the built-in text</source>
        <translation>Use the built-in text</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Every customer</source>
        <translation>Every customer</translation>
    </message>
    <message>
        <source>Who reads Indonesian</source>
        <translation>Who reads Indonesian</translation>
    </message>
    <message>
        <source>Who reads English</source>
        <translation>Who reads English</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>Insert %1</translation>
    </message>
    <message>
        <source>Language of the preview</source>
        <translation>Language of the preview</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>Preview of the message</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Empty: these customers get the text for every customer.</source>
        <translation>Empty: these customers get the text for every customer.</translation>
    </message>
    <message>
        <source>The message: %1</source>
        <translation>The message: %1</translation>
    </message>
    <message>
        <source>This text cannot be sent</source>
        <translation>This text cannot be sent</translation>
    </message>
    <message>
        <source>No text of its own</source>
        <translation>No text of its own</translation>
    </message>
    <message>
        <source>Has a text of its own</source>
        <translation>Has a text of its own</translation>
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
        <translation>Who sends the codes to the customer&apos;s phone, and the text of the message.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>The message</translation>
    </message>
    <message>
        <source>Press a button to insert a placeholder at the cursor. A line whose placeholders are all empty is left out.</source>
        <translation>Press a button to insert a placeholder at the cursor. A line whose placeholders are all empty is left out.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Send a test message</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>With the settings above, saved or not.</source>
        <translation>With the settings above, saved or not.</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>Your own number</translation>
    </message>
    <message>
        <source>The test message is being sent…</source>
        <translation>The test message is being sent…</translation>
    </message>
    <message>
        <source>This is a test message from %1. Your codes will come the same way.</source>
        <translation>This is a test message from %1. Your codes will come the same way.</translation>
    </message>
    <message>
        <source>%1 accepted the test message. Look at your phone: only there you see whether it arrives.</source>
        <translation>%1 accepted the test message. Look at your phone: only there you see whether it arrives.</translation>
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
        <translation>does not run out</translation>
    </message>
    <message>
        <source>over</source>
        <translation>over</translation>
    </message>
    <message>
        <source>not Loket&apos;s</source>
        <translation>not Loket&apos;s</translation>
    </message>
    <message>
        <source>Only this device may use the voucher.</source>
        <translation>Only this device may use the voucher.</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Online for</source>
        <translation>Online for</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
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
        <translation>compared %1</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Compare now</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Save the list</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Compares every router with the ledger.</source>
        <translation>Compares every router with the ledger.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
</context>
<context>
    <name>loket::ui::OpenShift</name>
    <message>
        <source>Open the shift</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>Count the cash that is in the drawer now. Sales and voids are added to it, and the count at the end shows whether it adds up.</source>
        <translation>Count the cash that is in the drawer now. Sales and voids are added to it, and the count at the end shows whether it adds up.</translation>
    </message>
    <message>
        <source>Cash in the &amp;drawer</source>
        <translation>Cash in the &amp;drawer</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>Cash in the drawer</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrderForm</name>
    <message>
        <source>Enter a quantity from 1 to %1.</source>
        <translation>Enter a quantity from 1 to %1.</translation>
    </message>
    <message>
        <source>This is no mobile number. Correct it or leave it empty.</source>
        <translation>This is no mobile number. Correct it or leave it empty.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 is missing.</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Cash given: %1</source>
        <translation>Cash given: %1</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Quantity</translation>
    </message>
    <message>
        <source>WhatsApp &amp;phone (optional)</source>
        <translation>WhatsApp &amp;phone (optional)</translation>
    </message>
    <message>
        <source>&amp;Cash given</source>
        <translation>&amp;Cash given</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Selling …</source>
        <translation>Selling …</translation>
    </message>
    <message>
        <source>Take the cash</source>
        <translation>Take the cash</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>WhatsApp phone, optional</source>
        <translation>WhatsApp phone, optional</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>Cash given</translation>
    </message>
    <message>
        <source>0812…</source>
        <translation>0812…</translation>
    </message>
    <message>
        <source>A number below 1,000 counts as thousands: 20 is Rp 20.000.</source>
        <translation>A number below 1,000 counts as thousands: 20 is Rp 20.000.</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousands of rupiah</comment>
        <translation>%1k</translation>
    </message>
    <message>
        <source>The price has changed: %1 instead of %2.</source>
        <translation>The price has changed: %1 instead of %2.</translation>
    </message>
    <message>
        <source>Pick a package with its digit, or type its name</source>
        <translation>Pick a package with its digit, or type its name</translation>
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
        <translation>All</translation>
    </message>
    <message>
        <source>Search invoice, name, phone, package or code (Ctrl+F)</source>
        <translation>Search invoice, name, phone, package or code (Ctrl+F)</translation>
    </message>
    <message>
        <source>From the report; press to show all orders again</source>
        <translation>From the report; press to show all orders again</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>Search orders</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersModel</name>
    <message>
        <source>The money came after the order had ended.</source>
        <translation>The money came after the order had ended.</translation>
    </message>
    <message>
        <source>Ask the customer, then press Checked.</source>
        <translation>Ask the customer, then press Checked.</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profile %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>What went wrong</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>The message waits: the WhatsApp service is paused.</source>
        <translation>The message waits: the WhatsApp service is paused.</translation>
    </message>
    <message>
        <source>Correct its settings or resume it; all that wait are sent then.</source>
        <translation>Correct its settings or resume it; all that wait are sent then.</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Resume sending</translation>
    </message>
    <message>
        <source>Sends by this service again, for all messages that wait.</source>
        <translation>Sends by this service again, for all messages that wait.</translation>
    </message>
</context>
<context>
    <name>loket::ui::OrdersScreen</name>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>No order matches</source>
        <translation>No order matches</translation>
    </message>
    <message>
        <source>No order matches this search, status and period. Search for less, or show all orders.</source>
        <translation>No order matches this search, status and period. Search for less, or show all orders.</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>Show all orders</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>No orders yet</translation>
    </message>
    <message>
        <source>As soon as somebody buys in the shop, the order appears here by itself. Open the shop&apos;s address from the header and try a purchase.</source>
        <translation>As soon as somebody buys in the shop, the order appears here by itself. Open the shop&apos;s address from the header and try a purchase.</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Reading the orders…</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackageEditor</name>
    <message>
        <source>Short and permanent: shop links, reports and the API use it for the package.</source>
        <translation>Short and permanent: shop links, reports and the API use it for the package.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>days</source>
        <translation>days</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Unit of the time</translation>
    </message>
    <message>
        <source>Create it on the router…</source>
        <translation>Create it on the router…</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Only the first device may use it</source>
        <translation>Only the first device may use it</translation>
    </message>
    <message>
        <source>The voucher is tied to the device that logs in first. It can be untied again.</source>
        <translation>The voucher is tied to the device that logs in first. It can be untied again.</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Devices at once</source>
        <translation>Devices at once</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Give the package a name.</source>
        <translation>Give the package a name.</translation>
    </message>
    <message>
        <source>An ID has 1 to 32 letters, digits, - or _.</source>
        <translation>An ID has 1 to 32 letters, digits, - or _.</translation>
    </message>
    <message>
        <source>There is already a package with this ID.</source>
        <translation>There is already a package with this ID.</translation>
    </message>
    <message>
        <source>Choose a profile of the router.</source>
        <translation>Choose a profile of the router.</translation>
    </message>
    <message>
        <source>Say how much time it gives.</source>
        <translation>Say how much time it gives.</translation>
    </message>
    <message>
        <source>New package</source>
        <translation>New package</translation>
    </message>
    <message>
        <source>The router has not listed its profiles yet.</source>
        <translation>The router has not listed its profiles yet.</translation>
    </message>
    <message>
        <source>The router has no profile of this name, so no voucher can be made.</source>
        <translation>The router has no profile of this name, so no voucher can be made.</translation>
    </message>
    <message>
        <source>On the router, without a speed limit.</source>
        <translation>On the router, without a speed limit.</translation>
    </message>
    <message>
        <source>On the router, speed %1 (upload/download).</source>
        <translation>On the router, speed %1 (upload/download).</translation>
    </message>
    <message numerus="yes">
        <source>It lets %n device(s) in at once.</source>
        <translation>
            <numerusform>It lets %n device in at once.</numerusform>
            <numerusform>It lets %n devices in at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::PackageTiles</name>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n in stock</source>
        <translation>
            <numerusform>%n in stock</numerusform>
            <numerusform>%n in stock</numerusform>
        </translation>
    </message>
    <message>
        <source>none in stock</source>
        <translation>none in stock</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackagesModel</name>
    <message>
        <source>only while online</source>
        <translation>only while online</translation>
    </message>
    <message>
        <source>from the first login</source>
        <translation>from the first login</translation>
    </message>
    <message>
        <source>from the sale</source>
        <translation>from the sale</translation>
    </message>
    <message>
        <source>never runs out</source>
        <translation>never runs out</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message>
        <source>first device only</source>
        <translation>first device only</translation>
    </message>
    <message>
        <source>%1: not on the router</source>
        <translation>%1: not on the router</translation>
    </message>
    <message>
        <source>%1: other number of devices</source>
        <translation>%1: other number of devices</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>On sale</translation>
    </message>
    <message>
        <source>Off sale</source>
        <translation>Off sale</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Profile on the router</source>
        <translation>Profile on the router</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>loket::ui::PackagesScreen</name>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message numerus="yes">
        <source>%n package(s), %1 on sale</source>
        <translation>
            <numerusform>%n package, %1 on sale</numerusform>
            <numerusform>%n packages, %1 on sale</numerusform>
        </translation>
    </message>
    <message>
        <source>No packages here</source>
        <translation>No packages here</translation>
    </message>
    <message>
        <source>This window is read-only. Open Loket itself to change the packages.</source>
        <translation>This window is read-only. Open Loket itself to change the packages.</translation>
    </message>
    <message>
        <source>The packages could not be read</source>
        <translation>The packages could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading the packages…</source>
        <translation>Reading the packages…</translation>
    </message>
    <message>
        <source>Nothing is on sale yet</source>
        <translation>Nothing is on sale yet</translation>
    </message>
    <message>
        <source>A package says how much time a voucher gives, what it costs, and which profile of the router it uses.</source>
        <translation>A package says how much time a voucher gives, what it costs, and which profile of the router it uses.</translation>
    </message>
    <message>
        <source>Add a package</source>
        <translation>Add a package</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 is saved</translation>
    </message>
    <message>
        <source>Remove the package %1?</source>
        <translation>Remove the package %1?</translation>
    </message>
    <message>
        <source>It can no longer be bought. What was sold stays, and its vouchers stay valid. To stop selling it for a while, take it off sale instead.</source>
        <translation>It can no longer be bought. What was sold stays, and its vouchers stay valid. To stop selling it for a while, take it off sale instead.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>No router is set up yet, so its profiles are not known.</source>
        <translation>No router is set up yet, so its profiles are not known.</translation>
    </message>
    <message>
        <source>The router %1 does not list its profiles: %2</source>
        <translation>The router %1 does not list its profiles: %2</translation>
    </message>
    <message>
        <source>The profile %1 is on the router</source>
        <translation>The profile %1 is on the router</translation>
    </message>
    <message>
        <source>Ask the router</source>
        <translation>Ask the router</translation>
    </message>
    <message>
        <source>Reads the profiles from the router again.</source>
        <translation>Reads the profiles from the router again.</translation>
    </message>
    <message>
        <source>Further up (Alt+Up)</source>
        <translation>Further up (Alt+Up)</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Further up</translation>
    </message>
    <message>
        <source>Further down (Alt+Down)</source>
        <translation>Further down (Alt+Down)</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Further down</translation>
    </message>
    <message>
        <source>Put %1 on sale?</source>
        <translation>Put %1 on sale?</translation>
    </message>
    <message>
        <source>Take %1 off sale?</source>
        <translation>Take %1 off sale?</translation>
    </message>
    <message>
        <source>The counter and the shop offer it at once.</source>
        <translation>The counter and the shop offer it at once.</translation>
    </message>
    <message>
        <source>The counter and the shop no longer offer it. What was sold stays, and its vouchers stay valid. It can be put on sale again at any time.</source>
        <translation>The counter and the shop no longer offer it. What was sold stays, and its vouchers stay valid. It can be put on sale again at any time.</translation>
    </message>
    <message>
        <source>&amp;Put on sale</source>
        <translation>&amp;Put on sale</translation>
    </message>
    <message>
        <source>&amp;Take off sale</source>
        <translation>&amp;Take off sale</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Drag a row to change the order; Space asks whether to put it on sale or take it off.</source>
        <translation>Drag a row to change the order; Space asks whether to put it on sale or take it off.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PausedChannels</name>
    <message>
        <source>Message service</source>
        <translation>Message service</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 is paused. %2</source>
        <translation>%1 is paused. %2</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Resume sending</translation>
    </message>
    <message>
        <source>Resume sending by %1</source>
        <translation>Resume sending by %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n message waits.</numerusform>
            <numerusform>%n messages wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <source>Open the settings of %1</source>
        <translation>Open the settings of %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>How customers pay. A gateway that is switched off still accepts payments that are under way.</source>
        <translation>How customers pay. A gateway that is switched off still accepts payments that are under way.</translation>
    </message>
    <message>
        <source>Callback address</source>
        <translation>Callback address</translation>
    </message>
    <message>
        <source>Paste it where the gateway asks for its callback or notification URL.</source>
        <translation>Paste it where the gateway asks for its callback or notification URL.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PeriodChooser</name>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>From – to</translation>
    </message>
</context>
<context>
    <name>loket::ui::PickUpBar</name>
    <message numerus="yes">
        <source>%n sale(s) ready for pick-up.</source>
        <translation>
            <numerusform>%n sale ready for pick-up.</numerusform>
            <numerusform>%n sales ready for pick-up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) paid, the voucher is not made yet.</source>
        <translation>
            <numerusform>%n sale paid, the voucher is not made yet.</numerusform>
            <numerusform>%n sales paid, the vouchers are not made yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Show the next sale whose customer does not have the code yet (F7)</source>
        <translation>Show the next sale whose customer does not have the code yet (F7)</translation>
    </message>
</context>
<context>
    <name>loket::ui::Popover</name>
    <message>
        <source>Open the shop</source>
        <translation>Open the shop</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copy address</translation>
    </message>
</context>
<context>
    <name>loket::ui::PreviewDialog</name>
    <message>
        <source>Slip printer (%1)</source>
        <translation>Slip printer (%1)</translation>
    </message>
    <message>
        <source>No printer found</source>
        <translation>No printer found</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Printed.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>Print vouchers</source>
        <translation>Print vouchers</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Template</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>P&amp;rinter</translation>
    </message>
    <message>
        <source>A4, 24 vouchers (3 × 8)</source>
        <translation>A4, 24 vouchers (3 × 8)</translation>
    </message>
    <message>
        <source>A4, 52 vouchers (4 × 13)</source>
        <translation>A4, 52 vouchers (4 × 13)</translation>
    </message>
    <message>
        <source>A4, 64 vouchers, without QR codes</source>
        <translation>A4, 64 vouchers, without QR codes</translation>
    </message>
    <message>
        <source>Slip, 58 mm</source>
        <translation>Slip, 58 mm</translation>
    </message>
    <message>
        <source>Slip, 80 mm</source>
        <translation>Slip, 80 mm</translation>
    </message>
    <message>
        <source>QR code that &amp;logs in</source>
        <translation>QR code that &amp;logs in</translation>
    </message>
    <message>
        <source>QR code that joins the &amp;Wi-Fi</source>
        <translation>QR code that joins the &amp;Wi-Fi</translation>
    </message>
    <message>
        <source>L&amp;ogo</source>
        <translation>L&amp;ogo</translation>
    </message>
    <message>
        <source>The QR code that logs in needs the hotspot&apos;s address: enter it in Settings, under printing.</source>
        <translation>The QR code that logs in needs the hotspot&apos;s address: enter it in Settings, under printing.</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Save as PDF…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>When it is printed, mark the vouchers: until then the counter may sell them.</source>
        <translation>When it is printed, mark the vouchers: until then the counter may sell them.</translation>
    </message>
    <message>
        <source>&amp;Mark as printed</source>
        <translation>&amp;Mark as printed</translation>
    </message>
</context>
<context>
    <name>loket::ui::PrinterDialog</name>
    <message>
        <source>Search the &amp;network</source>
        <translation>Search the &amp;network</translation>
    </message>
    <message>
        <source>Use this printer</source>
        <translation>Use this printer</translation>
    </message>
    <message>
        <source>Choose the slip printer</source>
        <translation>Choose the slip printer</translation>
    </message>
    <message>
        <source>Choose the printer for sheets</source>
        <translation>Choose the printer for sheets</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>USB printer: %1</source>
        <translation>USB printer: %1</translation>
    </message>
    <message>
        <source>Serial port: %1</source>
        <translation>Serial port: %1</translation>
    </message>
    <message>
        <source>Printer of this computer: %1</source>
        <translation>Printer of this computer: %1</translation>
    </message>
    <message>
        <source>In the network: %1</source>
        <translation>In the network: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses of this network are asked for a printer…</source>
        <translation>
            <numerusform>%n address of this network is asked for a printer…</numerusform>
            <numerusform>%n addresses of this network are asked for a printer…</numerusform>
        </translation>
    </message>
    <message>
        <source>The printers of this computer are being listed…</source>
        <translation>The printers of this computer are being listed…</translation>
    </message>
    <message>
        <source>No printer was found. Is it switched on, and connected to this computer or its network?</source>
        <translation>No printer was found. Is it switched on, and connected to this computer or its network?</translation>
    </message>
    <message>
        <source>This computer knows no printer. One with a network cable or Wi-Fi is found by a search.</source>
        <translation>This computer knows no printer. One with a network cable or Wi-Fi is found by a search.</translation>
    </message>
    <message>
        <source>The search has ended.</source>
        <translation>The search has ended.</translation>
    </message>
</context>
<context>
    <name>loket::ui::PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Slips at the counter, and sheets of vouchers.</source>
        <translation>Slips at the counter, and sheets of vouchers.</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>Print a test slip</translation>
    </message>
    <message>
        <source>Choose the picture for the logo</source>
        <translation>Choose the picture for the logo</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Pictures (%1)</translation>
    </message>
    <message>
        <source>“%1” is no picture that Loket can read. Choose a PNG or JPEG file.</source>
        <translation>“%1” is no picture that Loket can read. Choose a PNG or JPEG file.</translation>
    </message>
    <message>
        <source>The test slip is being printed…</source>
        <translation>The test slip is being printed…</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>Test slip</translation>
    </message>
    <message>
        <source>These letters and both QR codes should be readable.</source>
        <translation>These letters and both QR codes should be readable.</translation>
    </message>
    <message>
        <source>The printer took the test slip. If code B on it can be read, switch on “%1”.</source>
        <translation>The printer took the test slip. If code B on it can be read, switch on “%1”.</translation>
    </message>
    <message>
        <source>The test slip was given to the system&apos;s printer.</source>
        <translation>The test slip was given to the system&apos;s printer.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ProfileDialog</name>
    <message>
        <source>Create the profile %1</source>
        <translation>Create the profile %1</translation>
    </message>
    <message>
        <source>The router %1 has no hotspot user profile of this name yet. Loket will run exactly this one command on it; nothing else is changed.</source>
        <translation>The router %1 has no hotspot user profile of this name yet. Loket will run exactly this one command on it; nothing else is changed.</translation>
    </message>
    <message>
        <source>Speed, upload/download</source>
        <translation>Speed, upload/download</translation>
    </message>
    <message>
        <source>Devices at once</source>
        <translation>Devices at once</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Create on the router</source>
        <translation>Create on the router</translation>
    </message>
</context>
<context>
    <name>loket::ui::ProfilesPage</name>
    <message>
        <source>Ask the router again</source>
        <translation>Ask the router again</translation>
    </message>
    <message>
        <source>Stop selling what the router has no profile for</source>
        <translation>Stop selling what the router has no profile for</translation>
    </message>
    <message>
        <source>What do you sell?</source>
        <translation>What do you sell?</translation>
    </message>
    <message>
        <source>Asking the router…</source>
        <translation>Asking the router…</translation>
    </message>
    <message>
        <source>The router does not list its profiles: %1 You can continue and do this later.</source>
        <translation>The router does not list its profiles: %1 You can continue and do this later.</translation>
    </message>
    <message>
        <source>The router has only its default profile. Make profiles on it, or later under Packages.</source>
        <translation>The router has only its default profile. Make profiles on it, or later under Packages.</translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) found</source>
        <translation>
            <numerusform>%n profile found</numerusform>
            <numerusform>%n profiles found</numerusform>
        </translation>
    </message>
    <message>
        <source>Sell %1</source>
        <translation>Sell %1</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name of %1</translation>
    </message>
    <message>
        <source>Price of %1</source>
        <translation>Price of %1</translation>
    </message>
    <message>
        <source>Time of %1</source>
        <translation>Time of %1</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>days</source>
        <translation>days</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Unit of the time</translation>
    </message>
    <message>
        <source>Each package uses a hotspot user profile of the router. Tick what you sell and give it a price, a time and how the time counts; everything else can be set later under Packages.</source>
        <translation>Each package uses a hotspot user profile of the router. Tick what you sell and give it a price, a time and how the time counts; everything else can be set later under Packages.</translation>
    </message>
    <message>
        <source>How the time of %1 counts</source>
        <translation>How the time of %1 counts</translation>
    </message>
</context>
<context>
    <name>loket::ui::PurchaseBrowser</name>
    <message>
        <source>The orders could not be read</source>
        <translation>The orders could not be read</translation>
    </message>
    <message>
        <source>Reading the orders…</source>
        <translation>Reading the orders…</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>orders</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) saved.</source>
        <translation>
            <numerusform>%n order saved.</numerusform>
            <numerusform>%n orders saved.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Copy invoice</source>
        <translation>Copy invoice</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Save as a file</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>Forget this customer…</source>
        <translation>Forget this customer…</translation>
    </message>
</context>
<context>
    <name>loket::ui::QuestionsModel</name>
    <message>
        <source>What it is about</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>loket::ui::ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Reason (may be left out)</source>
        <translation>Reason (may be left out)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Say why: it is written to the activity log.</source>
        <translation>Say why: it is written to the activity log.</translation>
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
        <translation>Revenue, net</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>%1 came in</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>Vouchers sold</translation>
    </message>
    <message numerus="yes">
        <source>in %n paid order(s)</source>
        <translation>
            <numerusform>in %n paid order</numerusform>
            <numerusform>in %n paid orders</numerusform>
        </translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being made</source>
        <translation>
            <numerusform>%n being made</numerusform>
            <numerusform>%n being made</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of paid</source>
        <translation>%1 of paid</translation>
    </message>
    <message>
        <source>Paid, no voucher</source>
        <translation>Paid, no voucher</translation>
    </message>
    <message>
        <source>nothing to measure</source>
        <translation>nothing to measure</translation>
    </message>
    <message>
        <source>95% within %1</source>
        <translation>95% within %1</translation>
    </message>
    <message>
        <source>Paid → voucher</source>
        <translation>Paid → voucher</translation>
    </message>
    <message>
        <source>Paid → message</source>
        <translation>Paid → message</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Messages sent</translation>
    </message>
    <message>
        <source>%1 sent, %2 failed</source>
        <translation>%1 sent, %2 failed</translation>
    </message>
    <message>
        <source>%1 sent, %2 confirmed</source>
        <translation>%1 sent, %2 confirmed</translation>
    </message>
    <message>
        <source>%1: %2 of %3 attempts went out (%4); %5 refused, %6 without an answer</source>
        <translation>%1: %2 of %3 attempts went out (%4); %5 refused, %6 without an answer</translation>
    </message>
    <message>
        <source>No message was sent in this period.</source>
        <translation>No message was sent in this period.</translation>
    </message>
    <message>
        <source>Revenue by hour</source>
        <translation>Revenue by hour</translation>
    </message>
    <message>
        <source>Vouchers by hour</source>
        <translation>Vouchers by hour</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Revenue by day</translation>
    </message>
    <message>
        <source>Vouchers by day</source>
        <translation>Vouchers by day</translation>
    </message>
    <message>
        <source>Revenue by month</source>
        <translation>Revenue by month</translation>
    </message>
    <message>
        <source>Vouchers by month</source>
        <translation>Vouchers by month</translation>
    </message>
    <message>
        <source>▮ this period   ○ - - before: %1</source>
        <translation>▮ this period   ○ - - before: %1</translation>
    </message>
    <message>
        <source>Weekdays and hours (thousand rupiah)</source>
        <translation>Weekdays and hours (thousand rupiah)</translation>
    </message>
    <message>
        <source>Weekdays and hours (vouchers)</source>
        <translation>Weekdays and hours (vouchers)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>loket::ui::ReportsScreen</name>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>Reading the figures…</translation>
    </message>
    <message>
        <source>Nothing was sold in this period</source>
        <translation>Nothing was sold in this period</translation>
    </message>
    <message>
        <source>As soon as an order is paid, its revenue, its vouchers and its times appear here. Choose another period above.</source>
        <translation>As soon as an order is paid, its revenue, its vouchers and its times appear here. Choose another period above.</translation>
    </message>
    <message>
        <source>Show the last 30 days</source>
        <translation>Show the last 30 days</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>The figures could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>report</source>
        <comment>of a file</comment>
        <translation>report</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Revenue</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>Co&amp;mpare</translation>
    </message>
    <message>
        <source>Show the period before beside this one</source>
        <translation>Show the period before beside this one</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xport</translation>
    </message>
    <message>
        <source>Sales as CSV…</source>
        <translation>Sales as CSV…</translation>
    </message>
    <message>
        <source>Workbook for Excel (XLSX)…</source>
        <translation>Workbook for Excel (XLSX)…</translation>
    </message>
    <message>
        <source>Report as PDF…</source>
        <translation>Report as PDF…</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>Print the report…</translation>
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
        <translation>Where the vouchers are made. Loket never touches what it has not made itself.</translation>
    </message>
    <message>
        <source>Add a router…</source>
        <translation>Add a router…</translation>
    </message>
    <message>
        <source>Remove this router…</source>
        <translation>Remove this router…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Ask the router…</source>
        <translation>Ask the router…</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Test the connection</translation>
    </message>
    <message>
        <source>No fingerprint</source>
        <translation>No fingerprint</translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation>Add a router</translation>
    </message>
    <message>
        <source>A short name for it: small letters, digits, - and _.</source>
        <translation>A short name for it: small letters, digits, - and _.</translation>
    </message>
    <message>
        <source>Not a name for a router</source>
        <translation>Not a name for a router</translation>
    </message>
    <message>
        <source>A name has 1 to 32 small letters, digits, - or _.</source>
        <translation>A name has 1 to 32 small letters, digits, - or _.</translation>
    </message>
    <message>
        <source>Remove the router %1?</source>
        <translation>Remove the router %1?</translation>
    </message>
    <message>
        <source>Its settings and passwords are removed from Loket. Nothing changes on the router itself: its vouchers stay valid, but Loket does not watch them any more.</source>
        <translation>Its settings and passwords are removed from Loket. Nothing changes on the router itself: its vouchers stay valid, but Loket does not watch them any more.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Tests the settings above, saved or not, and names what is to be typed on the router. How to make the user there: F1.</source>
        <translation>Tests the settings above, saved or not, and names what is to be typed on the router. How to make the user there: F1.</translation>
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
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Search for less to see the others.</source>
        <translation>Search for less to see the others.</translation>
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
        <translation>%1: %2 of %3</translation>
    </message>
    <message>
        <source>%1: done (%2)</source>
        <translation>%1: done (%2)</translation>
    </message>
    <message>
        <source>%1: done for %2, not possible for %3</source>
        <translation>%1: done for %2, not possible for %3</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Cancel the rest</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>done: %1</translation>
    </message>
    <message>
        <source>under way: %1</source>
        <translation>under way: %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>waiting: %1</translation>
    </message>
    <message>
        <source>not possible: %1</source>
        <translation>not possible: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>number to correct: %1</source>
        <translation>number to correct: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SaleResult</name>
    <message>
        <source>The next code appears here</source>
        <translation>The next code appears here</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Print the slip of this sale (Ctrl+P)</source>
        <translation>Print the slip of this sale (Ctrl+P)</translation>
    </message>
    <message>
        <source>Digit: package · Enter: quantity, then cash · Enter: sold. Tab leads to the phone, Escape starts over.</source>
        <translation>Digit: package · Enter: quantity, then cash · Enter: sold. Tab leads to the phone, Escape starts over.</translation>
    </message>
    <message>
        <source>The voucher is being made …</source>
        <translation>The voucher is being made …</translation>
    </message>
    <message>
        <source>This sale was voided. Its codes are removed from the router and no longer work.</source>
        <translation>This sale was voided. Its codes are removed from the router and no longer work.</translation>
    </message>
    <message>
        <source>Voucher code %1</source>
        <translation>Voucher code %1</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>Password: %1</translation>
    </message>
    <message>
        <source>QR code that logs in</source>
        <translation>QR code that logs in</translation>
    </message>
    <message>
        <source>This sale was voided. Its codes are to be removed from the router; they work until that is done.</source>
        <translation>This sale was voided. Its codes are to be removed from the router; they work until that is done.</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>Message: %1</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>Print the receipt to pick the code up with (Ctrl+P)</source>
        <translation>Print the receipt to pick the code up with (Ctrl+P)</translation>
    </message>
    <message>
        <source>The router does not answer. The sale is stored, and its voucher is made by itself as soon as the router is back; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</source>
        <translation>The router does not answer. The sale is stored, and its voucher is made by itself as soon as the router is back; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</translation>
    </message>
    <message>
        <source>The router does not answer. The sale is stored. When the router is back, somebody has to press Regenerate in Attention; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</source>
        <translation>The router does not answer. The sale is stored. When the router is back, somebody has to press Regenerate in Attention; the slip is then printed. The customer comes back with the receipt %1; F7 leads to what is ready for pick-up.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SaleSlips</name>
    <message>
        <source>Printing …</source>
        <translation>Printing …</translation>
    </message>
    <message>
        <source>The slip is printed.</source>
        <translation>The slip is printed.</translation>
    </message>
    <message>
        <source>The pick-up receipt is printed.</source>
        <translation>The pick-up receipt is printed.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ScheduleDialog</name>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Last run</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Next run</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Run now</translation>
    </message>
    <message>
        <source>Run now: %1</source>
        <translation>Run now: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SchedulePage</name>
    <message>
        <source>Retries and schedule</source>
        <translation>Retries and schedule</translation>
    </message>
    <message>
        <source>What Loket retries automatically, and how often it cleans up.</source>
        <translation>What Loket retries automatically, and how often it cleans up.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Retries</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
</context>
<context>
    <name>loket::ui::SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Code, phone, order, device address or name</source>
        <translation>Code, phone, order, device address or name</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Type at least two letters or digits. A scanner works too.</source>
        <translation>Type at least two letters or digits. A scanner works too.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Sold at the counter</source>
        <translation>Sold at the counter</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>in stock</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Nothing was found. Part of a code, phone number, order, device address or name is enough.</source>
        <translation>Nothing was found. Part of a code, phone number, order, device address or name is enough.</translation>
    </message>
    <message>
        <source>The newest %1 are shown; type more to see others.</source>
        <translation>The newest %1 are shown; type more to see others.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SecretDialog</name>
    <message>
        <source>Change my PIN</source>
        <translation>Change my PIN</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>&amp;Present PIN or password</source>
        <translation>&amp;Present PIN or password</translation>
    </message>
    <message>
        <source>&amp;New PIN or password</source>
        <translation>&amp;New PIN or password</translation>
    </message>
    <message>
        <source>New one &amp;again</source>
        <translation>New one &amp;again</translation>
    </message>
    <message>
        <source>The new one was typed differently the second time.</source>
        <translation>The new one was typed differently the second time.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ServerPage</name>
    <message>
        <source>Server and webhooks</source>
        <translation>Server and webhooks</translation>
    </message>
    <message>
        <source>Where the shop page is, and where gateways report a payment.</source>
        <translation>Where the shop page is, and where gateways report a payment.</translation>
    </message>
    <message>
        <source>Reachable at</source>
        <translation>Reachable at</translation>
    </message>
    <message>
        <source>Addresses to paste</source>
        <translation>Addresses to paste</translation>
    </message>
    <message>
        <source>At each gateway, put its address where it asks for the callback or notification URL.</source>
        <translation>At each gateway, put its address where it asks for the callback or notification URL.</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>A host on the internet that forwards what reaches it, for a computer that cannot be reached from there.</source>
        <translation>A host on the internet that forwards what reaches it, for a computer that cannot be reached from there.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Shop page</source>
        <translation>Shop page</translation>
    </message>
    <message>
        <source>%1, receipts</source>
        <translation>%1, receipts</translation>
    </message>
    <message>
        <source>No public address is set: these work on this computer only. Payments are detected all the same, by querying the gateway.</source>
        <translation>No public address is set: these work on this computer only. Payments are detected all the same, by querying the gateway.</translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingField</name>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Forget %1</translation>
    </message>
    <message>
        <source>Will be forgotten when you save</source>
        <translation>Will be forgotten when you save</translation>
    </message>
    <message>
        <source>Is set – type to replace it</source>
        <translation>Is set – type to replace it</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Applies after the next start of Loket.</source>
        <translation>Applies after the next start of Loket.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choose: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>First steps…</translation>
    </message>
    <message>
        <source>Leads through the router, packages and payments once more.</source>
        <translation>Leads through the router, packages and payments once more.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>No settings here</source>
        <translation>No settings here</translation>
    </message>
    <message>
        <source>This window is read-only. Open Loket itself to change the settings.</source>
        <translation>This window is read-only. Open Loket itself to change the settings.</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>The settings could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>Reading the settings…</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be saved yet: %1. %2</source>
        <translation>Cannot be saved yet: %1. %2</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>No setting has these words. Search for other or fewer words.</source>
        <translation>No setting has these words. Search for other or fewer words.</translation>
    </message>
    <message>
        <source>Save (Enter in a field, or Ctrl+S)</source>
        <translation>Save (Enter in a field, or Ctrl+S)</translation>
    </message>
    <message>
        <source>Moving in…</source>
        <translation>Moving in…</translation>
    </message>
    <message>
        <source>Brings packages, vouchers and past sales along from Mikhmon, gembok-bill, phpnuxbill or a list.</source>
        <translation>Brings packages, vouchers and past sales along from Mikhmon, gembok-bill, phpnuxbill or a list.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftBar</name>
    <message>
        <source>Shift since %1</source>
        <translation>Shift since %1</translation>
    </message>
    <message>
        <source>%1, shift since %2</source>
        <translation>%1, shift since %2</translation>
    </message>
    <message>
        <source>Cash orders: %1</source>
        <translation>Cash orders: %1</translation>
    </message>
    <message>
        <source>Cash in/out</source>
        <translation>Cash in/out</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Close the shift</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftHistory</name>
    <message>
        <source>Show the &amp;report</source>
        <translation>Show the &amp;report</translation>
    </message>
    <message>
        <source>Reading the shifts…</source>
        <translation>Reading the shifts…</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>What was too much and what was missing</source>
        <translation>What was too much and what was missing</translation>
    </message>
    <message>
        <source>Closed shifts</source>
        <translation>Closed shifts</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message numerus="yes">
        <source>and %n more cashier(s); choose one above</source>
        <translation>
            <numerusform>and %n more cashier; choose one above</numerusform>
            <numerusform>and %n more cashiers; choose one above</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 shifts are listed.</source>
        <translation>The newest %1 shifts are listed.</translation>
    </message>
    <message>
        <source>No shift was closed in this period</source>
        <translation>No shift was closed in this period</translation>
    </message>
    <message>
        <source>A shift appears here with its count as soon as its cashier closes it at the counter (F10).</source>
        <translation>A shift appears here with its count as soon as its cashier closes it at the counter (F10).</translation>
    </message>
    <message>
        <source>Show all times</source>
        <translation>Show all times</translation>
    </message>
    <message>
        <source>The shifts could not be read</source>
        <translation>The shifts could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s)</source>
        <translation>
            <numerusform>%n shift</numerusform>
            <numerusform>%n shifts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 missing in %n of them</source>
        <translation>
            <numerusform>%1 missing in %n of them</numerusform>
            <numerusform>%1 missing in %n of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 too much in %n of them</source>
        <translation>
            <numerusform>%1 too much in %n of them</numerusform>
            <numerusform>%1 too much in %n of them</numerusform>
        </translation>
    </message>
    <message>
        <source>all add up</source>
        <translation>all add up</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a cashier, what was counted</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xport…</translation>
    </message>
    <message>
        <source>Save the shifts</source>
        <translation>Save the shifts</translation>
    </message>
    <message>
        <source>shifts</source>
        <comment>of a file</comment>
        <translation>shifts</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftReportDialog</name>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>Shift report</source>
        <translation>Shift report</translation>
    </message>
    <message>
        <source>Shift of %1</source>
        <translation>Shift of %1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>In the drawer at the start</source>
        <translation>In the drawer at the start</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n void(s)</source>
        <translation>
            <numerusform>%n void</numerusform>
            <numerusform>%n voids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n refund</numerusform>
            <numerusform>%n refunds</numerusform>
        </translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>Should be in the drawer</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>It adds up</source>
        <translation>It adds up</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Too much</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>Printed.</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftSales</name>
    <message>
        <source>SALES OF THIS SHIFT  (F6)</source>
        <translation>SALES OF THIS SHIFT  (F6)</translation>
    </message>
    <message>
        <source>Sales of this shift</source>
        <translation>Sales of this shift</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Show the code of the chosen sale again (Enter); Ctrl+P prints its slip</source>
        <translation>Show the code of the chosen sale again (Enter); Ctrl+P prints its slip</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Void the chosen sale (Delete)</source>
        <translation>Void the chosen sale (Delete)</translation>
    </message>
    <message>
        <source>SALES  (F6)</source>
        <translation>SALES  (F6)</translation>
    </message>
</context>
<context>
    <name>loket::ui::ShiftSalesModel</name>
    <message>
        <source>Voided</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>Voucher pending</source>
        <translation>Voucher pending</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>For pick-up</source>
        <translation>For pick-up</translation>
    </message>
</context>
<context>
    <name>loket::ui::SliceBars</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in this period</source>
        <translation>Nothing in this period</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n voucher(s), paid without voucher: %3</source>
        <translation>
            <numerusform>%1: %2, %n voucher, paid without voucher: %3</numerusform>
            <numerusform>%1: %2, %n vouchers, paid without voucher: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loket::ui::StaffDialog</name>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Who works here</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>May log &amp;in</source>
        <translation>May log &amp;in</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>+ Somebody new</source>
        <translation>+ Somebody new</translation>
    </message>
    <message>
        <source>New &amp;PIN or password (empty: as it is)</source>
        <translation>New &amp;PIN or password (empty: as it is)</translation>
    </message>
    <message>
        <source>&amp;PIN or password</source>
        <translation>&amp;PIN or password</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>loket::ui::StoryBrowser</name>
    <message>
        <source>Fix all</source>
        <translation>Fix all</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Clean up</translation>
    </message>
    <message numerus="yes">
        <source>Remove the vouchers of %n order(s) from the router?</source>
        <translation>
            <numerusform>Remove the vouchers of %n order from the router?</numerusform>
            <numerusform>Remove the vouchers of %n orders from the router?</numerusform>
        </translation>
    </message>
    <message>
        <source>These orders are not paid. Whatever they left on the router is removed; the orders themselves and their history are kept. The activity log records it.</source>
        <translation>These orders are not paid. Whatever they left on the router is removed; the orders themselves and their history are kept. The activity log records it.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Has this order been refunded?</source>
        <translation>Has this order been refunded?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n unpaid order(s)?</source>
        <translation>
            <numerusform>Cancel %n unpaid order?</numerusform>
            <numerusform>Cancel %n unpaid orders?</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the payment service allows it, the payment is cancelled there too. If money arrives all the same, the vouchers are made and the order is marked for a check.</source>
        <translation>Where the payment service allows it, the payment is cancelled there too. If money arrives all the same, the vouchers are made and the order is marked for a check.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>The message waits: the WhatsApp service is paused.</source>
        <translation>The message waits: the WhatsApp service is paused.</translation>
    </message>
    <message>
        <source>The vouchers are on the router.</source>
        <translation>The vouchers are on the router.</translation>
    </message>
    <message>
        <source>The message went out.</source>
        <translation>The message went out.</translation>
    </message>
    <message>
        <source>The vouchers are removed from the router.</source>
        <translation>The vouchers are removed from the router.</translation>
    </message>
    <message>
        <source>Its vouchers are removed from the router, at once or, while it is away, as soon as it is back. Loket moves no money itself, and this cannot be undone.</source>
        <translation>Its vouchers are removed from the router, at once or, while it is away, as soon as it is back. Loket moves no money itself, and this cannot be undone.</translation>
    </message>
    <message>
        <source>The number is corrected; the message is on its way.</source>
        <translation>The number is corrected; the message is on its way.</translation>
    </message>
    <message>
        <source>The number is corrected.</source>
        <translation>The number is corrected.</translation>
    </message>
    <message>
        <source>WhatsApp does not take this number. Correct it, and the message is sent.</source>
        <translation>WhatsApp does not take this number. Correct it, and the message is sent.</translation>
    </message>
</context>
<context>
    <name>loket::ui::StoryPanel</name>
    <message>
        <source>Reading the order…</source>
        <translation>Reading the order…</translation>
    </message>
    <message>
        <source>This order could not be read</source>
        <translation>This order could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%n × %1 · %2</source>
        <translation>
            <numerusform>%n × %1 · %2</numerusform>
            <numerusform>%n × %1 · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid. Give %1 change.</source>
        <translation>Paid. Give %1 change.</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>Paid.</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>at the counter</translation>
    </message>
    <message>
        <source>at the counter by %1</source>
        <translation>at the counter by %1</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Handed to %1</source>
        <translation>Handed to %1</translation>
    </message>
    <message>
        <source>%1 refused it</source>
        <translation>%1 refused it</translation>
    </message>
    <message>
        <source>No usable answer from %1</source>
        <translation>No usable answer from %1</translation>
    </message>
    <message>
        <source>(may have arrived twice)</source>
        <translation>(may have arrived twice)</translation>
    </message>
    <message>
        <source>Take the cash…</source>
        <translation>Take the cash…</translation>
    </message>
    <message>
        <source>Voucher codes</source>
        <translation>Voucher codes</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Name and number</source>
        <translation>Name and number</translation>
    </message>
    <message>
        <source>forgotten %1</source>
        <translation>forgotten %1</translation>
    </message>
    <message>
        <source>Forget this customer…</source>
        <translation>Forget this customer…</translation>
    </message>
    <message>
        <source>online, paid in cash; the cashier is not recorded</source>
        <translation>online, paid in cash; the cashier is not recorded</translation>
    </message>
    <message>
        <source>online, paid in cash to %1</source>
        <translation>online, paid in cash to %1</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>Number there</source>
        <translation>Number there</translation>
    </message>
    <message>
        <source>before Loket</source>
        <translation>before Loket</translation>
    </message>
</context>
<context>
    <name>loket::ui::TakeCashDialog</name>
    <message>
        <source>Take the cash</source>
        <translation>Take the cash</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <comment>an amount of money</comment>
        <translation>%1 to pay</translation>
    </message>
    <message>
        <source>%1 × %2, ordered by %3. The voucher is made as soon as the cash is booked.</source>
        <translation>%1 × %2, ordered by %3. The voucher is made as soon as the cash is booked.</translation>
    </message>
    <message>
        <source>&amp;Cash given</source>
        <translation>&amp;Cash given</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Change: %1</translation>
    </message>
</context>
<context>
    <name>loket::ui::TokensPage</name>
    <message>
        <source>API tokens</source>
        <translation>API tokens</translation>
    </message>
    <message>
        <source>Another program needs a token to read Loket&apos;s API or to work with it. Each program gets its own, so that one can be revoked without the others.</source>
        <translation>Another program needs a token to read Loket&apos;s API or to work with it. Each program gets its own, so that one can be revoked without the others.</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>New token</translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation>Name of the program</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>What it may do</translation>
    </message>
    <message>
        <source>May read</source>
        <translation>May read</translation>
    </message>
    <message>
        <source>May read and act</source>
        <translation>May read and act</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>The new token</source>
        <translation>The new token</translation>
    </message>
    <message>
        <source>Copy it now: it is shown only this once.</source>
        <translation>Copy it now: it is shown only this once.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>No token yet. The shop and the gateways need none.</source>
        <translation>No token yet. The shop and the gateways need none.</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>last used %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>never used</translation>
    </message>
    <message>
        <source>may read and act</source>
        <translation>may read and act</translation>
    </message>
    <message>
        <source>may read</source>
        <translation>may read</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Revoke %1</translation>
    </message>
    <message>
        <source>Revoke the token %1?</source>
        <translation>Revoke the token %1?</translation>
    </message>
    <message>
        <source>The program that uses it is refused from this moment on. This cannot be undone; a new token can be made at any time.</source>
        <translation>The program that uses it is refused from this moment on. This cannot be undone; a new token can be made at any time.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revoke</translation>
    </message>
</context>
<context>
    <name>loket::ui::Tray</name>
    <message>
        <source>Loket keeps selling</source>
        <translation>Loket keeps selling</translation>
    </message>
    <message>
        <source>Open the window from this icon.</source>
        <translation>Open the window from this icon.</translation>
    </message>
    <message>
        <source>Open Loket</source>
        <translation>Open Loket</translation>
    </message>
    <message>
        <source>No notifications for an hour</source>
        <translation>No notifications for an hour</translation>
    </message>
    <message>
        <source>Stop selling and quit</source>
        <translation>Stop selling and quit</translation>
    </message>
</context>
<context>
    <name>loket::ui::TrendChart</name>
    <message numerus="yes">
        <source>%1 · %n voucher(s)</source>
        <translation>
            <numerusform>%1 · %n voucher</numerusform>
            <numerusform>%1 · %n vouchers</numerusform>
        </translation>
    </message>
    <message>
        <source>refunded: %1</source>
        <translation>refunded: %1</translation>
    </message>
    <message numerus="yes">
        <source>paid without voucher: %n</source>
        <translation>
            <numerusform>paid without voucher: %n</numerusform>
            <numerusform>paid without voucher: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>before (%1): %2</source>
        <translation>before (%1): %2</translation>
    </message>
</context>
<context>
    <name>loket::ui::UpdateNotice</name>
    <message>
        <source>The database is being copied, before this version of Loket changes it.</source>
        <translation>The database is being copied, before this version of Loket changes it.</translation>
    </message>
    <message>
        <source>The database is being brought up to date. This takes a few minutes where there are many orders; payments are not lost meanwhile. Please leave the computer on.</source>
        <translation>The database is being brought up to date. This takes a few minutes where there are many orders; payments are not lost meanwhile. Please leave the computer on.</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoidDialog</name>
    <message>
        <source>Void the sale</source>
        <translation>Void the sale</translation>
    </message>
    <message>
        <source>Void %1 × %2, %3?</source>
        <translation>Void %1 × %2, %3?</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>&amp;Owner</translation>
    </message>
    <message>
        <source>&amp;PIN of the owner</source>
        <translation>&amp;PIN of the owner</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>Keep the sale</translation>
    </message>
    <message>
        <source>Say why: the owner reads it in the report.</source>
        <translation>Say why: the owner reads it in the report.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is returned to the customer, and %n voucher(s) are removed from the router, at once or, while it is away, as soon as it is back. This cannot be undone.</source>
        <translation>
            <numerusform>%1 is returned to the customer, and %n voucher is removed from the router, at once or, while it is away, as soon as it is back. This cannot be undone.</numerusform>
            <numerusform>%1 is returned to the customer, and %n vouchers are removed from the router, at once or, while it is away, as soon as it is back. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message>
        <source>The owner types the PIN here.</source>
        <translation>The owner types the PIN here.</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherCodes</name>
    <message numerus="yes">
        <source>Copy %n code(s)</source>
        <translation>
            <numerusform>Copy %n code</numerusform>
            <numerusform>Copy %n codes</numerusform>
        </translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Voucher code</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherPage</name>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>How new codes look. Codes that are already sold stay as they are.</source>
        <translation>How new codes look. Codes that are already sold stay as they are.</translation>
    </message>
    <message>
        <source>They will look like this</source>
        <translation>They will look like this</translation>
    </message>
    <message>
        <source>Examples of codes</source>
        <translation>Examples of codes</translation>
    </message>
    <message>
        <source>Other examples</source>
        <translation>Other examples</translation>
    </message>
</context>
<context>
    <name>loket::ui::VoucherPanel</name>
    <message>
        <source>%1 are selected. At most %2 can be worked on at once; select fewer.</source>
        <translation>%1 are selected. At most %2 can be worked on at once; select fewer.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) selected</source>
        <translation>
            <numerusform>%n voucher selected</numerusform>
            <numerusform>%n vouchers selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many selected</source>
        <translation>Too many selected</translation>
    </message>
    <message numerus="yes">
        <source>%n of them unsold, worth %1</source>
        <translation>
            <numerusform>%n of them unsold, worth %1</numerusform>
            <numerusform>%n of them unsold, worth %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Removes unsold vouchers from the router again</source>
        <translation>Removes unsold vouchers from the router again</translation>
    </message>
    <message>
        <source>Only unsold vouchers can be withdrawn</source>
        <translation>Only unsold vouchers can be withdrawn</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profile %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Code written down</source>
        <translation>Code written down</translation>
    </message>
    <message>
        <source>Made on the router</source>
        <translation>Made on the router</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Sold from stock</source>
        <translation>Sold from stock</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>First login</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Used up</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Removed from the router</source>
        <translation>Removed from the router</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Copy codes</source>
        <translation>Copy codes</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Life</translation>
    </message>
    <message>
        <source>Print sheet…</source>
        <translation>Print sheet…</translation>
    </message>
    <message>
        <source>Shows the cards on A4 first; printed cards are not sold automatically any more</source>
        <translation>Shows the cards on A4 first; printed cards are not sold automatically any more</translation>
    </message>
</context>
<context>
    <name>loket::ui::VouchersFilterBar</name>
    <message>
        <source>All packages</source>
        <translation>All packages</translation>
    </message>
    <message>
        <source>All routers</source>
        <translation>All routers</translation>
    </message>
    <message>
        <source>Batch …%1 ×</source>
        <translation>Batch …%1 ×</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Show the vouchers of all batches again</source>
        <translation>Show the vouchers of all batches again</translation>
    </message>
    <message>
        <source>Search code, order, customer or device (Ctrl+F)</source>
        <translation>Search code, order, customer or device (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search vouchers</source>
        <translation>Search vouchers</translation>
    </message>
    <message>
        <source>Sold or in stock</source>
        <translation>Sold or in stock</translation>
    </message>
    <message>
        <source>Sold and in stock</source>
        <translation>Sold and in stock</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
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
        <translation>Being withdrawn</translation>
    </message>
    <message>
        <source>Refused by the router</source>
        <translation>Refused by the router</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profile %2</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sold to</source>
        <translation>Sold to</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>First login</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
</context>
<context>
    <name>loket::ui::VouchersScreen</name>
    <message>
        <source>It is being removed from the router.</source>
        <translation>It is being removed from the router.</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>The vouchers could not be read</source>
        <translation>The vouchers could not be read</translation>
    </message>
    <message>
        <source>Reading the vouchers…</source>
        <translation>Reading the vouchers…</translation>
    </message>
    <message>
        <source>No voucher matches</source>
        <translation>No voucher matches</translation>
    </message>
    <message>
        <source>No voucher matches this search and these filters. Search for less, or show all vouchers.</source>
        <translation>No voucher matches this search and these filters. Search for less, or show all vouchers.</translation>
    </message>
    <message>
        <source>Show all vouchers</source>
        <translation>Show all vouchers</translation>
    </message>
    <message>
        <source>No vouchers yet</source>
        <translation>No vouchers yet</translation>
    </message>
    <message>
        <source>Vouchers appear here as soon as they are sold. Make some in advance, and the counter can sell them while the router is away, or print them on sheets.</source>
        <translation>Vouchers appear here as soon as they are sold. Make some in advance, and the counter can sell them while the router is away, or print them on sheets.</translation>
    </message>
    <message>
        <source>Make vouchers…</source>
        <translation>Make vouchers…</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message>
        <source>Withdraw vouchers</source>
        <translation>Withdraw vouchers</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n unsold voucher(s) from the router?</source>
        <translation>
            <numerusform>Remove %n unsold voucher from the router?</numerusform>
            <numerusform>Remove %n unsold vouchers from the router?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their codes stop working, also where they are printed already. It is written into the activity log.</source>
        <translation>Their codes stop working, also where they are printed already. It is written into the activity log.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Export vouchers</source>
        <translation>Export vouchers</translation>
    </message>
    <message>
        <source>vouchers</source>
        <comment>of a file</comment>
        <translation>vouchers</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
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
        <translation>Price</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>First login</source>
        <translation>First login</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Batches (%1 running)</source>
        <translation>Batches (%1 running)</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Writes what is shown into a file</source>
        <translation>Writes what is shown into a file</translation>
    </message>
    <message>
        <source>Mark as printed</source>
        <translation>Mark as printed</translation>
    </message>
</context>
</TS>
