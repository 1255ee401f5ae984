"""Arrays as PNG text for static pictures: a handful of bytes round zlib, so that no picture library is needed."""

import struct
import zlib
from base64 import b64encode

import numpy as np

ORANGE, PALE_ORANGE, PALE_BLUE, BLUE = (240, 160, 108), (253, 240, 230), (232, 241, 251), (126, 178, 234)


def sides():
    """256 colours (256, 3) from orange over pale to blue, with a step in the middle: the border between two classes."""
    t = np.linspace(0, 1, 128)[:, None]
    low = (1 - t) * np.array(ORANGE) + t * np.array(PALE_ORANGE)
    high = (1 - t) * np.array(PALE_BLUE) + t * np.array(BLUE)
    return np.concatenate([low, high]).round().astype(np.uint8)


def png(pixels):
    """A PNG file's bytes of pixels, shape (height, width, 3), whole numbers 0 to 255, top row first."""
    height, width, _ = pixels.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def of_grid(grid):
    """A grid of bytes (rows, columns), row 0 lowest, as an image address that can stand in a page."""
    return "data:image/png;base64," + b64encode(png(sides()[grid[::-1]])).decode()


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
