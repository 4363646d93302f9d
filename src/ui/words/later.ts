// Words of settings that only one page shows: they come with that page.
import type { Language } from '../../store/preferences.ts';

interface Label {
  label: string;
  help: string;
}

export interface LaterWords {
  /** Help of a setting, by its path: its label is in the first load, where every list of settings needs it. */
  help: Readonly<Record<string, string>>;
  /** Words of its choices, by path and choice. */
  options: Readonly<Record<string, Readonly<Record<string, Label>>>>;
}

const none: LaterWords = { help: {}, options: {} };
const known: Record<Language, LaterWords> = { en: none, zh: none };

export function addWords(both: Record<Language, LaterWords>): void {
  for (const language of ['en', 'zh'] as const) {
    const [a, b] = [known[language], both[language]];
    known[language] = { help: { ...a.help, ...b.help }, options: { ...a.options, ...b.options } };
  }
}

export const laterWords = (language: Language): LaterWords => known[language];
