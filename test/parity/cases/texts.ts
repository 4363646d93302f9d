// Every kind of layer that reads tokens, and of recurrent layer, plain and stacked.
import { texts } from '../../texts.ts';
import { fromLink } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

const places = texts({ length: 9, vocabulary: 11, train: 50, test: 10 });
const gaps = texts({ length: 7, vocabulary: 9, train: 50, test: 10, ignoredFrom: 5 });
const rows = texts({ length: 6, vocabulary: 8, train: 60, test: 10, classes: 3 });

const models: [layers: string, dataset: typeof places][] = [
  ['embedding12,10t', places],
  ['embedding7', gaps],
  ['embedding5,flatten,8t', rows],
  ['embedding8,gru16,dropout0.2,gru9,10t', places],
  ['embedding5,lstm12,lstm7', gaps],
  ['embedding4,rnn8.relu.bptt3,lstm6.bptt2', places],
  ['embedding6,layer-norm,gru12.last.bptt4', rows],
  ['embedding6,lstm8.mean,8r', rows],
  ['embedding6,rnn8.last,batch-norm', rows],
  ['embedding6,pool-places.product', rows],
];

export const textCases: Case[] = models.flatMap(([layers, dataset]) =>
  ['momentum', 'adam'].map((optimizer): Case => {
    const { experiment, problems } = fromLink(`data=blobs5&layers=${layers}&opt=${optimizer}&batch=8&lr=0.002`);
    if (problems.length > 0) throw new Error(`${layers}: ${problems[0].code}`);
    return { family: 'texts', name: `${layers}, ${optimizer}`, x: experiment, dataset };
  }),
);
