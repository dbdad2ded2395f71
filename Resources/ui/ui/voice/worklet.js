/** Hands what the microphone hears to the page, a sixteenth of a second or so at a time, as one channel. */
class Recorder extends AudioWorkletProcessor {
  #block = new Float32Array(Math.ceil(sampleRate / 16 / 128) * 128);
  #filled = 0;

  process([channels]) {
    const length = channels[0]?.length ?? 0;
    for (let index = 0; index < length; index += 1) {
      let sum = 0;
      for (const channel of channels) sum += channel[index];
      this.#block[this.#filled] = sum / channels.length;
      this.#filled += 1;
      if (this.#filled === this.#block.length) {
        this.port.postMessage(this.#block);
        this.#filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);
