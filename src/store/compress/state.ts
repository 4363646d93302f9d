// What is chosen on the compression page: how weights are removed and rounded, and how far. Part of the link.
import { create } from 'zustand';
import { unitMethods, unitScopes, type UnitSpec } from '../../engine/compress/choose-units.ts';
import { bitWidths, quantRanges } from '../../engine/compress/quantize.ts';
import { type Problem, pruneMethods, pruneScopes, quantGrains, quantSchemes, show } from '../../experiment/index.ts';
import { defaultUnits } from '../../labs/compress/units.ts';
import { type Amount, defaultTechnique, type Technique } from '../../labs/compress/variant.ts';
import type { PageLink } from '../pages.ts';
import { distilKeys, readDistil, useDistil, writeDistil } from './distil-choices.ts';

export const compressParts = ['weights', 'units', 'distil'] as const;
export type CompressPart = (typeof compressParts)[number];

export interface CompressChoice {
  /** What of the page is seen. */
  part: CompressPart;
  technique: Technique;
  amount: Amount;
  units: UnitSpec;
}

export const schemes = [...quantSchemes, 'codebook'] as const;
export const bitChoices = [32, ...bitWidths.toReversed()] as const;

export const defaultChoice: CompressChoice = {
  part: 'weights',
  technique: defaultTechnique,
  amount: { sparsity: 0.5, bits: 8 },
  units: defaultUnits,
};

export const useCompress = create<CompressChoice>(() => defaultChoice);

export const setTechnique = (change: Partial<Technique>): void =>
  useCompress.setState(({ technique }) => ({ technique: { ...technique, ...change } }));
export const setAmount = (change: Partial<Amount>): void =>
  useCompress.setState(({ amount }) => ({ amount: { ...amount, ...change } }));

export const setUnits = (change: Partial<UnitSpec>): void =>
  useCompress.setState(({ units }) => ({ units: { ...units, ...change } }));
export const showPart = (part: CompressPart): void => useCompress.setState({ part });

/** Names of layers in a link count from 1, as on the page. */
const listText = (layers: readonly number[]): string => layers.map((layer) => layer + 1).join('.');

/** Its keys in a link with the choices each has. */
const choiceKeys = {
  'c-by': ['method', pruneMethods],
  'c-among': ['scope', pruneScopes],
  'c-levels': ['scheme', schemes],
  'c-per': ['grain', quantGrains],
  'c-range': ['range', quantRanges],
} as const;

const partKeys = { 'c-part': ['part', compressParts] } as const;
const unitKeys = { 'c-units-by': ['method', unitMethods], 'c-units-among': ['scope', unitScopes] } as const;

const ownKeys = new Set([
  ...[partKeys, choiceKeys, unitKeys].flatMap((keys) => Object.keys(keys)),
  'c-cut',
  'c-bits',
  'c-layers',
  'c-act',
  'c-units',
  ...distilKeys,
]);

type Keys = Record<string, readonly [name: string, choices: readonly string[]]>;

/** Takes what a link says of some choices over into `into`. */
function readChoices(keys: Keys, pairs: ReadonlyMap<string, string>, into: Record<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  for (const [key, [name, choices]] of Object.entries(keys)) {
    const given = pairs.get(key);
    if (given === undefined) continue;
    const known = choices.find((choice) => choice === given.toLowerCase());
    if (known === undefined) problems.push({ key, code: 'not-a-choice', given: show(given), used: into[name] });
    else into[name] = known;
  }
  return problems;
}

const writeChoices = (keys: Keys, now: object, usual: object): [string, string][] =>
  Object.entries(keys)
    .map(([key, [name]]) => [key, name as keyof object] as const)
    .filter(([, name]) => now[name] !== usual[name])
    .map(([key, name]) => [key, now[name]]);

const percentText = (share: number): string => String(Number((share * 100).toFixed(1)));

export const compressLink: PageLink = {
  read(pairs) {
    const technique: Record<string, unknown> = { ...defaultTechnique };
    const units: Record<string, unknown> = { ...defaultUnits };
    const seen: Record<string, unknown> = { part: defaultChoice.part };
    let { sparsity, bits } = defaultChoice.amount;
    const problems = [
      ...readChoices(partKeys, pairs, seen),
      ...readChoices(choiceKeys, pairs, technique),
      ...readChoices(unitKeys, pairs, units),
      ...readDistil(pairs),
    ];
    const shareOf = (key: string, usual: number): number => {
      const text = pairs.get(key);
      if (text === undefined) return usual;
      const percent = Number(text);
      if (text !== '' && percent >= 0 && percent <= 100) return percent / 100;
      problems.push({ key, code: 'not-a-number', given: show(text), used: usual * 100 });
      return usual;
    };
    sparsity = shareOf('c-cut', sparsity);
    units.share = shareOf('c-units', defaultUnits.share);
    const width = pairs.get('c-bits');
    if (width !== undefined) {
      const known = bitChoices.find((b) => String(b) === width);
      if (known === undefined) problems.push({ key: 'c-bits', code: 'not-a-choice', given: show(width), used: bits });
      else bits = known;
    }
    const layers = pairs.get('c-layers');
    if (layers !== undefined && /^\d{1,2}(\.\d{1,2})*$/.test(layers)) {
      technique.layers = layers.split('.').map((n) => Number(n) - 1);
    } else if (layers !== undefined)
      problems.push({ key: 'c-layers', code: 'not-a-list', given: show(layers), used: '' });
    technique.activations = pairs.get('c-act') === '1';
    for (const [key, value] of pairs) {
      if (key.startsWith('c-') && !ownKeys.has(key)) problems.push({ key, code: 'unknown-key', given: show(value) });
    }
    useCompress.setState({
      part: seen.part as CompressPart,
      technique: technique as unknown as Technique,
      amount: { sparsity, bits },
      units: units as unknown as UnitSpec,
    });
    return problems;
  },
  write() {
    const { part, technique, amount, units } = useCompress.getState();
    const pairs = writeChoices(partKeys, { part }, defaultChoice);
    const base = defaultChoice.amount;
    if (amount.sparsity !== base.sparsity) pairs.push(['c-cut', percentText(amount.sparsity)]);
    if (amount.bits !== base.bits) pairs.push(['c-bits', String(amount.bits)]);
    pairs.push(...writeChoices(choiceKeys, technique, defaultTechnique));
    if (units.share !== defaultUnits.share) pairs.push(['c-units', percentText(units.share)]);
    pairs.push(...writeChoices(unitKeys, units, defaultUnits), ...writeDistil());
    if (technique.layers.length > 0) pairs.push(['c-layers', listText(technique.layers)]);
    if (technique.activations) pairs.push(['c-act', '1']);
    return pairs;
  },
  subscribe(listener) {
    const stops = [useCompress.subscribe(listener), useDistil.subscribe(listener)];
    return () => stops.forEach((stop) => stop());
  },
};
