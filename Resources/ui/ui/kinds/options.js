/** Answers to choose from. Once one was chosen, on any connection, none can be chosen again. */
import { h } from '../log.js';
import { t } from '../strings.js';

export function render({ options, multiple }, { id, send, focus }) {
  const buttons = new Map();
  const look = options.some(({ description }) => description) ? 'options stacked' : 'options';
  const group = h('div', { class: look, role: 'group', 'aria-label': t('options.label') });
  for (const { label, value = label, description } of options) {
    if (typeof label !== 'string') throw new TypeError('an option without a label');
    const button = h(
      'button',
      { type: 'button', class: 'option', dir: 'auto', onclick: (event) => choose(event, label, value) },
      label,
      description ? h('small', {}, description) : null,
    );
    buttons.set(value, button);
    group.append(button);
  }

  function choose(event, label, value) {
    update({ type: 'chosen', value });
    send({ action: 'user_message', message: label, reply_to: id, value });
    // A disabled button loses the focus; whoever came by keyboard goes on in the composer.
    if (event.detail === 0) focus();
  }

  function update(frame) {
    if (frame.type === 'chosen') {
      const chosen = buttons.get(frame.value);
      chosen?.classList.add('chosen');
      if (chosen && !chosen.querySelector('.hidden')) {
        chosen.append(h('span', { class: 'hidden' }, ` (${t('options.chosen')})`));
      }
      if (multiple) {
        if (chosen) chosen.disabled = true;
        return;
      }
    }
    if (frame.type === 'chosen' || frame.type === 'retired') {
      for (const button of buttons.values()) button.disabled = true;
    }
  }

  return { node: group, update };
}

export const summary = ({ options }) => `${t('options.label')}: ${options.map(({ label }) => label).join(', ')}`;
