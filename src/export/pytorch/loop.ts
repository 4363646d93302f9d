// `train(steps)`, `evaluate(model)` and `main()`.
import { earlyStoppingPython } from '../../engine/early-stopping.ts';
import { lossSpecs } from '../../engine/losses/index.ts';
import { hasIgnored } from '../../engine/targets.ts';
import type { Experiment } from '../../experiment/index.ts';
import { hintedLayer, isTaught, prunes, rounds, taughtLosses } from './compression.ts';
import { trainingLosses } from './loss.ts';
import { hasModes } from './model.ts';
import { lines } from './python.ts';
import {
  decaysByHand,
  drops,
  ever,
  freezes,
  hasLayer,
  hasRates,
  stopsEarly,
  type Use,
  usesAdaptive,
  usesPlateau,
  valuesOf,
} from './use.ts';

export function trainSection(use: Use, changes: boolean): string {
  const penalised = [
    ever(use, (s) => s.regularization.l1 > 0) && 'settings.l1 * sum(p.abs().sum() for p in params)',
    ever(use, (s) => s.regularization.l2 > 0) && 'settings.l2 / 2 * sum((p * p).sum() for p in params)',
  ].filter((term) => term !== false);
  const clips = ever(use, (s) => s.regularization.clip > 0);
  const clipsValue = ever(use, (s) => s.regularization.clipValue > 0);
  const decays = ever(use, (s) => decaysByHand(use, s));
  const plateau = usesPlateau(use);
  const adaptive = usesAdaptive(use);
  const stops = stopsEarly(use);
  const dropping = drops(use);
  const ignores = hasIgnored(use.dataset);
  const normalizes = hasLayer(use, 'batch-norm');
  const frozen = freezes(use);
  const trained = frozen ? 'trained' : 'params';
  const pruning = prunes(use);
  const rounding = rounds(use);
  const taught = isTaught(use);
  const mixed = use.x.precision === 'mixed';
  const needsParams = penalised.length > 0 || clips || clipsValue || decays || adaptive || mixed;
  return lines(
    stops && `${earlyStoppingPython}\n`,
    'def train(steps, dtype=torch.float32, device="cpu"):',
    '    """Makes so many steps. Returns the loss of each step\'s batch, and the model."""',
    '    torch.set_default_dtype(dtype)',
    '    inputs, targets = load("train", device)',
    '    model = Model()',
    '    initialize(model)',
    '    model.to(device)',
    '    # Under torchrun every process has a copy of the model, and backward() averages their gradients.',
    normalizes &&
      '    if WORLD > 1 and device != "cpu":\n        model = nn.SyncBatchNorm.convert_sync_batchnorm(model)  # over the whole batch',
    `    replica = nn.parallel.DistributedDataParallel(model${frozen ? ', find_unused_parameters=True' : ''}) if WORLD > 1 else model`,
    needsParams && '    params = list(model.parameters())',
    '    optimizer = make_optimizer(model)',
    '    sampler = batches(len(inputs))',
    plateau && '    plateau, window = PlateauWatch(), []',
    stops && '    stopping = EarlyStopping()',
    pruning && '    initial = {name: p.detach().clone() for name, p in model.named_parameters()}',
    taught && '    teacher = load_teacher("teacher", device)',
    hintedLayer(use) !== undefined && '    features = load_teacher("teacher_features", device)',
    mixed && '    scaler = LossScale()',
    adaptive && '    noise = NoiseWatch()\n    settings.adaptive_size = settings.batch_size',
    '    losses = []',
    '    for step in range(steps):',
    changes && '        optimizer = change(step, model, optimizer)',
    frozen && needsParams && '        trained = [p for p in params if p.requires_grad]',
    plateau && decidePlateau(use),
    adaptive && decideAdaptive(use),
    adaptive && changes && restartAdaptive(use),
    stops && stopEarly(use),
    pruning && '        if prune(model, step, initial):\n            optimizer = make_optimizer(model)',
    `        lr = learning_rate(step${plateau ? ', plateau.reductions' : ''})`,
    '        for group in optimizer.param_groups:',
    `            group["lr"] = lr${hasRates(use) ? ' * settings.rates[group["layer"]]' : ''}`,
    '        batch = next(sampler)',
    '        share = batch[RANK::WORLD]  # of this process: all of the batch if there is only one',
    dropping && '        settings.step, settings.rows = step, np.arange(len(batch), dtype=np.uint64)[RANK::WORLD]',
    '',
    '        # The mean over the batch: this share of it, times WORLD because the shares are averaged.',
    ignores && '        counted = max(1, int((targets[batch] >= 0).sum()))',
    rounding && '        rounded = round_weights(model)',
    taught && hintedLayer(use) === undefined && '        outputs = replica(inputs[share])',
    hintedLayer(use) !== undefined && '        outputs, hidden = replica(inputs[share], with_hidden=True)',
    `        loss = ${taughtLosses(use, trainingLosses(use, taught ? 'outputs' : 'replica(inputs[share])', 'targets[share]'), 'share')}.sum() / ${ignores ? 'counted' : 'len(batch)'} * WORLD`,
    ...penalised.map((term) => `        loss = loss + ${term}`),
    '        value = over_all_processes(loss)',
    '        if not math.isfinite(value):',
    '            say(f"step {step}: the loss is {value}, so this is the end")',
    '            break',
    '        losses.append(value)',
    plateau && '        if step % settings.every == 0:\n            window.clear()\n        window.append(value)',
    '',
    adaptive && measureNoise(use, trained),
    `        optimizer.zero_grad(${frozen ? 'set_to_none=True' : ''})`,
    `        ${mixed ? '(loss * scaler.scale)' : 'loss'}.backward()`,
    rounding && '        restore_weights(rounded)',
    pruning && '        hold(model, optimizer)',
    mixed && '        if not scaler.unscale(params):\n            continue  # an overflow: no update',
    adaptive && `        if ${measures(use)}:\n            noise.add(${trained})`,
    clips && clipping(use, `norm_(${trained}`, 'clip', (s) => s.regularization.clip),
    clipsValue && clipping(use, `value_(${trained}`, 'clip_value', (s) => s.regularization.clipValue),
    decays && decaying(use, trained),
    '        optimizer.step()',
    '        if (step + 1) % max(1, steps // 10) == 0:',
    '            say(f"step {step + 1}: loss {value:.6f}, learning rate {lr:g}")',
    '    return losses, model',
  );
}

