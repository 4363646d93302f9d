// `make_optimizer(model)` and, where settings change while the run goes on, `change(step, model, optimizer)`.
import { constructorCall } from '../../engine/optimizers/index.ts';
import type { OptimizerName } from '../../experiment/index.ts';
import { hintMapOf } from './compression.ts';
import { lines } from './python.ts';
import { isFixed, type Settings } from './settings.ts';
import { freezes, hasRates, optimizerAt, optimizerTypes, type Use } from './use.ts';

/** The constructor's call with values from the settings: `torch.optim.Adam(params, lr=settings.lr, …)`. */
function constructor(use: Use, name: OptimizerName): string {
  const phase = use.phases.find(({ settings }) => settings.optimizer.type === name);
  const { type, options, ...rest } = optimizerAt(use, phase?.settings ?? use.x);
  const live = Object.entries(options).map(([option, value]) => [
    option,
    isFixed(use, option, value) ? value : `settings.${option}`,
  ]);
  return constructorCall({ ...rest, type, options: Object.fromEntries(live) as typeof options }, 'settings.lr');
}

export function optimizerSection(use: Use): string {
  const types = optimizerTypes(use);
  const sources = new Set(use.phases.map(({ settings }) => optimizerAt(use, settings).source));
  const branches = types.map((name, i) =>
    i === types.length - 1
      ? `    return ${constructor(use, name)}`
      : `    if settings.optimizer == "${name}":\n        return ${constructor(use, name)}`,
  );
  return lines(
    ...[...sources].map((source) => source !== undefined && `${source}\n`),
    'def make_optimizer(model):',
    freezes(use) && freezing,
    parameters(use),
    ...branches,
  );
}

function parameters(use: Use): string {
  const trained = (owner: string) =>
    freezes(use) ? `[p for p in ${owner}.parameters() if p.requires_grad]` : `list(${owner}.parameters())`;
  if (!hasRates(use)) return `    params = ${freezes(use) ? trained('model') : 'model.parameters()'}`;
  const layers = hintMapOf(use) ? '[*model.layers, model.hint]' : 'model.layers';
  return lines(
    '    # A group per layer: settings.rates says what the learning rate is multiplied by.',
    `    groups = [dict(params=${trained('layer')}, layer=i) for i, layer in enumerate(${layers})]`,
    '    params = [group for group in groups if group["params"]]',
  );
}

const freezing = lines(
  '    for name, p in model.named_parameters():',
  '        p.requires_grad_(not name.startswith(settings.frozen))',
);

/** Empty where nothing changes. */
export function changeSection({ changes, options }: Settings, edits: Map<number, string[]>): string {
  if (changes.size === 0 && edits.size === 0) return '';
  const anew = ['optimizer', 'frozen'].filter((name) => [...changes.values()].some((values) => values.has(name)));
  const switches = anew.length > 0;
  const looks = switches || options.length > 0;
  return lines(
    'def change(step, model, optimizer):',
    '    """Makes the changes due before a step. Returns the optimizer: a new one where that is the change."""',
    changes.size > 0 && looks && '    changes = CHANGES.get(step, {})\n    vars(settings).update(changes)',
    changes.size > 0 && !looks && '    vars(settings).update(CHANGES.get(step, {}))',
    switches && `    if ${anew.map((name) => `"${name}" in changes`).join(' or ')}:`,
    switches && '        optimizer = make_optimizer(model)  # the parameters stay, the moments start anew',
    options.length > 0 && `    for name in changes.keys() & {${options.map((name) => `"${name}"`).join(', ')}}:`,
    options.length > 0 && '        for group in optimizer.param_groups:\n            group[name] = changes[name]',
    edits.size > 0 && '    for name, place, value in EDITS.get(step, []):',
    edits.size > 0 && '        model.get_parameter(name).data[place] = value',
    '    return optimizer',
  );
}
