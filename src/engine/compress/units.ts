// The units of a model that can be taken out whole: neurons, channels, attention heads. A unit is a place along one
// dimension of the model (its group), and that dimension lies along axes of several tensors: rows of the layer that
// makes it, columns of every layer that reads it, entries of what stands between (a batch norm). Taking a unit out is
// taking its slice out of all of them.
import type { LayerConfig } from '../../experiment/index.ts';
import type { Plan } from '../plan.ts';

/** One axis of a tensor: its places are (o · units + u) · `inner` + i, for as many o as there are. */
export interface UnitAxis {
  tensor: string;
  axis: number;
  inner: number;
}

/** Why a group's units cannot be taken out. */
export type Locked = 'layer-norm' | 'attention' | 'position' | 'residual';

export interface UnitGroup {
  /** The layer that makes it (index in the plan). */
  layer: number;
  kind: 'units' | 'channels' | 'heads' | 'hidden';
  units: number;
  /** Its rows in the tensors that make it. */
  makes: UnitAxis[];
  /** Its columns in the tensors that read it. */
  reads: UnitAxis[];
  /** Its entries in what stands between. */
  follows: UnitAxis[];
  /** What its units put out when the model is evaluated: `outer` × units × `inner` numbers a row. */
  output: { buffer: string; outer: number; inner: number };
  /** The layers' settings with so many of its units. */
  resized: (layers: LayerConfig[], units: number) => LayerConfig[];
  locked?: Locked;
}

/** What arrives at a layer: a group's units along its features; no group: the data. */
interface Arriving {
  group: UnitGroup | undefined;
  outer: number;
  inner: number;
}

const isImage = (shape: readonly number[]): boolean => shape.length === 3;
const spots = ([, rows, columns]: readonly number[]): number => rows * columns;

/** A group's units, a number each. */
const whole = (group: UnitGroup): Arriving => ({ group, outer: 1, inner: 1 });

/** The groups of a plan's hidden layers, in the order they are made. `shape`: of a row of the data. */
export function unitGroups(plan: Plan, shape: readonly number[]): UnitGroup[] {
  const groups: UnitGroup[] = [];
  const configs = plan.layers.map(({ config }) => config);
  let arriving: Arriving = { group: undefined, outer: 1, inner: 1 };
  let input = shape;

  const lock = (group: UnitGroup | undefined, reason: Locked): void => {
    if (group) group.locked ??= reason;
  };

  configs.forEach((config, layer) => {
    const output = plan.layers[layer].shape;
    const at = (name: string, axis: number, inner = 1): UnitAxis => ({
      tensor: `layers.${layer}.${name}`,
      axis,
      inner,
    });
    /** The features of the input along an axis. */
    const reads = (name: string): void => {
      const { group, inner } = arriving;
      group?.reads.push(at(name, 1, isImage(input) && config.type === 'dense' ? inner * spots(input) : inner));
    };
    /** Where this layer's numbers lie, by unit. */
    const layout = () => ({
      buffer: plan.layers[layer].output.value,
      outer: output.length === 2 ? output[0] : 1,
      inner: isImage(output) ? spots(output) : 1,
    });
    const make = (group: Pick<UnitGroup, 'kind' | 'units' | 'makes' | 'resized'> & Partial<UnitGroup>): UnitGroup => {
      const made = { layer, reads: [], follows: [], output: layout(), ...group };
      groups.push(made);
      return made;
    };
    const resize =
      (change: (units: number) => Record<string, number>): UnitGroup['resized'] =>
      (layers, units) =>
        layers.with(layer, { ...layers[layer], ...change(units) });

    switch (config.type) {
      case 'dense':
      case 'conv': {
        const before = arriving;
        reads('weight');
        if (layer === configs.length - 1) break;
        const own = [at('weight', 0), at('bias', 0)];
        const made = make({
          kind: config.type === 'conv' ? 'channels' : 'units',
          units: output[isImage(output) ? 0 : output.length - 1],
          makes: own,
          resized: resize((units) => ({ [config.type === 'conv' ? 'filters' : 'units']: units })),
        });
        arriving = whole(made);
        // What is added to the input has its units: they can only go together.
        if (config.residual) {
          lock(before.group, 'residual');
          lock(made, 'residual');
        }
        break;
      }
      case 'batch-norm': {
        const { group, outer, inner } = arriving;
        if (!group) break;
        for (const name of ['weight', 'bias', 'running_mean', 'running_var']) group.follows.push(at(name, 0, inner));
        const { buffer } = layout();
        group.output = isImage(output) ? layout() : { buffer, outer, inner };
        break;
      }
      case 'layer-norm':
        lock(arriving.group, 'layer-norm');
        break;
      case 'embedding':
        arriving = whole(
          make({
            kind: 'units',
            units: config.size,
            makes: [at('weight', 1)],
            resized: resize((size) => ({ size })),
          }),
        );
        break;
      case 'position':
        if (config.encoding === 'learned') arriving.group?.follows.push(at('weight', 1));
        else lock(arriving.group, 'position');
        break;
      case 'attention':
      case 'block': {
        // Its output is as wide as its input, and is added to it.
        lock(arriving.group, 'attention');
        const D = output[1];
        const part = config.type === 'block' ? 'attention.' : '';
        const width = config.headWidth ? config.headWidth : D / config.heads;
        const heads = make({
          kind: 'heads',
          units: config.heads,
          makes: [at(`${part}in_proj.weight`, 0, width), at(`${part}in_proj.bias`, 0, width)],
          resized: resize((units) => ({ heads: units, headWidth: width })),
          output: { buffer: `evaluating.${layer}.${part}o`, outer: output[0], inner: width },
        });
        heads.reads.push(at(`${part}out_proj.weight`, 1, width));
        if (config.type === 'attention') break;
        const hidden = make({
          kind: 'hidden',
          units: config.hidden ? config.hidden : config.expansion * D,
          makes: [at('linear1.weight', 0), at('linear1.bias', 0)],
          resized: resize((units) => ({ hidden: units })),
          output: { buffer: `evaluating.${layer}.linear1.a`, outer: output[0], inner: 1 },
        });
        hidden.reads.push(at('linear2.weight', 1));
        break;
      }
      case 'rnn':
      case 'gru':
      case 'lstm': {
        reads('weight_ih_l0');
        const names = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'];
        const made = make({
          kind: 'units',
          units: config.units,
          makes: names.map((name) => at(name, 0)),
          resized: resize((units) => ({ units })),
        });
        made.reads.push(at('weight_hh_l0', 1));
        arriving = whole(made);
        break;
      }
      case 'flatten':
        if (isImage(input)) arriving = { ...arriving, inner: arriving.inner * spots(input) };
        else if (input.length === 2) arriving = { ...arriving, outer: arriving.outer * input[0] };
        break;
      default: // pools and dropout: unit by unit
    }
    input = output;
  });
  return groups;
}
