/** What is seen of a recording: how loud it was, how long it is, how to end it; and then, how it sounds. */
import { h } from '../log.js';
import { stopwatch, t } from '../strings.js';
import { bars } from './sound.js';

/** Pixels from one bar of the picture to the next. */
const STEP = 4;

const PATHS = {
  discard: 'M6 6l12 12M18 6 6 18',
  listen: 'M7 7h10v10H7z',
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  again: 'M20 12a8 8 0 1 1-2.6-5.9M20 3.5v4.2h-4.2',
  send: 'M12 19.5v-15M5.5 11 12 4.5l6.5 6.5',
};

export class Panel {
  #composer;
  #limit;
  #on;
  #mode = '';
  #levels = [];
  #audio = null;
  #length = 0;
  #frame = 0;
  #hint = h('p', { class: 'hint', role: 'status' });
  #canvas = h('canvas', { class: 'wave', 'aria-hidden': 'true' });
  #seek = h('input', {
    type: 'range', class: 'seek', min: '0', max: '1', step: 'any', value: '0', 'aria-label': t('voice.position'),
    oninput: () => this.#move(),
  });
  #time = h('span', { class: 'time', role: 'timer' });
  #buttons = {};
  #panel;
  #resized = new ResizeObserver(() => this.#redraw());

  /** @param {object} on called with what the user wants: `send()`, `discard()`, `listen()`, `again()` */
  constructor(composer, limit, on) {
    this.#composer = composer;
    this.#limit = limit;
    this.#on = on;
    const button = (name, look, action) => {
      const words = t(`voice.${name}`);
      this.#buttons[name] = h('button', {
        type: 'button', id: `voice-${name}`, class: look, title: words, 'aria-label': words, onclick: action,
      }, picture(PATHS[name]));
      return this.#buttons[name];
    };
    this.#panel = h(
      'div',
      { class: 'recorder', role: 'group', 'aria-label': t('voice.recording') },
      this.#hint,
      button('discard', 'plain', () => on.discard()),
      button('play', 'plain solid', () => this.#toggle()),
      h('div', { class: 'sound' }, this.#canvas, this.#seek),
      this.#time,
      button('again', 'plain', () => on.again()),
      button('listen', 'plain solid', () => on.listen()),
      button('send', 'send', () => on.send()),
    );
    composer.append(this.#panel);
    addEventListener('keydown', this.#escape, true);
    this.#resized.observe(this.#canvas);
  }

  /**
   * How the recording goes on: `recording` by the buttons that are shown, `holding` while the button is held, `away`
   * while the pointer is where letting go discards it.
   */
  turn(mode) {
    if (mode === this.#mode) return;
    const isHeld = mode === 'holding' || mode === 'away';
    this.#mode = mode;
    this.#composer.classList.add('recording');
    this.#composer.classList.toggle('holding', isHeld);
    this.#composer.classList.toggle('away', mode === 'away');
    this.#hint.textContent = isHeld ? t(`voice.${mode}`) : '';
    for (const [name, button] of Object.entries(this.#buttons)) {
      button.hidden = isHeld || (name === 'listen' ? mode === 'review' : ['play', 'again'].includes(name) && mode !== 'review');
    }
    this.#seek.hidden = mode !== 'review';
    this.#time.classList.toggle('live', mode !== 'review');
    if (mode === 'recording') this.#buttons.send.focus();
  }

  /** The recording is so long by now, and was so loud. */
  heard(seconds, levels) {
    if (this.#mode === 'review') return;
    this.#levels = levels;
    this.#write(t('voice.time', { time: stopwatch(seconds), limit: stopwatch(this.#limit) }));
    this.#redraw();
  }

  /** The recording is over, and can be listened to. */
  review(file, levels, seconds, isFull) {
    const hadFocus = this.#panel.contains(document.activeElement) && document.activeElement;
    this.turn('review');
    this.#levels = levels;
    this.#length = seconds;
    this.#hint.textContent = isFull ? t('voice.full') : '';
    this.#audio = new Audio(URL.createObjectURL(file));
    for (const type of ['play', 'pause', 'ended']) this.#audio.addEventListener(type, () => this.#played());
    // Who was about to send still is; the button to listen with is no more.
    (hadFocus === this.#buttons.send ? this.#buttons.send : this.#buttons.play).focus();
    this.#played();
  }

  remove() {
    removeEventListener('keydown', this.#escape, true);
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#panel.remove();
    this.#composer.classList.remove('recording', 'holding', 'away');
    if (!this.#audio) return;
    this.#audio.pause();
    URL.revokeObjectURL(this.#audio.src);
  }

  #escape = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    // Who hears enough does not want to lose it.
    if (this.#audio && !this.#audio.paused) this.#audio.pause();
    else this.#on.discard();
  };

  #toggle() {
    if (!this.#audio.paused) this.#audio.pause();
    // A browser that plays nothing now says so by the button, which stays as it was.
    else this.#audio.play().catch(() => {});
  }

  #move() {
    this.#audio.currentTime = this.#seek.valueAsNumber * this.#length;
    this.#played();
  }

  /** Shows where in the recording the player is. */
  #played() {
    const { paused, ended, currentTime } = this.#audio;
    const name = paused ? 'play' : 'pause';
    const { play } = this.#buttons;
    play.title = t(`voice.${name}`);
    play.setAttribute('aria-label', play.title);
    play.querySelector('path').setAttribute('d', PATHS[name]);
    const at = ended ? 0 : currentTime;
    this.#seek.value = String(this.#length > 0 ? at / this.#length : 0);
    const time = { time: stopwatch(at), limit: stopwatch(this.#length) };
    this.#seek.setAttribute('aria-valuetext', t('voice.time', time));
    this.#write(paused && at === 0 ? time.limit : time.time);
    this.#redraw(() => !this.#audio.paused && this.#played());
  }

  #write(words) {
    if (this.#time.textContent !== words) this.#time.textContent = words;
  }

  #redraw(next) {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#draw();
      next?.();
    });
  }

  #draw() {
    const { clientWidth, clientHeight } = this.#canvas;
    const count = Math.floor(clientWidth / STEP);
    if (count === 0) return;
    this.#canvas.width = clientWidth * devicePixelRatio;
    this.#canvas.height = clientHeight * devicePixelRatio;
    const drawing = this.#canvas.getContext('2d');
    drawing.scale(devicePixelRatio, devicePixelRatio);
    const style = getComputedStyle(this.#canvas);
    const isReview = this.#mode === 'review';
    // While it is recorded, the newest stands at the end of the line; all of it is shown when it is whole.
    const levels = isReview ? bars(this.#levels, count) : this.#levels.slice(-count);
    const first = count - levels.length;
    const played = isReview ? this.#seek.valueAsNumber * count : count;
    levels.forEach((level, index) => {
      const height = Math.max(2, Math.sqrt(level) * clientHeight);
      const place = (first + index) * STEP;
      // From right to left, the end of the line is at the left.
      const x = style.direction === 'rtl' ? clientWidth - place - 2 : place;
      drawing.fillStyle = style.color;
      drawing.globalAlpha = index < played || played === 0 ? 1 : 0.4;
      drawing.beginPath();
      drawing.roundRect(x, (clientHeight - height) / 2, 2, height, 1);
      drawing.fill();
    });
  }
}

function picture(paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths);
  svg.append(path);
  return svg;
}
