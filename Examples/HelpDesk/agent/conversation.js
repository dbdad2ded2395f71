// One conversation: what was said, what is being said, and the agent's part in it.

const element = (id) => document.getElementById(id);
const log = element('log');

/** The conversation that is open: its id, and what ends the following of it. */
let open = null;

/** Shows a conversation, live. */
export async function show(server, one) {
  close();
  const ending = new AbortController();
  open = { id: one.id, ending };
  log.replaceChildren();
  update(one);
  element('conversation').hidden = false;
  element('choose').hidden = true;
  element('desk').classList.add('reading');
  element(one.person ? 'text' : 'take').focus();
  await server.keepFollowing(`cases/${encodeURIComponent(one.id)}`, ending.signal, add);
}

/** Leaves the conversation; it stays with whom it is. */
export function close() {
  open?.ending.abort();
  open = null;
  element('conversation').hidden = true;
  element('choose').hidden = false;
  element('desk').classList.remove('reading');
}

/** Shows with whom the conversation is. */
export function update({ id, person }) {
  if (open?.id !== id) return;
  const heard = element('whose');
  heard.textContent = person ? `With ${person}` : 'Waiting for a person';
  element('take').hidden = Boolean(person);
  element('return').hidden = !person;
  element('composer').hidden = !person;
}

export const current = () => open?.id ?? null;

/** Adds a message, or puts it in the place of what it was before. */
function add({ id, author, text, date }) {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  const line = document.createElement('div');
  line.className = `line ${author}`;
  line.dataset.id = id;
  const words = document.createElement('p');
  words.dir = 'auto';
  words.textContent = text;
  const time = document.createElement('time');
  time.dateTime = new Date(date).toISOString();
  const clock = new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  time.textContent = `${{ user: 'User', bot: 'Bot', person: 'Help desk' }[author]} · ${clock}`;
  line.append(words, time);
  const before = log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (before) before.replaceWith(line);
  else log.append(line);
  if (isAtEnd || author === 'person') log.scrollTop = log.scrollHeight;
}
