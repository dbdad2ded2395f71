import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../../../Resources/ui/ui/client.js';

/** A clock that the test turns by hand. */
class Clock {
  now = 0;
  #timers = [];
  setTimeout = (action, delay) => {
    const timer = { action, at: this.now + delay };
    this.#timers.push(timer);
    return timer;
  };
  clearTimeout = (timer) => {
    this.#timers = this.#timers.filter((other) => other !== timer);
  };
  advance(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.clearTimeout(next);
      this.now = next.at;
      next.action();
    }
    this.now = end;
  }
}

/** A page and the connections that it opened; `store` may be shared with another page. */
function page({ store = memory(), outbox = memory() } = {}) {
  const clock = new Clock();
  const sockets = [];
  const events = [];
  class Socket {
    sent = [];
    constructor(url, protocols) {
      Object.assign(this, { url: new URL(url), protocols });
      sockets.push(this);
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    close() {
      this.isClosed = true;
    }
    says(frame) {
      this.onmessage({ data: JSON.stringify(frame) });
    }
  }
  const on = Object.fromEntries(['status', 'hello', 'begin', 'frame', 'queued', 'settled'].map((name) => [
    name, (...values) => events.push([name, ...values]),
  ]));
  const client = new Client({
    url: 'ws://127.0.0.1/', store, outbox, on, WebSocket: Socket, clock, random: () => 0.5,
  });
  client.start();
  const of = (name) => events.filter(([other]) => other === name).map(([, ...values]) => values);
  return { client, clock, sockets, events, of, store, outbox, get socket() { return sockets.at(-1); } };
}

function memory() {
  let value = null;
  return { read: () => structuredClone(value), write: (next) => { value = structuredClone(next); } };
}

const hello = (fields) => ({ type: 'hello', session: 's', heartbeat: 25, limits: { message: 1000 }, ...fields });
const fresh = (secret = 'one') => hello({ resumable: false, secret });
const messages = (socket) => socket.sent.filter(({ type }) => type === 'message');
const say = (text) => ({ action: 'user_message', message: text });

test('a new session is opened, and what was typed before is sent then', () => {
  const it = page();
  it.client.send(say('hello'));
  assert.deepEqual(it.socket.protocols, ['jackdaw.v1']);
  assert.deepEqual(it.socket.sent, []);
  it.socket.says(fresh());
  assert.equal(it.client.status, 'open');
  assert.equal(messages(it.socket)[0].message, 'hello');
  assert.deepEqual(it.store.read(), { session: 's', secret: 'one' });
});

test('messages are sent in order, each once the one before it was acknowledged', () => {
  const it = page();
  it.socket.says(fresh());
  for (const text of ['a', 'b', 'c']) it.client.send(say(text));
  assert.deepEqual(messages(it.socket).map(({ message }) => message), ['a']);
  it.socket.says({ type: 'ack', id: messages(it.socket)[0].id, seq: 1 });
  it.socket.says({ type: 'ack', id: messages(it.socket)[1].id, seq: 2 });
  assert.deepEqual(messages(it.socket).map(({ message }) => message), ['a', 'b', 'c']);
  assert.equal(it.outbox.read().length, 1);
});

test('after a lost connection the session goes on, and what was not acknowledged is sent again', () => {
  const it = page();
  it.socket.says(fresh());
  it.socket.says({ type: 'message', seq: 1, id: 'm1', action: 'agent_reply_str', message: 'Hi' });
  it.client.send(say('lost'));
  const { id } = messages(it.socket)[0];
  it.socket.onclose();
  assert.equal(it.client.status, 'lost');
  it.clock.advance(1_000);
  assert.equal(it.socket.url.searchParams.get('session_id'), 's');
  it.socket.says(hello({ resumable: true }));
  assert.deepEqual(it.socket.sent, [{ type: 'resume', session: 's', secret: 'one', last: 1 }]);
  it.socket.says({ type: 'resumed', session: 's', seq: 1 });
  assert.deepEqual(messages(it.socket).map((frame) => frame.id), [id]);
  assert.equal(it.of('begin').length, 0);
});

test('a page says which stretch of the conversation it was told, and shows what counts of it', () => {
  const it = page();
  it.socket.says({ ...fresh(), generation: 'first' });
  it.socket.says({ type: 'message', seq: 3, id: 'm3', action: 'agent_reply_str', message: 'Never stored' });
  it.socket.onclose();
  it.clock.advance(1_000);
  it.socket.says(hello({ resumable: true }));
  assert.deepEqual(it.socket.sent[0], {
    type: 'resume',
    session: 's',
    secret: 'one',
    generation: 'first',
    last: 3,
  });
  it.socket.says({ type: 'resumed', session: 's', generation: 'second', seq: 2 });
  it.socket.says({ type: 'history', seq: 2, entries: [], truncated: false });
  it.socket.says({ type: 'message', seq: 3, id: 'm3', action: 'agent_reply_str', message: 'Stored' });
  assert.equal(it.of('frame').at(-1)[0].message, 'Stored');
  it.socket.onclose();
  it.clock.advance(2_000);
  it.socket.says(hello({ resumable: true }));
  assert.equal(it.socket.sent[0].generation, 'second');
});

test('a frame that was seen before is not shown again', () => {
  const it = page();
  it.socket.says(fresh());
  const frame = { type: 'message', seq: 1, id: 'm1', action: 'agent_reply_str', message: 'Hi' };
  it.socket.says(frame);
  it.socket.says(frame);
  assert.equal(it.of('frame').length, 1);
});

test('where the server forgot the session, a new one begins under its id and gets what was never acknowledged', () => {
  const it = page();
  it.socket.says(fresh());
  it.client.send(say('known'));
  it.socket.says({ type: 'ack', id: messages(it.socket)[0].id, seq: 1 });
  it.socket.says({ type: 'message', seq: 7, id: 'm1', action: 'agent_reply_str', message: 'Hi' });
  it.socket.onclose();
  it.client.send(say('first'));
  it.client.send(say('second'));
  it.clock.advance(1_000);
  it.socket.says(fresh('two'));
  assert.equal(it.of('begin').length, 1);
  it.socket.says({ type: 'ack', id: messages(it.socket)[0].id, seq: 2 });
  assert.deepEqual(messages(it.socket).map(({ message }) => message), ['first', 'second']);
  it.socket.says({ type: 'message', seq: 1, id: 'm1', action: 'agent_reply_str', message: 'Hello again' });
  assert.equal(it.of('frame').at(-1)[0].message, 'Hello again');
});

test('a tab whose session another tab began anew takes the new secret and the whole of the new history', () => {
  const store = memory();
  const it = page({ store });
  it.socket.says(fresh());
  it.socket.says({ type: 'message', seq: 5, id: 'm5', action: 'agent_reply_str', message: 'Hi' });
  it.socket.onclose();
  store.write({ session: 's', secret: 'two' });
  it.clock.advance(1_000);
  it.socket.says(hello({ resumable: true }));
  assert.deepEqual(it.socket.sent[0], { type: 'resume', session: 's', secret: 'two', last: 0 });
  it.socket.says({ type: 'resumed', session: 's', seq: 1 });
  assert.equal(it.of('begin').length, 1);
});

test('a user whom the server has recognised is told the secret, and the conversation goes on', () => {
  const store = memory();
  const it = page({ store });
  it.socket.says(fresh());
  it.socket.says({ type: 'message', seq: 5, id: 'm5', action: 'agent_reply_str', message: 'Hi' });
  it.socket.onclose();
  it.clock.advance(1_000);
  it.socket.says(hello({ resumable: true, secret: 'one' }));
  assert.deepEqual(it.socket.sent[0], { type: 'resume', session: 's', secret: 'one', last: 5 });
  it.socket.onclose();
  it.clock.advance(2_000);
  it.socket.says(hello({ resumable: true, secret: 'two' }));
  assert.deepEqual(it.socket.sent[0], { type: 'resume', session: 's', secret: 'two', last: 0 });
  assert.deepEqual(store.read(), { session: 's', secret: 'two' });
});

test('a tab that comes back does not turn other tabs away from the conversation that they have opened', () => {
  const store = memory();
  const it = page({ store });
  it.socket.says(fresh());
  it.socket.onclose();
  store.write({ session: 'other', secret: '' });
  it.clock.advance(1_000);
  it.socket.says(hello({ resumable: true, secret: 'one' }));
  assert.equal(it.socket.sent[0].session, 's');
  assert.deepEqual(store.read(), { session: 'other', secret: '' });
});

test('the page may begin with another conversation next, or a new one, once nothing waits to be sent', () => {
  const store = memory();
  const it = page({ store });
  it.socket.says(fresh());
  it.client.send(say('here'));
  assert.equal(it.client.leaveTo('other'), false);
  assert.equal(store.read().session, 's');
  it.socket.says({ type: 'ack', id: messages(it.socket)[0].id, seq: 1 });
  assert.equal(it.client.leaveTo('other'), true);
  const next = page({ store });
  assert.equal(next.socket.url.searchParams.get('session_id'), 'other');
  next.socket.says({ ...hello({ resumable: true, secret: 'told' }), session: 'other' });
  assert.deepEqual(next.socket.sent[0], { type: 'resume', session: 'other', secret: 'told', last: 0 });
  next.socket.says({ type: 'resumed', session: 'other', seq: 4 });
  assert.deepEqual(store.read(), { session: 'other', secret: 'told' });
  assert.equal(next.client.leaveTo(null), true);
  assert.equal(page({ store }).socket.url.searchParams.has('session_id'), false);
});

test('a session whose secret is refused is given up after a second look, and a new one opened', () => {
  const it = page({ store: (() => { const s = memory(); s.write({ session: 's', secret: 'old' }); return s; })() });
  it.socket.says(hello({ resumable: true }));
  it.socket.says({ type: 'error', code: 'resume_refused', message: 'no' });
  it.clock.advance(600);
  assert.equal(it.sockets.length, 2);
  assert.equal(it.socket.url.searchParams.has('session_id'), false);
});

test('a silent server is asked after a heartbeat, and given up when it does not answer', () => {
  const it = page();
  it.socket.says(fresh());
  it.clock.advance(25_000);
  assert.deepEqual(it.socket.sent, [{ type: 'ping' }]);
  it.socket.says({ type: 'pong' });
  it.clock.advance(25_000);
  assert.equal(it.socket.sent.length, 2);
  assert.equal(it.client.status, 'open');
  it.clock.advance(5_000);
  assert.equal(it.client.status, 'lost');
  assert.equal(it.sockets[0].isClosed, true);
});

test('connections are tried with growing delays, never longer than fifteen seconds apart', () => {
  const it = page();
  const delays = [];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const before = it.clock.now;
    const count = it.sockets.length;
    it.socket.onclose();
    while (it.sockets.length === count) it.clock.advance(25);
    delays.push(it.clock.now - before);
  }
  assert.ok(delays[0] <= 300, `the first after ${delays[0]} ms`);
  assert.ok(delays.every((delay, index) => index === 0 || delay >= delays[index - 1]));
  assert.ok(delays.at(-1) > 5_000 && delays.at(-1) <= 15_025);
});

