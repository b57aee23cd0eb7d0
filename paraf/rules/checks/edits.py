"""Edits: how many letters two words differ by."""


def distance(one: str, other: str, *, most: int) -> int:
    """Give how many letters are put in, left out, exchanged or swapped with the next; ``most + 1`` where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        earlier, before, row = before, row, [number]
        for place, other_letter in enumerate(other, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other_letter))
            is_swap = number > 1 and place > 1 and letter == other[place - 2] and one[number - 2] == other_letter
            row.append(min(cost, earlier[place - 2] + 1) if is_swap else cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
