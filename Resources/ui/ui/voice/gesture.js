/** What a press of the button means: a short one starts the recorder, a long one records for as long as it lasts. */

/** Milliseconds after which a press is a long one. */
export const HOLD = 350;
/** Pixels: so far away from the button, letting go discards what was said. */
export const AWAY = 64;
/** Milliseconds within which a click belongs to the press before it. */
const BELONGS = 700;

export class Gesture {
  #pointer = null;
  #began = 0;
  #ended = -Infinity;

  /** `idle`, `pressed`, `released` (its click is to come), `held`, or `away` */
  phase = 'idle';

  /**
   * Hears an event of the button whose place is `box`, and says what is to be done: `begin` to record without anyone
   * seeing it yet, `keep` to go on by buttons, `hold` to go on while the button is held, `away` and `back` as the
   * pointer leaves and comes back, `send`, `discard`; or null.
   */
  hear(event, box) {
    if (event.type === 'click') return this.#click(event);
    if (event.type === 'pointerdown') {
      if (this.phase !== 'idle' || event.button !== 0 || !event.isPrimary) return null;
      this.#pointer = event.pointerId;
      this.#began = event.timeStamp;
      this.phase = 'pressed';
      return 'begin';
    }
    if (event.pointerId !== this.#pointer) return null;
    const distance = distanceTo(box, event);
    switch (event.type) {
      case 'pointermove':
        if (this.phase === 'held' && distance > AWAY) return this.#become('away', 'away');
        return this.phase === 'away' && distance <= AWAY ? this.#become('held', 'back') : null;
      case 'pointerup':
        this.#ended = event.timeStamp;
        if (this.phase === 'held') return this.#become('idle', 'send');
        if (this.phase === 'away') return this.#become('idle', 'discard');
        if (this.phase !== 'pressed') return null;
        return distance > 0 ? this.#become('idle', 'discard') : this.#become('released', null);
      case 'pointercancel':
        // The system took the pointer away: that is no decision about what was said.
        if (this.phase === 'held' || this.phase === 'away') return this.#become('idle', 'keep');
        return this.phase === 'pressed' ? this.#become('idle', 'discard') : null;
      default:
        return null;
    }
  }

  /** `HOLD` has passed since the press. */
  wait() {
    if (this.phase === 'pressed') return this.#become('held', 'hold');
    // Its click did not come, which on some systems it does not.
    return this.phase === 'released' ? this.#become('idle', 'keep') : null;
  }

  /** The recording has ended in another way. */
  end() {
    if (this.phase !== 'idle') this.#ended = performance.now();
    this.phase = 'idle';
  }

  #click({ detail, timeStamp }) {
    if (this.phase === 'released') return this.#become('idle', 'keep');
    if (this.phase !== 'idle') return null;
    // A key, or a program that presses for somebody, has no pointer.
    return detail === 0 || timeStamp - this.#ended > BELONGS ? 'start' : null;
  }

  #become(phase, decision) {
    this.phase = phase;
    return decision;
  }
}

function distanceTo({ left, right, top, bottom }, { clientX: x, clientY: y }) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
