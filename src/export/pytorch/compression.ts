// A model that gets smaller while it trains, as Python: `prune(model, step)`, `round_weights(model)` and
// `distilled(outputs, targets, teacher)`.
import { prunable } from '../../engine/compress/prune.ts';
import { lines } from './python.ts';
import { ever, type Use } from './use.ts';

export const prunes = (use: Use): boolean => ever(use, ({ compression }) => compression.prune !== 'none');
export const rounds = (use: Use): boolean => ever(use, ({ compression }) => compression.qat !== 'none');
export const isTaught = ({ x }: Use): boolean => x.compression.teacher !== '';
/** Number of the layer, from 0, that is drawn to the teacher's. */
export const hintedLayer = (use: Use): number | undefined =>
  isTaught(use) && use.x.compression.hintLayer > 0 ? use.x.compression.hintLayer - 1 : undefined;

/** (OUT, IN) of the linear map to the teacher's layer; undefined: there is none. */
export const hintMapOf = ({ parameters }: Use): readonly number[] | undefined =>
  parameters.find(({ name }) => name === 'hint.weight')?.shape;

/** Steps before which settings change that remove weights at once. */
const changedAt = ({ x }: Use): number[] => [
  ...new Set(
    x.tweaks
      .filter(({ path }) => /^compression\.(prune|scope|sparsity|from|over|rewind)$/.test(path))
      .map(({ step }) => step),
  ),
];

const pruneSource = (use: Use): string => {
  const methods = new Set(use.phases.map(({ settings }) => settings.compression.prune));
  const random = methods.has('random');
  const importance = methods.has('importance');
  const penalties = [
    ever(use, (s) => s.regularization.l1 > 0) && ' - settings.l1 * w.detach().sign()',
    ever(use, (s) => s.regularization.l2 > 0) && ' - settings.l2 * w.detach()',
  ].filter((term) => term !== false);
  const names = prunable(use.parameters).map((p) => `"${p.name}": ${use.parameters.indexOf(p)}`);
  return lines(
    `WEIGHTS = {${names.join(', ')}}  # what may be removed, with its number among the parameters`,
    `PRUNE_CHANGES = {${changedAt(use).join(', ')}}`,
    '',
    '',
    'def prune_share(step):',
    '    """The share to be removed at a step: a cubic (Zhu & Gupta 2017); None where nothing is due."""',
    '    t = step - settings.prune_from',
    '    if settings.prune == "none" or t < 0:',
    '        return None',
    '    over = settings.prune_over',
    '    due = t <= over and (t == over or t % max(1, -(-over // 20)) == 0)',
    '    if not due and step not in PRUNE_CHANGES:',
    '        return None',
    '    return settings.sparsity if t >= over else settings.sparsity * (1 - (1 - t / over) ** 3)',
    '',
    '',
    '@torch.no_grad()',
    'def prune(model, step, initial):',
    '    """Sets the weights with the lowest scores to 0. Returns whether the others went back to the start."""',
    '    share = prune_share(step)',
    '    if share is None:',
    '        return False',
    '    weights = [model.get_parameter(name) for name in WEIGHTS]',
    '    scores = []',
    '    for w, k in zip(weights, WEIGHTS.values()):',
    random && '        if settings.prune == "random":',
    random && '            draws = uniform(PRUNE, k, np.arange(w.numel(), dtype=np.uint64)).astype(np.float32)',
    random && '            score = torch.from_numpy(draws).view_as(w).to(w)',
    importance && `        ${random ? 'elif' : 'if'} settings.prune == "importance":`,
    importance && '            score = (w * getattr(w, "loss_gradient", torch.zeros_like(w))).abs()',
    importance || random ? '        else:\n            score = w.abs()' : '        score = w.abs()',
    '        scores.append(torch.where(w == 0, -torch.ones_like(w), score).flatten())',
    '    if settings.prune_among == "2-of-4":',
    '        for w, score in zip(weights, scores):',
    '            rows, width = score.view(w.shape[0], -1), w.numel() // w.shape[0] // 4 * 4',
    '            order = rows[:, :width].reshape(-1, 4).sort(stable=True, descending=True).indices[:, 2:]',
    '            keep = torch.ones_like(rows[:, :width].reshape(-1, 4)).scatter_(1, order, 0)',
    '            w.view(w.shape[0], -1)[:, :width] *= keep.view(w.shape[0], width)',
    '    else:',
    '        groups = [scores] if settings.prune_among == "global" else [[s] for s in scores]',
    '        keep = []',
    '        for group in groups:',
    '            flat = torch.cat(group)',
    '            mask = torch.ones_like(flat)',
    '            mask[flat.sort(stable=True).indices[: round(share * len(flat))]] = 0',
    '            keep += mask.split([len(s) for s in group])',
    '        for w, mask in zip(weights, keep):',
    '            w.masked_fill_(mask.view_as(w) == 0, 0)',
    '    rewinds = settings.prune_rewind and step >= settings.prune_from + settings.prune_over',
    '    if rewinds:  # the lottery ticket (Frankle & Carbin 2019)',
    '        for name, p in model.named_parameters():',
    '            p.copy_(torch.where(p == 0, p, initial[name]) if name in WEIGHTS else initial[name])',
    '    return rewinds',
    '',
    '',
    'def hold(model, optimizer):',
    '    """What is removed stays so: it has no gradient, and no memory of one."""',
    '    for name in WEIGHTS:',
    '        w = model.get_parameter(name)',
    importance &&
      `        if w.grad is not None:\n            w.loss_gradient = w.grad${penalties.join('')}${penalties.length > 0 ? '' : '.clone()'}`,
    '        if settings.prune == "none":',
    '            continue',
    '        removed = w.detach() == 0',
    '        if w.grad is not None:',
    '            w.grad.masked_fill_(removed, 0)',
    '        for value in optimizer.state.get(w, {}).values():',
    '            if torch.is_tensor(value) and value.shape == w.shape:',
    '                value.masked_fill_(removed, 0)',
  );
};

