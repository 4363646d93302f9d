// Pruning and rounding against torch.nn.utils.prune and torch.fake_quantize on the same weights: identical masks, the
// same numbers; and a compressed file read by the Python that comes with it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDataset } from '../../src/data/index.ts';
import { chooseUnits } from '../../src/engine/compress/choose-units.ts';
import { pruneMask, prunable } from '../../src/engine/compress/prune.ts';
import { dequantize, type QuantSpec, quantize, tensorLevels } from '../../src/engine/compress/quantize.ts';
import type { UnitGroup } from '../../src/engine/compress/units.ts';
import type { Parameter } from '../../src/engine/kernel.ts';
import { CpuBackend } from '../../src/engine/cpu/backend.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { normal, withDefaults } from '../../src/experiment/index.ts';
import { pythonReader } from '../../src/export/compressed-python.ts';
import { writeCompressed } from '../../src/export/compressed.ts';
import { Bench } from '../../src/labs/compress/bench.ts';
import { compressTensors, defaultTechnique, variantMask } from '../../src/labs/compress/variant.ts';
import { inFolder } from './programs.ts';
import { python, runPython } from './python.ts';

const shapes = [[8, 2], [8], [16, 8], [6, 3, 3, 3], [1, 16]];
const parameters: Parameter[] = [];
let length = 0;
for (const [layer, shape] of shapes.entries()) {
  const count = shape.reduce((a, b) => a * b, 1);
  const role = shape.length > 1 ? 'weight' : 'bias';
  parameters.push({ name: `t${layer}`, shape, offset: length, length: count, layer, role, fanIn: 1, fanOut: 1 });
  length = Math.ceil((length + count) / 4) * 4;
}
const theta = Float32Array.from({ length }, (_, i) => 0.3 * normal(7, 1, 0, i));
const gradient = Float32Array.from({ length }, (_, i) => normal(7, 1, 1, i));
const of = (values: ArrayLike<number>, { offset, length: n }: Parameter): number[] =>
  Array.from(values).slice(offset, offset + n);
/** float32 as the shortest text that is it. */
const json = (values: readonly Parameter[], from: ArrayLike<number>): string =>
  JSON.stringify(values.map((p) => ({ shape: p.shape, data: of(from, p) })));

test('masks are those of torch.nn.utils.prune', async () => {
  const tensors = prunable(parameters);
  const shares = [0.1, 0.33, 0.5, 0.9];
  const answer: Record<string, number[][]> = await runPython(`
import json, torch
from torch import nn
from torch.nn.utils import prune
weights = [torch.tensor(t["data"]).reshape(t["shape"]) for t in json.loads('${json(tensors, theta)}')]
gradients = [torch.tensor(t["data"]).reshape(t["shape"]) for t in json.loads('${json(tensors, gradient)}')]
class Holder(nn.Module):
    def __init__(self, w):
        super().__init__()
        self.weight = nn.Parameter(w.clone())
answer = {}
for share in ${JSON.stringify(shares)}:
    for method in ("magnitude", "importance"):
        scores = [w if method == "magnitude" else w * g for w, g in zip(weights, gradients)]
        holders = [Holder(w) for w in weights]
        pairs = [(h, "weight") for h in holders]
        prune.global_unstructured(pairs, prune.L1Unstructured, dict(zip(pairs, scores)), amount=share)
        answer[f"{method} global {share}"] = [h.weight_mask.flatten().tolist() for h in holders]
        holders = [Holder(w) for w in weights]
        for h, s in zip(holders, scores):
            prune.l1_unstructured(h, "weight", share, s)
        answer[f"{method} layer {share}"] = [h.weight_mask.flatten().tolist() for h in holders]
print(json.dumps(answer))
`);
  for (const share of shares) {
    for (const method of ['magnitude', 'importance'] as const) {
      for (const scope of ['global', 'layer'] as const) {
        const mask = pruneMask(parameters, { method, scope, share }, { theta, gradient, seed: 1 });
        expect(tensors.map((p) => of(mask, p))).toEqual(answer[`${method} ${scope} ${share}`]);
      }
    }
  }
});

