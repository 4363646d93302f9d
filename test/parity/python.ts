// The Python that has PyTorch.
import { spawn } from 'node:child_process';
import { findPythonWithTorch } from '../../scripts/python.mjs';

let known: string | null | undefined;

/** Runs Python to its end, in the folder `cwd`; resolves with what it printed, rejects with what it complained of. */
export function python(args: readonly string[], input = '', cwd?: string): Promise<string> {
  known ??= findPythonWithTorch();
  if (!known) throw new Error('No Python with torch and numpy: `apt-get install python3-torch python3-numpy`.');
  const child = spawn(known, args, { cwd, env: { ...process.env, OMP_NUM_THREADS: '1' } });
  return new Promise((resolve, reject) => {
    let [printed, complaints] = ['', ''];
    child.stdout.on('data', (data) => (printed += data));
    child.stderr.on('data', (data) => (complaints += data));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`python ended with ${code}\n${printed}\n${complaints}`)),
    );
    child.stdin.end(input);
  });
}

/** Runs a Python program that prints one line of JSON. */
export const runPython = async (program: string): Promise<any> => JSON.parse(await python(['-'], program));
