// npm run bench: every engine on every workload, side by side in one browser and one run.
//   --only w1,w2       workloads whose names start so
//   --engines a,b      engines whose names start so
//   --rounds N         how often each cell is measured (3); the median counts
//   --seconds S        how long a measurement takes (1.5)
//   --quick            one round of 0.3 s: does everything still run?
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counts, lossTolerance, ratios } from './requirements.mjs';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    engines: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const seconds = Number(options.seconds ?? (options.quick ? 0.3 : 1.5));

installIfNeeded(join(here, '..'));
installIfNeeded(here);
const { build, preview } = await import('vite');
const { chromium } = await import('playwright');
const { launchOptions } = await import('../scripts/browser.mjs');

await build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn' });
const server = await preview({
  configFile: join(here, 'vite.config.ts'),
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 0 },
});
const browser = await chromium.launch(launchOptions());
let failures = [];
try {
  failures = await main(`${server.resolvedUrls?.local[0]}bench/`);
} finally {
  await browser.close();
  await server.close();
}
process.exit(failures.length > 0 ? 1 : 0);

/** @param {string} folder */
function installIfNeeded(folder) {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  console.log(`npm ci in ${folder}`);
  const { status } = spawnSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
}

/**
 * Calls a function of page.ts in a page of its own, so that no engine finds another's leftovers.
 * @param {string} url @param {string} name @param {unknown[]} args
 */
async function inFreshPage(url, name, ...args) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in window);
    const work = page.evaluate(([call, given]) => window.bench[call].apply(null, given), [name, args]);
    const limit = new Promise((_, reject) => setTimeout(reject, 120_000, new Error('no answer within 120 s')).unref());
    return await Promise.race([work, limit]);
  } catch (error) {
    const [message] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Error([message, ...errors].join(' | '), { cause: error });
  } finally {
    await page.close();
  }
}

