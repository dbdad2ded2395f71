/** What the panel shows besides the diagram, each as nodes made anew. */
import { h } from '../log.js';

const percent = (share) => `${Math.round(share * 100)}%`;
const code = (text) => h('code', {}, text);
const nothing = (words) => h('p', { class: 'faint' }, words);

/** The ways out of a state, with where they are declared. */
export function waysOut(model, state) {
  const ways = model.waysOut(state);
  const site = model.bot.states.find(({ name }) => name === state)?.location;
  return [
    h('p', { class: 'dev-site' }, h('b', {}, state), h('small', {}, site)),
    ways.length > 0
      ? h('ul', { class: 'dev-ways' }, ways.map((way) => wayOut(model, way)))
      : nothing('No transition leads out of this state.'),
  ];
}

function wayOut(model, { id, from, to, label, location }) {
  const count = model.taken.get(id);
  return h('li', { class: model.last.has(id) ? 'last' : null },
    h('span', {}, label ?? 'goes on by itself', from === null ? h('small', {}, ' in every state') : null),
    h('span', { class: 'dev-target' }, `→ ${to ?? 'back'}`, count ? h('b', { title: 'Times taken' }, ` ×${count}`) : null),
    h('small', {}, location));
}

/** How the intents competed for the last message, best first. */
export function scores(understood) {
  if (!understood) return [nothing('Nothing was said yet.')];
  const said = h('p', { class: 'dev-said' }, h('q', {}, h('bdi', {}, understood.text)));
  const { scores = [], threshold, intent } = understood;
  if (scores.length === 0) return [said, nothing('The state listens for no intent.')];
  // The question of a form is answered by what would be an intent elsewhere.
  const outcome = intent ? '' : scores[0].confidence < threshold ? ': no intent reached it' : ': taken for the answer to a question';
  const bar = (share) => {
    const fill = h('i', {});
    fill.style.inlineSize = `${share * 100}%`;
    const mark = h('u', {});
    mark.style.insetInlineStart = `${threshold * 100}%`;
    return h('span', { class: 'dev-bar', 'aria-hidden': 'true' }, fill, mark);
  };
  return [
    said,
    h('ul', { class: 'dev-scores' }, scores.map(({ intent: name, confidence }) => h(
      'li',
      { class: name === intent ? 'chosen' : confidence >= threshold ? 'enough' : null },
      h('span', {}, name, name === intent ? h('span', { class: 'hidden' }, ' (understood)') : null), bar(confidence),
      h('span', { class: 'dev-share' }, percent(confidence)),
    ))),
    h('p', { class: 'faint' }, h('u', { class: 'dev-key', 'aria-hidden': 'true' }),
      `Threshold ${percent(threshold)}${outcome}`),
  ];
}

/** The variables and parameters with their values; those that are not in `before` as they are now are marked. */
export function kept(entries, before) {
  if (entries.length === 0) return [nothing('The bot has no variables.')];
  const row = ({ name, kind, value, initial }) => h('tr', { class: before && before.get(`${kind} ${name}`) !== value ? 'changed' : null },
    h('th', { scope: 'row' }, name, kind === 'parameter' ? h('small', {}, ' parameter') : null),
    h('td', { class: initial ? 'initial' : null }, value === null ? h('i', {}, 'not JSON') : pretty(value)));
  return [h('table', { class: 'dev-kept' },
    h('thead', { class: 'hidden' }, h('tr', {}, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Value'))),
    h('tbody', {}, entries.map(row)))];
}

function pretty(json) {
  if (json.length < 40) return code(json);
  try {
    return code(JSON.stringify(JSON.parse(json), null, 2));
  } catch {
    // It was too long, and cut off.
    return code(json);
  }
}

/** What happened, newest first. */
export function events(model) {
  if (model.events.length === 0) return [nothing('Nothing happened yet.')];
  return [h('ol', { class: 'dev-events', reversed: true }, model.events.toReversed().map((event) => {
    const [kind, ...words] = tell(event, model);
    const time = new Date(event.time);
    return h('li', { 'data-kind': event.kind },
      h('time', { datetime: time.toISOString() }, time.toLocaleTimeString('en-GB')), h('b', {}, kind), h('span', {}, words));
  }))];
}

const FALLBACKS = {
  fallback: 'of the state', everywhereFallback: 'of the bot', defaultFallback: 'the bot has none: the default text',
};

function tell(event, model) {
  switch (event.kind) {
    case 'understood': {
      const score = event.scores?.find(({ intent }) => intent === event.intent)?.confidence;
      const meaning = event.intent ? [code(event.intent), score === undefined ? '' : ` ${percent(score)}`] : 'no intent';
      return ['message', h('q', {}, h('bdi', {}, event.text)), ' → ', meaning];
    }
    case 'event': return ['event', code(event.name), event.payload ? [' ', code(event.payload)] : null];
    case 'took': {
      const way = model.transition(event.transition);
      return ['took', `${way?.from ?? 'every state'} → ${way?.to ?? 'back'}`, way?.label ? h('small', {}, ` ${way.label}`) : null];
    }
    case 'entered': return ['entered', event.state];
    case 'resumed': return ['resumed', event.state, h('small', {}, ' after a failure')];
    case 'began': return ['fallback', FALLBACKS[event.action] ?? event.action];
    case 'ignored': return ['ignored', 'no transition takes it'];
    case 'looped': return ['loop', event.states.join(' → ')];
    case 'failed': return ['error', event.error];
    default: return [event.kind];
  }
}