/** Decoupled weight decay, before the update. */
const decaying = (use: Use, trained: string): string =>
  lines(
    '        with torch.no_grad():',
    ...(hasRates(use)
      ? [
          '            for group in optimizer.param_groups:',
          '                for p in group["params"]:',
          '                    p.mul_(1 - group["lr"] * settings.decay)',
        ]
      : [`            for p in ${trained}:`, '                p.mul_(1 - lr * settings.decay)']),
  );

/** Clipping, behind a condition only where it is off at some time of the run. */
function clipping(
  use: Use,
  kind: `${'norm' | 'value'}_(${string}`,
  name: string,
  of: (settings: Experiment) => number,
): string {
  const call = `nn.utils.clip_grad_${kind}, settings.${name})`;
  return ever(use, (s) => of(s) === 0) ? `        if settings.${name} > 0:\n            ${call}` : `        ${call}`;
}

/** Where the schedule or the strategy was changed, its decisions are made only while it is in force. */
const whileSchedule = (use: Use) =>
  ever(use, (s) => s.schedule.type !== 'plateau') ? 'settings.schedule == "plateau" and ' : '';
const whileAdaptive = (use: Use) =>
  ever(use, (s) => s.batch.strategy !== 'adaptive') ? 'settings.batches == "adaptive" and ' : '';

const decidePlateau = (use: Use): string =>
  lines(
    `        if ${whileSchedule(use)}step > 0 and step % settings.every == 0:`,
    '            plateau.feed(sum(window) / len(window), settings.patience)',
    '            window.clear()',
  );

/** As on the page: before the steps whose index is a multiple of `every`. */
const stopEarly = (use: Use): string => {
  const on = ever(use, (s) => s.earlyStopping.patience === 0) ? 'settings.early_patience > 0 and ' : '';
  return lines(
    `        if ${on}step > 0 and step % settings.early_every == 0:`,
    '            if stopping.feed(step, test_loss(model, device), model):',
    '                say(f"step {step}: stopped, the test loss was lowest at step {stopping.best_step}: {stopping.best:.6f}")',
    '                if stopping.model:',
    '                    model.load_state_dict(stopping.model)  # of that step',
    '                break',
  );
};

