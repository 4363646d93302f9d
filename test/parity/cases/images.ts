// Models of images.
import { pictures } from '../../images.ts';
import { fromLink } from '../../../src/experiment/index.ts';
import type { Case } from './types.ts';

// So noisy that no loss vanishes, which would make its last digits everything.
const small = pictures({ shape: [1, 9, 9], classes: 4, train: 60, test: 20, noise: 3 });
const colored = pictures({ shape: [3, 8, 10], classes: 2, train: 50, test: 20, noise: 3 });

/** As a link writes them: every kind of layer, stride, padding and window among them. */
const models: [layers: string, dataset: typeof small][] = [
  ['conv8x3r,max-pool2,conv12x3r,flatten,16r', small],
  ['conv5x4g.same,conv6x5t.same.s2,global-avg-pool', small],
  ['conv6x4si.s2,avg-pool2,9t', colored],
  ['conv3x2e.same.s3,max-pool3.s1', colored],
  ['conv4x3t.same,conv4x3r.same.res,avg-pool3.s2,10t,10t.res', colored],
  ['conv4x1lr,max-pool3.s2,conv4x2sp', small],
  ['batch-norm,conv4x3t,layer-norm,10r,layer-norm', colored],
  // The classic (above) and a dense network, with dropout and with batch normalisation, each on and off.
  ['conv8x3r,max-pool2,dropout0.25,flatten,dropout0.5,16r', small],
  ['conv6x3,batch-norm.tanh,max-pool2,conv8x3g,batch-norm,12t', small],
  ['dropout0.1,conv6x3,batch-norm.relu,max-pool2,conv8x3g,batch-norm,12t,batch-norm.gelu,dropout0.3', small],
  ['32r,16t', small],
  ['32t,dropout0.3,16t', small],
  ['32,batch-norm.relu,16t', small],
  ['32,batch-norm.relu,dropout0.3,16t', small],
];

export const imageCases: Case[] = models.flatMap(([layers, dataset]) =>
  ['momentum', 'adam'].map((optimizer): Case => {
    const { experiment, problems } = fromLink(`data=blobs5&layers=${layers}&opt=${optimizer}&batch=8&lr=0.002`);
    if (problems.length > 0) throw new Error(`${layers}: ${problems[0].code}`);
    return { family: 'images', name: `${layers}, ${optimizer}`, x: experiment, dataset };
  }),
);
