"""Saves pictures of pages as PNG files with a palette, which take half as much as those of a browser."""

import base64
import struct
import zlib
from collections import Counter

SIZE = 256
# So many places go to the colours that are most frequent, the others to those that would be missed most.
FREQUENT = 160

# What there is of each pixel: red, green, blue and opacity.
PIXELS = """async url => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def with_palette(page, picture):
    """A PNG file with the colours that tell most; `page` is a browser's, which reads the picture."""
    width, height, data = page.evaluate(PIXELS, "data:image/png;base64," + base64.b64encode(picture).decode())
    pixels = list(struct.iter_unpack("4s", base64.b64decode(data)))
    palette, places = reduced(Counter(color for (color,) in pixels))
    lines = bytes(places[color] for (color,) in pixels)
    # Each line says first that it is not filtered: neighbours in a palette have nothing to do with each other.
    image = b"".join(b"\0" + lines[at : at + width] for at in range(0, width * height, width))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, content)
        for kind, content in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            (b"PLTE", b"".join(color[:3] for color in palette)),
            (b"tRNS", bytes(color[3] for color in palette)),
            (b"IDAT", zlib.compress(image, 9)),
            (b"IEND", b""),
        )
    )


def reduced(counts):
    """The colours of the palette, and for each colour its place in it."""
    colors = [color for color, _ in counts.most_common()]
    palette = colors[:FREQUENT]
    nearest = {color: min((distance(color, other), at) for at, other in enumerate(palette)) for color in colors}
    while len(palette) < min(SIZE, len(colors)):
        missed = max(colors, key=lambda color: nearest[color][0] * counts[color])
        for color in colors:
            nearest[color] = min(nearest[color], (distance(color, missed), len(palette)))
        palette.append(missed)
    return palette, {color: at for color, (_, at) in nearest.items()}


def distance(one, other):
    """How different two colours look; what is nearly transparent looks the same in each."""
    return (one[3] - other[3]) ** 2 + sum(((a * one[3] - b * other[3]) / 255) ** 2 for a, b in zip(one[:3], other[:3]))


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
