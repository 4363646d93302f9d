import { describe, expect, test } from 'vitest';
import { kernelNames, shaderFile } from '../../../engine/gpu/shaders.ts';
import { highlight, splitImports, type Language } from './highlight.ts';

const twins = import.meta.glob<string>('/src/engine/cpu/*.ts', { query: '?raw', import: 'default', eager: true });
const kinds = (code: string, language: Language) =>
  highlight(code, language).map((line) => line.filter((t) => t.kind !== 'plain').map((t) => `${t.kind}:${t.text}`));

describe('highlighting', () => {
  test('WGSL', () => {
    expect(kinds('@group(0) var<uniform> step: Step; // row\nlet x = 0.5f * exp(y);', 'wgsl')).toEqual([
      ['attribute:@group', 'number:0', 'keyword:var', 'keyword:uniform', 'type:Step', 'comment:// row'],
      ['keyword:let', 'number:0.5f', 'call:exp'],
    ]);
  });

  test('TypeScript', () => {
    expect(kinds("import { a } from './b.ts';\n/** Two\n lines */\nconst x: number = f(1e-6);", 'ts')).toEqual([
      ['keyword:import', 'keyword:from', "string:'./b.ts'"],
      ['comment:/** Two'],
      ['comment: lines */'],
      ['keyword:const', 'type:number', 'call:f', 'number:1e-6'],
    ]);
  });

  test('nothing is lost of any file that is shown', () => {
    for (const code of [...kernelNames.map(shaderFile), ...Object.values(twins)]) {
      for (const language of ['wgsl', 'ts'] as const) {
        const lines = highlight(code, language);
        expect(lines.map((line) => line.map((t) => t.text).join('')).join('\n')).toBe(code);
      }
    }
  });
});

test('imports stand between the shader’s own lines', () => {
  expect(splitImports('// a\n#import step\nalias real = vec4f;\n#import rule\n')).toEqual([
    { code: '// a' },
    { import: 'step' },
    { code: 'alias real = vec4f;' },
    { import: 'rule' },
  ]);
});
