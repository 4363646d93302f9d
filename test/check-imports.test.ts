import { expect, test } from 'vitest';
import { reasonAgainst } from '../scripts/check-imports.mjs';

test('imports go down', () => {
  expect(reasonAgainst('src/ui/panels/rate.tsx', '../../store/run.ts')).toBeNull();
  expect(reasonAgainst('src/engine/gpu/kernel.ts', '../../../shaders/adam.wgsl?raw')).toBeNull();
  expect(reasonAgainst('src/engine/plan.ts', './gpu/device.ts')).toBeNull();
  expect(reasonAgainst('src/store/run.ts', 'zustand')).toBeNull();
  expect(reasonAgainst('src/main.tsx', './ui/app.tsx')).toBeNull();
  expect(reasonAgainst('src/engine/gpu/adam.gpu.test.ts', '../../../test/gpu-device.ts')).toBeNull();
});

test('and never back', () => {
  expect(reasonAgainst('src/engine/plan.ts', '../store/run.ts')).toContain('not store');
  expect(reasonAgainst('src/experiment/link.ts', '../data/registry.ts')).toContain('not data');
  expect(reasonAgainst('src/labs/sweep.ts', '../main.tsx')).toContain('above');
  expect(reasonAgainst('src/engine/plan.ts', '../../test/gpu-device.ts')).toContain('not test');
});

test('the engine knows no page', () => {
  expect(reasonAgainst('src/engine/trainer.ts', 'react')).toContain('knows no react');
  expect(reasonAgainst('src/labs/sweep.ts', 'zustand/vanilla')).toContain('knows no zustand');
  expect(reasonAgainst('src/ui/app.tsx', 'node:fs')).toContain('browser');
  expect(reasonAgainst('src/experiment/random.ts', 'react-is-not-this')).toBeNull();
});

test('a folder nobody planned is asked about', () => {
  expect(reasonAgainst('src/utils/things.ts', './more.ts')).toContain('layout');
});
