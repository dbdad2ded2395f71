/** Character references that people write; those beyond HTML 3.2 and the common symbols stay as they are. */
const named = new Map(Object.entries({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u{a0}', copy: '©', reg: '®', trade: '™', hellip: '…',
  mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•',
  middot: '·', para: '¶', sect: '§', deg: '°', plusmn: '±', times: '×', divide: '÷', frac12: '½', frac14: '¼',
  frac34: '¾', sup1: '¹', sup2: '²', sup3: '³', micro: 'µ', cent: '¢', pound: '£', yen: '¥', euro: '€', curren: '¤',
  iexcl: '¡', iquest: '¿', szlig: 'ß', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', rArr: '⇒', hArr: '⇔',
  ne: '≠', le: '≤', ge: '≥', asymp: '≈', equiv: '≡', infin: '∞', sum: '∑', prod: '∏', radic: '√', int: '∫',
  part: '∂', nabla: '∇', isin: '∈', forall: '∀', exist: '∃', empty: '∅', cap: '∩', cup: '∪', sub: '⊂', sup: '⊃',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', lambda: 'λ', mu: 'μ', pi: 'π', rho: 'ρ', sigma: 'σ',
  tau: 'τ', phi: 'φ', omega: 'ω', Delta: 'Δ', Omega: 'Ω', Sigma: 'Σ', Pi: 'Π', auml: 'ä', ouml: 'ö', uuml: 'ü',
  Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', aring: 'å', aelig: 'æ',
  ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ',
  oacute: 'ó', ocirc: 'ô', otilde: 'õ', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û', shy: '\u{ad}',
  ensp: '\u{2002}', emsp: '\u{2003}', thinsp: '\u{2009}', zwj: '\u{200d}', zwnj: '\u{200c}', check: '✓', hearts: '♥',
}));

export const ENTITY = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/y;

/** The text of one match of `ENTITY`, or null where no such reference exists. */
export function decode([, hexadecimal, decimal, name]) {
  if (name) return named.get(name) ?? null;
  const code = hexadecimal ? parseInt(hexadecimal, 16) : parseInt(decimal, 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\u{fffd}';
}

/** A text with its backslash escapes and character references resolved. */
export function unescape(text) {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/g,
    (whole, escaped, ...reference) => escaped ?? decode([whole, ...reference]) ?? whole,
  );
}
