// The page's words. English is in the first load; 简体中文 is loaded when it is wanted.
import { useSyncExternalStore } from 'react';
import { usePreferences, type Language } from '../../store/preferences.ts';
import { en } from './en.ts';

export type Words = typeof en;

const loaded: Partial<Record<Language, Words>> = { en };
let current: Words = en;
const listeners = new Set<() => void>();

/** Loads the words of a language and shows them; what is there stays until they have come. */
export async function showLanguage(language: Language): Promise<void> {
  loaded[language] ??= (await import('./zh.ts')).zh;
  if (usePreferences.getState().language !== language) return; // switched again meanwhile
  current = loaded[language];
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  document.title = current.title;
  for (const listener of listeners) listener();
}

/** The words of the language shown, for code outside components. */
export const words = (): Words => current;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** `const w = useWords()`, then `w.panels.loss`. */
export const useWords = (): Words => useSyncExternalStore(subscribe, words);

/** Which language these words are in. */
export const languageOf = (some: Words): Language => (some === en ? 'en' : 'zh');

/** The words of a part that is loaded when it is first seen: both languages come with it. `const useW = pageWords({ en, zh })`. */
export const pageWords =
  <T>(both: Record<Language, T>) =>
  (): T =>
    both[languageOf(useWords())];
