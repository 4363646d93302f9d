import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import pkg from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs';
import { firstLoad } from './scripts/first-load.mjs';

export default defineConfig({
  base: './', // the site works from any folder of any static host
  plugins: [react(), tailwindcss(), contentSecurityPolicy()],
  define: { __VERSION__: JSON.stringify(pkg.version) },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // a data: address is not 'self', and the policy allows only 'self'
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
            },
            { name: firstLoad, debugName: 'first load' },
          ],
        },
      },
    },
  },
});
