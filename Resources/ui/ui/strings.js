/**
 * Every word that the page shows, in one place, so that it can be translated.
 *
 * A catalogue maps keys to texts; `{name}` is filled in by the caller. A text that depends on a count is an object
 * with one text per plural category of the language (Unicode CLDR), chosen by `Intl.PluralRules`.
 *
 * English is built in. Another language is a module in `strings/`, named after its code, with `direction` and every
 * other key of `english`; its code stands in `languages`.
 */

/** The languages there is a table for, beside English, and how they are written: known before the table is there. */
export const languages = { ar: 'rtl', de: 'ltr' };

export const english = {
  language: 'en',
  direction: 'ltr',
  'page.title': 'Chat',
  log: 'Conversation',
  message: 'Message',
  'message.placeholder': 'Write a message …',
  send: 'Send',
  stop: 'Stop',
  attach: 'Attach files',
  attachments: 'Files to send',
  'attach.limit': 'Attach files, each up to {size}',
  drop: 'Drop files here to attach them',
  'drop.limit': 'Drop files here to attach them, each up to {size}',
  restart: 'Start the conversation again',
  'restart.ask': 'Start the conversation again?',
  'restart.why': 'The bot forgets what was said. You can still read it above.',
  'restart.do': 'Start again',
  cancel: 'Cancel',
  conversations: 'Your conversations',
  'conversations.new': 'New conversation',
  'conversations.loading': 'One moment …',
  'conversations.none': 'There is none yet.',
  'conversations.older': 'Show older ones',
  'conversations.untitled': 'Untitled',
  'conversations.delete': 'Delete “{name}”',
  'conversations.ask': 'Delete this conversation?',
  'conversations.do': 'Delete',
  'conversations.wait': 'A message is still on its way. Try again in a moment.',
  'conversations.signedOut': 'You are not signed in any more. Sign in again and reload the page.',
  'conversations.failed': 'That did not work. Try again in a moment.',
  settings: 'Settings',
  theme: 'Appearance',
  'theme.system': 'System',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'embed.close': 'Close the chat',
  restarted: 'The conversation began again',
  renewed: 'The bot no longer knows what was said above',
  empty: 'Write a message to begin.',
  typing: 'The bot is writing …',
  'status.connecting': 'Connecting …',
  'status.open': 'Connected',
  notStored: 'The server cannot store messages at the moment. Nothing is lost; it goes on by itself.',
  'status.lost': 'Connection lost, trying again …',
  'lost.notice': 'No connection. What you write is kept, and sent once it is back.',
  'lost.retry': 'Try now',
  latest: 'Jump to latest',
  'latest.count': { one: '{count} new message', other: '{count} new messages' },
  'said.user': 'You said:',
  'said.bot': '{name} said:',
  'state.waiting': 'Waiting for the connection',
  'state.refused': 'Not sent: {reason}',
  'state.stopped': 'Stopped',
  'state.failed': 'The answer broke off',
  retry: 'Try again',
  dismiss: 'Dismiss',
  today: 'Today',
  yesterday: 'Yesterday',
  'kind.unavailable': 'This part of the page could not be loaded.',
  'kind.unknown': 'A message of a kind that this page does not know: {action}',
  'options.label': 'Options',
  'options.chosen': 'chosen',
  'table.label': 'Table',
  'table.size': { one: '{count} row', other: '{count} rows' },
  'table.found': { one: '{found} of {count} row', other: '{found} of {count} rows' },
  'table.filter': 'Filter',
  'table.sort': 'Sort',
  'table.empty': 'This table is empty.',
  'table.nothing': 'No row has this in it.',
  'table.failed': 'Some rows could not be loaded.',
  'table.forgotten': {
    one: 'The server no longer has this table; its first row remains.',
    other: 'The server no longer has this table; its first {count} rows remain.',
  },
  'table.missing': 'missing',
  'table.true': 'yes',
  'table.false': 'no',
  'download.csv': 'Download CSV',
  'download.json': 'Download JSON',
  'download.picture': 'Download',
  'download.png': 'Download PNG',
  download: 'Download {name}',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  'plot.label': 'Plot',
  'plot.trace': 'Series {number}',
  'plot.series': { one: '{name}, {count} series', other: '{name}, {count} series' },
  'plot.data': 'Show the data',
  'plot.hide': 'Hide the data',
  'plot.undrawn': 'This plot cannot be drawn here; this is its data.',
  'plot.bare': 'This plot cannot be drawn here, and its data is no table.',
  'image.label': 'Picture {name}',
  'image.enlarge': 'Enlarge: {name}',
  'image.broken': 'The picture {name} could not be loaded.',
  'audio.label': 'Audio {name}',
  'audio.broken': 'This browser cannot play {name}.',
  'location.label': 'Location',
  'location.map': 'Show on OpenStreetMap',
  'location.places': { one: '{count} place', other: '{count} places' },
  'location.center': 'Show {name} on the map',
  north: 'N',
  south: 'S',
  east: 'E',
  west: 'W',
  'map.label': 'Map: {name}',
  'map.in': 'Zoom in',
  'map.out': 'Zoom out',
  'html.label': 'Formatted message',
  'retrieval.documents': { one: '{count} document', other: '{count} documents' },
  'retrieval.all': 'Show all of it',
  'retrieval.less': 'Show less',
  'retrieval.page': 'page {page}',
  'retrieval.model': 'Answered by {name}',
  'custom.label': 'Data: {name}',
  'message.copy': 'Copy this message',
  'markdown.cut': 'This message has too many marks to be formatted whole. Part of it stands as it was written.',
  'code.copy': 'Copy',
  'code.copied': 'Copied',
  'code.label': 'Code',
  'task.done': 'done',
  'task.open': 'to do',
  voice: 'Record a voice message: press, or hold while you speak',
  'voice.insecure': 'Voice messages need a secure connection (https).',
  'voice.recording': 'Recording a voice message',
  'voice.time': '{time} of {limit}',
  'voice.send': 'Send the voice message',
  'voice.discard': 'Discard the voice message',
  'voice.holding': 'Let go to send, move away to discard',
  'voice.away': 'Let go to discard',
  'voice.listen': 'Stop, and listen before sending',
  'voice.play': 'Play the voice message',
  'voice.pause': 'Pause',
  'voice.position': 'Position in the voice message',
  'voice.again': 'Record again',
  'voice.full': 'A voice message can be no longer. Listen to it, send it or discard it.',
  'voice.denied': 'The page may not use the microphone. The browser’s settings can allow it.',
  'voice.framed': 'The site around this chat does not let it use the microphone.',
  'voice.missing': 'There is no microphone that the page can use.',
  'voice.name': 'Voice message',
  'voice.recognising': 'Recognising …',
  'voice.failed': 'No words were recognised.',
  'voice.type': 'Write it instead',
  'voice.correct': 'Correct it',
  'voice.correcting': 'Correct what was recognised, and send it.',
  'voice.unavailable': 'this bot does not understand voice messages',
  aloud: 'Read replies aloud',
  'aloud.stop': 'Stop reading aloud',
  'aloud.failed': 'A reply could not be read aloud.',
  'aloud.formula': 'formula',
  'file.waiting': 'waiting for the connection',
  'file.ready': 'ready to send',
  'file.failed': 'failed: {reason}',
  'file.large': 'larger than the limit of {size}',
  'file.cancel': 'Remove {name}',
  'file.retry': 'Send {name} again',
  'file.network': 'no connection',
  'file.progress': 'Progress of {name}',
  // From octets up, each a thousand and twenty-four of the one before.
  'size.units': 'B kB MB GB',
};

