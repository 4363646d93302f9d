// `npm ci` fails on a machine whose platform's optional binary is missing from the lockfile, and npm writes
// such lockfiles without a word when the registry lags behind. This finds them on every platform at once.
// It also refuses registry addresses: the lockfile must work with whatever registry the reader uses.
import { readFileSync } from 'node:fs';

const files = process.argv.length > 2 ? process.argv.slice(2) : ['package-lock.json', 'bench/package-lock.json'];
const problems = [];
let checked = 0;

/**
 * The lockfile key npm would resolve `name` to, seen from the package at `from`: nearest node_modules first.
 * @param {Record<string, unknown>} packages @param {string} from @param {string} name
 */
function resolve(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[key]) return key;
    if (!at) return null;
  }
}

for (const file of files) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    problems.push(`${file}: not there`);
    continue;
  }
  const { packages } = JSON.parse(text);
  for (const [from, info] of Object.entries(packages)) {
    if (info.resolved && !info.link) problems.push(`${file}: ${from} has a "resolved" address (${info.resolved})`);
    for (const name of Object.keys(info.optionalDependencies ?? {})) {
      checked += 1;
      if (!resolve(packages, from, name)) {
        problems.push(`${file}: ${from || 'the project'} wants ${name}, which the lockfile lacks: npm ci fails`);
      }
    }
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error('Pin the newest version whose platform packages are all published, then run npm install again.');
  process.exit(1);
}
console.log(`lockfile: ${checked} optional packages, all there; no registry addresses`);
