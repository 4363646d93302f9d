// What the compiler does not see: that every setting and every choice of the table has words, in both languages.
import { describe, expect, test } from 'vitest';
import {
  type ActivationName,
  activations,
  fields,
  layerFields,
  layerSyntaxes,
  problemCodes,
} from '../../experiment/index.ts';
import '../pages/compress/WhilePanel.tsx'; // brings words of its settings
import { fieldLabel, optionLabel } from '../controls/labels.ts';
import { troubleWords } from './error-text.ts';
import { en } from './en.ts';
import { helpEn } from './pages/help.en.ts';
import { helpZh } from './pages/help.zh.ts';
import { layersEn } from './pages/layers.en.ts';
import { layersZh } from './pages/layers.zh.ts';
import { noticesEn } from './pages/notices.en.ts';
import { noticesZh } from './pages/notices.zh.ts';
import { shareEn } from './pages/share.en.ts';
import { shareZh } from './pages/share.zh.ts';
import { viewsEn } from './views.en.ts';
import { viewsZh } from './views.zh.ts';
import { zh } from './zh.ts';

describe.each([
  ['en', en],
  ['zh', zh],
])('%s', (_, words) => {
  test.each(fields.map((field) => field.path))('%s has a label and help', (path) => {
    const { label, help } = fieldLabel(words, path);
    expect(label).not.toBe(path);
    expect(label).not.toBe('');
    expect(help).not.toBe('');
  });

  test('every choice has a label and help', () => {
    const choices = fields.flatMap((field) =>
      field.kind === 'choice' || field.kind === 'choices' ? field.choices.map((choice) => [field.path, choice]) : [],
    );
    for (const [path, choice] of [...choices, ...activations.map((name) => ['model.layers.0.activation', name])]) {
      expect(optionLabel(words, path, choice).help, `${path}: ${choice}`).not.toBe('');
    }
  });

  test('every problem has a sentence', () => {
    for (const code of problemCodes) expect(troubleWords(words).problems.codes[code]('7')).not.toBe('');
  });
});

test.each([
  ['en', layersEn],
  ['zh', layersZh],
])('every setting of a layer and its choices have words: %s', (_, words) => {
  for (const field of Object.values(layerSyntaxes).flatMap(layerFields)) {
    expect(words.fields[field.name]?.help, field.name).toBeTruthy();
    if (field.kind !== 'choice' || field.choices === activations) continue;
    for (const choice of field.choices) {
      const named = words.choices[field.name]?.[choice] ?? en.options.activations[choice as ActivationName]?.label;
      expect(named, `${field.name} ${choice}`).toBeTruthy();
    }
  }
});

const pairs = {
  page: [en, zh],
  views: [viewsEn, viewsZh],
  share: [shareEn, shareZh],
  help: [helpEn, helpZh],
  notices: [noticesEn, noticesZh],
};

test.each(Object.entries(pairs))('the two languages differ, and 简体中文 is Chinese: %s', (_, [english, chinese]) => {
  const texts = (node: unknown, path = ''): [string, string][] =>
    typeof node === 'string'
      ? [[path, node]]
      : typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, child]) => texts(child, `${path}.${key}`))
        : [];
  const known = new Map(texts(english));
  const same = texts(chinese).filter(
    ([path, text]) =>
      known.get(path) === text && !path.startsWith('.options.activations') && /[a-z]{4,} [a-z]{3,}/i.test(text),
  );
  expect(same).toEqual([]);
});
