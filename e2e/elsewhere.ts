// Pages in fresh profiles, as on another machine. They are closed after the story, whether it ended well or not: one left
// open draws on, and slows all stories after it.
import { test as base, type BrowserContextOptions, type Page } from 'playwright/test';

export const test = base.extend<{ elsewhere: (options?: BrowserContextOptions) => Promise<Page> }>({
  elsewhere: async ({ browser }, provide) => {
    const opened: Page[] = [];
    await provide(async (options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});
