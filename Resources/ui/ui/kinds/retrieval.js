/** An answer found in documents, and the documents it was found in. */
import { h } from '../log.js';
import { t } from '../strings.js';
import { render as markdown } from './markdown.js';

export function render({ llm_name: model, answer, docs = [] }, context) {
  return h(
    'div',
    { class: 'stack' },
    markdown(answer, context),
    docs.length > 0
      ? h('details', {}, h('summary', {}, t('retrieval.documents', { count: docs.length })),
          h('ul', { class: 'documents' }, docs.map(document)))
      : null,
    model ? h('p', { class: 'faint' }, t('retrieval.model', { name: model })) : null,
  );
}

function document({ content, metadata }) {
  const where = [
    metadata?.source,
    metadata?.page === null || metadata?.page === undefined ? null : t('retrieval.page', { page: metadata.page }),
  ].filter(Boolean);
  return h(
    'li',
    {},
    where.length > 0 ? h('p', { class: 'faint', dir: 'auto' }, where.join(', ')) : null,
    h('p', { class: 'text', dir: 'auto' }, content),
  );
}

export const summary = ({ answer }) => answer;
