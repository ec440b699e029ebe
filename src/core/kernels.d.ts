// assembly/index.ts and the files behind it as the JavaScript core has them (src/js/kernels.mjs).
// AssemblyScript's types are not TypeScript's: `Core` in core.ts says what the kernels are.

declare module "#kernels";
declare module "#kernels/*";
