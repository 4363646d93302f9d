import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { expect, test } from 'playwright/test';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

test('the built site works from a folder of a plain static host', async ({ page }) => {
  const folder = '/teaching/2026/downhill/';
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = join('dist', pathname.slice(folder.length) || 'index.html');
    if (!pathname.startsWith(folder) || !existsSync(file)) {
      missing.push(pathname);
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : address;
    await page.goto(`http://127.0.0.1:${port}${folder}`);
    await expect(page.locator('#before-start')).toHaveCount(0); // the program has started
    await page.waitForLoadState('networkidle');
    expect(missing).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
