/** The page: ties the connection, the conversation and the composer together. */
import { Client, keep } from './client.js';
import { Log } from './log.js';
import { size, t } from './strings.js';

const part = (id) => document.getElementById(id);
const base = new URL('.', location.href);
const socket = Object.assign(new URL(base), { protocol: base.protocol === 'https:' ? 'wss:' : 'ws:' });

for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
for (const element of document.querySelectorAll('[data-label]')) label(element, t(element.dataset.label));
document.documentElement.lang = t('language');
document.documentElement.dir = t('direction');

function label(element, words) {
  element.setAttribute('aria-label', words);
  if (element.tagName === 'BUTTON') element.title = words;
}

// MARK: The connection and the conversation

const local = () => localStorage;
const own = () => sessionStorage;
const client = new Client({
  url: socket.href,
  store: keep(local, `jackdaw:session:${base.pathname}`),
  outbox: keep(own, `jackdaw:outbox:${base.pathname}`),
  on: { status: showStatus, hello, begin: () => log.begin(), frame, queued, settled },
});

/** What kinds of messages may use of the page. */
const context = {
  send: (frame) => client.send(frame),
  ask: (frame, failed) => client.ask(frame, failed),
  url: (path) => new URL(path, base).href,
  name: () => client.hello?.bot?.name ?? t('page.title'),
  libraries: () => client.hello?.libraries ?? {},
  focus: () => text.focus(),
};
const log = new Log(
  {
    scroller: part('log'),
    list: part('list'),
    typing: part('typing'),
    latest: part('latest'),
    announcer: part('announcer'),
  },
  context,
  { arrived: countUnread, streams: showStop },
);

/** What was said is shown at once, before the server has it. */
function queued({ id, frame, local }) {
  if (frame.action.startsWith('user_') && frame.action !== 'user_set_variable') {
    log.echo(id, local ? { ...frame, message: local } : frame);
  }
}

function settled({ id, frame, local }, error) {
  if (error?.code === 'unknown_file' && attachments?.again(frame)) return log.forget(id);
  const reason = error?.limit ? t('file.large', { size: size(error.limit) }) : error?.message;
  return log.settled(id, reason, () => client.send(frame, local));
}

function frame(frame) {
  if (frame.type === 'error') notify(frame.message);
  else log.receive(frame);
}

function hello(hello) {
  part('name').textContent = context.name();
  part('attach').hidden = !hello.features?.uploads;
  if (hello.limits?.upload) label(part('attach'), t('attach.limit', { size: size(hello.limits.upload) }));
  showTitle();
  attachments?.resume();
}

function showStatus(status) {
  part('status').dataset.state = status;
  part('status').textContent = t(`status.${status}`);
  part('log').classList.toggle('offline', status === 'lost');
  if (status === 'lost') {
    log.typing(false);
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'link';
    retry.textContent = t('lost.retry');
    retry.addEventListener('click', () => client.check());
    part('notice').replaceChildren(t('lost.notice'), ' ', retry);
  } else {
    part('notice').replaceChildren();
    if (status === 'open') log.connected();
  }
}

let noticeTimer = 0;
function notify(words) {
  if (client.status !== 'open') return;
  part('notice').textContent = words;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => client.status === 'open' && part('notice').replaceChildren(), 8_000);
}

addEventListener('online', () => client.check());
addEventListener('offline', () => client.check());
addEventListener('pageshow', (event) => event.persisted && client.check());
part('restart').addEventListener('click', () => {
  client.send({ action: 'reset' });
  text.focus();
});
part('stop').addEventListener('click', stop);

function showStop(streams) {
  part('stop').hidden = streams.length === 0;
  part('log').classList.toggle('writing', streams.length > 0);
}

function stop() {
  for (const id of log.openStreams) client.stop(id);
  text.focus();
}

// MARK: Unread messages

let unread = 0;

function countUnread() {
  if (!document.hidden) return;
  unread += 1;
  showTitle();
}

function showTitle() {
  document.title = unread ? `(${unread}) ${context.name()}` : context.name();
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  unread = 0;
  showTitle();
  client.check(5_000);
});

// MARK: The composer

const text = part('text');
const draft = keep(own, `jackdaw:draft:${base.pathname}`);
text.placeholder = t('message.placeholder');
text.value = draft.read() ?? '';

/** Grows with its text, up to the height that the style sheet allows. */
function fit() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight}px`;
  ready();
}

function ready() {
  part('send').disabled = text.value.trim() === '' && !attachments?.isWaiting;
}

function submit() {
  const words = text.value.trim();
  if (words) client.send({ action: 'user_message', message: words });
  attachments?.send();
  text.value = '';
  draft.write(null);
  fit();
}

part('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
text.addEventListener('input', () => {
  draft.write(text.value || null);
  fit();
});
text.addEventListener('keydown', (event) => {
  // While an input method composes, Enter accepts its suggestion; Safari tells so by the code 229 alone.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  }
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && log.openStreams.length > 0) stop();
});
addEventListener('resize', fit);

// MARK: Files: the module that sends them is loaded with the first one

let attachments = null;

async function attach(files) {
  if (files.length === 0 || part('attach').hidden) return;
  const { Attachments } = await import('./attachments.js');
  attachments ??= new Attachments({ tray: part('tray'), client, base, changed: ready });
  for (const file of files) attachments.add(file);
  text.focus();
}

part('attach').addEventListener('click', () => part('picker').click());
part('picker').addEventListener('change', () => {
  attach([...part('picker').files]);
  part('picker').value = '';
});
text.addEventListener('paste', (event) => {
  if (event.clipboardData.files.length === 0) return;
  event.preventDefault();
  attach([...event.clipboardData.files]);
});

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') && !part('attach').hidden;
addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  part('drop').hidden = false;
});
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) part('drop').hidden = true;
});
addEventListener('drop', (event) => {
  part('drop').hidden = true;
  if (!carriesFiles(event)) return;
  event.preventDefault();
  attach([...event.dataTransfer.files]);
});

showStatus('connecting');
fit();
client.start();
