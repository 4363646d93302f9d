// Positions in a link: `position`, which is learnt, or `position.sinusoidal`.
import { positionEncodings } from '../names.ts';
import type { PositionConfig } from '../types.ts';
import { choice, readOptions, writeOptions } from './options.ts';
import type { LayerSyntax } from './syntax.ts';

const options = [choice('encoding', positionEncodings)];

export const position: LayerSyntax<PositionConfig> = {
  type: 'position',
  fields: [{ name: 'encoding', kind: 'choice', choices: positionEncodings, default: 'learned' }],
  write: (layer) => `position${writeOptions(options, layer)}`,
  read(text) {
    const { head, settings } = readOptions(text, options) ?? { head: '' };
    return head === 'position' || head === 'pos' ? { type: 'position', ...settings } : undefined;
  },
};
