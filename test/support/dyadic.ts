/** An exact number n·2^e: what doubles and their sums and products are. */
export class Dyadic {
  constructor(
    readonly n: bigint,
    readonly e: number,
  ) {}

  static of(x: number): Dyadic {
    if (x === 0) return new Dyadic(0n, 0);
    const e = Math.floor(Math.log2(Math.abs(x))) - 60;
    // Two factors, for 2^-e alone may overflow.
    const half = Math.trunc(-e / 2);
    return new Dyadic(BigInt(x * 2 ** half * 2 ** (-e - half)), e);
  }

  plus({ n, e }: Dyadic): Dyadic {
    const least = Math.min(this.e, e);
    return new Dyadic((this.n << BigInt(this.e - least)) + (n << BigInt(e - least)), least);
  }

  times({ n, e }: Dyadic): Dyadic {
    return new Dyadic(this.n * n, this.e + e);
  }

  minus(other: Dyadic): Dyadic {
    return this.plus(new Dyadic(-other.n, other.e));
  }

  get positive(): boolean {
    return this.n > 0n;
  }

  get negative(): boolean {
    return this.n < 0n;
  }
}

/** Whether a symmetric 3×3 matrix (its upper triangle) is positive semidefinite: no principal minor is negative. */
export function isSemidefinite(
  [a, b, c]: readonly [Dyadic, Dyadic, Dyadic],
  [d, e, f]: readonly [Dyadic, Dyadic, Dyadic],
): boolean {
  const minors = [
    a,
    b,
    c,
    a.times(b).minus(d.times(d)),
    a.times(c).minus(e.times(e)),
    b.times(c).minus(f.times(f)),
    a
      .times(b.times(c).minus(f.times(f)))
      .minus(d.times(d.times(c).minus(f.times(e))))
      .plus(e.times(d.times(f).minus(b.times(e)))),
  ];
  return minors.every((minor) => !minor.negative);
}
