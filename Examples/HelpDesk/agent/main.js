// The agents' page: sign in, see who waits, take a conversation over, write, hand it back.

import * as conversation from './conversation.js';
import * as queue from './queue.js';
import { Refused, Server } from './server.js';

const element = (id) => document.getElementById(id);

let server = null;
let leaving = null;
let cases = [];

element('entry').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem('name', element('name').value.trim());
  // As long as this tab: a reload does not ask again.
  sessionStorage.setItem('password', element('password').value);
  enter();
});

element('leave').addEventListener('click', () => leave(''));
element('back').addEventListener('click', () => {
  const id = conversation.current();
  conversation.close();
  queue.mark(null, choose);
  element('cases').querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus();
});
element('take').addEventListener('click', () => act('take', { by: sessionStorage.getItem('name') }));
element('return').addEventListener('click', () => act('return'));

element('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
element('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});

if (sessionStorage.getItem('password')) enter();
else element('name').focus();

/** Follows the queue for as long as the password is good. */
async function enter() {
  server = new Server(sessionStorage.getItem('password'));
  leaving = new AbortController();
  element('refusal').textContent = '';
  try {
    await server.keepFollowing('cases', leaving.signal, showQueue, say);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    leave('That is not the password.');
  }
}

function leave(reason) {
  leaving?.abort();
  conversation.close();
  sessionStorage.removeItem('password');
  element('password').value = '';
  isInside(false);
  say('');
  element('refusal').textContent = reason;
  element(reason ? 'password' : 'name').focus();
}

function isInside(inside) {
  element('door').hidden = inside;
  element('desk').hidden = !inside;
  element('leave').hidden = !inside;
}

function showQueue(next) {
  isInside(true);
  cases = next;
  queue.show(cases, choose);
  const id = conversation.current();
  const open = cases.find((one) => one.id === id);
  if (open) conversation.update(open);
  else if (id) {
    conversation.close();
    queue.mark(null, choose);
  }
}

async function choose(id) {
  const one = cases.find((each) => each.id === id);
  if (!one) return;
  queue.mark(id, choose);
  try {
    await conversation.show(server, one);
  } catch (error) {
    // It has just left the desk; the queue says so too.
    if (error.status !== 404) throw error;
  }
}

/** Does something with the conversation that is open; says whether it could be done. */
async function act(what, body) {
  const id = conversation.current();
  if (!id) return false;
  try {
    await server.post(`cases/${encodeURIComponent(id)}/${what}`, body);
  } catch {
    say('That did not work. Somebody else may have been first.');
    return false;
  }
  say('');
  if (what === 'take') setTimeout(() => element('text').focus(), 0);
  return true;
}

async function send() {
  const text = element('text').value.trim();
  if (!text) return;
  element('text').value = '';
  // What could not be sent is there to be sent again.
  if (!(await act('messages', { text }))) element('text').value = text;
}

/** Says what is wrong; nothing when all is well. */
function say(text) {
  element('status').textContent = text;
  element('status').hidden = !text;
}
