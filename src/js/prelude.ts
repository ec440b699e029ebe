/** AssemblyScript's conversion of a double to a whole number. */
export function i32(value: number): number {
  return value | 0;
}
