/** Numbers in a text, and the text around them. */
function parts(text: string): { words: string[]; numbers: number[] } {
  const pattern = /[-−]?\d+(?:\.\d+)?(?:e[-−+]?\d+)?/g;
  const numbers = [...text.matchAll(pattern)].map(([number]) =>
    Number(number.replaceAll("−", "-")),
  );
  return { words: text.split(pattern), numbers };
}

/**
 * Where two texts differ by more than the rounding of their numbers (another engine may
 * round a last digit otherwise): a message, or null.
 */
export function drift(
  committed: string,
  made: string,
  absolute: number,
  relative = 0,
): string | null {
  const [a, b] = [parts(committed), parts(made)];
  for (let k = 0; k < Math.max(a.words.length, b.words.length); k++) {
    if (a.words[k] !== b.words[k]) {
      return `"${a.words[k]?.slice(0, 80)}" is now "${b.words[k]?.slice(0, 80)}"`;
    }
    const [x, y] = [a.numbers[k] ?? 0, b.numbers[k] ?? 0];
    const allowed = absolute + relative * Math.abs(y);
    if (!(Math.abs(x - y) <= allowed)) {
      return `${x} is now ${y} behind "${a.words[k]?.slice(-80)}"`;
    }
  }
  return null;
}
