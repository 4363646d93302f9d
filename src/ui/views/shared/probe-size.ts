// How fine the probe is: as fine as the model's size and the backend allow.
import { useEffect } from 'react';
import type { Probe, RunView } from '../../../engine/session-types.ts';
import { useSession, useStatus, useView } from '../../../store/session.ts';
import { usePointed } from './pointed.ts';

const sides = [64, 48, 32, 24, 16] as const;

/** `work`: multiplications a frame may spend on the probe. */
export function probeFor({ dataset, layers }: Pick<RunView, 'dataset' | 'layers'>, work: number, side: number): Probe {
  const weights = layers.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0);
  if (dataset.plane?.dimensions === 1) {
    return { columns: Math.max(32, Math.min(192, Math.floor(work / weights))), rows: 1 };
  }
  const columns = sides.find((s) => s <= side && s * s * weights <= work) ?? sides[sides.length - 1];
  return { columns, rows: columns };
}

// What a new session starts with.
let asked: Probe = { columns: 48, rows: 48 };

/** Keeps the probe as fine as it can be; mounted once. */
export function useProbeSize(large: boolean): void {
  const session = useSession();
  const view = useView();
  const weak = useStatus((s) => s.backend.kind === 'cpu' || s.backend.software);
  const midway = usePointed((p) => p.midway);
  useEffect(() => {
    if (!view || midway) return;
    const wanted = probeFor(view, weak ? 1e7 : 1e9, large && !weak ? 64 : 48);
    if (wanted.columns === asked.columns && wanted.rows === asked.rows) return;
    asked = wanted;
    void session.setProbe(wanted).catch(() => {}); // the run may be gone
  }, [session, view, weak, large, midway]);
}
