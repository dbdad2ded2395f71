/** What the page asks its reader: loaded with the first question. */
import { h } from './log.js';
import { t } from './strings.js';

/** Asks for a yes or a no. Whoever closes the question has said no. */
export function confirm({ title, details, yes, no }) {
  const answer = (value, look) => h('button', { class: look, value, autofocus: value === '' }, value ? yes : no);
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'question', 'aria-describedby': 'question-details' },
    h('h2', { id: 'question' }, title),
    h('p', { id: 'question-details' }, details),
    h('form', { method: 'dialog' }, answer('', 'pill'), answer('yes', 'pill sure')),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

/**
 * Lets the reader choose between light, dark and what the system has, and whether replies are read aloud.
 *
 * @param {HTMLElement} button what was pressed
 * @param {{current: string, choose(name: string): void}} look `choose` is called with each choice
 * @param {{isOn: boolean, isPossible(): boolean, turn(isOn: boolean): void}} aloud not shown where it is not possible
 */
export function chooseSettings(button, look, aloud) {
  const voices = h('label', { hidden: !aloud.isPossible() },
    h('input', { type: 'checkbox', checked: aloud.isOn, onchange: (event) => aloud.turn(event.target.checked) }),
    t('aloud'));
  const menu = h(
    'div',
    { class: 'dialog menu', popover: 'auto' },
    h('fieldset', {}, h('legend', {}, t('theme')), ['system', 'light', 'dark'].map((name) =>
      h('label', {}, h('input', {
        type: 'radio', name: 'theme', value: name, checked: name === look.current, onchange: () => look.choose(name),
      }), t(`theme.${name}`)))),
    voices,
  );
  button.after(menu);
  button.setAttribute('aria-expanded', 'true');
  // Some browsers know their voices only a moment after they were asked for the first time.
  const found = () => { voices.hidden = !aloud.isPossible(); };
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', found);
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', found);
    button.setAttribute('aria-expanded', 'false');
    menu.remove();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') menu.hidePopover();
    // Here Escape closes the menu, and nothing behind it.
    if (event.key === 'Escape') event.stopPropagation();
  });
  menu.showPopover();
  menu.querySelector(':checked').focus();
}
