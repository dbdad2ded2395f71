/** The reader's own conversations, where the server knows who that is: loaded when the list is first opened. */
import { confirm } from './dialogs.js';
import { h, looks } from './log.js';
import { locale, t } from './strings.js';

/** What the list says of a conversation: what it is about, and when it was last used, the day only if that is not today. */
export function describe({ name, lastText, lastActive }, now = new Date()) {
  const date = new Date(lastActive);
  const words = (name ?? lastText ?? '').replace(/\s+/g, ' ').trim();
  const isToday = date.toDateString() === now.toDateString();
  const format = isToday ? { hour: '2-digit', minute: '2-digit' } : { dateStyle: 'medium' };
  return {
    title: words || t('conversations.untitled'),
    when: Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale(), format).format(date),
  };
}

/**
 * Shows the list: to open another conversation, to delete one, or to begin a new one.
 *
 * @param {object} options
 * @param {string} options.url where the server has the list
 * @param {string} options.current the session that the page shows
 * @param {(session: string|null) => void} options.turn leads to a conversation; null to a new one
 */
export async function showConversations({ url, current, turn }) {
  await looks();
  const list = h('ul', { class: 'conversations', 'aria-labelledby': 'conversations-title' });
  const note = h('p', { class: 'quiet', role: 'status' }, t('conversations.loading'));
  const begin = h('button', { type: 'button', class: 'pill sure', autofocus: true, onclick: () => leave(null) },
    t('conversations.new'));
  const older = h('button', { type: 'button', class: 'pill', hidden: true, onclick: showOlder }, t('conversations.older'));
  const shown = new Set();
  let next = null;
  const dialog = h(
    'dialog',
    { class: 'dialog wide', 'aria-labelledby': 'conversations-title' },
    h('h2', { id: 'conversations-title' }, t('conversations')),
    note,
    list,
    older,
    h('form', { method: 'dialog' }, h('button', { class: 'pill' }, t('close')), begin),
  );

  function leave(session) {
    dialog.close();
    turn(session);
  }

  function say(words) {
    note.textContent = words;
    note.hidden = words === '';
  }

  function item(conversation) {
    const { id } = conversation;
    const { title, when } = describe(conversation);
    const row = h('li', {},
      h('button', {
        type: 'button', class: 'one', 'aria-current': id === current ? 'true' : null,
        onclick: () => (id === current ? dialog.close() : leave(id)),
      }, h('bdi', { class: 'about' }, title), h('span', { class: 'when' }, when)),
      h('button', {
        type: 'button', class: 'plain', 'aria-label': t('conversations.delete', { name: title }),
        title: t('conversations.delete', { name: title }), onclick: () => remove(row, id, title),
      }, cross()));
    return row;
  }

  async function remove(row, id, title) {
    const words = {
      title: t('conversations.ask'), details: title, yes: t('conversations.do'), no: t('cancel'),
    };
    if (!await confirm(words)) return;
    const answer = await ask(`${url}/${encodeURIComponent(id)}`, 'DELETE');
    // One that is not there any more is what was wanted.
    if (!answer?.ok && answer?.status !== 404) return say(reason(answer));
    if (id === current) return leave(null);
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    say('');
    if (neighbour) return focusOn(neighbour);
    return next ? showOlder() : sayIfNone();
  }

  const focusOn = (row) => row.querySelector('button').focus();

  function sayIfNone() {
    if (list.childElementCount > 0) return;
    say(t('conversations.none'));
    begin.focus();
  }

  /** Shows the next page of the list, without what was shown before: its rows, or null where it cannot be had. */
  async function showPage() {
    const answer = await ask(next ? `${url}?after=${encodeURIComponent(next)}` : url);
    const page = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!Array.isArray(page?.conversations)) {
      say(reason(answer));
      return null;
    }
    say('');
    next = page.next ?? null;
    older.hidden = !next;
    const fresh = page.conversations.filter(({ id }) => !shown.has(id));
    for (const { id } of fresh) shown.add(id);
    const rows = fresh.map(item);
    list.append(...rows);
    sayIfNone();
    return rows;
  }

  async function showOlder() {
    older.disabled = true;
    let rows = await showPage();
    while (rows?.length === 0 && next) rows = await showPage();
    older.disabled = false;
    if (rows?.length) focusOn(rows[0]);
    else (older.hidden ? begin : older).focus();
  }

  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  await showPage();
}

const ask = (url, method = 'GET') => fetch(url, { method, cache: 'no-store' }).catch(() => null);

const reason = (answer) => t(answer?.status === 401 ? 'conversations.signedOut' : 'conversations.failed');

function cross() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M7 7l10 10M17 7 7 17');
  svg.append(path);
  return svg;
}
