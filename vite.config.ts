import { fileURLToPath } from 'node:url';
import { msw } from 'msw/vite';
import { defaultClientConditions, defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The demo: two portal pages and two pages that show an embedding each. Packages are read from their sources. */
export default defineConfig({
  root: at('demo'),
  plugins: [msw({ mode: 'worker-only' })],
  resolve: { conditions: ['@flowthrough/source', ...defaultClientConditions] },
  // Found before the first visit, those that are loaded lazily too; otherwise the page would reload in mid-action.
  optimizeDeps: { entries: ['**/*.html', '../packages/{client,server,elements,mock}/src/**/*.ts'] },
  server: { port: Number(process.env['PORT'] ?? 5173), strictPort: true },
  preview: { port: Number(process.env['PORT'] ?? 5173), strictPort: true },
  build: {
    outDir: at('.cache/demo'),
    emptyOutDir: true,
    rolldownOptions: {
      input: [at('demo/index.html'), at('demo/activate.html'), at('demo/strict-csp.html'), at('demo/hosts/plain.html')],
    },
  },
});
