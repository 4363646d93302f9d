// Where the browser is, how it is started so that WebGPU works on a machine without a GPU, and where the Vulkan driver
// that comes with it is. Read by the Playwright and Vitest configs, the bench, and scripts/setup-browser.mjs.
//
// On Linux that driver is used unless GPU=real is in the environment: the same tests then run on the machine's own GPU.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';

// macOS and Windows always have an adapter of their own.
const software = process.platform === 'linux' && process.env.GPU !== 'real';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser to use: CHROMIUM_PATH, else Playwright's own build, else the system's.
 * @returns {{ path: string, own: boolean } | null} own: it is Playwright's build
 */
export function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, and there is no such file`);
    return { path: asked, own: false };
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return { path: own, own: true };
  const path = systemBrowsers.find((candidate) => existsSync(candidate));
  return path ? { path, own: false } : null;
}

// The last three put the page itself on the software driver too: a WebGPU canvas cannot otherwise be shown
// and takes the GPU process down. (--use-angle=vulkan does so only where the system has a Vulkan driver installed.)
const softwareFlags = [
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-features=Vulkan',
];

/** What Playwright's launch() needs. */
export function launchOptions() {
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium or Chrome found. Run: npm run setup:browser');
  return {
    // Playwright's own build: the channel picks the full browser rather than its headless shell, which has no WebGPU.
    ...(browser.own ? { channel: 'chromium' } : { executablePath: browser.path }),
    args: [
      '--enable-unsafe-webgpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(software ? softwareFlags : []),
    ],
  };
}

/**
 * The description of the software Vulkan driver that ships beside the browser, for Dawn in Node.
 * @returns {string | null}
 */
export function findVulkanDriver() {
  if (process.env.VK_ICD_FILENAMES) return process.env.VK_ICD_FILENAMES;
  const browser = findBrowser();
  const folders = [
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/google/chrome',
    '/usr/lib64/chromium-browser',
  ];
  if (browser) folders.unshift(dirname(realpathSync(browser.path)));
  return folders.map((folder) => join(folder, 'vk_swiftshader_icd.json')).find((file) => existsSync(file)) ?? null;
}

/**
 * The environment in which Dawn in Node finds an adapter. It must be in the process before Dawn loads.
 * It needs the driver and, where no Vulkan is installed, the loader, which lies beside it.
 * @returns {Record<string, string>}
 */
export function gpuEnvironment() {
  if (!software) return {};
  const driver = findVulkanDriver();
  if (!driver) return {};
  const libraries = [process.env.LD_LIBRARY_PATH, dirname(driver)].filter(Boolean).join(':');
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries };
}
