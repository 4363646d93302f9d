// The part of a layer's text behind its first dot: `conv32x3r.same.s2.res`.
import { activationCodes, readActivation } from './activation-codes.ts';

/** A way to write one setting: the value in an option, undefined if the option is another's; and the other way round. */
interface Option {
  name: string;
  read(option: string): unknown;
  /** Undefined where the value needs no word. */
  write(value: unknown): string | undefined;
}

/** A switch: its word is there where it is on. */
const flag = (name: string, word: string): Option => ({
  name,
  read: (option) => (option === word ? true : undefined),
  write: (value) => (value === true ? word : undefined),
});

export const residual = flag('residual', 'res');

/** A word and a whole number behind it, unless it is what goes without saying. */
export const whole = (name: string, word: string, usual: number): Option => ({
  name,
  read: (option) =>
    option.startsWith(word) && /^\d{1,9}$/.test(option.slice(word.length))
      ? Number(option.slice(word.length))
      : undefined,
  write: (value) => (value === undefined || value === usual ? undefined : `${word}${value as number}`),
});

export const stride = (usual: number): Option => whole('stride', 's', usual);

/** An activation by its name, unless it is linear; its short name is read too. */
export const activation: Option = {
  name: 'activation',
  read(option) {
    const name = readActivation(option);
    return name in activationCodes ? name : undefined;
  },
  write: (value) => (value === 'linear' ? undefined : (value as string)),
};

/** One of some words, unless it is the first of them. */
export const choice = (name: string, words: readonly string[]): Option => ({
  name,
  read: (option) => (words.includes(option) ? option : undefined),
  write: (value) => (value === words[0] ? undefined : (value as string)),
});

/** `.same.s2` of a layer with these settings. */
export const writeOptions = (options: readonly Option[], layer: object): string =>
  options
    .map((option) => option.write((layer as Record<string, unknown>)[option.name]))
    .map((word) => (word === undefined ? '' : `.${word}`))
    .join('');

/** The text before the first dot, and the settings behind it; undefined if one of them is no option of the layer. */
export function readOptions(
  text: string,
  options: readonly Option[],
): { head: string; settings: Record<string, unknown> } | undefined {
  const [head, ...words] = text.split('.');
  const settings: Record<string, unknown> = {};
  for (const word of words) {
    const option = options.find((candidate) => candidate.read(word) !== undefined);
    if (!option) return undefined;
    settings[option.name] = option.read(word);
  }
  return { head, settings };
}