const roundSource = (use: Use): string =>
  lines(
    `ROUNDED = (${prunable(use.parameters)
      .map((p) => `"${p.name}", `)
      .join('')
      .trimEnd()})`,
    '',
    '',
    'def round_weights(model):',
    '    """Puts rounded weights in the place of the exact ones, for one pass."""',
    '    rounded = []',
    '    if settings.qat == "none":',
    '        return rounded',
    '    bits = int(settings.qat)',
    '    affine = settings.qat_levels == "affine"',
    '    qmin, qmax = (-(2 ** (bits - 1)) if affine else 1 - 2 ** (bits - 1)), 2 ** (bits - 1) - 1',
    '    for name in ROUNDED:',
    '        p = model.get_parameter(name)',
    '        w = p.detach().clone().requires_grad_()',
    '        flat = w.detach().view(w.shape[0] if settings.qat_per == "channel" else 1, -1)',
    '        low, high = flat.amin(1).clamp(max=0), flat.amax(1).clamp(min=0)',
    '        scale = (high - low) / (qmax - qmin) if affine else torch.maximum(-low, high) / qmax',
    '        scale = torch.where(scale > 1e-37, scale, torch.ones_like(scale))',
    '        zero = (qmin - torch.round(low / scale)).clamp(qmin, qmax) if affine else torch.zeros_like(scale)',
    '        if settings.qat_per == "channel":',
    '            q = torch.fake_quantize_per_channel_affine(w, scale, zero.int(), 0, qmin, qmax)',
    '        else:',
    '            q = torch.fake_quantize_per_tensor_affine(w, scale.item(), int(zero), qmin, qmax)',
    '        p.data = q.detach()',
    '        rounded.append((p, w, q))',
    '    return rounded',
    '',
    '',
    'def restore_weights(rounded):',
    '    """The exact weights again; the gradient goes straight through to them."""',
    '    for p, w, q in rounded:',
    '        if p.grad is not None:',
    '            p.grad = torch.autograd.grad(q, w, p.grad)[0]',
    '        p.data = w.detach()',
  );

const distillSource = ({ outputs }: Use): string =>
  lines(
    'def distilled(losses, outputs, teacher):',
    '    """Each row\'s loss with a teacher\'s answer in it (Hinton, Vinyals & Dean 2015)."""',
    '    T = settings.temperature',
    outputs === 1 && '    outputs, teacher = (torch.stack([torch.zeros_like(z), z], -1) for z in (outputs, teacher))',
    '    soft = F.kl_div(F.log_softmax(outputs / T, -1), F.softmax(teacher / T, -1), reduction="none").sum(-1)',
    '    return settings.hard * losses + (1 - settings.hard) * T * T * soft',
  );

const hintSource = lines(
  'def matched(losses, features, teacher):',
  '    """Each row\'s loss with the distance of a hidden layer to the teacher\'s in it (FitNets, Romero et al. 2015)."""',
  '    return losses + settings.hint / 2 * (features.flatten(1) - teacher.flatten(1)).square().sum(1)',
);

/** Each row's loss while training, as Python: `losses` of the model's `outputs` (and `hidden`, its layer) with what a teacher says of the rows `rows`. */
export function taughtLosses(use: Use, losses: string, rows: string): string {
  if (!isTaught(use)) return losses;
  const distilled = `distilled(${losses}, outputs, teacher[${rows}])`;
  return hintedLayer(use) === undefined ? distilled : `matched(${distilled}, hidden, features[${rows}])`;
}

/** Empty where nothing of it is used. */
export const compressionSections = (use: Use): string[] => [
  prunes(use) ? pruneSource(use) : '',
  rounds(use) ? roundSource(use) : '',
  isTaught(use) ? distillSource(use) : '',
  hintedLayer(use) === undefined ? '' : hintSource,
];
