// Parameters on both sides: the program starts from the very numbers we start from, and takes ours from a
// .safetensors file by their names.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDataset } from '../../src/data/index.ts';
import { metricsOf } from '../../src/engine/evaluate.ts';
import { compilePlan } from '../../src/engine/plan.ts';
import { Trainer } from '../../src/engine/trainer.ts';
import { initializers, withDefaults } from '../../src/experiment/index.ts';
import { safetensors } from '../../src/export/index.ts';
import { backends } from './backends.ts';
import { inFolder, writeProgram } from './programs.ts';
import { python } from './python.ts';

const printInitial = `
import importlib.util, json, sys
for folder in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location("train", folder + "/train.py")
    train = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(train)
    model = train.Model()
    train.initialize(model)
    print(json.dumps([[name, list(p.shape), p.flatten().tolist()] for name, p in model.state_dict().items()]))
`;

test('the same initial parameters, to the bit', async () => {
  const models = initializers.flatMap((init) => [{ init }, { init, gain: 0.3 }]);
  const experiments = models.map((model) => withDefaults({ seed: 123456789, data: { set: 'blobs5' }, model }));
  const ours = experiments.map((x) => {
    const { parameters, buffers } = compilePlan(x, makeDataset(x.data));
    const theta = buffers.find(({ name }) => name === 'theta')!.data!;
    return parameters.map(({ name, shape, offset, length }) => [
      name,
      shape,
      Array.from(theta.subarray(offset, offset + length)),
    ]);
  });
  const printed = await inFolder((folder) => {
    const folders = experiments.map((x) => {
      const own = join(folder, `${x.model.init} ${x.model.gain}`);
      mkdirSync(own);
      writeProgram(own, x);
      return own;
    });
    return python(['-', ...folders], printInitial);
  });
  const theirs = printed.trim().split('\n');
  expect(theirs.map((line) => JSON.parse(line) as unknown)).toEqual(ours);
});

const readSafetensors = `
import json, struct, numpy, torch, train
with open("model.safetensors", "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
tensors = {}
for name, entry in header.items():
    if name != "__metadata__":
        start, end = entry["data_offsets"]
        values = numpy.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
model = train.Model()
model.load_state_dict(tensors)
print(train.evaluate(model, "cpu"))
`;

test('a .safetensors file is the state dict of the program', async () => {
  const x = withDefaults({ data: { set: 'moons', noise: 0.2 }, optimizer: { type: 'adam' } });
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(await backends.cpu(), x, dataset);
  await trainer.run(300);
  const { theta } = await trainer.checkpoint();
  const tensors = trainer.plan.parameters.map(({ name, shape, offset, length }) => ({
    name,
    shape,
    data: theta.subarray(offset, offset + length),
  }));
  const pass = { pass: 'evaluate.test', offset: 0, size: dataset.test.n };
  const output = trainer.plan.layers.at(-1)!.output.value;
  const answers = await trainer.advance(0, false, {
    passes: [{ ...pass, reads: [{ buffer: output, words: dataset.test.n }] }],
  });
  const metrics = metricsOf(x.loss, dataset, answers![0], dataset.test);
  const said = await inFolder((folder) => {
    writeProgram(folder, x);
    writeFileSync(join(folder, 'model.safetensors'), safetensors(tensors, { format: 'pt' }));
    return python(['-'], readSafetensors, folder);
  });
  const [loss, accuracy] = [...said.matchAll(/[\d.]+/g)].map(Number);
  expect(loss).toBeCloseTo(metrics.loss, 5);
  expect(accuracy).toBeCloseTo(100 * (metrics as { accuracy: number }).accuracy, 1);
});
