"""Reads a QR code (ISO/IEC 18004) drawn as an SVG path: what a camera would make of it. Versions 1 to
6 with error correction M and one segment of bytes; a drawing without damage needs no correction.
"""

import re

QUIET = 4
BLOCKS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4}
DATA = {1: 16, 2: 28, 3: 44, 4: 32, 5: 43, 6: 27}  # codewords of one block
MASKS = [
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
]


def modules(view_box: str, path: str) -> list[list[bool]]:
    size = int(view_box.split()[2]) - 2 * QUIET
    grid = [[False] * size for _ in range(size)]
    for left, top, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for step in range(int(length)):
            grid[int(top) - QUIET][int(left) - QUIET + step] = True
    return grid


def is_fixed(row: int, column: int, size: int) -> bool:
    """Of the patterns that say nothing: corners, timing, alignment, format."""
    corner = (row < 9 and column < 9) or (row < 9 and column >= size - 8)
    alignment = size > 21 and abs(row - size + 7) <= 2 and abs(column - size + 7) <= 2
    return corner or (row >= size - 8 and column < 9) or row == 6 or column == 6 or alignment


def read(view_box: str, path: str) -> str:
    grid = modules(view_box, path)
    size = len(grid)
    version = (size - 17) // 4
    level = (grid[8][0] ^ True, grid[8][1])
    assert level == (False, False), "not the correction expected"
    mask = MASKS[(grid[8][2] ^ True) << 2 | grid[8][3] << 1 | (grid[8][4] ^ True)]
    bits: list[bool] = []
    upwards = True
    right = size - 1
    while right > 0:
        right -= right == 6
        for row in range(size - 1, -1, -1) if upwards else range(size):
            for column in (right, right - 1):
                if not is_fixed(row, column, size):
                    bits.append(grid[row][column] ^ mask(row, column))
        upwards, right = not upwards, right - 2
    words = [sum(bit << 7 - i for i, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits) - 7, 8)]
    blocks, length = BLOCKS[version], DATA[version]
    data = [words[step * blocks + block] for block in range(blocks) for step in range(length)]
    stream = "".join(f"{word:08b}" for word in data)
    assert stream[:4] == "0100", "not a segment of bytes"
    count = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * i : 20 + 8 * i], 2) for i in range(count)).decode()
