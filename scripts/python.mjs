// The Python that has PyTorch. On Debian that is /usr/bin/python3, which another Python may hide on PATH.
import { spawnSync } from 'node:child_process';

/** @returns {string | null} */
export function findPythonWithTorch() {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'].filter((name) => name !== undefined);
  const has = candidates.find(
    (name) => spawnSync(name, ['-c', 'import numpy, torch'], { stdio: 'ignore' }).status === 0,
  );
  return has ?? null;
}
