// What is remembered on this device: language, theme and what is switched off, nothing else. Storage may be blocked or full: then
// nothing is remembered, and nothing breaks.
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`downhill.${key}`);
    else localStorage.setItem(`downhill.${key}`, value);
  } catch {
    // blocked or full
  }
}

export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(`downhill.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}
