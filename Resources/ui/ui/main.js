/** The page: ties the connection, the conversation and the composer together. */
import { Client, keep } from './client.js';
import { Log } from './log.js';
import { choose, locale, size, speak, t } from './strings.js';

const part = (id) => document.getElementById(id);
const base = new URL('.', location.href);
const socket = Object.assign(new URL(base), { protocol: base.protocol === 'https:' ? 'wss:' : 'ws:' });

const query = new URLSearchParams(location.search);
const local = () => localStorage;
const own = () => sessionStorage;

// MARK: The look and the language

const theme = keep(local, 'jackdaw:theme');
const barColors = { light: '#f5f6f7', dark: '#15181c' };
dress(query.get('theme') ?? theme.read() ?? 'system');

/** Shows the page `light`, `dark`, or as the system has it, now and from now on. */
function dress(name) {
  const isChosen = Object.hasOwn(barColors, name);
  if (isChosen) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  theme.write(isChosen ? name : null);
  for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
    meta.content = barColors[isChosen ? name : meta.media.includes('dark') ? 'dark' : 'light'];
  }
}

// Nothing is said before it can be said in the reader's language.
const wanted = [query.get('lang') ?? [], navigator.languages ?? navigator.language ?? []].flat();
const orient = ({ language, direction }) =>
  Object.assign(document.documentElement, { lang: language, dir: direction });
orient(choose(wanted));
await speak(wanted);
orient({ language: t('language'), direction: t('direction') });
for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
for (const element of document.querySelectorAll('[data-label]')) label(element, t(element.dataset.label));
part('name').textContent = document.title = t('page.title');

function label(element, words) {
  element.setAttribute('aria-label', words);
  if (element.tagName === 'BUTTON') element.title = words;
}

// MARK: The connection and the conversation

const client = new Client({
  url: socket.href,
  store: keep(local, `jackdaw:session:${base.pathname}`),
  outbox: keep(own, `jackdaw:outbox:${base.pathname}`),
  on: { status: showStatus, hello, begin: () => (hush(), log.begin()), frame, queued, settled },
});

/** What kinds of messages may use of the page. */
const context = {
  send: (frame) => client.send(frame),
  ask: (frame, failed) => client.ask(frame, failed),
  url: (path) => {
    const url = typeof path === 'string' && URL.canParse(path, base) ? new URL(path, base) : null;
    return url?.origin === base.origin ? url.href : null;
  },
  name: () => {
    const name = client.hello?.bot?.name;
    return typeof name === 'string' && name.trim() ? name : t('page.title');
  },
  libraries: () => client.hello?.libraries ?? {},
  focus: () => text.focus(),
  correct: (words) => import('./voice/correction.js').then(
    ({ correct }) => correct(words, { composer: part('composer'), text, write }),
    unavailable,
  ),
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
    hush();
    log.echo(id, local ? { ...frame, message: local } : frame);
  }
}

function settled({ id, frame, local }, error) {
  if (!error) noteStored(true);
  if (error?.code === 'unknown_file' && attachments?.again(frame)) return log.forget(id);
  let reason = error?.limit ? t('file.large', { size: size(error.limit) }) : error?.message;
  if (error?.code === 'voice_unavailable') reason = t('voice.unavailable');
  return log.settled(id, reason, () => client.send(frame, local));
}

function frame(frame) {
  if (frame.seq !== undefined) noteStored(true);
  if (frame.type !== 'error') log.receive(frame);
  else if (frame.code === 'not_stored') noteStored(false);
  else if (frame.code !== 'voice_failed' || !log.failed(frame)) notify(frame.message);
  aloud?.then((it) => it?.receive(frame));
}

function hello(hello) {
  const { features, limits } = hello;
  part('name').textContent = context.name();
  part('attach').hidden = !features?.uploads;
  part('conversations').hidden = !features?.conversations;
  if (limits?.upload) {
    const most = { size: size(limits.upload) };
    label(part('attach'), t('attach.limit', most));
    part('drop').firstElementChild.textContent = t('drop.limit', most);
  }
  part('voice').hidden = !features?.voice;
  // Without a secure context the browser has no microphone to give.
  if (!isSecureContext) part('voice').setAttribute('aria-disabled', 'true');
  label(part('voice'), t(isSecureContext ? 'voice' : 'voice.insecure'));
  showTitle();
}

