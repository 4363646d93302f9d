// Language and theme: of the person, not of the experiment.
import { create } from 'zustand';
import { remember, remembered } from './storage.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface Preferences {
  language: Language;
  theme: Theme;
  /** What the theme comes to here and now. */
  dark: boolean;
}

const prefersDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
const isDark = (theme: Theme): boolean => (theme === 'system' ? (prefersDark?.matches ?? false) : theme === 'dark');

/** The first of the browser's languages that we have. */
function browserLanguage(): Language {
  const wanted = typeof navigator === 'object' ? (navigator.languages ?? [navigator.language]) : [];
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

function start(): Preferences {
  const language = languages.find((name) => name === remembered('language')) ?? browserLanguage();
  const theme = themes.find((name) => name === remembered('theme')) ?? 'system';
  return { language, theme, dark: isDark(theme) };
}

export const usePreferences = create<Preferences>(start);

prefersDark?.addEventListener('change', () => usePreferences.setState(({ theme }) => ({ dark: isDark(theme) })));

export function setLanguage(language: Language): void {
  remember('language', language);
  usePreferences.setState({ language });
}

export function setTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? undefined : theme);
  usePreferences.setState({ theme, dark: isDark(theme) });
}
