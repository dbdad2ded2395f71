/** What was recognised, in the composer: to be corrected and said as if it had been written. */
import { h } from '../log.js';
import { t } from '../strings.js';

let undo = null;

/** @param {(words: string) => void} write puts words into the composer's field `text` */
export function correct(words, { composer, text, write }) {
  undo?.();
  const draft = text.value;
  const describedBy = text.getAttribute('aria-describedby');

  /** What was being written before is there again. */
  function end() {
    undo = null;
    composer.removeEventListener('sent', end);
    text.removeEventListener('keydown', escape);
    strip.remove();
    if (describedBy === null) text.removeAttribute('aria-describedby');
    else text.setAttribute('aria-describedby', describedBy);
    write(draft);
    text.focus();
  }
  function escape(event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    end();
  }
  const cancel = t('cancel');
  const strip = h(
    'div',
    { class: 'correction' },
    h('span', { id: 'correcting' }, t('voice.correcting')),
    h('button', { type: 'button', class: 'plain', title: cancel, 'aria-label': cancel, onclick: end }, '×'),
  );
  undo = end;
  composer.addEventListener('sent', end);
  text.addEventListener('keydown', escape);
  composer.prepend(strip);
  text.setAttribute('aria-describedby', 'correcting');
  write(words);
  text.focus();
  text.setSelectionRange(words.length, words.length);
}