function showStatus(status) {
  part('status').dataset.state = status;
  part('status').textContent = t(`status.${status}`);
  part('log').classList.toggle('offline', status === 'lost');
  // The server says so again on each connection.
  isStored = true;
  showNotice();
  if (status === 'lost') log.typing(false);
  if (status === 'open') {
    log.connected();
    aloud?.then((it) => it?.connected());
  }
  if (status === 'open' && attachments) attachments.resume();
  else if (status === 'open') attach(early.splice(0));
}

/** Whether the server keeps what it is sent; until it can, it acknowledges nothing. */
let isStored = true;

function noteStored(is) {
  if (is === isStored) return;
  isStored = is;
  showNotice();
}

/** What is to be known for longer than a moment: that there is no connection, or nothing can be stored. */
function showNotice() {
  if (client.status !== 'lost') return part('notice').replaceChildren(isStored ? '' : t('notStored'));
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.className = 'link';
  retry.textContent = t('lost.retry');
  retry.addEventListener('click', () => client.check());
  return part('notice').replaceChildren(t('lost.notice'), ' ', retry);
}

let noticeTimer = 0;

/** Says something for a moment; while there is no connection, only what has nothing to do with that. */
function notify(words, isOwn = false) {
  if ((client.status !== 'open' && !isOwn) || typeof words !== 'string') return;
  part('notice').textContent = words;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(showNotice, 8_000);
}

/** A module did not load: there is no connection, which the page says elsewhere, or something is amiss. */
const unavailable = () => notify(t('kind.unavailable'));

addEventListener('online', () => client.check());
addEventListener('offline', () => client.check());
addEventListener('pageshow', (event) => event.persisted && client.check());
part('restart').addEventListener('click', async () => {
  const words = { title: t('restart.ask'), details: t('restart.why'), yes: t('restart.do'), no: t('cancel') };
  const ask = () => import('./dialogs.js').then(({ confirm }) => confirm(words), () => window.confirm(words.title));
  if (log.isUnderWay && !await ask()) return;
  client.send({ action: 'reset' });
  text.focus();
});
part('conversations').addEventListener('click', () => {
  const url = context.url(client.hello?.paths?.conversations);
  const current = client.session?.session;
  import('./conversations.js').then(({ showConversations }) => showConversations({ url, current, turn }), unavailable);
});
part('settings').addEventListener('click', () => {
  const look = { current: document.documentElement.dataset.theme ?? 'system', choose: dress };
  const reading = { isOn: wish.read() === true, isPossible: canRead, turn: readAloud };
  import('./dialogs.js').then(({ chooseSettings }) => chooseSettings(part('settings'), look, reading), unavailable);
});
part('stop').addEventListener('click', stop);

/** Leads to another conversation, or to a new one: the page begins anew, as if that were the one it had last. */
function turn(session) {
  // What waits would be said in the wrong conversation.
  if (!client.leaveTo(session)) return notify(t('conversations.wait'), true);
  return location.reload();
}

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

/** The page around this one, if it is the chat of a web component: `embed.js` at the other end. */
let host = null;

const isAway = () => document.hidden || host?.isShut === true;

function countUnread() {
  if (!isAway()) return;
  unread += 1;
  showTitle();
}

function showTitle() {
  document.title = unread ? `(${unread.toLocaleString(locale())}) ${context.name()}` : context.name();
  host?.tell({ unread });
}

function seen() {
  if (isAway()) return;
  unread = 0;
  showTitle();
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  seen();
  client.check(5_000);
});

if (parent !== window) {
  import('./host.js').then(({ Host }) => {
    host = new Host({ bar: part('restart').parentElement, seen, focus: () => text.focus() });
  }, unavailable);
}

// MARK: The composer

