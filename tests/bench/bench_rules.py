"""How long loading all rules takes, cold and from the cache: python tests/bench/bench_rules.py."""

from __future__ import annotations

from time import perf_counter

ROUNDS = 20


def milliseconds() -> tuple[float, float]:
    """The time of the first load and the best of the loads from a warm cache, in ms."""
    from fzzf_check.engine.load import load_rules

    times = []
    for _ in range(ROUNDS):
        load_rules.cache_clear()
        start = perf_counter()
        load_rules()
        times.append((perf_counter() - start) * 1000)
    return times[0], min(times[1:])


if __name__ == "__main__":
    from fzzf_check.engine.load import load_rules

    first, warm = milliseconds()
    print(f"{len(load_rules())} rules: first load {first:.1f} ms, warm {warm:.2f} ms")
