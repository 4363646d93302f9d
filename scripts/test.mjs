// npm test (npm puts the tools on PATH): everything. Goes on after a failure, so that one run says all that is wrong, and ends with the counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findPythonWithTorch } from './python.mjs';

const reports = '.cache/test-reports';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;

/** @param {string} title @param {string[]} command @param {Record<string, string>} [env] @returns {boolean} */
function run(title, command, env = {}) {
  console.log(`\n== ${title}`);
  const start = Date.now();
  const [name = '', ...args] = command;
  const { status } = spawnSync(name, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  console.log(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - start) / 1000).toFixed(0)} s`);
  return status === 0;
}

/**
 * Adds a report's counts. A runner that fails without a failed test (a file that does not load) is one failure.
 * @param {string} file @param {boolean} ok
 * @param {(report: any) => { passed: number, failed: number }} read
 */
function count(file, ok, read) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read(JSON.parse(readFileSync(`${reports}/${file}`, 'utf8')));
  } catch {
    console.error(`${file}: no report`);
  }
  passed += counts.passed;
  failed += ok ? counts.failed : Math.max(1, counts.failed);
}

const browser = run('browser', ['node', 'scripts/setup-browser.mjs']);
const built = browser && run('build', ['vite', 'build', '--logLevel', 'warn']);
if (!built) failed += 1;

const torch = findPythonWithTorch();
const projects = ['unit', 'gpu', ...(torch ? ['parity'] : [])];
const vitest = run(`${projects.join(', ')} tests`, [
  'vitest',
  'run',
  ...projects.flatMap((name) => ['--project', name]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/vitest.json`,
]);
count('vitest.json', vitest, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));

if (built) {
  const e2e = run('stories in the browser', ['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/playwright.json`,
  });
  count('playwright.json', e2e, ({ stats }) => {
    if (stats.flaky > 0) console.log(`${stats.flaky} of the stories passed only when made again: see "flaky" above.`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

if (!torch) {
  console.log('\nLEFT OUT: the comparison with PyTorch, because no Python here has torch and numpy.');
  console.log('On Debian: apt-get install python3-torch python3-numpy. Elsewhere: pip install torch numpy.');
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
