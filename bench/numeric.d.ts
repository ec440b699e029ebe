// numeric.js has no types of its own: the one function that is compared.

declare module "numeric" {
  const numeric: { solve(a: number[][], b: number[]): number[] };
  export default numeric;
}
