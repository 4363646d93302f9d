// Mixed precision. The numbers are rounded to the same halves on both sides, but a half that lies on the edge between two
// goes here one way and there the other, by 2⁻¹¹ of itself: runs may be apart by four times that, and not by 1e-4 only. (At the edge of a ReLU or a maximum such a half
// takes another way and the runs part; hence smooth layers.)
import { pictures } from '../../images.ts';
import { texts } from '../../texts.ts';
import { type Experiment, fromLink } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

const halfTolerance = 2 ** -9;

const experiment = (link: string): Experiment => {
  const { experiment: x, problems } = fromLink(`${link}&precision=mixed`);
  if (problems.length > 0) throw new Error(`${link}: ${problems[0].code}`);
  return x;
};
const images = pictures({ shape: [1, 9, 8], classes: 3, train: 45, test: 20, noise: 3 });
const tokens = texts({ length: 7, vocabulary: 9, train: 45, test: 20 });

const runs: Pick<Case, 'name' | 'x' | 'dataset'>[] = [
  { name: 'dense layers, SGD', x: experiment('data=moons&layers=8t,8r&lr=0.03&l2=0.001') },
  { name: 'momentum, clipped', x: experiment('data=blobs5&layers=32g&opt=momentum&clip=0.5&loss-scale=static') },
  // A scale so large that the first steps overflow, and grows again soon.
  {
    name: 'Adam whose first steps overflow',
    x: experiment('data=spiral&layers=8t&opt=adamw&loss-scale-value=16777216&loss-scale-interval=20'),
  },
  {
    name: 'a convolution',
    x: experiment('data=blobs5&layers=conv4x3t,avg-pool2,flatten,16t&opt=momentum&lr=0.01'),
    dataset: images,
  },
  {
    name: 'a convolution with batch normalisation and dropout',
    x: experiment('data=blobs5&layers=conv4x3,batch-norm.tanh,avg-pool2,dropout0.2,12t&opt=adam&lr=0.002'),
    dataset: images,
  },
  {
    name: 'a transformer',
    x: experiment('data=blobs5&layers=embedding16,position,block4h,layer-norm&opt=momentum&lr=0.01&batch=8'),
    dataset: tokens,
  },
];

export const mixedCases: Case[] = runs.map(({ name, x, dataset }) => ({
  family: 'mixed precision',
  name,
  x,
  dataset,
  tolerance: halfTolerance,
}));
