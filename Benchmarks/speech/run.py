#!/usr/bin/env python3
"""How often a bot understands what is said to it: made-up speech, in several voices, speeds and noises.

    Benchmarks/speech/run.py               the table, with the plain large model of English next to the bot's own
    Benchmarks/speech/run.py --fit         also the weights of the evidence (Sources/JackdawSpeech/PocketSphinx/Evidence.swift)
    Benchmarks/speech/run.py --no-general  without the large model
    Benchmarks/speech/run.py --noise quiet only some of the noises

Speech is made by espeak-ng; noise is white. It needs numpy and scipy, and what `script/bootstrap` installs.
"""

import argparse
import collections
import concurrent.futures
import pathlib
import re
import subprocess
import tempfile
import time
import wave

import numpy as np
from scipy.signal import resample_poly

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS = "/usr/share/pocketsphinx/model/en-us"
VOICES = {
    "American": ["en-us", "en-us+f2", "en-us+m3", "en-us+f4", "en-us-nyc"],
    "other": ["en-gb", "en-gb-x-rp+f3", "en-gb-scotland", "en-gb-x-gbclan", "en-029"],
}
SPEEDS = [140, 165, 190]
NOISES = {"quiet": None, "20 dB": 20, "10 dB": 10}
CITIES = ["Amsterdam", "Barcelona", "Luxembourg", "New York"]
OTHER_NAMES = ["Mokum", "Adam", "Barna", "BCN", "Luxemburg", "Lëtzebuerg", "New York City", "NYC", "the Big Apple"]
# What each state of the examples Greetings and Weather listens for.
STATES = {
    "waiting": {"hello": ["hello", "hi", "good morning"]},
    "greeted": {"good": ["good", "fine", "I am well"], "bad": ["bad", "awful"]},
    "ready": {
        "weather": [
            "what is the weather in {}", "how is the weather in {} today", "weather in {}", "is it raining in {}",
            "what is the weather like", "tell me the weather",
        ],
        "place": ["{}", "in {}", "I mean {}", "{} please"],
    },
}
ELSEWHERE = [
    "can you play some jazz music", "where is my car", "the meeting starts at noon", "please turn off the lights",
    "I would like a cheese sandwich", "how much does this shirt cost", "my sister lives in a big house",
    "set an alarm for six o'clock", "the dog barked all night", "open the garage door", "who won the football game",
    "add milk to my shopping list", "what time does the train leave", "call my mother", "send an email to the office",
    "a red fox ran across the road", "do you sell running shoes", "book a table for two", "I forgot my password",
    "cancel my subscription", "purple elephants dance on the roof", "one two three four five",
    "translate this sentence into german", "delete the last photo", "show me your best offers", "stop", "thank you",
    "next page", "never mind", "louder",
]


def sentences(state, values):
    """Each intent and each sentence of a state."""
    for intent, phrases in STATES[state].items():
        for phrase in phrases:
            for value in values if "{}" in phrase else [""]:
                yield intent, phrase.format(value)


def normal(text):
    return " ".join(re.findall(r"[\w']+", text.lower()))


