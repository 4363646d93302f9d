// npm run data: builds public/data from the packages that sources.mjs names. Its output is committed; this is run again
// only when a source or a format changes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fetchSource, sha256 } from './fetch.mjs';
import { digits, fashion } from './images.mjs';
import { notice } from './notice.mjs';
import { cars, penguins, sklearnTables } from './tables.mjs';
import { mobyDick, names, spam } from './texts.mjs';

const work = process.argv[2] ?? join(tmpdir(), 'downhill-data');
const out = join(import.meta.dirname, '../../public/data');

/** @param {Parameters<typeof fetchSource>[0]} name */
const from = (name) => fetchSource(name, work);

/** @type {Record<string, string | Uint8Array>} */
const files = {
  ...penguins(from('penguins')),
  ...sklearnTables(from('sklearn')),
  ...cars(from('vega')),
  ...digits(from('sklearn')),
  ...fashion(from('fashion')),
  ...mobyDick(from('moby')),
  ...names([from('female'), from('male')]),
  ...spam(from('spam')),
};

rmSync(out, { recursive: true, force: true });
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), content);
}
writeFileSync(
  join(out, 'NOTICE.md'),
  notice(
    Object.entries(files).map(([name, content]) => ({
      name,
      bytes: Buffer.byteLength(content),
      sha256: sha256(content),
    })),
  ),
);

// What the page needs to know for its progress bar, and to tell a whole file from half of one.
const sizes = Object.entries(files).map(([name, content]) => `  '${name}': ${Buffer.byteLength(content)},`);
writeFileSync(
  join(import.meta.dirname, '../../src/data/asset-bytes.ts'),
  `// Bytes of each file of public/data. Written by npm run data.\nexport const assetBytes: Readonly<Record<string, number>> = {\n${sizes.join('\n')}\n};\n`,
);
