/** What is known of the inside of one session, put together from what the server tells. */

/** As much of what happened as is shown. */
const CAPACITY = 200;

export class Model {
  /** The states and transitions of the bot; null until they are known. */
  bot = null;
  state = null;
  kept = [];
  /** What happened, oldest first. */
  events = [];
  /** How often each transition was taken, by its id. */
  taken = new Map();
  /** The transitions that the last event led through. */
  last = new Set();
  /** What the last message was understood as; null before the first. */
  understood = null;
  #number = 0;

  receive(name, data) {
    if (name === 'bot') this.bot = data;
    if (name === 'session') Object.assign(this, { state: data.state, kept: data.kept });
    // After a lost connection all that is remembered is told again.
    if (name === 'happened' && data.number > this.#number) this.#happened(data);
  }

  #happened(event) {
    this.#number = event.number;
    if (event.kind === 'understood' || event.kind === 'event' || event.transition?.includes('/after/')) this.last.clear();
    if (event.kind === 'understood') this.understood = event;
    if (event.kind === 'took') {
      this.last.add(event.transition);
      this.taken.set(event.transition, (this.taken.get(event.transition) ?? 0) + 1);
    }
    const before = this.events.at(-1);
    // Where a transition leads is said with it, and that a state's body runs goes without saying.
    if (event.kind === 'entered' && before?.kind === 'took') return;
    if (event.kind === 'began' && event.action === 'body') return;
    this.events.push(event);
    if (this.events.length > CAPACITY) this.events.shift();
  }

  transition(id) {
    return this.bot?.transitions.find((transition) => transition.id === id);
  }

  /** The ways out of a state: its own, then those of every state. */
  waysOut(state) {
    const all = this.bot?.transitions ?? [];
    return [...all.filter(({ from }) => from === state), ...all.filter(({ from }) => from === null)];
  }
}

/** The nodes that stand for no state. */
export const EVERYWHERE = '\n*';
export const BACK = '\n<';

/** The graph to draw: the states and, of all transitions from one to another, a single edge. */
export function graph({ states, transitions }) {
  const edges = new Map();
  for (const { id, from, to } of transitions) {
    const ends = { from: from ?? EVERYWHERE, to: to ?? BACK };
    const key = JSON.stringify(ends);
    if (!edges.has(key)) edges.set(key, { id: key, ...ends, transitions: [] });
    edges.get(key).transitions.push(id);
  }
  const nodes = states.map(({ name }) => ({ id: name, label: name }));
  const ends = [...edges.values()].flatMap(({ from, to }) => [from, to]);
  if (ends.includes(EVERYWHERE)) nodes.push({ id: EVERYWHERE, label: 'every state' });
  if (ends.includes(BACK)) nodes.push({ id: BACK, label: 'back' });
  return { nodes, edges: [...edges.values()] };
}
