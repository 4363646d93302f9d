import { short, whole } from '../../views/shared/format.ts';

/** 812 B, 12.3 kB, 1.2 MB: the exact number as long as it is short. */
export function bytesText(bytes: number): string {
  if (bytes < 10_000) return `${whole(bytes)} B`;
  return bytes < 1e6 ? `${short(bytes / 1e3)} kB` : `${short(bytes / 1e6)} MB`;
}
