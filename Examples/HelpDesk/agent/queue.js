// The list of conversations that wait for a person or are with one.

const list = document.getElementById('cases');
const nobody = document.getElementById('nobody');
const announcer = document.getElementById('announcer');

/** How many messages of each conversation have been seen. */
const seen = new Map();
let cases = [];
let current = null;
let known = new Set();

/** Shows the cases; `choose` is called with the id of the one that is chosen. */
export function show(next, choose) {
  for (const { id, person } of next) {
    if (!known.has(id) && !person) announcer.textContent = 'Somebody asks for a person.';
  }
  known = new Set(next.map(({ id }) => id));
  cases = next;
  draw(choose);
}

/** Marks a conversation as the one that is being read; null when none is. */
export function mark(id, choose) {
  current = id;
  draw(choose);
}

function draw(choose) {
  const focused = document.activeElement?.closest?.('.case')?.dataset.id;
  const open = cases.find(({ id }) => id === current);
  if (open) seen.set(current, open.messages);
  list.replaceChildren(...cases.map((one) => item(one, choose)));
  list.querySelector(`[data-id="${CSS.escape(focused ?? '')}"]`)?.focus();
  nobody.hidden = cases.length > 0;
  const waiting = cases.filter(({ person }) => !person).length;
  document.title = waiting ? `(${waiting}) Help desk` : 'Help desk';
}

function item({ id, since, person, lastWords, messages }, choose) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = person ? 'case' : 'case waiting';
  button.dataset.id = id;
  button.setAttribute('aria-current', id === current);
  const time = new Date(since).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  button.append(
    text('words', lastWords || '…'),
    text('state', person ? `with ${person}` : `waiting since ${time}`),
  );
  const fresh = messages - (seen.get(id) ?? 0);
  if (fresh > 0) {
    const badge = text('new', fresh);
    badge.setAttribute('aria-label', `${fresh} new`);
    button.append(badge);
  }
  button.addEventListener('click', () => choose(id));
  const entry = document.createElement('li');
  entry.append(button);
  return entry;
}

function text(name, content) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = content;
  return element;
}
