import { expect, test } from 'playwright/test';

test('the page stays within its policy: no inline script, no other origin', async ({ page, baseURL }) => {
  const policy = await (await page.request.get('./')).text();
  expect(policy).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; /);
  expect(policy).not.toMatch(/unsafe-|https?:\/\/|<script>|\son\w+=/);

  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on(
    'console',
    (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin) strangers.push(request.url());
  });
  await page.goto('./');
  await expect(page.locator('#before-start')).toHaveCount(0); // the program has started
  await page.waitForLoadState('networkidle');

  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});
