"""Pictures made by code, so that no test needs a file. Standard library only."""

import random
import struct
import zlib


def png(width: int, height: int, top: int, spot: int, noisy: int = 0) -> bytes:
    """A grey street under a sky of brightness `top`, with a round spot of brightness `spot`.

    The first `noisy` rows are noise, which cannot be packed: about 3 * width bytes each.
    """
    noise = random.Random(spot)
    horizon, radius = height // 3, height // 5
    middle, centre = width // 2, height * 2 // 3
    rows = []
    for y in range(height):
        sky = y < horizon
        row = bytearray(bytes((top // 2, top * 3 // 4, top) if sky else (120, 118, 112)) * width)
        if abs(y - centre) < radius:
            half = int((radius**2 - (y - centre) ** 2) ** 0.5)
            row[3 * (middle - half) : 3 * (middle + half)] = bytes((spot, spot, spot)) * (2 * half)
        if y < noisy:
            row = bytearray(noise.randbytes(3 * width))
        rows.append(b"\0" + bytes(row))
    return container(width, height, zlib.compress(b"".join(rows), 6))


def with_exif(jpeg: bytes, north: int, east: int, orientation: int) -> bytes:
    """The JPEG as a camera would write it, held that way, at whole degrees south and east."""

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return struct.pack(">HHI", tag, kind, count) + value.ljust(4, b"\0")

    def angle(degrees: int) -> bytes:
        return struct.pack(">6I", degrees, 1, 30, 1, 0, 1)

    place = 8 + 2 + 2 * 12 + 4
    angles = place + 2 + 4 * 12 + 4
    tiff = b"MM" + struct.pack(">HI", 42, 8)
    tiff += struct.pack(">H", 2) + entry(0x0112, 3, 1, struct.pack(">H", orientation))
    tiff += entry(0x8825, 4, 1, struct.pack(">I", place)) + bytes(4)
    tiff += struct.pack(">H", 4) + entry(1, 2, 2, b"S\0") + entry(2, 5, 3, struct.pack(">I", angles))
    tiff += entry(3, 2, 2, b"E\0") + entry(4, 5, 3, struct.pack(">I", angles + 24)) + bytes(4)
    block = b"Exif\0\0" + tiff + angle(north) + angle(east)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def bomb(side: int) -> bytes:
    """A small file that says it is `side` pixels wide and high, and nearly all of it zeros."""
    squeeze = zlib.compressobj(9)
    row = bytes(1 + side * 3)
    pixels = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
    return container(side, side, pixels)


def container(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
