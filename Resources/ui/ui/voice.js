/**
 * A voice message: recorded at the microphone's own rate by a worklet, resampled once when it is whole, and handed back
 * as a WAV file that every recogniser takes: 16 kHz, one channel, 16 bits.
 */
import { h } from './log.js';
import { stopwatch, t } from './strings.js';

const RATE = 16_000;

/** A RIFF file of PCM, signed 16 bits, little endian, one channel; `samples` are between -1 and 1. */
export function wav(samples, rate) {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at, letters) => bytes.set([...letters].map((letter) => letter.charCodeAt(0)), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let index = 0; index < samples.length; index += 1) {
    const value = Math.max(-1, Math.min(1, samples[index]));
    view.setInt16(44 + index * 2, Math.round(value < 0 ? value * 0x8000 : value * 0x7fff), true);
  }
  return bytes;
}

/** The same sound at another rate. Decoding filters what the new rate cannot carry; a mere player would fold it back. */
export async function resample(samples, from, to) {
  if (from === to) return samples;
  const context = new OfflineAudioContext(1, 1, to);
  const buffer = await context.decodeAudioData(wav(samples, from).buffer);
  return buffer.getChannelData(0);
}

/** The pieces as one, of at most `most` samples. */
export function joined(pieces, most = Infinity) {
  const length = Math.min(most, pieces.reduce((sum, piece) => sum + piece.length, 0));
  const whole = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece.subarray(0, length - at), at);
    at += Math.min(piece.length, length - at);
  }
  return whole;
}

/**
 * Records, with the recorder in place of the text field, until the user sends or discards what was said.
 *
 * @param {object} options
 * @param {HTMLElement} options.composer where the recorder is shown
 * @param {number} options.limit the longest recording, in seconds
 * @returns {Promise<File|null>} null, where it was discarded
 */
export async function record({ composer, limit }) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  });
  const context = new AudioContext();
  try {
    await context.audioWorklet.addModule(new URL('./voice-worklet.js', import.meta.url));
    const source = context.createMediaStreamSource(stream);
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
    source.connect(node);
    // Safari starts a context that was made after a wait only when told to.
    await context.resume();
    const most = Math.floor(limit * context.sampleRate);
    const pieces = [];
    const panel = new Panel(composer, limit);
    let length = 0;
    node.port.onmessage = ({ data }) => {
      if (length >= most) return;
      pieces.push(data);
      length += data.length;
      panel.show(Math.min(length, most) / context.sampleRate, data);
      if (length >= most) {
        panel.fill();
        for (const track of stream.getTracks()) track.stop();
      }
    };
    const isWanted = await panel.answer;
    if (!isWanted || length === 0) return null;
    const sound = await resample(joined(pieces, most), context.sampleRate, RATE);
    // The limit holds for what is sent: resampling may round up.
    const bytes = wav(sound.subarray(0, Math.floor(limit * RATE)), RATE);
    return new File([bytes], `${t('voice.name')}.wav`, { type: 'audio/wav' });
  } finally {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  }
}

/** What is seen of a recording: how loud it was, how long it is, and the two ways to end it. */
class Panel {
  #limit;
  #levels = [];
  #canvas = h('canvas', { class: 'wave', 'aria-hidden': 'true' });
  #time = h('span', { class: 'time', role: 'timer' });
  #full = h('span', { class: 'full', role: 'status' });

  /** Settles once the user has ended the recording: whether it is to be sent. */
  answer;

  constructor(composer, limit) {
    this.#limit = limit;
    const button = (id, look, words, paths, onclick) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('viewBox', '0 0 24 24');
      svg.setAttribute('aria-hidden', 'true');
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', paths);
      svg.append(path);
      return h('button', { type: 'button', id, class: look, title: words, 'aria-label': words, onclick }, svg);
    };
    this.answer = new Promise((resolve) => {
      const end = (isWanted) => {
        removeEventListener('keydown', escape, true);
        panel.remove();
        composer.classList.remove('recording');
        resolve(isWanted);
      };
      const escape = (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end(false);
      };
      const send = button('voice-send', 'send', t('voice.send'), 'M12 19.5v-15M5.5 11 12 4.5l6.5 6.5', () => end(true));
      const panel = h(
        'div',
        { class: 'recorder', role: 'group', 'aria-label': t('voice.recording') },
        button('voice-cancel', 'plain', t('voice.cancel'), 'M6 6l12 12M18 6 6 18', () => end(false)),
        this.#canvas,
        this.#full,
        this.#time,
        send,
      );
      composer.classList.add('recording');
      composer.append(panel);
      addEventListener('keydown', escape, true);
      send.focus();
    });
    this.show(0, new Float32Array(1));
  }

  show(seconds, samples) {
    const words = t('voice.time', { time: stopwatch(seconds), limit: stopwatch(this.#limit) });
    if (this.#time.textContent !== words) this.#time.textContent = words;
    this.#levels.push(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
    requestAnimationFrame(() => this.#draw());
  }

  /** No more is recorded. */
  fill() {
    this.#full.textContent = t('voice.full');
    this.#canvas.hidden = true;
  }

  #draw() {
    const { clientWidth, clientHeight } = this.#canvas;
    const scale = devicePixelRatio;
    this.#canvas.width = clientWidth * scale;
    this.#canvas.height = clientHeight * scale;
    const drawing = this.#canvas.getContext('2d');
    drawing.scale(scale, scale);
    drawing.fillStyle = getComputedStyle(this.#canvas).color;
    // The newest stands at the end of the line, which in right-to-left is at the left.
    const isMirrored = getComputedStyle(this.#canvas).direction === 'rtl';
    this.#levels.splice(0, this.#levels.length - Math.ceil(clientWidth / 4));
    this.#levels.toReversed().forEach((level, index) => {
      const height = Math.max(2, Math.sqrt(level) * clientHeight);
      const x = isMirrored ? index * 4 : clientWidth - (index + 1) * 4;
      drawing.beginPath();
      drawing.roundRect(x, (clientHeight - height) / 2, 2, height, 1);
      drawing.fill();
    });
  }
}