class Corpus:
    """The recordings, made once."""

    def __init__(self, folder):
        self.folder = folder
        self.recordings = []
        for state in STATES:
            for group, voices in VOICES.items():
                for number, voice in enumerate(voices):
                    said = list(sentences(state, CITIES))
                    for turn, (intent, text) in enumerate(said):
                        speeds = SPEEDS if len(said) < 10 else [SPEEDS[(turn + number) % 3]]
                        for speed in speeds:
                            self.add(state, group, voice, speed, intent, text)
                    for turn, text in enumerate(ELSEWHERE):
                        if (turn + number) % 2 == 0:
                            self.add(state, group, voice, 165, None, text)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(self.speak, range(len(self.recordings))))

    def add(self, state, group, voice, speed, intent, text):
        self.recordings.append(dict(state=state, group=group, voice=voice, speed=speed, intent=intent, text=text))

    def path(self, index, noise):
        return self.folder / f"{index:05d}.{noise.replace(' ', '')}.wav"

    def speak(self, index):
        one = self.recordings[index]
        raw = subprocess.run(
            ["espeak-ng", "-v", one["voice"], "-s", str(one["speed"]), "--stdout", one["text"]],
            capture_output=True, check=True,
        ).stdout
        speech = resample_poly(np.frombuffer(raw[44:], dtype="<i2") / 32768, 320, 441)
        random = np.random.default_rng(index)
        whole = np.concatenate([np.zeros(4800), speech, np.zeros(4800)]) + random.normal(0, 1e-4, len(speech) + 9600)
        power = np.mean(speech**2)
        for noise, ratio in NOISES.items():
            sound = whole
            if ratio is not None:
                sound = whole + random.normal(0, np.sqrt(power / 10 ** (ratio / 10)), len(whole))
            with wave.open(str(self.path(index, noise)), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(16_000)
                file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def own_model(corpus, binary, noise):
    """What the bot's recogniser finds in each recording: words, confidence, features."""
    found = {}
    for state in STATES:
        phrases = corpus.folder / f"{state}.txt"
        phrases.write_text("\n".join(text for _, text in sentences(state, CITIES + OTHER_NAMES)))
        indices = [i for i, one in enumerate(corpus.recordings) if one["state"] == state]
        listing = "".join(f"{corpus.path(i, noise)}\n" for i in indices)
        result = subprocess.run([binary, phrases], input=listing, capture_output=True, text=True, check=True)
        for index, line in zip(indices, result.stdout.splitlines(), strict=True):
            words, confidence, features = line.split("\t")
            found[index] = words, float(confidence), [float(value) for value in features.split()]
    return found


def general_model(corpus, noise):
    """What the large model of English hears in every fifth recording."""
    listing = corpus.folder / "list"
    # It takes seconds for each.
    indices = range(0, len(corpus.recordings), 5)
    listing.write_text("".join(f"{corpus.path(i, noise).stem}\n" for i in indices))
    output = corpus.folder / "heard"
    subprocess.run(
        ["pocketsphinx_batch", "-hmm", f"{MODELS}/en-us", "-lm", f"{MODELS}/en-us.lm.bin",
         "-dict", f"{MODELS}/cmudict-en-us.dict", "-ctl", listing, "-cepdir", corpus.folder, "-cepext", ".wav",
         "-adcin", "yes", "-hyp", output, "-logfn", "/dev/null"],
        check=True, capture_output=True,
    )
    heard = (re.sub(r" ?\(\S+ -?\d+\)$", "", line) for line in output.read_text().splitlines())
    return dict(zip(indices, heard, strict=True))


def intent_of(state, words):
    for intent, text in sentences(state, CITIES + OTHER_NAMES):
        if normal(text) == normal(words):
            return intent
    return None


def report(title, corpus, noise, answers):
    """How many recordings gave the right intent, and how many about something else were refused."""
    counts = collections.defaultdict(lambda: [0, 0])
    for index, intent in answers.items():
        one = corpus.recordings[index]
        count = counts[one["group"], one["intent"] is not None]
        count[0] += intent == one["intent"]
        count[1] += 1
    cells = [
        f"{100 * right / all:5.1f} % of {all}"
        for right, all in (counts[group, expected] for expected in (True, False) for group in VOICES)
    ]
    print(f"| {title} | {noise} | {' | '.join(cells)} |", flush=True)


def fit(corpus, found):
    """The weights of logistic regression, and what they give for voices that they were not fitted to."""
    rows = [(corpus.recordings[i], words, features) for (i, (words, _, features)) in found if features]
    x = np.array([features for _, _, features in rows])
    y = np.array([one["intent"] is not None and intent_of(one["state"], words) == one["intent"] for one, words, _ in rows])
    voices = np.array([one["voice"] for one, _, _ in rows])

    def weights(x, y):
        scale = np.append(x[:, :-1].std(0), 1)
        # Both kinds weigh the same, however many there are of each.
        weight = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
        result = np.zeros(x.shape[1])
        for _ in range(20_000):
            error = weight * (y - 1 / (1 + np.exp(-(x / scale) @ result)))
            result += 0.5 * ((x / scale).T @ error / len(y) - 0.0005 * result)
        return result / scale

    scores = np.zeros(len(y))
    for voice in set(voices):
        scores[voices == voice] = x[voices == voice] @ weights(x[voices != voice], y[voices != voice])
    print("accepted, of right ones, by voices not fitted to:", np.mean(scores[y] > 0).round(3))
    print("refused, of wrong ones, by voices not fitted to: ", np.mean(scores[~y] < 0).round(3))
    print("weights:", ", ".join(f"{value:.3f}" for value in weights(x, y)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--no-general", action="store_true")
    parser.add_argument("--noise", action="append", choices=NOISES)
    parser.add_argument("--binary", default=ROOT / ".build-release/release/SpeechTrial", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(pathlib.Path(folder))
        print("| Model | Noise | right: American | right: other voices | refused: American | refused: other voices |")
        print("|---|---|---|---|---|---|")
        everything = []
        for noise in options.noise or NOISES:
            start = time.time()
            found = own_model(corpus, options.binary, noise)
            took = (time.time() - start) / len(found)
            everything += found.items()
            answers = {
                i: intent_of(one["state"], found[i][0]) if found[i][1] >= 0.5 else None
                for i, one in enumerate(corpus.recordings)
            }
            report(f"the bot's own, {took:.2f} s each", corpus, noise, answers)
            if not options.no_general and noise == "quiet":
                heard = general_model(corpus, noise)
                answers = {i: intent_of(corpus.recordings[i]["state"], words) for i, words in heard.items()}
                report("all of English", corpus, noise, answers)
        if options.fit:
            fit(corpus, everything)


if __name__ == "__main__":
    main()
