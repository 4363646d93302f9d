// The JavaScript a first visit loads, gzipped: what dist/index.html names, everything those files import statically,
// and the workers they start. What is imported later (charts, formulas) does not count.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { posix } from 'node:path';

const limit = 150_000;
const dist = 'dist';

if (!existsSync(`${dist}/index.html`)) {
  console.error('No dist/index.html. Run: npm run build');
  process.exit(1);
}

const html = readFileSync(`${dist}/index.html`, 'utf8');
const named = [...html.matchAll(/<(?:script|link)[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');

/** @type {Map<string, number>} */
const sizes = new Map();

/** @param {string} file */
function load(file) {
  if (sizes.has(file)) return;
  const code = readFileSync(posix.join(dist, file), 'utf8');
  sizes.set(file, gzipSync(code).length);
  const references = [
    ...code.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+\.js)["'`]/g), // not import(…), which is for later
    ...code.matchAll(/new Worker\([\s\S]{0,40}?new URL\(\s*["'`]([^"'`]+\.js)["'`]/g),
  ];
  for (const [, target = ''] of references) load(posix.join(posix.dirname(file), target));
}
for (const file of named) load(posix.normalize(file));

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const [file, size] of [...sizes].sort((a, b) => b[1] - a[1])) console.log(`${kB(size).padStart(9)}  ${file}`);
console.log(`${kB(total).padStart(9)}  first load, gzipped; the limit is ${kB(limit)}`);
if (sizes.size === 0 || total > limit) {
  console.error(
    sizes.size === 0 ? 'dist/index.html names no script' : 'Too much: load what is not needed at first later.',
  );
  process.exit(1);
}
