// Works on the sandbox router with node-routeros, a RouterOS API client that knows nothing of Loket.
// usage: noderouteros.js PORT USER PASSWORD; prints one JSON line a step and ends with 0 when all went well.
'use strict';
const { RouterOSAPI } = require('node-routeros');

const [port, user, password] = process.argv.slice(2);
const say = (step, value) => console.log(JSON.stringify({ step, value }));

async function main() {
  const wrong = new RouterOSAPI({ host: '127.0.0.1', port: Number(port), user, password: 'salah', timeout: 5 });
  await wrong.connect().then(() => say('wrong login', 'accepted'), (error) => say('wrong login', error.message));

  const api = new RouterOSAPI({ host: '127.0.0.1', port: Number(port), user, password, timeout: 5 });
  await api.connect();
  say('identity', (await api.write('/system/identity/print'))[0].name);

  const names = ['node1', 'node2', 'node3'];
  await Promise.all(names.map((name, i) => api.write('/ip/hotspot/user/add', [
    `=name=${name}`, '=password=rahasia=1', '=profile=3k', `=comment=from node ${i % 2}`,
  ])));
  say('listed', (await api.write('/ip/hotspot/user/print', ['=.proplist=name'])).map((row) => row.name));
  say('queried', (await api.write('/ip/hotspot/user/print', ['?comment=from node 0', '?name=node3', '?#&'])).map((row) => row.name));
  say('either', (await api.write('/ip/hotspot/user/print', ['?name=node1', '?name=node2', '?#|'])).map((row) => row.name));
  say('password', (await api.write('/ip/hotspot/user/print', ['?name=node1']))[0].password);

  await api.write('/ip/hotspot/user/add', ['=name=node1', '=profile=3k'])
    .then(() => say('duplicate', 'accepted'), (error) => say('duplicate', error.message));
  await api.write('/ip/hotspot/user/add', ['=name=node9', '=profile=9k'])
    .then(() => say('profile', 'accepted'), (error) => say('profile', error.message));

  const [victim] = await api.write('/ip/hotspot/user/print', ['?name=node2', '=.proplist=.id']);
  await api.write('/ip/hotspot/user/remove', [`=.id=${victim['.id']}`]);
  say('left', (await api.write('/ip/hotspot/user/print', ['?profile=3k', '=.proplist=name'])).map((row) => row.name));
  await api.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