test('units that go are those of torch.nn.utils.prune.ln_structured', async () => {
  const tensors = prunable(parameters).filter(({ shape }) => shape[0] > 1);
  const groups = tensors.map(({ name, layer, shape }): UnitGroup => ({
    layer,
    kind: 'units',
    units: shape[0],
    makes: [{ tensor: name, axis: 0, inner: 1 }],
    reads: [],
    follows: [],
    output: { buffer: '', outer: 1, inner: 1 },
    resized: (layers) => layers,
  }));
  const shares = [0.2, 0.5, 0.7];
  const answer: number[][][] = await runPython(`
import json, torch
from torch import nn
from torch.nn.utils import prune
answer = []
for share in ${JSON.stringify(shares)}:
    keeps = []
    for t in json.loads('${json(tensors, theta)}'):
        layer = nn.Linear(1, 1)
        layer.weight = nn.Parameter(torch.tensor(t["data"]).reshape(t["shape"]))
        prune.ln_structured(layer, "weight", amount=share, n=2, dim=0)
        keeps.append(layer.weight_mask.flatten(1)[:, 0].tolist())
    answer.append(keeps)
print(json.dumps(answer))
`);
  shares.forEach((share, i) => {
    const keeps = chooseUnits(
      groups,
      { method: 'norm', scope: 'layer', share },
      { parameters, theta, seed: 1, activity: [] },
    );
    expect(keeps.map((keep) => Array.from(keep))).toEqual(answer[i]);
  });
});

test('rounded weights are those of torch.fake_quantize_per_channel_affine and …_per_tensor_affine', async () => {
  const specs: QuantSpec[] = [];
  for (const bits of [2, 3, 4, 5, 6, 7, 8, 16] as const) {
    for (const scheme of ['symmetric', 'affine'] as const) {
      for (const [grain, range] of [
        ['channel', 'min-max'],
        ['tensor', 'mse'],
        ['channel', 'percentile'],
      ] as const) {
        specs.push({ bits, scheme, grain, range });
      }
    }
  }
  const jobs = specs.flatMap((spec) =>
    prunable(parameters).map((p) => {
      const values = theta.slice(p.offset, p.offset + p.length);
      const levels = tensorLevels(values, p.shape[0], spec);
      const ours = dequantize(quantize(values, levels), levels);
      const { scale, zero, qmin, qmax } = levels;
      const job = { shape: p.shape, data: [...values], scale: [...scale], zero: [...zero], qmin, qmax };
      return { job, ours: [...ours], spec };
    }),
  );
  const expected: number[][] = await runPython(`
import json, torch
jobs = json.loads('${JSON.stringify(jobs.map(({ job }) => job))}')
answers = []
for job in jobs:
    w = torch.tensor(job["data"]).reshape(job["shape"])
    scale, zero = torch.tensor(job["scale"]), torch.tensor(job["zero"], dtype=torch.int32)
    limits = (job["qmin"], job["qmax"])
    if len(scale) > 1:
        out = torch.fake_quantize_per_channel_affine(w, scale, zero, 0, *limits)
    else:
        out = torch.fake_quantize_per_tensor_affine(w, scale, zero, *limits)
    answers.append(out.flatten().tolist())
print(json.dumps(answers))
`);
  jobs.forEach(({ ours, job: { scale }, spec }, j) => {
    const ulp = 2 ** (Math.floor(Math.log2(Math.max(...scale))) - 23) * 2 ** spec.bits;
    ours.forEach((value, i) => expect(Math.abs(value - expected[j][i])).toBeLessThanOrEqual(ulp));
  });
});

test('the file is read by its Python to the same numbers', async () => {
  const base = { parameters, theta, gradient, seed: 1 };
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'read_compressed.py'), pythonReader);
    const variants = [
      { patch: {}, bits: 32, sparsity: 0 },
      { patch: {}, bits: 32, sparsity: 0.9 },
      { patch: {}, bits: 8, sparsity: 0 },
      { patch: { scheme: 'affine' }, bits: 4, sparsity: 0.5 },
      { patch: { scheme: 'affine', grain: 'tensor' }, bits: 16, sparsity: 0.7 },
      { patch: { scheme: 'codebook' }, bits: 3, sparsity: 0.3 },
      { patch: { layers: [2] }, bits: 5, sparsity: 0.02 },
    ] as const;
    const ours = variants.map(({ patch, bits, sparsity }, i) => {
      const technique = { ...defaultTechnique, ...patch };
      const tensors = compressTensors(base, variantMask(base, technique, sparsity), technique, bits);
      writeFileSync(join(folder, `${i}.safetensors`), writeCompressed(tensors, 'data=xor'));
      return Object.fromEntries(tensors.map(({ name, values }) => [name, [...values].map((v) => v + 0)]));
    });
    writeFileSync(
      join(folder, 'all.py'),
      `import json
from read_compressed import load_compressed
models = [load_compressed(f"{i}.safetensors") for i in range(${variants.length})]
print(json.dumps([{name: (t.flatten() + 0.0).tolist() for name, t in model.items()} for model in models]))
`,
    );
    expect(JSON.parse(await python(['all.py'], '', folder))).toEqual(ours);
  });
});

