/** An answer found in documents, and the documents it was found in. */
import { tool } from '../actions.js';
import { h } from '../log.js';
import { safe } from '../markdown/draw.js';
import { t } from '../strings.js';
import { render as markdown } from './markdown.js';

/** So many characters are shown at once. */
const LONG = 400;

export function render({ llm_name: model, answer, docs = [] }, context) {
  return h(
    'div',
    { class: 'stack' },
    markdown(answer, context),
    docs.length > 0
      ? h('details', {}, h('summary', {}, t('retrieval.documents', { count: docs.length })),
          h('ol', { class: 'documents' }, docs.map(document)))
      : null,
    model ? h('p', { class: 'faint' }, t('retrieval.model', { name: model })) : null,
  );
}

function document({ content, metadata }) {
  const { source, page } = metadata ?? {};
  const address = typeof source === 'string' ? safe(source) : null;
  const where = [
    address ? h('a', { dir: 'auto', href: address, target: '_blank', rel: 'noopener noreferrer' }, source)
      : source === null || source === undefined ? null : h('bdi', {}, source),
    page === null || page === undefined ? null : t('retrieval.page', { page }),
  ].filter(Boolean).flatMap((part, index) => (index > 0 ? [', ', part] : [part]));
  return h(
    'li',
    {},
    where.length > 0 ? h('p', { class: 'faint', dir: 'auto' }, where) : null,
    excerpt(String(content ?? '')),
  );
}

/** What was found, cut where it is long. */
function excerpt(content) {
  const text = h('p', { class: 'text excerpt', dir: 'auto' }, content);
  if (content.length < LONG && content.split('\n').length <= 5) return text;
  text.classList.add('short');
  const button = tool(t('retrieval.all'), () => {
    const isShort = text.classList.toggle('short');
    button.textContent = t(isShort ? 'retrieval.all' : 'retrieval.less');
    button.setAttribute('aria-expanded', !isShort);
  });
  button.setAttribute('aria-expanded', false);
  return [text, button];
}

export const summary = ({ answer }) => answer;
