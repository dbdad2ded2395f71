/** A file to download, sent by either side; of a picture also what it shows. */
import { preview } from '../lightbox.js';
import { h } from '../log.js';
import { size, t } from '../strings.js';

export function render({ name, type, size: octets, url }, context) {
  if (typeof name !== 'string') throw new TypeError('a file without a name');
  const family = familyOf(type, name);
  const details = [octets === undefined ? null : size(octets), kindOf(type, name)].filter(Boolean).join(' · ');
  const inside = [
    icon(family),
    h('b', { dir: 'auto' }, name),
    h('small', { dir: 'auto' }, details),
  ];
  // Until the server has it, the user's own file has no address.
  const address = context.url(url);
  if (!address) return h('div', { class: 'attachment' }, inside);
  const label = t('download', { name });
  const link = h('a', { class: 'attachment', href: address, download: name, 'aria-label': label }, inside);
  if (family !== 'image') return link;
  return h('div', { class: 'stack' }, preview({ address, alt: name, name }), link);
}

export const summary = ({ name }) => name;

/** Pictures that browsers show as such. SVG is among them: in an `<img>` no script of it runs and nothing is loaded. */
const PICTURES = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)$/;
const ARCHIVES = /zip|compressed|x-tar|gzip|x-7z|x-rar|x-xz/;
const TABLES = /csv|spreadsheet|ms-excel|tab-separated/;
const CODE = /json|xml|javascript|x-sh|x-python|x-swift|html|css|yaml/;

export function familyOf(type = '', name = '') {
  if (PICTURES.test(type)) return 'image';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (TABLES.test(type)) return 'table';
  if (ARCHIVES.test(type)) return 'archive';
  if (CODE.test(type)) return 'code';
  if (type.startsWith('text/') || /pdf|word|document|rtf/.test(type) || /\.(?:md|txt|pdf)$/i.test(name)) return 'text';
  return 'file';
}

/** What people call the type: the ending of the name says more than `application/vnd.…`. */
export function kindOf(type, name = '') {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  return ending ? ending.toUpperCase() : type;
}

const SHEET = 'M13.5 3.5H7.5a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-10zm0 0v5h5';
const DRAWINGS = {
  file: SHEET,
  text: `${SHEET}M8.5 12.5h7M8.5 16h5`,
  code: `${SHEET}m-3.5 3.5-2.5 2.5 2.5 2.5m4-5 2.5 2.5-2.5 2.5`,
  table: `${SHEET}M8.5 12h7v5.5h-7zm0 2.75h7M12 12v5.5`,
  archive: `${SHEET}M10.5 3.5v2m0 2v2m0 2v2m-1 2h2v2.5h-2z`,
  image: 'M5.5 4.5h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2z'
    + 'm-2 12 5-4.5 4 3.5 2.5-2 5.5 4.5M15.5 9.5h.01',
  audio: 'M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zm0 0V6l11-2.5V15m0 0a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  video: 'M4.5 5.5h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zm5.5 3.5v6l5-3z',
};

function icon(family) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', DRAWINGS[family]);
  svg.append(path);
  return svg;
}