test('a downloaded file, read and run by Python on the test rows, has the accuracy that the page says', async () => {
  const x = withDefaults({
    data: { set: 'moons', noise: 0.2 },
    model: { layers: [8, 8].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const })) },
    optimizer: { type: 'adam' },
  });
  const dataset = makeDataset(x.data);
  const backend = new CpuBackend();
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(400);
  const { length: words } = trainer.plan;
  const [trained, slopes] = await trainer.read([
    { buffer: 'theta', words },
    { buffer: 'grad', words },
  ]);
  const bench = new Bench(() => {});
  await bench.open(backend, x, dataset);
  bench.wants = 'report';
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'read_compressed.py'), pythonReader);
    const { x: rows, y, n } = dataset.test;
    writeFileSync(join(folder, 'rows.json'), JSON.stringify({ x: [...rows], y: [...y], n }));
    const amounts = [
      { technique: defaultTechnique, amount: { sparsity: 0, bits: 8 } },
      { technique: { ...defaultTechnique, scheme: 'affine' }, amount: { sparsity: 0.3, bits: 3 } },
      { technique: { ...defaultTechnique, scheme: 'codebook' }, amount: { sparsity: 0.2, bits: 4 } },
    ] as const;
    const said: { accuracy: number; bytes: number }[] = [];
    for (const [i, { technique, amount }] of amounts.entries()) {
      Object.assign(bench, { technique, amount });
      bench.observe({ step: 400, theta: trained.slice(), gradient: slopes, layerState: new Float32Array() });
      await bench.settled();
      const { tensors, metrics, bytes } = bench.report!;
      writeFileSync(join(folder, `${i}.safetensors`), writeCompressed(tensors, ''));
      said.push({ accuracy: 'accuracy' in metrics ? metrics.accuracy : 0, bytes });
    }
    bench.destroy();
    writeFileSync(
      join(folder, 'run.py'),
      `import json, os
import numpy as np, torch
from read_compressed import load_compressed, load_parts
rows = json.load(open("rows.json"))
x, y = torch.tensor(rows["x"]).reshape(rows["n"], -1), torch.tensor(rows["y"])
def accuracy(tensors):
    a = x
    layers = [name[: -len(".weight")] for name in tensors if name.endswith(".weight")]
    for i, layer in enumerate(layers):
        w, b = (torch.from_numpy(np.array(tensors[f"{layer}.{part}"])) for part in ("weight", "bias"))
        a = torch.nn.functional.linear(a, w, b)
        if i < len(layers) - 1:
            a = torch.tanh(a)
    return ((a[:, 0] > 0).float() == y).double().mean().item()
models = [f"{i}.safetensors" for i in range(${amounts.length})]
answer = [{"accuracy": accuracy(load_compressed(m)), "bytes": os.path.getsize(m)} for m in models]
# The first by hand: whole bytes of each unit times its scale, one after the other.
parts, _ = load_parts(models[0])
scales, by_hand = iter(parts["scale"]), {}
for name, part in parts.items():
    if part.dtype == np.int8:
        by_hand[name] = part.astype(np.float32) * np.array([[next(scales)] for _ in part])
    elif name != "scale":
        by_hand[name] = part
print(json.dumps({"read": answer, "by_hand": accuracy(by_hand)}))
`,
    );
    const answer = JSON.parse(await python(['run.py'], '', folder));
    expect(answer).toEqual({ read: said, by_hand: said[0].accuracy });
    // Different models, the first of which has learned something.
    expect(new Set(said.map(({ accuracy }) => accuracy)).size).toBeGreaterThan(1);
    expect(said[0].accuracy).toBeGreaterThan(0.75);
  });
});
