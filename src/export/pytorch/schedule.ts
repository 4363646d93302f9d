// `learning_rate(step)`: the formula of the schedule in use, or one branch per schedule where it was changed.
import { plateauPython, scheduleSpecs } from '../../engine/schedules/index.ts';
import type { ScheduleName } from '../../experiment/index.ts';
import { indent, lines, mentions } from './python.ts';
import { scheduleValues } from './settings.ts';
import { ever, type Use, usesPlateau, valuesOf } from './use.ts';

/** The factor of one schedule times the base rate, with the formula's values by their short names. */
function factor(name: ScheduleName, use: Use): string {
  const { python } = scheduleSpecs[name];
  if (Number(python) === 1) return 'return settings.lr';
  const names = Object.keys(scheduleValues(use.x)).filter((value) => mentions(python, value));
  return lines(
    names.length > 0 && `${names.join(', ')} = ${names.map((value) => `settings.${value}`).join(', ')}`,
    `return settings.lr * (${python})`,
  );
}

export function scheduleSection(use: Use): string {
  const schedules = valuesOf(use, (s) => s.schedule.type);
  const warms = ever(use, (s) => s.schedule.warmup > 0);
  const usesTime = schedules.some((name) => mentions(scheduleSpecs[name].python, 't'));
  const branches = schedules.map((name, i) =>
    i === schedules.length - 1
      ? factor(name, use)
      : lines(`if settings.schedule == "${name}":`, indent(factor(name, use))),
  );
  return lines(
    usesPlateau(use) && `${plateauPython}\n`,
    `def learning_rate(step${usesPlateau(use) ? ', reductions' : ''}):`,
    `    """Schedule: ${schedules.join(', then ')}${warms ? ', after a warm-up' : ''}."""`,
    warms && '    if step < settings.warmup:\n        return settings.lr * (step + 1) / settings.warmup',
    usesTime && `    t = step${warms ? ' - settings.warmup' : ''}`,
    ...branches.map((branch) => indent(branch)),
  );
}
