"""The growth of a rebuild with the number of orders, as SVG with both axes in powers of ten."""

from collections.abc import Sequence
from math import ceil, floor, log10

WIDTH, HEIGHT, EDGE = 720, 460, 70


def picture(sizes: Sequence[tuple[int, float, float]]) -> str:
    """`sizes`: orders, seconds to rebuild, seconds to read and run the ledger without writing."""
    orders = [log10(size[0]) for size in sizes]
    seconds = [log10(max(each, 0.01)) for size in sizes for each in size[1:]]
    left, right = floor(min(orders)), max(ceil(max(orders)), floor(min(orders)) + 1)
    low, high = floor(min(seconds)), max(ceil(max(seconds)), floor(min(seconds)) + 1)

    def x(value: float) -> float:
        return EDGE + (log10(value) - left) / (right - left) * (WIDTH - 2 * EDGE)

    def y(value: float) -> float:
        share = (log10(max(value, 0.01)) - low) / (high - low)
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        '<g font-family="sans-serif" font-size="14">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for power in range(left, right + 1):
        at = x(10**power)
        drawn.append(f'<path d="M{at:.1f} {EDGE}V{HEIGHT - EDGE}" stroke="#ddd"/>')
        drawn.append(
            f'<text x="{at:.1f}" y="{HEIGHT - 45}" text-anchor="middle">{10**power:,}</text>'
        )
    for power in range(low, high + 1):
        at = y(10**power)
        drawn.append(f'<path d="M{EDGE} {at:.1f}H{WIDTH - EDGE}" stroke="#ddd"/>')
        drawn.append(
            f'<text x="{EDGE - 8}" y="{at + 5:.1f}" text-anchor="end">{10**power:g} s</text>'
        )
    for place, (name, colour, dash) in enumerate(
        (("rebuild", "#0072B2", ""), ("read and ledger alone", "#D55E00", "6 4"))
    ):
        points = " ".join(f"{x(size[0]):.1f},{y(size[place + 1]):.1f}" for size in sizes)
        drawn.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"'
            f' stroke-dasharray="{dash}"/>'
        )
        drawn.append(
            f'<text x="{EDGE + 10}" y="{EDGE + 20 + 20 * place}" fill="{colour}">{name}</text>'
        )
    drawn.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 18}" text-anchor="middle">orders</text></svg>'
    )
    return "\n".join(drawn) + "\n"
