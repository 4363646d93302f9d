// Gets a browser for the tests if there is none: Playwright's own, or on Debian as root the system's Chromium.
import { spawnSync } from 'node:child_process';
import { findBrowser, findVulkanDriver } from './browser.mjs';

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`$ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

if (!findBrowser()) {
  const root = process.getuid?.() === 0;
  // --with-deps asks for root through sudo: only where there is no one to be asked.
  const got = run('npx', ['playwright', 'install', ...(root ? ['--with-deps'] : []), 'chromium']);
  if (!(got && findBrowser()) && root && process.platform === 'linux') {
    console.log("Playwright's build cannot be had here; trying the system's Chromium.");
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
}

const browser = findBrowser();
if (!browser) {
  console.error('No Chromium or Chrome. Install one, or set CHROMIUM_PATH to it, and run this again.');
  process.exit(1);
}
console.log(`browser: ${browser.path}`);
console.log(`software Vulkan driver: ${findVulkanDriver() ?? 'none found'}`);
