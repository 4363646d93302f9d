// Numbers for reading.

/** A setting's value: as few digits as say it exactly, 1e-7 for the very small. */
export const formatNumber = (value: number): string => String(Number(value.toPrecision(12)));

/** A count with its thousands apart: 12,345. */
export const formatCount = (value: number, language: string): string => Math.round(value).toLocaleString(language);

/** A rate in few letters: 870, 1.2k, 3.4M. */
export function formatShort(value: number): string {
  if (value < 1000) return value < 10 && value > 0 ? value.toFixed(1) : String(Math.round(value));
  return value < 1e6 ? `${(value / 1e3).toPrecision(3)}k` : `${(value / 1e6).toPrecision(3)}M`;
}

/** A measured number with three significant digits. */
export function formatMeasured(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e5) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