const text = part('text');
const draft = keep(own, `jackdaw:draft:${base.pathname}`);
text.placeholder = t('message.placeholder');
text.value = draft.read() ?? '';

/** Grows with its text, up to the height that the style sheet allows. */
function fit() {
  text.style.height = 'auto';
  // It has no height while it is not shown, as on paper or during a recording.
  if (text.scrollHeight > 0) text.style.height = `${text.scrollHeight}px`;
  ready();
}

function ready() {
  part('send').disabled = text.value.trim() === '' && !attachments?.isWaiting;
}

function write(words) {
  text.value = words;
  draft.write(words || null);
  fit();
}

function submit() {
  const words = text.value.trim();
  if (words) client.send({ action: 'user_message', message: words });
  attachments?.send();
  write('');
  part('composer').dispatchEvent(new Event('sent'));
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
  } else if (event.key === 'ArrowUp' && text.value === '' && log.lastSaid) {
    event.preventDefault();
    write(log.lastSaid);
  }
});
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open], :popover-open')) return;
  if (log.openStreams.length > 0) stop();
  else host?.close();
});
addEventListener('resize', fit);

// MARK: Files: the module that sends them is loaded with the first one

let attachments = null;

/** Files that came before the module could be loaded. */
let early = [];

async function tray() {
  const { Attachments } = await import('./attachments.js');
  attachments ??= new Attachments({ tray: part('tray'), client, base, changed: ready, focus: () => text.focus() });
  return attachments;
}

async function attach(files) {
  if (files.length === 0 || part('attach').hidden) return;
  early.push(...files);
  text.focus();
  try {
    const items = await tray();
    for (const file of early.splice(0)) items.add(file);
  } catch {
    if (client.status === 'open') unavailable();
  }
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

// MARK: Voice: loaded with the first press

let voice = null;

/** What sends the recording is loaded with what records it: then it is there even if the connection is not. */
const loadVoice = () => Promise.all([import('./voice/voice.js'), tray()]).then(([{ Voice }, items]) => new Voice({
  button: part('voice'),
  composer: part('composer'),
  limit: () => client.hello?.limits?.voice ?? 300,
  on: { began: hush, send: (sound) => items.say(sound), explain: notify, focus: () => text.focus() },
}));

function hear(event) {
  if (!isSecureContext) return event.type === 'click' ? notify(t('voice.insecure'), true) : undefined;
  if (event.type === 'pointerdown' || event.type === 'click') {
    voice ??= loadVoice();
    voice.catch(() => (voice = null, unavailable()));
  }
  if (event.type === 'pointerdown' && event.isTrusted) part('voice').setPointerCapture(event.pointerId);
  return voice?.then((it) => it.hear(event), () => {});
}

for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'click']) {
  part('voice').addEventListener(type, hear);
}
// Who points at it is likely to press it.
part('voice').addEventListener('pointerenter', () => {
  if (isSecureContext) (voice ??= loadVoice()).catch(() => (voice = null));
});
// A long press of a finger is no question for a menu.
part('voice').addEventListener('contextmenu', (event) => event.preventDefault());

// MARK: Replies read aloud: loaded where the reader wishes it

const wish = keep(local, `jackdaw:aloud:${base.pathname}`);
let aloud = null;

const canRead = () =>
  client.hello?.features?.speech === true || (globalThis.speechSynthesis?.getVoices().length ?? 0) > 0;
const hush = () => aloud?.then((it) => it?.stop());

function readAloud(isOn) {
  wish.write(isOn || null);
  aloud ??= import('./voice/aloud.js').then(({ Aloud }) => new Aloud({
    context, notify, floating: part('stop').parentElement, hasServer: () => client.hello?.features?.speech === true,
    key: base.pathname,
  })).catch(() => (aloud = null, unavailable()));
  aloud.then((it) => it?.turn(isOn));
}
if (wish.read() === true) readAloud(true);

showStatus('connecting');
fit();
// In a frame, the focus belongs to the page around it.
if (parent === window) text.focus();
client.start();

export { client };
