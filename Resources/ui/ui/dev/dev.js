/**
 * While a bot is developed: loads the page anew when it has changed, and shows what goes on inside.
 *
 * Only a server that was started with `--dev` puts this into the page.
 */
import { Model } from './model.js';
import { listen } from './stream.js';

const PAUSE = 1_000;
const GONE = 404;
/** The version that this page is of: what changed while it was loaded is told by the first event. */
const { version } = document.querySelector('script[data-version]').dataset;
const url = new URL('dev/events', new URL('.', location.href));

let client = null;
let panel = null;
let shown = null;
let listening = null;
let subject = null;

// In a frame the page is part of another one, which is not ours to change.
if (parent === window) begin();

async function begin() {
  // The page's own modules may be what is broken: even then it is loaded anew once they are mended.
  showPanel().catch((error) => console.error('the developer panel cannot be shown:', error));
  document.addEventListener('visibilitychange', () => listening?.abort());
  for (;;) {
    listening = new AbortController();
    subject = client?.session ?? null;
    // A browser opens few connections to one server: pages that nobody sees leave theirs to others.
    const status = document.hidden ? await seen() : await listen(url, subject, listening.signal, receive).catch(() => null);
    // The server goes on without --dev, and so does the page.
    if (status === GONE) return location.reload();
    if (!listening.signal.aborted) await new Promise((done) => setTimeout(done, PAUSE));
  }
}

const seen = () => new Promise((done) => document.addEventListener('visibilitychange', () => done(null), { once: true }));

async function showPanel() {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'ui/dev/dev.css' });
  const isStyled = new Promise((done) => style.addEventListener('load', done));
  document.head.append(style);
  const [{ client: own }, { Panel }] = await Promise.all([import('../main.js'), import('./panel.js'), isStyled]);
  client = own;
  panel = new Panel();
  // Another session, or the same one after it was resumed: its inside is told to who has its secret.
  const follow = () => {
    const session = client.session;
    if (session && session.secret !== subject?.secret) listening?.abort();
  };
  new MutationObserver(follow).observe(document.getElementById('status'), { attributeFilter: ['data-state'] });
  follow();
}

function receive(name, data) {
  if (name === 'page') {
    if (data.version !== version) location.reload();
    return;
  }
  if (shown?.secret !== subject.secret) shown = { secret: subject.secret, model: new Model() };
  shown.model.receive(name, data);
  panel.show(shown.model);
}
