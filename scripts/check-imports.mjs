// Imports go ui → store → labs/export → engine → data/experiment, never back. This reads every import in src/
// and says which ones break that. (Circular imports are oxlint's: import/no-cycle.)
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the files of each folder of src/ may import besides their own folder. A new folder needs a line here.
 * @type {Record<string, string[]>} */
const mayImport = {
  ui: ['lessons', 'store', 'labs', 'export', 'engine', 'data', 'experiment', 'shaders'],
  lessons: ['labs', 'export', 'engine', 'data', 'experiment'],
  store: ['labs', 'export', 'engine', 'data', 'experiment', 'shaders'],
  labs: ['export', 'engine', 'data', 'experiment', 'shaders'],
  export: ['engine', 'data', 'experiment', 'shaders'],
  engine: ['data', 'experiment', 'shaders'],
  data: ['experiment'],
  experiment: [],
};
const below = new Set(['labs', 'export', 'engine', 'data', 'experiment']);
const pagePackages = /^(react|react-dom|react-is|radix-ui|zustand|recharts)(\/|$)/;

const specifier = /\b(?:from|import|URL|glob)\s*(?:<[^>]*>)?\s*\(?\s*\[?\s*['"`]([^'"`\n]+)['"`]/g;

/** @param {string} code */
function importsOf(code) {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...bare.matchAll(specifier)].map((match) => match[1] ?? '');
}

/**
 * Why the file at `path` (from the repository's root, with /) may not import `target`, or null if it may.
 * @param {string} path @param {string} target
 */
export function reasonAgainst(path, target) {
  const parts = path.split('/');
  if (parts.length === 2) return null; // src/main.tsx and its neighbours put everything together
  const from = parts[1] ?? '';
  const test = /\.(test|testing)\.tsx?$/.test(path);
  const allowed = mayImport[from];
  if (!allowed) return `src/${from}/ is not in the layout; give it a line in scripts/check-imports.mjs`;
  if (!target.startsWith('.')) {
    if (below.has(from) && pagePackages.test(target)) return `src/${from}/ is below the page and knows no ${target}`;
    if (target.startsWith('node:') && !test) return 'src/ runs in a browser';
    return null;
  }
  const [top, folder = '', ...rest] = posix.join(posix.dirname(path), target).split('/');
  const to = top === 'src' ? folder : top;
  if (to === from || allowed.includes(to ?? '')) return null;
  if (test && (to === 'test' || to === 'public')) return null;
  if (top === 'src' && rest.length === 0) return `${folder} stands above src/${from}/`;
  return `src/${from}/ may import ${[from, ...allowed].join(', ')}, not ${to}`;
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.[jt]sx?$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.chdir(join(dirname(process.argv[1] ?? ''), '..'));
  const files = sources('src');
  const problems = files.flatMap((path) =>
    importsOf(readFileSync(path, 'utf8')).flatMap((target) => {
      const reason = reasonAgainst(path, target);
      return reason ? [`${path} imports ${target}: ${reason}`] : [];
    }),
  );
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error('Imports go ui → store → labs/export → engine → data/experiment, never back.');
    process.exit(1);
  }
  console.log(`imports: ${files.length} files, all in one direction`);
}
