// What is chosen on the compression page: how weights are removed and rounded, and how far. Part of the link.
import { create } from 'zustand';
import { bitWidths, quantRanges } from '../../engine/compress/quantize.ts';
import { type Problem, pruneMethods, pruneScopes, quantGrains, quantSchemes, show } from '../../experiment/index.ts';
import { type Amount, defaultTechnique, type Technique } from '../../labs/compress/variant.ts';
import type { PageLink } from '../pages.ts';

export interface CompressChoice {
  technique: Technique;
  amount: Amount;
}

export const schemes = [...quantSchemes, 'codebook'] as const;
export const bitChoices = [32, ...bitWidths.toReversed()] as const;

export const defaultChoice: CompressChoice = { technique: defaultTechnique, amount: { sparsity: 0.5, bits: 8 } };

export const useCompress = create<CompressChoice>(() => defaultChoice);

export const setTechnique = (change: Partial<Technique>): void =>
  useCompress.setState(({ technique }) => ({ technique: { ...technique, ...change } }));
export const setAmount = (change: Partial<Amount>): void =>
  useCompress.setState(({ amount }) => ({ amount: { ...amount, ...change } }));

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

export const compressLink: PageLink = {
  read(pairs) {
    const problems: Problem[] = [];
    const technique: Record<string, unknown> = { ...defaultTechnique };
    let { sparsity, bits } = defaultChoice.amount;
    for (const [key, [name, choices]] of Object.entries(choiceKeys)) {
      const given = pairs.get(key);
      if (given === undefined) continue;
      const known = (choices as readonly string[]).find((choice) => choice === given.toLowerCase());
      if (known === undefined) problems.push({ key, code: 'not-a-choice', given: show(given), used: technique[name] });
      else technique[name] = known;
    }
    const cut = pairs.get('c-cut');
    if (cut !== undefined) {
      const percent = Number(cut);
      if (cut !== '' && percent >= 0 && percent <= 100) sparsity = percent / 100;
      else problems.push({ key: 'c-cut', code: 'not-a-number', given: show(cut), used: sparsity * 100 });
    }
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
    useCompress.setState({ technique: technique as unknown as Technique, amount: { sparsity, bits } });
    return problems;
  },
  write() {
    const { technique, amount } = useCompress.getState();
    const pairs: [string, string][] = [];
    const base = defaultChoice.amount;
    if (amount.sparsity !== base.sparsity) pairs.push(['c-cut', String(Number((amount.sparsity * 100).toFixed(1)))]);
    if (amount.bits !== base.bits) pairs.push(['c-bits', String(amount.bits)]);
    for (const [key, [name]] of Object.entries(choiceKeys)) {
      if (technique[name] !== defaultTechnique[name]) pairs.push([key, technique[name]]);
    }
    if (technique.layers.length > 0) pairs.push(['c-layers', listText(technique.layers)]);
    if (technique.activations) pairs.push(['c-act', '1']);
    return pairs;
  },
  subscribe: (listener) => useCompress.subscribe(listener),
};
