/** All sound of the page: one plays at a time, and what follows in the conversation is played after it. */
import { h } from './log.js';

let current = null;

/** A player for sound at an address. */
export function player(address, label) {
  const audio = h('audio', { controls: true, preload: 'metadata', src: address, 'aria-label': label });
  audio.addEventListener('play', () => {
    if (current !== audio) current?.pause();
    current = audio;
    audio.dataset.played = '';
  });
  audio.addEventListener('ended', () => {
    if (current === audio) current = null;
    follower(audio)?.play().catch(() => {});
  });
  return audio;
}

/** The sound of the message right after this one's, if nobody has heard it yet. */
function follower(audio) {
  const next = audio.closest('.message')?.nextElementSibling;
  const found = next?.querySelector('audio');
  return found && !('played' in found.dataset) ? found : null;
}
