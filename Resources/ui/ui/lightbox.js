/** A picture of its own, above the page: Escape or a click beside it closes it, and the focus goes back. */
import { h } from './log.js';
import { t } from './strings.js';

/** A button that shows a picture small and opens it large. The picture is never anything but an `<img>`. */
export function preview({ address, alt, name }) {
  const picture = h('img', { src: address, alt, decoding: 'async', loading: 'lazy' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'preview',
      'aria-label': t('image.enlarge', { name: alt }),
      'aria-haspopup': 'dialog',
      onclick: () => open({ address, alt, name }),
    },
    picture,
  );
  picture.addEventListener('error', () => {
    button.replaceWith(h('p', { class: 'text faint' }, t('image.broken', { name: name ?? alt })));
  });
  return button;
}

function open({ address, alt, name }) {
  const close = () => dialog.close();
  const picture = h('img', { src: address, alt });
  const dialog = h(
    'dialog',
    { class: 'lightbox', 'aria-label': alt },
    h(
      'div',
      { class: 'lighttools' },
      h('a', { class: 'pill', href: address, download: name ?? '' }, t('download.picture')),
      h('button', { type: 'button', class: 'pill', onclick: close }, t('close')),
    ),
    picture,
  );
  picture.addEventListener('load', () => { picture.style.inlineSize = `${fitting(picture)}px`; });
  // As it fits into the window at first, its own size on a click.
  picture.addEventListener('click', () => {
    if (picture.naturalWidth <= fitting(picture)) return;
    const isWhole = picture.classList.toggle('whole');
    picture.style.inlineSize = isWhole ? '' : `${fitting(picture)}px`;
  });
  dialog.addEventListener('click', (event) => event.target === dialog && close());
  dialog.addEventListener('close', () => dialog.remove());
  // The page stops a stream at Escape; here it only closes.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
}

/** How wide a picture is shown: all of it within the window, and a small one larger than it is. */
function fitting({ naturalWidth: width, naturalHeight: height }) {
  const room = Math.min(innerWidth - 32, ((innerHeight - 80) * width) / (height || 1));
  return Math.round(Math.min(Math.max(width, 640), room));
}