test('a message that the server refuses is reported and does not hold up the next', () => {
  const it = page();
  it.socket.says(fresh());
  it.client.send(say('a'));
  it.client.send(say('b'));
  it.socket.says({ type: 'error', code: 'wrong_type', message: 'no', about: messages(it.socket)[0].id });
  assert.equal(it.of('settled')[0][1].code, 'wrong_type');
  assert.equal(messages(it.socket).at(-1).message, 'b');
});

test('a message beyond the limit is never sent, because the server would close the connection', () => {
  const it = page();
  it.socket.says(fresh());
  it.client.send(say('ä'.repeat(500)));
  assert.equal(messages(it.socket).length, 0);
  assert.equal(it.of('settled')[0][1].code, 'too_large');
});

test('what was not acknowledged survives a reload under the same id', () => {
  const store = memory();
  const outbox = memory();
  const first = page({ store, outbox });
  first.socket.says(fresh());
  first.client.send(say('hello'));
  const second = page({ store, outbox });
  assert.equal(second.of('queued')[0][0].frame.message, 'hello');
  second.socket.says(hello({ resumable: true }));
  second.socket.says({ type: 'resumed', session: 's', seq: 1 });
  assert.equal(messages(second.socket)[0].id, messages(first.socket)[0].id);
});

test('what is not JSON is left alone', () => {
  const it = page();
  it.socket.says(fresh());
  it.socket.onmessage({ data: 'no' });
  assert.equal(it.client.status, 'open');
});

test('what only matters now is asked at once, outside of the outbox, and a refusal is told to who asked', () => {
  const it = page();
  const refusals = [];
  const ask = () => it.client.ask({ action: 'fetch_rows', message: { from: 0 } }, ({ code }) => refusals.push(code));
  ask();
  assert.equal(it.socket.sent.length, 0);
  it.socket.says(fresh());
  ask();
  const [sent] = it.socket.sent;
  assert.deepEqual([sent.type, sent.action, sent.message], ['message', 'fetch_rows', { from: 0 }]);
  assert.deepEqual(it.of('queued'), []);
  assert.equal(it.outbox.read() ?? null, null);
  it.socket.says({ type: 'error', code: 'unknown_message', message: 'no', about: sent.id });
  it.socket.says({ type: 'error', code: 'unknown_message', message: 'no', about: sent.id });
  assert.deepEqual(refusals, ['unknown_message']);
});
