// The text of train.py, put together from what the optimizer, the schedule, the loss, the layers, the initializer
// and the batch strategy of the experiment declare in their own files.
import { toLink } from '../../experiment/index.ts';
import { batchesSection } from './batches.ts';
import { compressionSections } from './compression.ts';
import { halfSection, inHalves } from './half.ts';
import { evaluateSection, mainSection, processes, trainSection } from './loop.ts';
import { lossSection } from './loss.ts';
import { describeModel, initializeSection, modelSection } from './model.ts';
import { changeSection, optimizerSection } from './optimizer.ts';
import { calls, lines, plain } from './python.ts';
import { randomSection } from './random.ts';
import { scheduleSection } from './schedule.ts';
import { editsOf, settingsOf, settingsSection } from './settings.ts';
import type { Use } from './use.ts';

/** The longest link that is worth its place in the head of the program. */
const longestLink = 1000;

function head(use: Use, steps: number): string {
  const { x, dataset } = use;
  const { train, test, featureNames, shape } = dataset;
  const inputs = featureNames.length > 0 ? featureNames.join(', ') : shape.join(' x ');
  const link = toLink(x);
  return lines(
    '"""A Downhill experiment as a PyTorch program: the same losses as in the playground, step by step.',
    '',
    `Data:  ${x.data.set}, ${train.n} samples to train on and ${test.n} to test on; inputs: ${plain(inputs)}`,
    `Model: ${describeModel(use)}`,
    link !== '' && link.length <= longestLink && `Link:  #${plain(link)}`,
    '',
    `    python3 train.py --steps ${steps} --out losses.json`,
    `    torchrun --nproc_per_node 2 train.py --steps ${steps}    (two processes share every batch)`,
    '',
    '(Where torchrun ends with "NoneType has no attribute get", as with PyTorch 1.13 and Python 3.11 in Debian 12,',
    'add --redirects 1 --tee 1.)',
    '',
    `Needs numpy and PyTorch 1.13 or newer, and data.npz${use.weights.size > 0 ? ' and weights.npz' : ''} beside it. model.state_dict() has the names of the`,
    "playground's .safetensors file: layers.0.weight, layers.0.bias, layers.1.weight and so on, the output last.",
    '"""',
  );
}

const imports = (body: string): string =>
  lines(
    'import argparse',
    calls(body, 'copy.deepcopy') && 'import copy',
    calls(body, 'itertools.count') && 'import itertools',
    'import json',
    'import math',
    'import os',
    'from pathlib import Path',
    'from types import SimpleNamespace',
    '',
    'import numpy as np',
    'import torch',
    'import torch.distributed as dist',
    'import torch.nn.functional as F',
    'from torch import nn',
  );

const gap = '\n\n\n';
const note = "# The rest makes this the playground's run: its initial parameters, batches and random numbers.\n\n";

export function program(use: Use): string {
  const { x } = use;
  const settings = settingsOf(use);
  const edits = editsOf(use);
  const changes = changeSection(settings, edits);
  // Long enough to reach what was changed by hand.
  const steps = Math.max(1000, ...x.tweaks.map(({ step }) => step + 1));
  const mixed = x.precision === 'mixed';
  const core = [
    lossSection(use),
    mixed ? halfSection(x) : '',
    mixed ? inHalves(modelSection(use)) : modelSection(use),
    optimizerSection(use),
    scheduleSection(use),
    changes,
    ...compressionSections(use),
    trainSection(use, changes !== ''),
    evaluateSection(use),
  ];
  const start = [initializeSection(use), batchesSection(use)];
  const body = [...core, ...start].join('\n');
  const parts = [
    settingsSection(settings, edits),
    ...core,
    `${note}\n${start.join(gap)}`,
    randomSection(x.seed, body),
    processes,
    mainSection(steps),
  ];
  return `${head(use, steps)}\n${imports(body)}\n\n${parts.filter((part) => part !== '').join(gap)}\n`;
}
