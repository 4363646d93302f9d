// npm run check: every check that is no test. Goes on after a failure, so that one run says all that is wrong.
import { spawnSync } from 'node:child_process';

const checks = ['format:check', 'types', 'lint', 'check:imports', 'check:lockfile', 'knip', 'build', 'check:size'];
const failed = checks.filter((name) => {
  console.log(`\n== ${name}`);
  return (
    spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
  );
});
console.log(failed.length > 0 ? `\nchecks that failed: ${failed.join(', ')}` : '\nall checks passed');
process.exit(failed.length > 0 ? 1 : 0);
