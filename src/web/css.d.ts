/** Style sheets are built into the scripts of the custom elements as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
