/** Sound from either side, with the words that were recognised in a voice message or that are said in a reply. */
import { tool } from '../actions.js';
import { h } from '../log.js';
import { player } from '../players.js';
import { size, t } from '../strings.js';

/** Milliseconds for which a message that came before the page did may still be about to be recognised. */
const PATIENCE = 60_000;

export function render({ name, type, size: octets, url, text }, context) {
  const isReply = context.frame.action === 'agent_reply_audio';
  const address = context.url(url);
  const sound = address
    ? player(address, t('audio.label', { name }))
    : h('p', { class: 'text' }, typeof name === 'string' && name ? name : t('audio.label', { name: '' }).trim());
  const details = address && isReply
    ? h('a', { class: 'faint', href: address, download: name },
        h('span', { class: 'hidden' }, t('download', { name: '' })),
        [name, octets === undefined ? null : size(octets), type].filter(Boolean)
          .flatMap((part, index) => [index > 0 ? ' · ' : null, h('bdi', {}, part)]))
    : null;
  if (address) {
    sound.addEventListener('error', () => {
      sound.replaceWith(h('p', { class: 'text faint' }, t('audio.broken', { name })));
    });
  }
  const heard = isReply ? said(text) : recognition(context, address !== null);
  return { node: h('div', { class: 'stack' }, sound, heard.node, details), update: heard.update };
}

const words = (text) => h('p', { class: 'text', dir: 'auto' }, text);

const said = (text) => ({ node: typeof text === 'string' && text ? words(text) : null });

/** What became of a voice message: its words are awaited, then they are there and can be corrected, or there are none. */
function recognition(context, isSent) {
  const status = h('div', { class: 'heard', role: 'status' });
  const tools = h('div', { class: 'tools', hidden: true });
  let timer = 0;

  function show(content, action = null) {
    clearTimeout(timer);
    status.replaceChildren(...content);
    tools.replaceChildren(...[action].filter(Boolean));
    tools.hidden = !action;
  }

  /** Whether nothing comes any more is said nowhere. */
  function waitFor(milliseconds) {
    clearTimeout(timer);
    if (milliseconds < Infinity) timer = setTimeout(() => show([]), Math.max(0, milliseconds));
  }

  const isAwaited = () => status.firstElementChild?.classList.contains('awaited') === true;
  const since = Date.now() - Date.parse(context.frame.timestamp);
  if (isSent && (context.isNew || since < PATIENCE)) {
    show([h('p', { class: 'faint awaited' }, t('voice.recognising'))]);
    waitFor(context.isNew ? Infinity : PATIENCE - since);
  }

  function update(frame) {
    switch (frame.type) {
      case 'transcript':
        return show([words(frame.text)], tool(t('voice.correct'), () => context.correct(frame.text)));
      case 'error':
        return show(
          [h('p', {}, t('voice.failed')), h('p', { class: 'faint', dir: 'auto' }, frame.message)],
          tool(t('voice.type'), context.focus),
        );
      case 'connected':
        // An error that was said while there was no connection is not said again.
        return isAwaited() ? waitFor(PATIENCE) : undefined;
      case 'retired':
      case 'forgotten':
        return isAwaited() ? show([]) : undefined;
      default:
        return undefined;
    }
  }
  return { node: h('div', { class: 'recognition' }, status, tools), update };
}

export const summary = ({ name, text }) =>
  typeof text === 'string' && text ? `${t('audio.label', { name })}: ${text}` : t('audio.label', { name });
