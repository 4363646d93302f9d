// The bench's own page. The engine it measures is the one in ../src and ../shaders, not a copy: hence the root.
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  base: './',
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: 'bench/dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: 'bench/index.html' },
  },
});
