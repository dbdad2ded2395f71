/** Sound from either side, with the words that were recognised in a voice message. */
import { h } from '../log.js';
import { size, t } from '../strings.js';

export function render({ name, type, size: octets, url }, context) {
  const words = h('p', { class: 'text', dir: 'auto', hidden: true });
  const player = url
    ? h('audio', {
        controls: true, preload: 'metadata', src: context.url(url), 'aria-label': t('audio.label', { name }),
      })
    : h('p', { class: 'text' }, name ?? '');
  const details = url && context.frame.action === 'agent_reply_audio'
    ? h('a', { class: 'faint', dir: 'auto', href: context.url(url), download: name },
        [name, octets === undefined ? null : size(octets), type].filter(Boolean).join(' · '))
    : null;
  function update(frame) {
    if (frame.type !== 'transcript') return;
    words.hidden = false;
    words.textContent = frame.text;
  }
  return { node: h('div', { class: 'stack' }, player, words, details), update };
}

export const summary = ({ name }) => t('audio.label', { name });
