// Works on the sandbox's Midtrans with midtrans-client, the vendor's own client, which knows nothing of Loket.
// usage: midtransclient.js BASE_URL SERVER_KEY; prints one JSON line a step and ends with 0 when all went well.
// It is the shop: it creates, reads, and verifies the notifications that the sandbox posts to it.
'use strict';
const http = require('http');
const crypto = require('crypto');
const { Snap, CoreApi } = require('midtrans-client');
const ApiConfig = require('midtrans-client/lib/apiConfig');

const [base, serverKey] = process.argv.slice(2);
ApiConfig.SNAP_SANDBOX_BASE_URL = `${base}/midtrans/snap/v1`;
ApiConfig.CORE_SANDBOX_BASE_URL = `${base}/midtrans`;
const say = (step, value) => console.log(JSON.stringify({ step, value }));
const order = (id, amount = 15000) => ({
  transaction_details: { order_id: id, gross_amount: amount },
  item_details: [{ id: '5k', name: 'Voucher 5k', price: 15000, quantity: 1 }],
  customer_details: { first_name: 'Budi' },
});
const refused = (step) => [() => say(step, 'accepted'), (error) => say(step, String(error.httpStatusCode))];
const control = (command) => fetch(`${base}/_control`, { method: 'POST', body: JSON.stringify(command) });

async function main() {
  const notifications = [];
  let wake = () => {};
  const shop = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      notifications.push(JSON.parse(body));
      response.end('ok');
      wake();
    });
  });
  await new Promise((resolve) => shop.listen(0, '127.0.0.1', resolve));
  await control({ webhook_url: { midtrans: `http://127.0.0.1:${shop.address().port}/` } });
  const nextNotification = async () => {
    while (notifications.length === 0) await new Promise((resolve) => { wake = resolve; });
    return notifications.shift();
  };

  const snap = new Snap({ isProduction: false, serverKey });
  const core = new CoreApi({ isProduction: false, serverKey });
  await new Snap({ isProduction: false, serverKey: 'salah' }).createTransaction(order('NODE-1A')).then(...refused('wrong key'));
  await snap.createTransaction(order('NODE-1A', 14000)).then(...refused('wrong sum'));
  const made = await snap.createTransaction(order('NODE-1A'));
  say('token', made.token.length > 10);
  say('page', (await fetch(made.redirect_url)).status); // looking at it chooses a channel
  say('pending', (await snap.transaction.notification(await nextNotification())).transaction_status);

  await snap.createTransaction(order('NODE-2A'));
  await core.transaction.status('NODE-2A').then(...refused('no channel')); // the body's 404 at HTTP 200
  await core.transaction.status('NODE-NEVER').then(...refused('unknown'));

  await control({ pay: 'NODE-1A' });
  const paid = await nextNotification();
  const expected = crypto.createHash('sha512')
    .update(paid.order_id + paid.status_code + paid.gross_amount + serverKey).digest('hex');
  say('signature', paid.signature_key === expected);
  const verified = await snap.transaction.notification(paid); // reads the status by the transaction id
  say('paid', [verified.transaction_status, verified.gross_amount, verified.status_code, verified.fraud_status]);
  await snap.createTransaction(order('NODE-1A')).then(...refused('again'));
  await core.transaction.expire('NODE-1A').then(...refused('expire paid'));
  say('refund', (await core.transaction.refund('NODE-1A', {})).transaction_status);

  await control({ open: 'NODE-2A' });
  await nextNotification();
  say('expire', (await core.transaction.expire('NODE-2A')).transaction_status);
  shop.close();
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
