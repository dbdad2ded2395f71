/** Voice messages in the composer: from the first press of the button to the file that is sent. */
import { h } from '../log.js';
import { t } from '../strings.js';
import { Gesture, HOLD } from './gesture.js';
import { listen } from './microphone.js';
import { Panel } from './panel.js';

/** Seconds: nobody says anything in less. */
const SHORTEST = 0.3;

/** Milliseconds after which a microphone that has given nothing will not. */
const DEAF = 5_000;

const sheet = new Promise((resolve) => {
  const href = new URL('./voice.css', import.meta.url).href;
  // Without its looks it still records.
  document.head.append(h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
});

export class Voice {
  #button;
  #composer;
  #limit;
  #on;
  #gesture = new Gesture();
  #timer = 0;
  /** The recording under way: what is wanted of it may be known before the microphone is. */
  #take = null;
  #isTouch = false;

  /**
   * @param {object} options
   * @param {HTMLElement} options.button what is pressed
   * @param {HTMLElement} options.composer where the recorder is shown
   * @param {() => number} options.limit the longest recording, in seconds
   * @param {object} options.on called with what happens: `began()`, `send(file)`, `explain(words, isOwn)` where there is
   *   no microphone, and `focus()` when a recording is over
   */
  constructor({ button, composer, limit, on }) {
    this.#button = button;
    this.#composer = composer;
    this.#limit = limit;
    this.#on = on;
  }

  /** An event of the button. */
  hear(event) {
    const decision = this.#gesture.hear(event, this.#button.getBoundingClientRect());
    if (decision === 'begin') {
      this.#isTouch = event.pointerType === 'touch';
      clearTimeout(this.#timer);
      const left = Math.max(0, HOLD - (performance.now() - event.timeStamp));
      this.#timer = setTimeout(() => this.#decide(this.#gesture.wait()), left);
    } else if (decision === 'start') {
      this.#isTouch = false;
    }
    this.#take?.source?.wake();
    this.#decide(decision);
  }

  #decide(decision) {
    const take = this.#take;
    switch (decision) {
      case 'begin':
        if (!take) this.#record(false);
        break;
      case 'start':
        if (!take) this.#record(true);
        break;
      case 'keep':
        if (take) this.#keep(take);
        break;
      case 'hold':
        if (take) this.#show(take, 'holding');
        break;
      case 'away':
      case 'back':
        take?.panel?.turn(decision === 'away' ? 'away' : 'holding');
        break;
      case 'send':
        // Nothing was said yet, be it that the browser first asks whether it may: who let go to answer wants to speak.
        if (take?.seconds > SHORTEST) this.#send(take);
        else if (take) this.#keep(take);
        break;
      case 'discard':
        if (take) this.#end(take);
        break;
      default:
    }
  }

  async #record(isKept) {
    const take = { source: null, panel: null, file: null, levels: [], seconds: 0, mode: isKept ? 'recording' : null };
    this.#take = take;
    this.#on.began();
    for (const audio of document.querySelectorAll('audio')) audio.pause();
    this.#button.setAttribute('aria-busy', 'true');
    try {
      const heard = (seconds, level) => {
        take.seconds = seconds;
        take.levels.push(level);
        take.panel?.heard(seconds, take.levels);
      };
      take.source = await listen({ limit: this.#limit(), heard, ended: (isFull) => this.#review(take, isFull) });
      await sheet;
    } catch (error) {
      if (this.#take !== take) return;
      this.#end(take);
      this.#explain(error);
      return;
    } finally {
      this.#button.removeAttribute('aria-busy');
    }
    if (this.#take !== take) {
      take.source.close();
      return;
    }
    if (take.mode) this.#show(take, take.mode);
    // As in browsers that have no sound at all, which say nothing of it.
    setTimeout(() => {
      if (this.#take !== take || take.seconds > 0) return;
      this.#end(take);
      this.#explain({ name: 'NotReadableError' });
    }, DEAF);
  }

  #keep(take) {
    this.#show(take, 'recording');
  }

  /** Shows the recorder, once there is something to show. */
  #show(take, mode) {
    take.mode = mode;
    if (!take.source) return;
    take.panel ??= new Panel(this.#composer, this.#limit(), {
      // Of what has hardly begun, nothing can be sent or heard; and to press twice is no wish to discard it.
      send: () => take.seconds > 0 && this.#send(take),
      discard: () => this.#end(take),
      listen: () => take.seconds > 0 && this.#review(take, false),
      again: () => {
        this.#end(take);
        this.#record(true);
      },
    });
    take.panel.turn(mode);
    take.panel.heard(take.seconds, take.levels);
  }

  /** Ends the recording, and lets the user hear it before it is sent. */
  async #review(take, isFull) {
    if (this.#take !== take || take.mode === 'review') return;
    this.#gesture.end();
    if (!take.panel) this.#show(take, 'recording');
    take.mode = 'review';
    const file = await this.#finish(take);
    if (this.#take !== take) return;
    if (file) take.panel.review(file, take.levels, take.seconds, isFull);
    else this.#end(take);
  }

  async #send(take) {
    this.#gesture.end();
    const file = await this.#finish(take);
    if (this.#take !== take) return;
    this.#end(take);
    if (file) this.#on.send(file);
  }

  /** The file, made once: who listens before sending hears what is sent. */
  #finish(take) {
    take.file ??= take.source.stop().catch((error) => {
      this.#explain(error);
      return null;
    });
    return take.file;
  }

  #explain({ name }) {
    // Some browsers tell whether it was the page around this one.
    const denied = document.featurePolicy?.allowsFeature('microphone') === false ? 'voice.framed' : 'voice.denied';
    const reason = {
      NotAllowedError: denied, SecurityError: denied, NotFoundError: 'voice.missing', NotReadableError: 'voice.missing',
    }[name];
    this.#on.explain(t(reason ?? 'kind.unavailable'), reason !== undefined);
  }

  #end(take) {
    if (this.#take !== take) return;
    this.#take = null;
    this.#gesture.end();
    take.source?.close();
    take.panel?.remove();
    // Where the focus is in the text, a telephone shows its keyboard.
    if (this.#isTouch) this.#button.focus();
    else this.#on.focus();
  }
}
