// How the stories open the page.
import { expect, type Page } from 'playwright/test';
import type { Experiment } from '../src/experiment/index.ts';
import type { Downhill } from '../src/store/scripting.ts';

declare global {
  interface Window {
    downhill: Downhill;
  }
}

/** Opens the page (on the twins, unless a story is about the backend) and waits until an experiment stands ready. */
export async function open(page: Page, link = '', backend: 'cpu' | 'webgpu' | 'auto' = 'cpu'): Promise<void> {
  await page.goto(`./?backend=${backend}${link && `#${link}`}`);
  await page.waitForFunction(() => 'downhill' in window);
  await page.evaluate(() => window.downhill.ready);
}

export const step = (page: Page, n: number): Promise<{ step: number; loss: number }> =>
  page.evaluate((count) => window.downhill.step(count), n);

export const losses = (page: Page): Promise<number[]> => page.evaluate(() => window.downhill.history().loss);

export const experiment = (page: Page): Promise<Experiment> => page.evaluate(() => window.downhill.experiment());

/** Steps made, as the page shows them. */
export async function shownStep(page: Page): Promise<number> {
  const text = await page.getByRole('definition').first().innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

/** Waits until the run has made at least so many steps. */
export const reached = (page: Page, steps: number): Promise<void> =>
  expect.poll(() => shownStep(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(steps);

/** Collects what must not happen on any page. */
export function troubles(page: Page): string[] {
  const seen: string[] = [];
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(message.text());
  });
  return seen;
}

/** Before the page is opened: its devices can be taken away from it later. */
export async function keepDevices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const devices: GPUDevice[] = [];
    Object.assign(window, { devices });
    // oxlint-disable-next-line unbound-method -- it is called on its own adapter below
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...given) {
      const device = await request.apply(this, given);
      devices.push(device);
      return device;
    };
  });
}

/** As a driver that is updated, or a graphics card that is taken out. */
export const loseDevices = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const device of (window as unknown as { devices: GPUDevice[] }).devices.splice(0)) device.destroy();
  });
