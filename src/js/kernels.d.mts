import type { Plugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";

export const kernels: Plugin;
export const viteKernels: VitePlugin;
