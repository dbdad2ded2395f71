/** The microphone: recorded at its own rate by a worklet, and handed back as a WAV file of 16 kHz, one channel, 16 bits. */
import { t } from '../strings.js';
import { joined, resample, wav } from './sound.js';

const RATE = 16_000;

/**
 * Listens until it is told to stop.
 *
 * @param {object} options
 * @param {number} options.limit the longest recording, in seconds
 * @param {(seconds: number, level: number) => void} options.heard how long the recording is by now, and how loud it was
 *   just now, between 0 and 1
 * @param {(isFull: boolean) => void} options.ended no more comes: the limit is reached, or the microphone is gone
 * @returns {Promise<{stop(): Promise<File|null>, wake(): void, close(): void}>} `stop` has the recording, or null where
 *   nothing was heard; `close` throws it away
 */
export async function listen({ limit, heard, ended }) {
  // A browser that has no microphones to give at all says so in no other way.
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('there is none', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({
    // Suppressing noise takes away what a recogniser needs of quiet sounds; it knows noise itself.
    audio: { channelCount: 1, echoCancellation: true, autoGainControl: true, noiseSuppression: false },
  });
  const context = new AudioContext();
  const pieces = [];
  const most = Math.floor(limit * context.sampleRate);
  let length = 0;

  function release() {
    for (const track of stream.getTracks()) track.stop();
    return context.state === 'closed' ? undefined : context.close();
  }

  try {
    await context.audioWorklet.addModule(new URL('./worklet.js', import.meta.url));
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
    context.createMediaStreamSource(stream).connect(node);
    node.port.onmessage = ({ data }) => {
      if (length >= most || context.state === 'closed') return;
      pieces.push(data);
      length += data.length;
      heard(
        Math.min(length, most) / context.sampleRate,
        data.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
      );
      if (length < most) return;
      release();
      ended(true);
    };
    for (const track of stream.getTracks()) track.addEventListener('ended', () => ended(false));
  } catch (error) {
    release();
    throw error;
  }

  // Safari starts a context that was made after a wait only when told to; others, once somebody has touched the page.
  const wake = () => context.state === 'suspended' && context.resume().catch(() => {});
  wake();

  return {
    wake,
    close: release,
    async stop() {
      release();
      if (length === 0) return null;
      const sound = await resample(joined(pieces, most), context.sampleRate, RATE);
      // The limit holds for what is sent: resampling may round up.
      const bytes = wav(sound.subarray(0, Math.floor(limit * RATE)), RATE);
      return new File([bytes], `${t('voice.name')}.wav`, { type: 'audio/wav' });
    },
  };
}