/** @param {string} url @returns {Promise<string[]>} what was missed */
async function main(url) {
  const all = await inFreshPage(url, 'list');
  const chosen = pick([...all.workloads, ...all.labs], options.only, '--only');
  const workloads = all.workloads.filter((workload) => chosen.includes(workload));
  const labs = all.labs.filter((lab) => chosen.includes(lab));
  const engines = pick(
    all.engines.filter(({ name }) => name !== 'reference'),
    options.engines,
    '--engines',
  );
  const adapter = await inFreshPage(url, 'adapter');
  const about = `Chromium ${browser.version()} · WebGPU: ${adapter} · ${cpus().length} cores · ${rounds} × ${seconds} s`;
  console.log(`${about}\n`);

  const cells = workloads.flatMap((workload) =>
    engines.flatMap((engine) =>
      engine.optimizers.map((optimizer) => ({
        workload: workload.name,
        engine: engine.name,
        optimizer,
        runs: [],
        error: '',
      })),
    ),
  );
  const wanted = {};
  for (const { workload, optimizer } of cells) {
    wanted[`${workload} ${optimizer}`] ??= await inFreshPage(url, 'losses', 'reference', workload, optimizer);
  }

  const missed = [];
  for (let round = 1; round <= rounds; round++) {
    for (const cell of cells) {
      if (cell.error || cell.cannot) continue;
      const name = `${cell.workload} ${cell.engine} ${cell.optimizer}`;
      try {
        const run = await inFreshPage(url, 'cell', cell.engine, cell.workload, cell.optimizer, seconds);
        cell.cannot = run === null;
        if (!run) continue;
        cell.runs.push(run);
        run.lossError = furthest(run.losses, wanted[`${cell.workload} ${cell.optimizer}`]);
        if (!(run.lossError <= lossTolerance))
          missed.push(`${name}: a loss is off by ${run.lossError.toExponential(1)} (relative)`);
        console.log(`  ${round}/${rounds} ${name.padEnd(34)} ${format(run.stepsPerSecond).padStart(9)} steps/s`);
      } catch (error) {
        cell.error = String(error instanceof Error ? error.message : error);
        // A peer that has no kernel for a layer is left out, and the reason is said; any other error is a failure.
        cell.cannot = !cell.engine.startsWith('downhill') && / not registered for backend /.test(cell.error);
        if (cell.cannot) console.log(`  ${name.padEnd(38)} left out: ${cell.error}`);
        else missed.push(`${name}: ${cell.error}`);
      }
    }
  }

  const found = (workload, name) => cells.find((c) => c.workload === workload && `${c.engine} ${c.optimizer}` === name);
  for (const workload of workloads) {
    console.log(`\n${workload.title}, steps per second (median of ${rounds})`);
    const rows = cells.filter((cell) => cell.workload === workload.name && !cell.cannot);
    const best = Math.max(0, ...peers(rows).map(speed));
    console.log(table([header(), ...rows.map((cell) => row(cell, engines, best))]));
  }

  const figures = await labFigures(url, labs, missed);

  console.log('\nRequired');
  for (const { workload, engine, times, of } of ratios) {
    const ours = found(workload, engine);
    const theirs = of.map((name) => found(workload, name)).filter((cell) => cell?.runs.length);
    if (!ours || theirs.length === 0) continue; // left out by --only or --engines
    const ratio = median(
      ours.runs.map((run, i) => run.stepsPerSecond / Math.max(...theirs.map((cell) => cell.runs[i].stepsPerSecond))),
    );
    say(
      ratio >= times,
      `${workload}: ${engine} is ${format(ratio)} × ${of.join(' and ')}; at least ${times} is required`,
    );
  }
  for (const { workload, engine, dispatchesPerStep, submitsPerAdvance } of counts) {
    const run = found(workload, engine)?.runs[0];
    if (!run) continue;
    const text = `${format(run.perStep.dispatches)} dispatches a step, ${format(run.submitsPerAdvance)} submits an advance`;
    const good = run.perStep.dispatches <= dispatchesPerStep && run.submitsPerAdvance <= submitsPerAdvance;
    say(
      good,
      `${workload}: ${engine} makes ${text}; at most ${dispatchesPerStep} and ${submitsPerAdvance} are allowed`,
    );
  }
  for (const { lab, name, value, unit, atLeast, atMost } of figures) {
    if (atLeast === undefined && atMost === undefined) continue;
    const bounds = [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`];
    const good = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
    say(good, `${lab}, ${name}: ${format(value)} ${unit}; ${bounds.filter(Boolean).join(', ')} is required`);
  }
  function say(good, text) {
    console.log(`  ${good ? 'met   ' : 'MISSED'} ${text}`);
    if (!good) missed.push(text);
  }
  for (const text of missed) console.error(`MISSED ${text}`);

  const file = join(here, 'results.json');
  writeFileSync(
    file,
    `${JSON.stringify({ about, date: new Date().toISOString(), cells, figures, reference: wanted, missed }, null, 2)}\n`,
  );
  console.log('\nbench/results.json has every run.');
  return missed;
}

/**
 * The figures of the labs: medians over the rounds.
 * @param {string} url @param {{ name: string, title: string }[]} labs @param {string[]} missed
 */
async function labFigures(url, labs, missed) {
  const all = [];
  for (const { name, title } of labs) {
    const runs = [];
    for (let round = 1; round <= rounds; round++) {
      try {
        runs.push(await inFreshPage(url, 'lab', name));
      } catch (error) {
        missed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (runs.length === 0) continue;
    const figures = runs[0].map((figure, i) => ({
      ...figure,
      lab: name,
      value: median(runs.map((run) => run[i].value)),
    }));
    console.log(`\n${title} (median of ${runs.length})`);
    console.log(table(figures.map(({ name: what, value, unit }) => [what, `${format(value)} ${unit}`])));
    all.push(...figures);
  }
  return all;
}

function pick(all, prefixes, option) {
  if (!prefixes) return all;
  const chosen = all.filter(({ name }) => prefixes.split(',').some((prefix) => name.startsWith(prefix)));
  if (chosen.length > 0) return chosen;
  console.error(`${option} ${prefixes}: there is ${all.map(({ name }) => name).join(', ')}`);
  return process.exit(1);
}

/** Largest relative distance of two lists of losses. @param {number[]} got @param {number[]} wanted */
function furthest(got, wanted) {
  return Math.max(...wanted.map((value, i) => Math.abs((got[i] ?? Number.NaN) - value) / Math.abs(value)));
}

/** The engines that the table's last column compares with: those that train on WebGPU with Adam and are not ours. */
function peers(rows) {
  return rows.filter((cell) => cell.runs.some((run) => run.perStep) && !cell.engine.startsWith('downhill'));
}

function speed(cell) {
  return median(cell.runs.map((run) => run.stepsPerSecond));
}

function header() {
  return ['', 'steps/s', 'first step', 'dispatches', 'submits', 'loss off by', '× WebGPU peers'];
}

function row(cell, engines, best) {
  const title = `${engines.find(({ name }) => name === cell.engine).title}, ${cell.optimizer === 'sgd' ? 'SGD' : 'Adam'}`;
  if (cell.runs.length === 0) return [title, 'failed', '', '', '', '', ''];
  const per = cell.runs[0].perStep;
  return [
    title,
    format(speed(cell)),
    `${Math.round(median(cell.runs.map((run) => run.firstStepMs)))} ms`,
    per ? format(per.dispatches) : '–',
    per ? format(per.submits) : '–',
    Math.max(...cell.runs.map((run) => run.lossError)).toExponential(0),
    best > 0 ? format(speed(cell) / best) : '–',
  ];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  return rows
    .map(
      (cells) =>
        `  ${cells.map((text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[column]))).join('  ')}`,
    )
    .join('\n');
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three significant digits, whole numbers from 100 on. */
function format(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value < 0.1 && value > 0 ? value.toPrecision(2) : String(Number(value.toPrecision(3)));
}
