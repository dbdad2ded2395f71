/** Sound from either side, with the words that were recognised in a voice message. */
import { h } from '../log.js';
import { player } from '../players.js';
import { size, t } from '../strings.js';

export function render({ name, type, size: octets, url }, context) {
  const isReply = context.frame.action === 'agent_reply_audio';
  const address = context.url(url);
  const words = h('p', { class: 'text', dir: 'auto', hidden: true });
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

  function update(frame) {
    if (frame.type !== 'transcript') return;
    words.hidden = false;
    words.textContent = frame.text;
  }
  return { node: h('div', { class: 'stack' }, sound, words, details), update };
}

export const summary = ({ name }) => t('audio.label', { name });
