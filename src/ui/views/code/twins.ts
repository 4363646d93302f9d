// The twins' own text, loaded when somebody wants to read it.
import type { CodePart } from './CodeFile.tsx';

const files = import.meta.glob<string>(['/src/engine/cpu/*.ts', '/src/engine/cpu/shared/*.ts', '!**/*.test.ts'], {
  query: '?raw',
  import: 'default',
});

const load = (path: string): Promise<string> => files[path]?.() ?? Promise.resolve('');

/** A twin's file, then the shared files it imports, to be opened. */
export async function twinText(kernel: string): Promise<CodePart[]> {
  const code = await load(`/src/engine/cpu/${kernel}.ts`);
  const names = [...code.matchAll(/from '\.\/((?:shared\/)?\w+\.ts)'/g)].map((match) => match[1]);
  const shared = await Promise.all(
    names.map(async (name) => ({ name, code: await load(`/src/engine/cpu/${name}`), open: false })),
  );
  return [{ code: code.trimEnd() }, ...shared.filter((part) => part.code !== '')];
}
