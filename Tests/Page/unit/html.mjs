/** The tree of a markdown text as the HTML that `cmark-gfm` writes, so that the two can be compared. */

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<>"]/g, (character) => entities[character]);

function address(target) {
  const kept = /[A-Za-z0-9\-_.+!*(),%#@?=;:/$~&']/;
  const octets = [...new TextEncoder().encode(target)];
  return octets
    .map((octet) => {
      const character = String.fromCharCode(octet);
      return octet < 128 && kept.test(character) ? character : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll("'", '&#x27;');
}

const title = (node) => (node.title ? ` title="${escape(node.title)}"` : '');
const all = (node) => node.children.map(html).join('');
const text = (node) => node.text ?? (node.type === 'break' ? '\n' : (node.children ?? []).map(text).join(''));

export function html(node) {
  switch (node.type) {
    case 'document':
      return all(node);
    case 'paragraph':
      return node.isTight ? `${all(node)}\n` : `<p>${all(node)}</p>\n`;
    case 'heading':
      return `<h${node.level}>${all(node)}</h${node.level}>\n`;
    case 'quote':
      return `<blockquote>\n${all(node)}</blockquote>\n`;
    case 'list': {
      const tag = node.first === null ? 'ul' : 'ol';
      const start = node.first === null || node.first === 1 ? '' : ` start="${node.first}"`;
      return `<${tag}${start}>\n${all(node)}</${tag}>\n`;
    }
    case 'item': {
      const box = node.isDone === undefined
        ? ''
        : `<input type="checkbox"${node.isDone ? ' checked=""' : ''} disabled="" /> `;
      return `<li>${box}${all(node)}</li>\n`;
    }
    case 'rule':
      return '<hr />\n';
    case 'code': {
      const language = /^\S+/.exec(node.info ?? '')?.[0];
      const attribute = language ? ` class="language-${escape(language)}"` : '';
      return `<pre><code${attribute}>${escape(node.text)}</code></pre>\n`;
    }
    case 'table':
      return table(node);
    case 'text':
      return escape(node.text);
    case 'emphasis':
      return `<em>${all(node)}</em>`;
    case 'strong':
      return `<strong>${all(node)}</strong>`;
    case 'struck':
      return `<del>${all(node)}</del>`;
    case 'codespan':
      return `<code>${escape(node.text)}</code>`;
    case 'break':
      return '<br />\n';
    case 'link':
      return `<a href="${address(node.target)}"${title(node)}>${all(node)}</a>`;
    case 'image':
      return `<img src="${address(node.target)}" alt="${escape(text(node).replaceAll('\n', ' '))}"${title(node)} />`;
    default:
      throw new Error(`no HTML for a node of type ${node.type}`);
  }
}

function table(node) {
  const row = (cells, tag) => `<tr>${cells.children.map((cell, column) => {
    const align = node.aligns[column];
    return `<${tag}${align === 'none' ? '' : ` align="${align}"`}>${all(cell)}</${tag}>`;
  }).join('')}</tr>`;
  const [head, ...rows] = node.children;
  const body = rows.length > 0 ? `<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody>` : '';
  return `<table><thead>${row(head, 'th')}</thead>${body}</table>\n`;
}

const BLOCK_TAG = /\s*(<\/?(?:p|h[1-6]|ul|ol|li|blockquote|hr|pre|table|thead|tbody|tr|th|td|input)\b[^>]*>)\s*/g;

/** What does not count in a comparison: line breaks and spaces around the tags of blocks. */
export function normal(markup) {
  return markup
    .replace(BLOCK_TAG, (whole, tag) => (/^<\/?pre/.test(tag) ? whole.replace(/^\s*</, '<') : tag))
    .replace(/\s*(<br \/>)\s*/g, '$1')
    .trim();
}
