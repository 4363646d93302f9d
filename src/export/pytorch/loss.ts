// What the loss compares, and how: `load(split, device)`, `row_losses(outputs, targets)` and, where classes weigh
// differently, `weights_of(targets)`.
import { lossSpecs } from '../../engine/losses/index.ts';
import { hasIgnored } from '../../engine/targets.ts';
import { isTaught } from './compression.ts';
import { lines } from './python.ts';
import { ever, type Use } from './use.ts';

function kindOf(use: Use) {
  const { x, dataset, outputs } = use;
  const classes = dataset.task === 'classification';
  const signs = classes && lossSpecs[x.loss].targets === 'sign';
  return {
    classes,
    /** Targets are +1 and −1, not classes. */
    signs,
    /** A softmax over the classes. */
    many: classes && !signs && outputs > 1,
    /** Every place of a sequence has a target. */
    places: dataset.targets > 1,
    ignores: hasIgnored(dataset),
    smooths: ever(use, (s) => s.regularization.labelSmoothing > 0),
    outputs,
  };
}
type Kind = ReturnType<typeof kindOf>;

/** How the program calls row_losses() while training: with the settings of that moment. */
export function trainingLosses(use: Use, outputs: string, targets: string): string {
  const losses = `row_losses(${outputs}, ${targets}${kindOf(use).smooths ? ', settings.label_smoothing' : ''})`;
  return use.dataset.classWeights ? `(${losses} * weights_of(${targets}))` : losses;
}

/** What the targets are, in words. */
function describeTargets({ classes, signs, outputs, ignores }: Kind): string {
  if (!classes) return 'values';
  if (ignores) return 'classes, -1: none';
  if (signs) return outputs === 1 ? '+1 for class 1, -1 for class 0' : '+1 for the class, -1 for the others';
  return outputs === 1 ? 'class 0 or 1' : 'classes';
}

const float = 'torch.get_default_dtype()';

/** Classes as signs. */
const signsOf = ({ outputs }: Kind): string =>
  outputs === 1 ? '2 * targets - 1' : `2 * F.one_hot(targets, ${outputs}).to(${float}) - 1`;

/** The class of each target as load() gives it. */
function classOf({ signs, outputs, ignores }: Kind): string {
  if (ignores) return 'targets.clamp(min=0)';
  if (outputs === 1) return signs ? '(targets > 0).long()' : 'targets.long()';
  return signs ? 'targets.argmax(-1)' : 'targets';
}

/** row_losses(), with the mean over places and outputs taken. */
function meanBody(kind: Kind, loss: string): string[] {
  const extra = (kind.places ? 1 : 0) + (kind.signs && kind.outputs > 1 ? 1 : 0);
  return [`    return ${loss}${['', '.mean(1)', '.mean((1, 2))'][extra]}`];
}

/** The same where some targets are ignored: the sum over those there are. */
function countedBody(kind: Kind, loss: string): (string | false)[] {
  const sum = kind.places ? '.sum(1)' : '';
  if (kind.many) return [`    return ${loss}${sum}`];
  return [
    '    counted = targets >= 0',
    `    targets = targets.clamp(min=0)${kind.outputs === 1 ? `.to(${float})` : ''}`,
    kind.signs && `    targets = ${signsOf(kind)}`,
    `    losses = ${loss}${kind.signs && kind.outputs > 1 ? '.mean(-1)' : ''} * counted`,
    `    return losses${sum}`,
  ];
}

const weightsSection = (weights: Float32Array, kind: Kind): string =>
  lines(
    '\n',
    'def weights_of(targets):',
    '    """What each row counts in the loss, by its class."""',
    `    weights = torch.tensor([${[...weights].join(', ')}], device=targets.device)`,
    `    return weights[${classOf(kind)}]`,
  );

const teacherSection = `

def load_teacher(name, device):
    """What the teacher said of the training set: its logits, or what a hidden layer of it put out."""
    data = np.load(Path(__file__).with_name("data.npz"))
    return torch.tensor(data[name], dtype=${float}, device=device)`;

export function lossSection(use: Use): string {
  const { x, dataset, outputs } = use;
  const kind = kindOf(use);
  const { ignores, smooths } = kind;
  const whole = kind.classes && (outputs > 1 || ignores);
  const loss = lossSpecs[x.loss].pytorch(outputs, { smooths, ignores });
  return lines(
    'def load(split, device):',
    `    """Inputs and targets (${describeTargets(kind)}) of "train" or "test"."""`,
    '    data = np.load(Path(__file__).with_name("data.npz"))',
    `    inputs = torch.tensor(data[f"{split}_x"], dtype=${dataset.vocabulary ? 'torch.long' : float}, device=device)`,
    `    targets = torch.tensor(data[f"{split}_y"], dtype=${whole ? 'torch.long' : float}, device=device)`,
    kind.signs && !ignores && `    targets = ${signsOf(kind)}`,
    '    return inputs, targets',
    '\n',
    `def row_losses(outputs, targets${smooths ? ', smoothing=0.0' : ''}):`,
    `    """The loss of each row: ${x.loss}${ignores ? ', added up over its targets' : ''}."""`,
    kind.places && kind.many && '    outputs = outputs.transpose(1, 2)  # classes go second there',
    ...(ignores ? countedBody(kind, loss) : meanBody(kind, loss)),
    isTaught(use) && teacherSection,
    dataset.classWeights !== undefined && weightsSection(dataset.classWeights, kind),
  );
}