let catalogue = english;
let tag = 'en';

/** The language of texts, numbers and dates, as `Intl` takes it: with its region, where the reader has named one. */
export const locale = () => tag;

/** Speaks another language from now on; keys that `translation` lacks stay English. */
export function use(translation, locale = translation.language ?? 'en') {
  catalogue = { ...english, ...translation };
  tag = locale;
  for (const key of Object.keys(formats)) delete formats[key];
}

/** The first of `wanted` (language tags, best first) that the page speaks; English, where it speaks none. */
export function choose(wanted) {
  for (const one of wanted) {
    try {
      const { language, baseName: locale } = new Intl.Locale(one);
      if (language === 'en') return { language, locale, direction: 'ltr' };
      if (Object.hasOwn(languages, language)) return { language, locale, direction: languages[language] };
    } catch {
      // Whoever wrote the address may have written anything.
    }
  }
  return { language: 'en', locale: 'en', direction: 'ltr' };
}

/** Loads the table of the first language of `wanted` that there is. Where it cannot be loaded, the page is English. */
export async function speak(wanted) {
  const { language, locale } = choose(wanted);
  if (language === 'en') return use({}, locale);
  try {
    return use((await import(`./strings/${language}.js`)).default, locale);
  } catch {
    return use({});
  }
}

/** Making a formatter is what takes the time; each is made once. */
const formats = {};
const number = (digits) =>
  formats[`number${digits}`] ??= new Intl.NumberFormat(tag, { maximumFractionDigits: digits });

/** The text for `key`, with `{name}`s filled in from `values`. */
export function t(key, values = {}) {
  let text = catalogue[key] ?? key;
  if (typeof text === 'object') {
    formats.plural ??= new Intl.PluralRules(catalogue.language);
    text = text[formats.plural.select(values.count)] ?? text.other;
  }
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    if (typeof value === 'number') return number(3).format(value);
    return typeof value === 'string' ? value.replace(TURNS, '') : JSON.stringify(value);
  });
}

/** What turns the direction of writing: a name that holds it would turn the words around it. */
const TURNS = /[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/** A number of octets for people: `1.4 MB`. */
export function size(octets) {
  const units = t('size.units').split(' ');
  let power = 0;
  let value = octets;
  while (value >= 1024 && power < units.length - 1) {
    value /= 1024;
    power += 1;
  }
  return `${number(power > 0 && value < 10 ? 1 : 0).format(value)} ${units[power]}`;
}

/** The time of day, as the reader writes it. */
export function clock(date) {
  formats.clock ??= new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  // Messages of one minute have one time, which is written once.
  const minute = Math.floor(date / 60_000);
  if (formats.last?.minute !== minute) formats.last = { minute, words: formats.clock.format(date) };
  return formats.last.words;
}

/** Day and time, whole. */
export function moment(date) {
  formats.moment ??= new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'medium' });
  return formats.moment.format(date);
}

/** The name of a day, relative to today where that is shorter. */
export function day(date, now = new Date()) {
  const midnight = (d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  formats.day ??= new Intl.DateTimeFormat(tag, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  return formats.day.format(date);
}

/** A length of time in seconds, as a stopwatch has it: `1:05`. */
export function stopwatch(seconds) {
  formats.two ??= new Intl.NumberFormat(tag, { minimumIntegerDigits: 2 });
  return `${number(0).format(Math.floor(seconds / 60))}:${formats.two.format(Math.floor(seconds % 60))}`;
}
