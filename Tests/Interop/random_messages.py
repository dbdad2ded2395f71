"""Messages of every size and kind, the same ones for the same seed."""

import itertools
import math

LARGEST = 1 << 20
WORDS = "state intent body reply session größe naïve żółw мир 猫 日本語 🐦 😀 42 0.5 {} [] \n".split(" ")
ALPHABET = "abcXYZ019 .,äöüßéøłżАБВГדהحאहि漢字かな한🐦😀𝔘\n"
BASE_64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def random_size(rng):
    """Mostly small, each order of magnitude as likely as the next; now and then an extreme, or any at all."""
    if rng.random() < 0.02:
        return rng.choice([0, rng.randint(0, LARGEST), LARGEST])
    return int(math.exp(rng.uniform(0, math.log(LARGEST + 1)))) - 1


def random_message(rng):
    """Content, and whether it is text; half of it is worth compressing."""
    size, is_text = random_size(rng), rng.random() < 0.5
    if rng.random() < 0.5:
        stretch = " ".join(rng.choices(WORDS, k=rng.randint(1, min(8000, size + 1)))).encode() + b" "
    elif is_text:
        stretch = "".join(rng.choices(ALPHABET, k=min(size, 100_000) + 1)).encode()
    else:
        stretch = rng.randbytes(size + 1)
    content = (stretch * (size // len(stretch) + 1))[:size]
    return (content.decode(errors="ignore").encode() if is_text else content), is_text


def random_fragments(rng, content):
    """The content cut at random, also within characters, and twice in one place."""
    cuts = [rng.randint(0, len(content)) for _ in range(rng.randint(0, 12))]
    cuts += rng.choices(cuts, k=2) if cuts else []
    for start, end in itertools.pairwise([0, *sorted(cuts), len(content)]):
        yield content[start:end]


def tempting_messages(rng):
    """Text with stretches that stand exactly so far back that only certain windows reach them."""

    def filler(count):
        # Worth compressing, so that it enters the window, and next to never the same three characters twice.
        return bytes(rng.choices(BASE_64, k=count))

    text = filler(33_000)
    for distance in sorted({(1 << bits) + by for bits in range(8, 16) for by in (-300, -262, -1, 0, 1, 300)}) * 2:
        text += text[len(text) - distance :][:40] + filler(200)
    while text:
        size = rng.randint(100, 3000)
        yield text[:size]
        text = text[size:]
