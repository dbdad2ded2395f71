/** What the tools below messages do: save something, put something on the clipboard. */
import { h } from './log.js';
import { t } from './strings.js';

/** A button that looks like a link. */
export const tool = (words, onclick) => h('button', { type: 'button', class: 'link', onclick }, words);

/** Saves octets as a file. */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  // The download has begun once the click returned; the address may go a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A button that saves the text that `content` returns. */
export const download = (words, name, type, content) =>
  tool(words, () => save(new Blob([content()], { type }), name));

/** A button that puts the text that `content` returns on the clipboard, and says so. */
export function copier(content) {
  const button = tool(t('copy'), async () => {
    await copy(content());
    button.textContent = t('copied');
    setTimeout(() => { button.textContent = t('copy'); }, 2_000);
  });
  return button;
}

/** Puts a text on the clipboard. */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without TLS there is no clipboard to write to but that of a selection.
  const area = h('textarea', { readonly: true, class: 'hidden' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  return area.remove();
}

/** Puts a text on the clipboard for a button that has a picture, not words, and says so. */
export async function take(button, text) {
  function show(words, isDone) {
    button.title = words;
    button.setAttribute('aria-label', words);
    button.classList.toggle('done', isDone);
  }
  try {
    await copy(text);
  } catch {
    // The browser, or the page around ours, does not allow it. That nothing seems to happen is then the truth.
    return;
  }
  show(t('code.copied'), true);
  setTimeout(() => show(t('message.copy'), false), 2_000);
}
