// Transformers: on sequences of numbers with one answer, and with one at every place, some of them left out.
import { pictures } from '../../images.ts';
import { texts } from '../../texts.ts';
import type { Dataset } from '../../../src/data/index.ts';
import { fromLink } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

const places = 7;
const whole = pictures({ shape: [places, 3], classes: 3, train: 45, test: 20, noise: 3 });
const tokens = texts({ length: places, vocabulary: 9, train: 45, test: 20, ignoredFrom: 5 });

/** As a link writes them: norms before and behind, with and without dropout, seeing the past or all. */
const models: [layers: string, dataset: Dataset][] = [
  ['embedding16,position,block4h,block2h.x2,layer-norm', tokens],
  ['embedding16,position,block4h.drop0.2,block2h.x2.drop0.1,layer-norm', tokens],
  ['embedding16,position.sinusoidal,block2h.post.hw4.hidden20', tokens],
  ['16g,position.sinusoidal,dropout0.1,block2h.post.full.drop0.2,pool-places.first', whole],
  ['12lin,position,attention3h.hw8,layer-norm,attention1h.full,pool-places.last,8t', whole],
];

export const transformerCases: Case[] = models.flatMap(([layers, dataset]) =>
  ['momentum', 'adam'].map((optimizer): Case => {
    const { experiment, problems } = fromLink(`data=blobs5&layers=${layers}&opt=${optimizer}&batch=8&lr=0.002`);
    if (problems.length > 0) throw new Error(`${layers}: ${problems[0].code}`);
    return { family: 'transformers', name: `${layers}, ${optimizer}`, x: experiment, dataset };
  }),
);