const decideAdaptive = (use: Use): string =>
  lines(
    `        if ${whileAdaptive(use)}step > 0 and step % 50 == 0:`,
    '            settings.adaptive_size = noise.grow(settings.adaptive_size, settings.batch_max)',
  );

/** A change of the batch by hand is where the adaptive one starts from. */
const restartAdaptive = (use: Use): string =>
  lines(
    valuesOf(use, (s) => s.batch.strategy).length > 1 &&
      '        if "batches" in CHANGES.get(step, {}):\n            noise = NoiseWatch()',
    '        if "batch_size" in CHANGES.get(step, {}):',
    '            settings.adaptive_size = settings.batch_size',
  );

const measures = (use: Use): string => `${whileAdaptive(use)}step % 5 == 4`;

const measureNoise = (use: Use, params: string): string =>
  lines(
    `        if ${measures(use)}:`,
    drops(use) && '            settings.rows = np.arange(len(batch), dtype=np.uint64)',
    isTaught(use) && '            outputs = model(inputs[batch])',
    `            noise.measure(${taughtLosses(use, trainingLosses(use, isTaught(use) ? 'outputs' : 'model(inputs[batch])', 'targets[batch]'), 'batch')}, ${params})`,
  );

export function evaluateSection(use: Use): string {
  const { x, dataset, outputs } = use;
  const classes = dataset.task === 'classification';
  const signs = lossSpecs[x.loss].targets === 'sign';
  const ignores = hasIgnored(dataset);
  // Where some are ignored, targets are classes as they came.
  const asSigns = signs && !ignores;
  const right =
    outputs === 1
      ? `(outputs > 0) == (targets > ${asSigns ? '0' : '0.5'})`
      : `outputs.argmax(-1) == ${asSigns ? 'targets.argmax(-1)' : 'targets'}`;
  const mean = ignores ? 'sum().item() / max(1, int((targets >= 0).sum()))' : 'mean().item()';
  const stops = stopsEarly(use);
  const loss = `row_losses(outputs, targets).${mean}`;
  return lines(
    stops && testLoss(use, loss),
    '@torch.no_grad()',
    'def evaluate(model, device):',
    `    """Loss (without penalties)${classes ? ' and accuracy' : ''} on the test set, in words."""`,
    hasModes(use) && '    model.eval()',
    '    inputs, targets = load("test", device)',
    rounds(use) && '    rounded = round_weights(model)',
    '    outputs = model(inputs)',
    rounds(use) && '    restore_weights(rounded)',
    `    loss = ${loss}`,
    classes && `    accuracy = (${right})${ignores ? '[targets >= 0]' : ''}.double().mean().item()`,
    `    return f"test loss {loss:.6f}${classes ? ', accuracy {accuracy:.1%}' : ''}"`,
  );
}

const testLoss = (use: Use, loss: string): string =>
  lines(
    '@torch.no_grad()',
    'def test_loss(model, device):',
    '    """Loss (without penalties) on the test set."""',
    hasModes(use) && '    model.eval()',
    '    inputs, targets = load("test", device)',
    rounds(use) && '    rounded = round_weights(model)',
    '    outputs = model(inputs)',
    rounds(use) && '    restore_weights(rounded)',
    hasModes(use) && '    model.train()',
    `    return ${loss}\n\n`,
  );

export const processes = `\
# Set by torchrun: how many processes train together, and which one this is.
WORLD = int(os.environ.get("WORLD_SIZE", 1))
RANK = int(os.environ.get("RANK", 0))


def say(text):
    if RANK == 0:
        print(text, flush=True)


def over_all_processes(loss):
    """The mean of a number that every process has a part of."""
    loss = loss.detach().clone()
    if WORLD > 1:
        dist.all_reduce(loss)
    return loss.item() / WORLD`;

export const mainSection = (steps: number): string => `\
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--steps", type=int, default=${steps})
    parser.add_argument("--out", help="JSON file for the loss of each step")
    parser.add_argument("--dtype", choices=["float32", "float64"], default="float32")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    args = parser.parse_args()
    device = args.device
    if WORLD > 1:
        dist.init_process_group("nccl" if device == "cuda" else "gloo")
        if device == "cuda":
            device = f"cuda:{os.environ['LOCAL_RANK']}"
    losses, model = train(args.steps, getattr(torch, args.dtype), device)
    say(evaluate(model, device))
    if args.out and RANK == 0:
        Path(args.out).write_text(json.dumps({"losses": losses}))
    if WORLD > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()`;
